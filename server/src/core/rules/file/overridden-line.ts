import { ALL_OPTIONS } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import { linesInForce } from '../../effective/in-force.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, textSpan } from '../edits.ts';

/** Options of which the last line counts, in the file or in the open block. */
const KEYS = [
	...new Set(
		ALL_OPTIONS.filter(({ repeat }) => repeat === 'last' || repeat === 'last-in-block').map(({ key }) => key),
	),
];

/** More lines of one option than these are not compared. */
const MAX_LINES = 200;

export const overriddenLine = defineRule({
	id: 'overridden-line',
	scope: 'file',
	reads: [
		'conflict-marker',

		...['tail', 'option:opencommand', 'option:setmailaddress', 'option:setmailalias'],
		...KEYS.map((key) => `option:${key}`),
	],
	summary: 'A later line of the same option replaces this one.',
	why: 'For most options samhain uses the last line, without a message about the earlier ones. Changing an earlier line has no effect.',
	advice: 'Keep one line.',
	defaultSeverity: 'hint',
	concern: 'tidiness',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[Misc]\nDaemon=yes\nDaemon=no\n'],
		good: ['[Misc]\nDaemon=no\n', '[Misc]\n@if hostname_matches ^web\nDaemon=yes\n@else\nDaemon=no\n@end\n'],
	},
	check(view, report) {
		// Both versions of an unresolved merge set the same options; the conflict itself is the finding.
		if (view.lines('conflict-marker').length > 0) return;
		for (const key of KEYS) {
			// Nobody sets an option so often; an edit goes on costing what it changes.
			if (view.hasMore(`option:${key}`, MAX_LINES) || !view.hasMore(`option:${key}`, 1)) continue;
			for (const [line, decides] of linesInForce(view, key).overridden) {
				const { name = key } = line.parsed.option ?? {};
				report({
					...textSpan(line),
					tag: 'unnecessary',
					what: `This line has no effect: the later ${quote(`${name}=${optionText(decides).value}`)} replaces it.`,
					related: [{ ...textSpan(decides), message: 'The line in force.' }],
					fixes: () => [removeLine(line)],
				});
			}
		}
	},
});
