import type { FileView } from '../../document/file-view.ts';
import { areExclusive } from '../../document/line-context.ts';
import type { Line } from '../../document/line-store.ts';
import { defineRule } from '../define-rule.ts';
import { deleteLine, keySpan, textSpan } from '../edits.ts';
import type { Fix } from '../finding.ts';

/** The policies with the option that changes their mask. */
const POLICIES = [
	'ReadOnly',
	'LogFiles',
	'GrowingLogFiles',
	'IgnoreAll',
	'IgnoreNone',
	'Attributes',
	'User0',
	'User1',
	'User2',
	'User3',
	'User4',
	'Prelink',
];

function isBefore(view: FileView, a: Line, b: Line): boolean {
	return view.numberOf(a) < view.numberOf(b);
}

/** Moves the line into a new [Misc] section above the section of the first entry. */
function moveFix(view: FileView, line: Line, first: Line): readonly Fix[] {
	if (line.context?.branch !== undefined || first.context?.branch !== undefined) return [];
	const header = view
		.lines('header')
		.filter((one) => isBefore(view, one, first))
		.at(-1);
	if (header === undefined || header.context?.branch !== undefined) return [];
	return [
		{
			title: 'Move the line above the entries',
			edits: [
				{ kind: 'insert', line: header, where: 'before', lines: ['[Misc]', line.text.trim()] },
				deleteLine(line),
			],
			isPreferred: true,
		},
	];
}

export const redefAfterUse = defineRule({
	id: 'redef-after-use',
	scope: 'file',
	reads: POLICIES.flatMap((policy) => [`first:policy:${policy}`, `option:redef${policy.toLowerCase()}`]),
	summary: 'A `Redef…` line comes after entries of its policy.',
	why: 'Each `file=` and `dir=` line keeps the tests that its policy has when samhain reads the line. A later `Redef…` line silently leaves it unchanged.',
	advice: 'Move the [Misc] section with the `Redef…` line above the first section of that policy.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_files.c, sh_files_push_file_int', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[ReadOnly]\ndir=/etc\n[Misc]\nRedefReadOnly=-MTM\n'],
		good: [
			'[Misc]\nRedefReadOnly=-MTM\n[ReadOnly]\ndir=/etc\n',
			'[ReadOnly]\ndir=/etc\n[Misc]\nRedefAttributes=+MTM\n[Attributes]\nfile=/etc\n',
		],
	},
	check(view, report) {
		for (const policy of POLICIES) {
			const first = view.first(`policy:${policy}`);
			if (first === undefined) continue;
			for (const line of view.lines(`option:redef${policy.toLowerCase()}`)) {
				if (isBefore(view, line, first) || areExclusive(line.context?.branch, first.context?.branch))
					continue;
				report({
					...keySpan(line),
					what: `\`${line.parsed.option?.name ?? 'Redef'}\` does not change the [${policy}] entries above it.`,
					related: [
						{
							...textSpan(first),
							message: `The first [${policy}] entry, which keeps the earlier tests.`,
						},
					],
					fixes: () => moveFix(view, line, first),
				});
			}
		}
	},
});
