// The report for people: each finding with its line, the daemon's own words, and what can be done; each explanation once, and
// in the end how often each rule found something.
import { createColors } from 'picocolors';
import { likelyFixOf, type ReportedFinding, SEVERITIES, type Severity } from '../../core/index.ts';
import { printable, shownPath } from './printable.ts';
import {
	type FilePiece,
	type FileReport,
	type FindingCounts,
	otherLines,
	type Reporter,
	type RuleCount,
} from './report.ts';
import { sourceLine } from './source-line.ts';

/** How the report is shown. */
export interface PrettySettings {
	/** Whether the output may hold colour codes. */
	readonly hasColors: boolean;
	/** Columns of the terminal; absent: the output goes elsewhere. */
	readonly width?: number;
	/** Folder of the pages of the rules, for links in the terminal; absent: no links. */
	readonly linkFolder?: string;
}

/** What `describe` needs besides the file. */
interface Look {
	readonly colors: ReturnType<typeof createColors>;
	readonly width: number;
	readonly linkFolder: string | undefined;
}

/** Columns of a report that no terminal shows, and of the narrowest window of a line. */
const DEFAULT_WIDTH = 120;
const LEAST_WINDOW = 40;

export function prettyReporter({ hasColors, width = DEFAULT_WIDTH, linkFolder }: PrettySettings): Reporter {
	const look: Look = { colors: createColors(hasColors), width, linkFolder };
	const { colors } = look;
	/** How often each rule found something, by severity and rule. */
	const totals = new Map<string, RuleCount>();
	const explained = new Set<string>();
	let files = 0;
	let fixed = 0;
	let fixable = 0;
	let unsafelyFixable = 0;
	return {
		describe: (report) => ({
			...describeFile(report, look),
			counts: {
				byRule: countByRule(report.findings),
				...countFixable(report.findings),
				fixed: report.fixed,
			},
		}),
		add: ({ text, once = [], counts }) => {
			files++;
			for (const one of counts?.byRule ?? []) addTo(totals, one);
			fixable += counts?.fixable ?? 0;
			unsafelyFixable += counts?.unsafelyFixable ?? 0;
			fixed += counts?.fixed ?? 0;
			return withNews(text, once, explained);
		},
		end: () => {
			const counted = [...totals.values()];
			const total = (severity: Severity): number =>
				counted.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0);
			const counts = SEVERITIES.map((severity) => [severity, total(severity)] as const)
				.filter(([, count]) => count > 0)
				.map(([severity, count]) =>
					paint(
						look,
						severity,
						`${count} ${count === 1 || severity === 'information' ? severity : `${severity}s`}`,
					),
				);
			const done = fixed > 0 ? ` ${fixed} ${fixed === 1 ? 'fix' : 'fixes'} applied.` : '';
			const safely = fixable > 0 ? ` ${fixable} can be fixed with --fix.` : '';
			const unsafely = unsafelyFixable > 0 ? ` ${unsafelyFixable} more with --fix --unsafe-fixes.` : '';
			const hint = safely === '' ? unsafely.replace(' more', ' can be fixed') : safely + unsafely;
			if (files === 0) return '';
			const where = `${files} ${files === 1 ? 'file' : 'files'}`;
			return counts.length === 0
				? `${colors.green('Nothing found')} in ${where}.${done}\n`
				: `${summary(counted, look)}${counts.join(', ')} in ${where}.${done}${hint}\n`;
		},
	};
}

/** Puts in the explanations that were not printed yet. */
function withNews(text: string, once: NonNullable<FilePiece['once']>, explained: Set<string>): string {
	let out = '';
	let from = 0;
	for (const { at, key, text: explanation } of once) {
		if (explained.has(key)) continue;
		explained.add(key);
		out += text.slice(from, at) + explanation;
		from = at;
	}
	return out + text.slice(from);
}

function countFixable(
	findings: readonly ReportedFinding[],
): Pick<FindingCounts, 'fixable' | 'unsafelyFixable'> {
	const counts = { fixable: 0, unsafelyFixable: 0 };
	for (const finding of findings) {
		const fix = likelyFixOf(finding.fixes());
		if (fix !== undefined) counts[fix.isSafe ? 'fixable' : 'unsafelyFixable']++;
	}
	return counts;
}

function countByRule(findings: readonly ReportedFinding[]): readonly RuleCount[] {
	const counts = new Map<string, RuleCount>();
	for (const { ruleId, severity } of findings) addTo(counts, { ruleId, severity, count: 1 });
	return [...counts.values()];
}

function addTo(counts: Map<string, RuleCount>, { ruleId, severity, count }: RuleCount): void {
	const key = `${severity} ${ruleId}`;
	counts.set(key, { ruleId, severity, count: count + (counts.get(key)?.count ?? 0) });
}

/** A line for each rule, the most severe and the most frequent first; nothing for a single finding. */
function summary(counted: readonly RuleCount[], look: Look): string {
	const [first] = counted;
	if (first === undefined || (counted.length === 1 && first.count === 1)) return '';
	const rows = [...counted].sort(
		(a, b) =>
			SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
			b.count - a.count ||
			(a.ruleId < b.ruleId ? -1 : 1),
	);
	const digits = Math.max(...rows.map(({ count }) => String(count).length));
	const severityWidth = Math.max(...rows.map(({ severity }) => severity.length));
	const lines = rows.map(({ ruleId, severity, count }) => {
		const word = paint(look, severity, severity.padEnd(severityWidth));
		return `  ${word}  ${String(count).padStart(digits)}  ${ruleName(ruleId, look)}\n`;
	});
	const hint = look.colors.dim('samhain-lint explain-rule RULE explains a rule.');
	return `${look.colors.bold('By rule')}\n${lines.join('')}${hint}\n\n`;
}

function describeFile(report: FileReport, look: Look): Pick<FilePiece, 'text' | 'once'> {
	if (report.findings.length === 0) return { text: '' };
	const { colors } = look;
	const role = `${report.role.role === 'undecided' ? 'client or standalone' : report.role.role}, ${report.version}`;
	let text = `${colors.underline(shownPath(report.file))} ${colors.dim(`(${role}; ${printable(report.role.reason)})`)}\n`;
	const once = new Map<string, { readonly at: number; readonly key: string; readonly text: string }>();
	for (const finding of report.findings) {
		text += head(report, finding, look);
		for (const part of [finding.why, finding.advice]) {
			const key = `${finding.ruleId}\0${part}`;
			if (part !== '' && !once.has(key))
				once.set(key, { at: text.length, key, text: `    ${printable(part)}\n` });
		}
		text += tail(report, finding, look);
	}
	return { text: `${text}\n`, once: [...once.values()] };
}

function paint({ colors }: Look, severity: Severity, text: string): string {
	switch (severity) {
		case 'error':
			return colors.red(text);
		case 'warning':
			return colors.yellow(text);
		case 'information':
			return colors.blue(text);
		case 'hint':
			return colors.dim(text);
	}
}

/** The id of a rule, which leads to its page in a terminal that knows links (OSC 8). */
function ruleName(id: string, { linkFolder }: Look): string {
	return linkFolder === undefined
		? id
		: `\u001b]8;;${linkFolder.replace(/\/*$/, '/')}${id}.md\u0007${id}\u001b]8;;\u0007`;
}

/** What a finding says and where, above its explanation. */
function head(report: FileReport, finding: ReportedFinding, look: Look): string {
	const { colors, width } = look;
	const { start, end } = finding.range;
	const place = `${shownPath(report.file)}:${start.line + 1}:${start.column + 1}`;
	let out = `\n  ${paint(look, finding.severity, finding.severity)} ${printable(finding.what)} ${colors.dim(ruleName(finding.ruleId, look))}\n`;
	out += `  ${colors.dim(place)}\n`;
	const number = String(start.line + 1);
	const gutter = ' '.repeat(number.length);
	// Four blanks, the number, a bar with blanks, and a mark on either side where the line is cut.
	const room = Math.max(LEAST_WINDOW, width - number.length - 9);
	const line = report.lines[start.line]?.replace(/\r$/, '') ?? '';
	const { text, indent, length } = sourceLine(
		line,
		start.column,
		end.line === start.line ? end.column : Number.POSITIVE_INFINITY,
		room,
	);
	out += `    ${colors.dim(`${number} |`)} ${text}\n`;
	out += `    ${colors.dim(`${gutter} |`)} ${' '.repeat(indent)}${paint(look, finding.severity, '^'.repeat(length))}\n`;
	const logs = finding.dependsOnMachine === true ? 'samhain may log' : 'samhain logs';
	for (const { text: says, count } of inARow(finding.daemonSays)) {
		const times = count === 1 ? '' : `, ${count} times`;
		out += `    ${colors.dim(`${logs}${times}:`)} ${printable(says)}\n`;
	}
	const isSilent = finding.daemonSays.length === 0 && finding.isAcrossFiles !== true;
	if (isSilent && (finding.severity === 'error' || finding.severity === 'warning')) {
		out += `    ${colors.dim('samhain logs nothing')}\n`;
	}
	return out;
}

/** Equal messages in a row as one: a line that samhain splits into hundreds gets one from each of them. */
function inARow(messages: readonly string[]): readonly { readonly text: string; readonly count: number }[] {
	const rows: { text: string; count: number }[] = [];
	for (const text of messages) {
		const last = rows.at(-1);
		if (last?.text === text) last.count++;
		else rows.push({ text, count: 1 });
	}
	return rows;
}

/** Other places, fixes and guidance, below the explanation. */
function tail(report: FileReport, finding: ReportedFinding, { colors }: Look): string {
	let out = '';
	if (finding.isJoined === true) out += `    ${colors.dim(`also in line ${otherLines(finding)}`)}\n`;
	for (const { range, message, file } of finding.isJoined === true ? [] : finding.related) {
		out += `    ${colors.dim(`${shownPath(file ?? report.file)}:${range.start.line + 1}:${range.start.column + 1}`)} ${printable(message)}\n`;
	}
	const fixes = finding.fixes();
	const likely = likelyFixOf(fixes);
	for (const fix of fixes) {
		const option = fix.isSafe ? ' (--fix)' : fix === likely ? ' (--unsafe-fixes)' : '';
		out += `    ${colors.green(`fix${option}:`)} ${printable(fix.title)}\n`;
	}
	if (finding.guidance !== undefined) out += `    ${colors.dim(`guidance: ${finding.guidance}`)}\n`;
	return out;
}
