import type { FileView } from '../../document/file-view.ts';
import type { Line } from '../../document/line-store.ts';
import { defineRule } from '../define-rule.ts';
import { textSpan } from '../edits.ts';

/** Lines after `[EOF]` that are not comments, without the signature of a signed file. */
function lostLines(view: FileView): readonly Line[] {
	const lines = view.lines('after-end').filter((line) => line.context?.ended === 'eof');
	const signature = lines.findIndex((line) => line.text.startsWith('-----BEGIN PGP SIGNATURE-----'));
	return signature < 0 ? lines : lines.slice(0, signature);
}

export const textAfterEof = defineRule({
	id: 'text-after-eof',
	scope: 'file',
	reads: ['after-end', 'eof', 'tail'],
	summary: 'Samhain does not read text after `[EOF]`.',
	why: 'Samhain stops at `[EOF]` and silently ignores what follows. This happens when a script appends to the file, as in `yule -P password >> yulerc`.',
	advice: 'Move the lines above `[EOF]`, or remove `[EOF]`, which is optional.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
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
				? 'Samhain does not read the `Client=` entries after `[EOF]`.'
				: `Samhain does not read the ${lines.length > 1 ? `${lines.length} lines` : 'line'} after \`[EOF]\`.`,
			related: eof.map((line) => ({ ...textSpan(line), message: 'Samhain stops reading here.' })),
			fixes: () =>
				eof.map((line) => ({
					title: 'Remove `[EOF]`',
					edits: [{ kind: 'delete', line }],
				})),
		});
	},
});
