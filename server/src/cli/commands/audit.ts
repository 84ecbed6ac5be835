// `samhain-lint audit`: which controls of a standard a configuration meets, as evidence.
import { pathToFileURL } from 'node:url';
import { createColors } from 'picocolors';
import {
	type AuditResult,
	type AuditStatus,
	audit as auditOf,
	auditProfiles,
	type Profile,
} from '../../core/index.ts';
import {
	COLOR_OPTIONS,
	type Command,
	HELP_OPTION,
	type OptionTable,
	readArguments,
	UsageError,
	usesColors,
} from '../command.ts';
import { readConfiguration, readTree, WATCH_OPTIONS } from '../coverage/read-inputs.ts';
import { withInputErrors } from '../input.ts';
import { htmlPage, htmlParagraph, htmlTable } from '../reporters/html.ts';
import { printable } from '../reporters/printable.ts';
import { sarifName, sarifTool } from '../reporters/sarif.ts';
import { errorLine, type Terminal } from '../terminal.ts';

/** The ids of the profiles, which are read only when one is needed. */
const PROFILES = ['pci-dss-11.5.2', 'nist-si-7', 'cis-aide-equivalent'] as const;

const OPTIONS = {
	...WATCH_OPTIONS,
	profile: { type: 'string', choices: PROFILES, value: 'NAME', help: PROFILES.join(', ') },
	format: {
		type: 'string',
		default: 'text',
		choices: ['text', 'json', 'html', 'sarif'],
		value: 'FORMAT',
		help: 'text, json, html or sarif (default text)',
	},
	...COLOR_OPTIONS,
	...HELP_OPTION,
} as const satisfies OptionTable;

export const audit: Command = {
	name: 'audit',
	usage: 'audit CONFIG --profile NAME [options]',
	summary: 'show which controls of a standard a configuration meets',
	description: `Checks a configuration against the controls of a standard and names the lines that are the evidence. A control is
met, not met, or not decidable from files. The result is evidence for an audit, not a certificate.`,
	options: OPTIONS,
	notes: `With --root or --tree, paths that do not exist there are left out.
Exit status: 0; 1 where a control is not met; 2 for a usage, input or output error.`,
	run: (args, terminal) => runAudit(args, terminal),
};

function runAudit(args: readonly string[], terminal: Terminal): Promise<number> {
	const { values, positionals } = readArguments(args, OPTIONS);
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new UsageError('audit takes one configuration file');
	const profile = auditProfiles().find(({ id }) => id === values.profile);
	if (profile === undefined) throw new UsageError('audit needs --profile');
	const { format } = values;
	return withInputErrors(terminal, () => {
		const read = readConfiguration(file, values);
		let isWhole = true;
		const { kind, tree } = readTree(values, read, (problem) => {
			isWhole = false;
			terminal.error(errorLine(problem));
		});
		const results = auditOf(
			{
				...{ view: read.analysis.view(), configuration: read.configuration },
				...{ tree, isRealTree: kind !== 'assumed' },
			},
			profile,
		);
		if (format === 'json') terminal.out(jsonOf(file, profile, results));
		else if (format === 'html') terminal.out(htmlOf(file, profile, results));
		else if (format === 'sarif') terminal.out(sarifOf(file, profile, results, terminal.toolVersion));
		else printText(profile, results, terminal, usesColors(values, terminal));
		if (!isWhole) return 2;
		return results.some(({ status }) => status === 'not-met') ? 1 : 0;
	});
}

const STATUS_TEXTS: Readonly<Record<AuditStatus, string>> = {
	...{ met: 'met', 'not-met': 'not met', unknown: 'cannot be told from files' },
};

function countsOf(results: readonly AuditResult[]): string {
	return (['met', 'not-met', 'unknown'] as const)
		.map((status) => `${results.filter((one) => one.status === status).length} ${STATUS_TEXTS[status]}`)
		.join(', ');
}

function placeText(lines: readonly number[]): string {
	if (lines.length === 0) return '';
	return ` (line${lines.length === 1 ? '' : 's'} ${lines.map((line) => line + 1).join(', ')})`;
}

const CAVEAT = 'This report is evidence for an audit, not a certificate: the auditor decides.';

function printText(
	profile: Profile,
	results: readonly AuditResult[],
	terminal: Terminal,
	useColor: boolean,
): void {
	const colors = createColors(useColor);
	const paint = { met: colors.green, 'not-met': colors.red, unknown: colors.yellow };
	terminal.out(`${colors.bold(profile.title)}: ${countsOf(results)}\n\n`);
	for (const { control, status, evidence } of results) {
		terminal.out(`${paint[status](STATUS_TEXTS[status])}: ${control.id}: ${control.title}\n`);
		terminal.out(colors.dim(`  ${control.source}\n`));
		for (const one of evidence) {
			const mark = one.status === 'met' ? '+' : one.status === 'not-met' ? '-' : '?';
			terminal.out(`  ${mark} ${printable(one.text)}${placeText(one.lines)}\n`);
		}
		terminal.out('\n');
	}
	terminal.out(`${CAVEAT}\n`);
}

function jsonOf(file: string, profile: Profile, results: readonly AuditResult[]): string {
	const records = results.map(({ control, status, evidence }) =>
		JSON.stringify({
			...{ id: control.id, title: control.title, source: control.source, status },
			evidence: evidence.map(({ lines, ...one }) => ({
				...{ status: one.status, text: one.text },
				lines: lines.map((line) => line + 1),
			})),
		}),
	);
	const head = JSON.stringify({ file, profile: profile.id, sources: profile.sources }).slice(0, -1);
	return `${head},\n"controls":[\n${records.join(',\n')}\n]}\n`;
}

function htmlOf(file: string, profile: Profile, results: readonly AuditResult[]): string {
	const rows = results.map(({ control, status, evidence }) => [
		{ text: control.id, isHead: true, title: control.source },
		{ text: control.title },
		{ text: STATUS_TEXTS[status], isMarked: status === 'not-met' },
		{ text: evidence.map(({ text, lines }) => `${text}${placeText(lines)}`).join('\n') },
	]);
	return htmlPage(`${profile.title}: ${file}`, [
		htmlParagraph(profile.summary),
		htmlParagraph(`Controls: ${countsOf(results)}. Lines are those of ${file}.`),
		htmlTable('Controls', ['Control', 'Asks', 'Answer', 'Evidence'], rows),
		htmlParagraph(`Sources: ${profile.sources.join('; ')}.`),
		htmlParagraph(CAVEAT),
	]);
}

const SARIF_KINDS = { met: 'pass', 'not-met': 'fail', unknown: 'review' } as const;

function sarifOf(
	file: string,
	profile: Profile,
	results: readonly AuditResult[],
	toolVersion: string,
): string {
	const { href } = pathToFileURL(file);
	const rules = results.map(({ control }) => ({
		id: control.id,
		name: sarifName(control.id),
		shortDescription: { text: control.title },
		fullDescription: { text: `${control.title} (${control.source})` },
		help: { text: `${profile.title}: ${control.source}` },
		properties: { tags: [profile.id, control.source] },
	}));
	const found = results.map(({ control, status, evidence }) => ({
		ruleId: control.id,
		...{ kind: SARIF_KINDS[status], level: status === 'not-met' ? 'error' : 'none' },
		message: { text: evidence.map(({ text }) => text).join(' ') || control.title },
		locations: linesOf(evidence).map((line) => ({
			physicalLocation: { artifactLocation: { uri: href }, region: { startLine: line + 1 } },
		})),
		properties: { tags: [profile.id] },
	}));
	const log = {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [{ tool: { driver: { ...sarifTool(toolVersion), rules } }, results: found }],
	};
	return `${JSON.stringify(log, undefined, '\t')}\n`;
}

/** Lines that prove something; what no line sets is shown at the first one, since services want a place. */
function linesOf(evidence: AuditResult['evidence']): readonly number[] {
	const lines = new Set(evidence.flatMap((one) => one.lines));
	return lines.size === 0 ? [0] : [...lines];
}
