import { byPlace } from '../../document/definitions.ts';
import type { FileView } from '../../document/file-view.ts';
import type { Line } from '../../document/line-store.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan } from '../edits.ts';

/** Blocks that need an end, with the line that closes them and the severity of a missing one. */
const BLOCKS = [
	{
		open: ['opencommand'],
		close: 'closecommand',
		end: 'CloseCommand',
		severity: 'information',
		why: 'Samhain runs the command anyway. Options of [External] below this line apply to it, until the next `OpenCommand`.',
	},
	{ open: ['logmonhost'], close: 'logmonendhost', end: 'LogmonEndHost', severity: 'warning', why: undefined },
	{
		open: ['logmongroup'],
		close: 'logmonendgroup',
		end: 'LogmonEndGroup',
		severity: 'warning',
		why: undefined,
	},
] as const;

/** Lines that open a block which no line closes before the next one opens, or at all. */
function openLines(view: FileView, open: readonly string[], close: string): readonly Line[] {
	const lines = [...open, close]
		.flatMap((key) => view.lines(`option:${key}`))
		.filter((line) => !view.isDropped(line) && line.parsed.daemonMessages.length === 0)
		.sort(byPlace);
	// If some of them are in a conditional block, nothing is certain.
	if (lines.some((line) => line.context?.branch !== undefined)) return [];
	return lines.filter((line, at) => {
		if (line.parsed.option?.key === close) return false;
		return lines[at + 1]?.parsed.option?.key !== close;
	});
}

export const unclosedBlock = defineRule({
	id: 'unclosed-block',
	scope: 'file',
	reads: ['tail', ...BLOCKS.flatMap(({ open, close }) => [...open, close].map((key) => `option:${key}`))],
	summary: 'A block of an external command or of log rules has no end.',
	why: 'Samhain does not report it. Later lines belong to the open block: rules of [Logmon] below apply only to its hosts or its group.',
	advice: 'Add the end of the block.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_extern.c, sh_ext_setcommand', 'src/sh_log_evalrule.c, sh_eval_hadd and sh_eval_gadd'],
	examples: {
		bad: [
			'[Logmon]\nLogmonActive=yes\nLogmonHost=^web\nLogmonRule=trash:.*\nLogmonHost=^db\nLogmonEndHost\n',
			'[External]\nOpenCommand=/usr/bin/logger\nSetType=log\n',
		],
		good: [
			'[Logmon]\nLogmonActive=yes\nLogmonHost=^web\nLogmonRule=trash:.*\nLogmonEndHost\n',
			'[External]\nOpenCommand=/usr/bin/logger\nSetType=log\nCloseCommand\n',
		],
	},
	check(view, report) {
		for (const { open, close, end, severity, why } of BLOCKS) {
			for (const line of openLines(view, open, close)) {
				const span = textSpan(line);
				report({
					...span,
					severity,
					...(why === undefined ? undefined : { why }),
					what: `The block ${quote(line.text.slice(span.start, span.end))} lacks \`${end}\`, so ${close === 'closecommand' ? 'later options of [External]' : 'later lines'} belong to it.`,
				});
			}
		}
	},
});
