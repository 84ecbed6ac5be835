import { findOption, sectionsFor } from '../../catalogue/lookup.ts';
import type { Daemon } from '../../daemon/daemon.ts';
import type { Line } from '../../document/line-store.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan } from '../edits.ts';
import type { Fix } from '../finding.ts';
import { isAccepted } from '../try-value.ts';
import { whyInvalid } from '../where-known.ts';

/** A line such as `SetLoopTime 60` or `SetLoopTime: 60`, put right. */
function equalsFix(line: Line, daemon: Daemon): Fix | undefined {
	const { start, end } = textSpan(line);
	const match = /^([A-Za-z]\w*)(\s*:\s*|\s+)(\S.*)$/.exec(line.text.slice(start, end));
	if (match === null) return undefined;
	const [, key = '', between = '', value = ''] = match;
	const section = line.context?.section ?? '';
	const option = findOption(section, key.toLowerCase(), daemon);
	if (option?.key !== key.toLowerCase() || !isAccepted(option, section, value, daemon)) return undefined;
	const at = start + key.length;
	return {
		title: 'Put a `=` between name and value',
		edits: [{ kind: 'replace', line, start: at, end: at + between.length, text: '=' }],
		isPreferred: true,
	};
}

/** A header that lost its opening bracket. */
function headerFix(line: Line, daemon: Daemon): Fix | undefined {
	const { start, end } = textSpan(line);
	const match = /^([A-Za-z][A-Za-z0-4]*)\s*\]$/.exec(line.text.slice(start, end));
	const name = match?.[1]?.toLowerCase();
	const section = sectionsFor(daemon).find((one) => one.name.toLowerCase() === name);
	if (section === undefined) return undefined;
	return {
		title: `Change to \`[${section.name}]\``,
		edits: [{ kind: 'replace', line, start, end, text: `[${section.name}]` }],
		isPreferred: true,
	};
}

export const missingEquals = defineRule({
	id: 'missing-equals',
	scope: 'line',
	kinds: ['invalid'],
	summary: 'A line has no `=`.',
	why: 'Every option but a few closing words needs a value behind a `=`. The daemon says "Invalid line" and drops it. There are no continuation lines, so the rest of a wrapped line is lost, too.',
	advice: 'Write `Name=value` in one line, or make it a comment.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line'],
	examples: {
		bad: [
			'[Misc]\nSetLoopTime 60\n',
			{
				note: 'A line cannot be continued in the next one.',
				text: '[Misc]\nTrustedUser=daemon, \\\n  www-data\n',
			},
		],
		good: ['[Misc]\nSetLoopTime=60\n', '[Mail]\nSetMailAddress=root@example.org\nCloseAddress\n'],
	},
	check(line, daemon, report) {
		if (whyInvalid(line, daemon).kind !== 'no-equals') return;
		const span = textSpan(line);
		const header = headerFix(line, daemon);
		report({
			...span,
			what:
				header === undefined
					? `${quote(line.text.slice(span.start, span.end))} has no \`=\`.`
					: `${quote(line.text.slice(span.start, span.end))} is no header: the opening bracket is missing.`,
			...(header === undefined
				? undefined
				: {
						why: 'The daemon takes it for an invalid option, and the lines below stay in the section above.',
						advice: 'Put the bracket back.',
					}),
			fixes: () => [header ?? equalsFix(line, daemon)].filter((fix) => fix !== undefined),
		});
	},
});
