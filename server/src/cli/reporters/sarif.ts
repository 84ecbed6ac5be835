// SARIF 2.1.0, for code scanning services.
import { pathToFileURL } from 'node:url';
import { RULES, type Severity } from '../../core/index.ts';
import { type FileReport, messageOf, type Reporter } from './report.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
	error: 'error',
	warning: 'warning',
	information: 'note',
	hint: 'note',
};

/** Indentation of a result, which is inside four brackets. */
const INDENT = '\t\t\t\t';

/**
 * Prints a SARIF 2.1.0 log.
 * @param toolVersion version of this program, for the log
 */
export function sarifReporter(toolVersion: string): Reporter {
	const { head, tail } = frameOf(toolVersion);
	let isFirst = true;
	return {
		describe: (report) => ({
			text: report.findings
				.map((finding) => JSON.stringify(resultObject(report, finding), undefined, '\t'))
				.map((result) => INDENT + result.replaceAll('\n', `\n${INDENT}`))
				.join(',\n'),
		}),
		add: ({ text }) => {
			if (text === '') return '';
			const lead = isFirst ? `${head}[\n` : ',\n';
			isFirst = false;
			return lead + text;
		},
		end: () => (isFirst ? `${head}[]${tail}` : `\n\t\t\t]${tail}`),
	};
}

/** The document around the list of results, which comes last so that it can be written as it grows. */
function frameOf(toolVersion: string): { readonly head: string; readonly tail: string } {
	const rules = RULES.map((rule) => ({
		id: rule.id,
		shortDescription: { text: rule.summary },
		fullDescription: { text: rule.why },
		help: { text: rule.advice },
		defaultConfiguration: { level: LEVELS[rule.defaultSeverity] },
	}));
	const log = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: { driver: { name: 'samhain-lint', version: toolVersion, rules } },
				columnKind: 'utf16CodeUnits',
				results: [],
			},
		],
	};
	const text = `${JSON.stringify(log, undefined, '\t')}\n`;
	const at = text.lastIndexOf('[]');
	return { head: text.slice(0, at), tail: text.slice(at + 2) };
}

function resultObject(report: FileReport, finding: FileReport['findings'][number]): object {
	return {
		ruleId: finding.ruleId,
		ruleIndex: RULES.findIndex((rule) => rule.id === finding.ruleId),
		level: LEVELS[finding.severity],
		message: { text: messageOf(finding) },
		locations: [location(report.file, finding.range)],
		...(finding.related.length === 0
			? undefined
			: {
					relatedLocations: finding.related.map(({ range, message, file }, id) => ({
						id,
						...location(file ?? report.file, range),
						message: { text: message },
					})),
				}),
	};
}

function location(file: string, range: FileReport['findings'][number]['range']): object {
	return {
		physicalLocation: {
			artifactLocation: { uri: artifactUri(file) },
			region: {
				startLine: range.start.line + 1,
				startColumn: range.start.column + 1,
				endLine: range.end.line + 1,
				endColumn: range.end.column + 1,
			},
		},
	};
}

/** Relative paths stay relative, with slashes and percent signs as in a URI. */
function artifactUri(file: string): string {
	if (/^(?:\/|[A-Za-z]:[\\/])/.test(file)) return pathToFileURL(file).href;
	return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
