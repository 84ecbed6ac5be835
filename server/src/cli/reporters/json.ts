// The machine-readable report; its shape is a promise, see the README.
import { type FileReport, messageOf, type Reporter } from './report.ts';

/** Prints one JSON object with all files. */
export function jsonReporter(): Reporter {
	let isFirst = true;
	return {
		describe: (report) => ({
			text: JSON.stringify(fileObject(report), undefined, '\t').replaceAll('\n', '\n\t\t'),
		}),
		add: ({ text }) => {
			const lead = isFirst ? '{\n\t"files": [\n\t\t' : ',\n\t\t';
			isFirst = false;
			return lead + text;
		},
		end: () => (isFirst ? '{\n\t"files": []\n}\n' : '\n\t]\n}\n'),
	};
}

function fileObject(report: FileReport): object {
	const { file, language, role, version } = report;
	return {
		file,
		language,
		role: role.role,
		version,
		findings: report.findings.map((finding) => ({
			ruleId: finding.ruleId,
			severity: finding.severity,
			confidence: finding.confidence,
			line: finding.range.start.line + 1,
			column: finding.range.start.column + 1,
			endLine: finding.range.end.line + 1,
			endColumn: finding.range.end.column + 1,
			message: messageOf(finding),
			...(finding.daemonSays.length === 0 ? undefined : { daemon: finding.daemonSays }),
			...(finding.guidance === undefined ? undefined : { guidance: finding.guidance }),
			related: finding.related.map(({ range, message, file: other }) => ({
				file: other ?? file,
				line: range.start.line + 1,
				column: range.start.column + 1,
				message,
			})),
			fixes: finding.fixes().map((fix) => fix.title),
		})),
	};
}
