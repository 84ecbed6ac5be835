// Edits of the severity of all reports of a kind.

import { severityOf } from '../watch/configuration.ts';
import { POLICIES } from '../watch/policies.ts';
import type { Candidate, Wanted } from './candidate.ts';

/** The severity of all reports of this kind: none, or a lower one. */
export function severities(wanted: Wanted): readonly Candidate[] {
	const { report, configuration } = wanted;
	// Of a path that is not watched any more, it is not known which option counts.
	if ((report.entry?.source.line ?? -1) < 0) return [];
	const option = severityOption(wanted);
	const { line } = severityOf(configuration, option);
	const way = (value: string): Candidate['ways'] => [
		...(line === undefined ? [] : [[{ kind: 'value', line, value } as const]]),
		[{ kind: 'add', section: 'EventSeverity', lines: [`${option}=${value}`] }],
		[{ kind: 'block', lines: ['[EventSeverity]', `${option}=${value}`], place: 'end' }],
	];
	const all = allReports(option);
	const found: Candidate[] = [
		{
			title: `Turn off all reports with \`${option}\``,
			...{ loss: 'severity', testsLost: 1, scope: '/' },
			ways: way('none'),
			loses: [`Samhain no longer reports ${all}.`],
			keeps: [],
		},
	];
	if (['warn', 'mark', 'err', 'crit', 'alert'].includes(report.severity))
		found.push({
			title: `Lower \`${option}\` to notice`,
			...{ loss: 'severity', testsLost: 2, scope: '/' },
			ways: way('notice'),
			loses: [`Samhain reports ${all} at severity notice instead of ${report.severity}.`],
			keeps: ['Samhain still writes the report wherever a threshold takes notice.'],
			onlyLowers: true,
		});
	return found;
}

/** The option that sets the severity of the report. */
function severityOption({ alarm, report, configuration }: Wanted): string {
	const { entry, severity } = report;
	const isIgnored = entry?.policy.section === 'IgnoreAll';
	if (alarm.event === 'nodirectory') return 'SeverityDirs';
	if (alarm.event !== 'missing') return entry?.policy.severityOption ?? 'SeverityFiles';
	const options = ['SeverityFiles', 'SeverityIgnoreAll', 'SeverityDirs'];
	if (isIgnored) options.reverse();
	return options.find((one) => severityOf(configuration, one).value === severity) ?? 'SeverityFiles';
}

function allReports(option: string): string {
	if (option === 'SeverityFiles') return 'any missing file';
	if (option === 'SeverityDirs') return 'any problem with a directory';
	const policy = POLICIES.find(({ severityOption: own }) => own === option)?.section ?? '';
	return policy === 'IgnoreAll'
		? 'any added or missing file of [IgnoreAll]'
		: `any added or modified file of [${policy}]`;
}
