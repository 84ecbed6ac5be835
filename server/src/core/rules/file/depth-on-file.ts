import { optionText } from '../../document/option-text.ts';
import { depthBeforePath, MAX_DEPTH } from '../../values/path.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, replaceSpan, setValue, valueSpan } from '../edits.ts';

export const depthOnFile = defineRule({
	id: 'depth-on-file',
	scope: 'line',
	options: ['file'],
	summary: 'A `file` line has a depth.',
	why: 'Only `dir` takes a depth. Here the digits become part of the path, which is then not absolute: samhain drops the line and watches nothing there.',
	advice: 'Use `dir` to watch a directory with that depth, or remove the depth.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_files.c, sh_files_push_file'],
	examples: { bad: ['[ReadOnly]\nfile=3/etc/ssh\n'], good: ['[ReadOnly]\ndir=3/etc/ssh\n'] },
	check(line, _daemon, report) {
		if (line.parsed.isRejected !== true) return;
		const { value } = optionText(line);
		const parts = depthBeforePath(value);
		if (parts === undefined) return;
		const { depth, path } = parts;
		report({
			...valueSpan(line),
			what: `Samhain drops this line: \`file\` takes no depth, and ${quote(value)} is not an absolute path.`,
			fixes: () => [
				...(depth >= 0 && depth <= MAX_DEPTH
					? [
							{
								title: 'Change `file` to `dir`',
								edits: [replaceSpan(keySpan(line), 'dir'), replaceSpan(valueSpan(line), `${depth}${path}`)],
								isPreferred: true,
							},
						]
					: []),
				setValue(line, path, 'Take the depth away'),
			],
		});
	},
});
