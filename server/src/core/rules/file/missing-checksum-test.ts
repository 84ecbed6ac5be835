import { defineRule } from '../define-rule.ts';
import { textSpan } from '../edits.ts';
import type { Fix } from '../finding.ts';

const POLICIES = [
	...['ReadOnly', 'Attributes', 'LogFiles', 'GrowingLogFiles', 'IgnoreAll', 'IgnoreNone', 'Prelink'],
	...['User0', 'User1', 'User2', 'User3', 'User4'],
];

export const missingChecksumTest = defineRule({
	id: 'missing-checksum-test',
	scope: 'file',
	reads: [
		'tail',
		'option:checksumtest',
		'first:[misc]',
		'first:[log]',
		'opaque',
		...POLICIES.map((policy) => `first:policy:${policy}`),
	],
	summary: '`ChecksumTest` is missing, so samhain does not know what to do.',
	why: 'Without `-t check` on the command line, samhain exits with "No action specified".',
	advice: 'Add `ChecksumTest=check` to [Misc].',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/samhain.c, main'],
	examples: {
		bad: [
			'[Log]\nLogSeverity=mark\n[Attributes]\nfile=/etc/shadow\n',
			'[Log]\nLogSeverity=warn\n[Misc]\nSetLoopTime=60\n[ReadOnly]\nfile=/etc/passwd\n',
		],
		good: [
			'[Misc]\nChecksumTest=check\n[ReadOnly]\nfile=/etc/passwd\n',
			{ note: 'Not a complete configuration.', text: '[ReadOnly]\nfile=/etc/passwd\n' },
		],
	},
	check(view, report) {
		if (view.daemon.role === 'server') return;
		const misc = view.first('[misc]');
		const log = view.first('[log]');
		const hasFiles = POLICIES.some((policy) => view.first(`policy:${policy}`) !== undefined);
		// A file without [Log] is a part of one, and a template may put the line anywhere.
		if (log === undefined || !hasFiles || view.lines('opaque').length > 0) return;
		if (view.lines('option:checksumtest').some((line) => !view.isDropped(line))) return;
		report({
			...textSpan(misc ?? log),
			what: '`ChecksumTest` is missing: samhain exits unless the command line has `-t check`.',
			fixes: (): readonly Fix[] => [
				{
					title: 'Add `ChecksumTest=check`',
					edits: [
						misc === undefined
							? { kind: 'insert', line: log, where: 'before', lines: ['[Misc]', 'ChecksumTest=check'] }
							: { kind: 'insert', line: misc, where: 'after', lines: ['ChecksumTest=check'] },
					],
					isPreferred: true,
				},
			],
		});
	},
});
