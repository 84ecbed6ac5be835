import { areExclusive } from '../../document/line-context.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, textSpan } from '../edits.ts';

export const duplicatePath = defineRule({
	id: 'duplicate-path',
	scope: 'definition',
	spaces: ['file', 'dir-one', 'dir-two'],
	summary: 'The same path twice: the first line wins.',
	why: 'Policy, tests and depth of the first line stay in force for the path, whatever the second one says.',
	advice: 'Remove the line that is not meant.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_files.c, sh_files_push_file_int and sh_files_push_dir_int'],
	examples: {
		bad: [
			'[ReadOnly]\nfile=/etc/passwd\n[Attributes]\nfile=/etc/passwd\n',
			'[ReadOnly]\ndir=3/etc\n[IgnoreAll]\ndir=-1/etc\n',
		],
		good: [
			'[ReadOnly]\ndir=3/etc\n[Attributes]\nfile=/etc\n',
			'[ReadOnly]\ndir=3/etc\n[IgnoreAll]\ndir=-1/etc/puppet\n',
		],
	},
	check(key, lines, _view, report) {
		lines.forEach((line, at) => {
			const first = lines
				.slice(0, at)
				.find((other) => !areExclusive(other.context?.branch, line.context?.branch));
			if (first === undefined) return;
			const policy = first.parsed.section ?? '';
			const place = policy === line.parsed.section ? '' : ` in [${policy}]`;
			report({
				...textSpan(line),
				what: `${quote(key)} is listed already${place}: this line is ignored.`,
				tag: 'unnecessary',
				related: [{ ...textSpan(first), message: `The line in force, in [${policy}].` }],
				fixes: () => [removeLine(line)],
			});
		});
	},
});
