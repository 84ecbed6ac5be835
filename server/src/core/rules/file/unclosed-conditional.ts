import { byPlace } from '../../document/definitions.ts';
import type { FileView } from '../../document/file-view.ts';
import type { Line } from '../../document/line-store.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan } from '../edits.ts';
import type { Fix } from '../finding.ts';

/** The condition lines that no `@end` closes, outermost first. */
function unclosed(view: FileView): readonly Line[] {
	const open: Line[] = [];
	const lines = [...view.lines('condition'), ...view.lines('end')].sort(byPlace);
	for (const line of lines) {
		if (view.isDropped(line)) continue;
		if (line.parsed.kind === 'condition') open.push(line);
		else open.pop();
	}
	return open;
}

function closeFix(view: FileView): Fix | undefined {
	const tail = view.lastLine();
	if (tail === undefined) return undefined;
	const end = view.lines('eof').find((line) => !view.isDropped(line));
	const title = 'Add `@end`';
	if (end !== undefined)
		return { title, edits: [{ kind: 'insert', line: end, where: 'before', lines: ['@end'] }] };
	if (tail.text === '')
		return { title, edits: [{ kind: 'insert', line: tail, where: 'before', lines: ['@end'] }] };
	return { title, edits: [{ kind: 'insert', line: tail, where: 'after', lines: ['@end', ''] }] };
}

export const unclosedConditional = defineRule({
	id: 'unclosed-conditional',
	scope: 'file',
	reads: ['condition', 'end', 'eof', 'tail'],
	summary: 'A conditional block has no `@end`.',
	why: 'On every host that does not match the condition, samhain ignores the rest of the file, including headers and `[EOF]`. It logs "missing @end" once, for the last line.',
	advice: 'Close the block with `@end`.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_read'],
	examples: {
		bad: ['[Misc]\n@if hostname_matches ^web\nSetLoopTime=60\n[ReadOnly]\nfile=/etc/passwd\n'],
		good: [
			'[Misc]\n@if hostname_matches ^web\nSetLoopTime=60\n@end\n',
			{
				note: '`@fi`, `$end` and `$fi` also close a block.',
				text: '[Misc]\n@web1.example.org\nSetLoopTime=60\n$fi\n',
			},
		],
	},
	check(view, report) {
		for (const line of unclosed(view)) {
			const span = textSpan(line);
			report({
				...span,
				what: `${quote(line.text.slice(span.start, span.end))} has no \`@end\`: hosts that do not match ignore the rest of the file.`,
				fixes: () => [closeFix(view)].filter((fix) => fix !== undefined),
			});
		}
	},
});
