import { mayExclude } from '../../document/line-context.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, textSpan } from '../edits.ts';

export const duplicatePath = defineRule({
	id: 'duplicate-path',
	scope: 'definition',
	spaces: ['file', 'dir-one', 'dir-two'],
	summary: 'A path is listed twice; samhain uses the first line.',
	why: 'Policy, tests and depth of the first line apply to the path; samhain ignores the second line.',
	advice: 'Remove the line that you do not want.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
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
				.find((other) => !mayExclude(other.context?.branch, line.context?.branch));
			if (first === undefined) return;
			const policy = first.parsed.section ?? '';
			const place = policy === line.parsed.section ? '' : ` in [${policy}]`;
			report({
				...textSpan(line),
				what: `Samhain ignores this line: ${quote(key)} is already listed${place}.`,
				tag: 'unnecessary',
				related: [{ ...textSpan(first), message: `The line in force, in [${policy}].` }],
				fixes: () => [removeLine(line)],
			});
		});
	},
});
