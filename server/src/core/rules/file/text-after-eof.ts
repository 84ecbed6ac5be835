import type { FileView } from '../../document/file-view.ts';
import type { Line } from '../../document/line-store.ts';
import { defineRule } from '../define-rule.ts';
import { textSpan } from '../edits.ts';

/** Lines behind `[EOF]` that are no comment, without the signature of a signed file. */
function lostLines(view: FileView): readonly Line[] {
	const lines = view.lines('after-end').filter((line) => line.context?.ended === 'eof');
	const signature = lines.findIndex((line) => line.text.startsWith('-----BEGIN PGP SIGNATURE-----'));
	return signature < 0 ? lines : lines.slice(0, signature);
}

export const textAfterEof = defineRule({
	id: 'text-after-eof',
	scope: 'file',
	reads: ['after-end', 'eof', 'tail'],
	summary: 'There is text behind `[EOF]`.',
	why: 'The daemon stops reading at `[EOF]`; what follows is ignored without a message. It happens when a script appends to the file, as in `yule -P password >> yulerc`.',
	advice: 'Put the lines above `[EOF]`, or remove it: a file needs none.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconf_read'],
	examples: {
		bad: ['[Misc]\nSetLoopTime=60\n[EOF]\n[ReadOnly]\nfile=/etc/passwd\n'],
		good: ['[Misc]\nSetLoopTime=60\n[EOF]\n# notes\n'],
	},
	check(view, report) {
		const lines = lostLines(view);
		const first = lines[0];
		const last = lines.at(-1);
		if (first === undefined || last === undefined) return;
		const eof = view.lines('eof').filter((line) => !view.isDropped(line));
		const isClient = lines.some((line) => /^\s*client\s*=/i.test(line.text));
		const { start } = textSpan(first);
		report({
			line: first,
			start,
			end: textSpan(last).end,
			lastLine: last,
			tag: 'unnecessary',
			what: isClient
				? 'The `Client=` entries behind `[EOF]` are not read.'
				: `What stands behind \`[EOF]\` is not read${lines.length > 1 ? ` (${lines.length} lines)` : ''}.`,
			related: eof.map((line) => ({ ...textSpan(line), message: 'ParsedLine ends here.' })),
			fixes: () =>
				eof.map((line) => ({
					title: 'Remove `[EOF]`',
					edits: [{ kind: 'delete', line }],
				})),
		});
	},
});
