// SARIF 2.1.0, for code scanning services.
import { pathToFileURL } from 'node:url';
import {
	type ReportedFinding,
	type ReportedFix,
	RULES,
	type Severity,
	type TextRange,
} from '../../core/index.ts';
import { fingerprintsOf } from './fingerprints.ts';
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
 * @param docsUrl folder of the published pages of the rules; absent: the page of the product is named
 */
export function sarifReporter(toolVersion: string, docsUrl?: string): Reporter {
	const { head, tail } = frameOf(toolVersion, docsUrl);
	let isFirst = true;
	return {
		describe: (report) => ({
			text: resultsOf(report)
				.map((result) => JSON.stringify(result, undefined, '\t'))
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

/** The page of the extension that this program belongs to. */
const PRODUCT_PAGE = 'https://marketplace.visualstudio.com/items?itemName=samhain-editor.samhain-editor';

/** What a SARIF log names as the tool that wrote it, without its rules. */
export function sarifTool(toolVersion: string): object {
	return {
		...{ name: 'samhain-lint', version: toolVersion, semanticVersion: toolVersion },
		informationUri: PRODUCT_PAGE,
	};
}

/** The name of a rule in the form that SARIF asks for: `UnknownOption`. */
export function sarifName(id: string): string {
	return id.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The document around the list of results, which comes last so that it can be written as it grows. */
function frameOf(toolVersion: string, docsUrl?: string): { readonly head: string; readonly tail: string } {
	const folder = docsUrl?.replace(/\/*$/, '/');
	const rules = RULES.map((rule) => ({
		id: rule.id,
		name: sarifName(rule.id),
		shortDescription: { text: rule.summary },
		fullDescription: { text: rule.why },
		help: {
			text: `${rule.why} ${rule.advice}`,
			markdown: `## Why it matters\n\n${rule.why}\n\n## What to do\n\n${rule.advice}\n`,
		},
		helpUri: folder === undefined ? `${PRODUCT_PAGE}#${rule.id}` : `${folder}${rule.id}.md`,
		defaultConfiguration: { level: LEVELS[rule.defaultSeverity] },
		properties: { precision: rule.confidence, tags: ['samhain', 'configuration', rule.concern] },
	}));
	const log = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						...sarifTool(toolVersion),
						...(folder === undefined ? undefined : { informationUri: folder }),
						rules,
					},
				},
				columnKind: 'utf16CodeUnits',
				results: [],
			},
		],
	};
	const text = `${JSON.stringify(log, undefined, '\t')}\n`;
	const at = text.lastIndexOf('[]');
	return { head: text.slice(0, at), tail: text.slice(at + 2) };
}

function resultsOf(report: FileReport): readonly object[] {
	const fingerprints = fingerprintsOf(report);
	return report.findings.map((finding, at) => resultObject(report, finding, fingerprints[at] ?? ''));
}

function resultObject(report: FileReport, finding: ReportedFinding, fingerprint: string): object {
	const { file, lines } = report;
	const fixes = finding.fixes().filter(({ renames }) => renames === undefined);
	return {
		ruleId: finding.ruleId,
		ruleIndex: RULES.findIndex((rule) => rule.id === finding.ruleId),
		level: LEVELS[finding.severity],
		message: { text: messageOf(finding) },
		locations: [location(file, finding.range, lines[finding.range.start.line])],
		partialFingerprints: { 'samhainLint/v1': fingerprint },
		...(finding.related.length === 0
			? undefined
			: {
					relatedLocations: finding.related.map(({ range, message, file: other }, id) => ({
						id,
						...location(other ?? file, range, other === undefined ? lines[range.start.line] : undefined),
						message: { text: message },
					})),
				}),
		...(fixes.length === 0 ? undefined : { fixes: fixes.map((fix) => fixObject(file, fix)) }),
	};
}

/** A fix as changes of files; one of several files is one fix. */
function fixObject(file: string, { title, edits, otherEdits = [] }: ReportedFix): object {
	const changes = [{ file, edits }, ...otherEdits].filter((one) => one.edits.length > 0);
	return {
		description: { text: title },
		artifactChanges: changes.map((change) => ({
			artifactLocation: { uri: artifactUri(change.file) },
			replacements: change.edits.map(({ range, text }) => ({
				deletedRegion: regionOf(range),
				insertedContent: { text },
			})),
		})),
	};
}

/** Most characters of a line that a report quotes: a verifier has 256 digits, and nobody reads a megabyte. */
const MAX_SNIPPET = 500;

function location(file: string, range: TextRange, line?: string): object {
	const snippet = line?.replace(/\r$/, '').slice(0, MAX_SNIPPET);
	return {
		physicalLocation: {
			artifactLocation: { uri: artifactUri(file) },
			region: {
				...regionOf(range),
				...(snippet === undefined || snippet === '' ? undefined : { snippet: { text: snippet } }),
			},
		},
	};
}

function regionOf({ start, end }: TextRange): object {
	return {
		startLine: start.line + 1,
		startColumn: start.column + 1,
		endLine: end.line + 1,
		endColumn: end.column + 1,
	};
}

/** Relative paths stay relative, with slashes and percent signs as in a URI. */
function artifactUri(file: string): string {
	if (/^(?:\/|[A-Za-z]:[\\/])/.test(file)) return pathToFileURL(file).href;
	return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
