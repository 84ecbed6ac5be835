// GitLab's Code Quality report: a JSON array with an object per finding.
import type { Severity } from '../../core/index.ts';
import { fingerprintsOf, pathFromHere } from './fingerprints.ts';
import { type Reporter, wholeMessageOf } from './report.ts';

const WORDS: Readonly<Record<Severity, 'major' | 'minor' | 'info' | 'critical'>> = {
	error: 'critical',
	warning: 'major',
	information: 'minor',
	hint: 'info',
};

/** Prints the array as it grows. */
export function gitlabReporter(): Reporter {
	let isFirst = true;
	return {
		describe: (report) => {
			const fingerprints = fingerprintsOf(report);
			const path = pathFromHere(report.file);
			const objects = report.findings.map((finding, at) => ({
				description: wholeMessageOf(finding),
				check_name: finding.ruleId,
				fingerprint: fingerprints[at],
				severity: WORDS[finding.severity],
				location: {
					path,
					lines: { begin: finding.range.start.line + 1, end: finding.range.end.line + 1 },
				},
			}));
			return { text: objects.map((one) => `\t${JSON.stringify(one)}`).join(',\n') };
		},
		add: ({ text }) => {
			if (text === '') return '';
			const lead = isFirst ? '[\n' : ',\n';
			isFirst = false;
			return lead + text;
		},
		end: () => (isFirst ? '[]\n' : '\n]\n'),
	};
}
