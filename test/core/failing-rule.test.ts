// A rule that throws is told of, line by line, and all other rules go on.
import { expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { reportFindings } from '../../server/src/core/report/report.ts';
import { defineRule } from '../../server/src/core/rules/define-rule.ts';
import { FILE_RULES } from '../../server/src/core/rules/index.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';

const broken = {
	summary: 'Throws.',
	why: '',
	advice: '',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: [],
	examples: { bad: [], good: [] },
} as const;

const BROKEN_RULES = [
	defineRule({
		...broken,
		id: 'broken-line',
		scope: 'line',
		check: () => {
			throw new Error('line');
		},
	}),
	defineRule({
		...broken,
		id: 'broken-file',
		scope: 'file',
		reads: ['header'],
		check: () => {
			throw new Error('file');
		},
	}),
	defineRule({
		...broken,
		id: 'broken-definition',
		scope: 'definition',
		spaces: ['file'],
		check: () => {
			throw new Error('definition');
		},
	}),
];

it('leaves the findings of all other rules as they are', () => {
	const text = '[Misc]\nSetLopTime=60\n[ReadOnly]\nfile=/etc/passwd\nfile=/etc/passwd\n';
	const failed = new Set<string>();
	const analysis = new Analysis(text, DEFAULT_SETTINGS, {
		rules: [...BROKEN_RULES, ...FILE_RULES],
		ruleFailed: (rule) => failed.add(rule),
	});
	const describeAll = (one: Analysis): readonly string[] =>
		reportFindings(one).map(({ ruleId, range }) => `${range.start.line} ${ruleId}`);
	expect(describeAll(analysis)).toEqual(describeAll(new Analysis(text, DEFAULT_SETTINGS)));
	expect([...failed].sort()).toEqual(['broken-definition', 'broken-file', 'broken-line']);
});
