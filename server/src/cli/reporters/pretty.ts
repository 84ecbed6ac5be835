// The report for people: each finding with its line, the daemon's own words, and what can be done.
import { createColors } from 'picocolors';
import { type ReportedFinding, SEVERITIES, type Severity } from '../../core/index.ts';
import { printable, shownPath } from './printable.ts';
import { type FileReport, otherLines, type Reporter } from './report.ts';

type Colors = ReturnType<typeof createColors>;

/** Columns of a long line that are shown around what a finding marks. */
const FRAME_COLUMNS = 110;

/** @param useColor whether the output may hold colour codes */
export function prettyReporter(useColor: boolean): Reporter {
	const colors = createColors(useColor);
	const totals = { error: 0, warning: 0, information: 0, hint: 0 };
	let files = 0;
	let fixed = 0;
	let fixable = 0;
	return {
		describe: (report) => {
			const { findings, fixed: applied } = report;
			const bySeverity = { error: 0, warning: 0, information: 0, hint: 0 };
			for (const { severity } of findings) bySeverity[severity]++;
			return {
				text: describeFile(report, colors),
				counts: {
					bySeverity,
					fixable: findings.filter((finding) => finding.fixes().some((fix) => fix.isSafe)).length,
					fixed: applied,
				},
			};
		},
		add: ({ text, counts }) => {
			files++;
			for (const severity of SEVERITIES) totals[severity] += counts?.bySeverity[severity] ?? 0;
			fixable += counts?.fixable ?? 0;
			fixed += counts?.fixed ?? 0;
			return text;
		},
		end: () => {
			const counts = SEVERITIES.map((severity) => [severity, totals[severity]] as const)
				.filter(([, count]) => count > 0)
				.map(([severity, count]) =>
					paint(
						colors,
						severity,
						`${count} ${count === 1 || severity === 'information' ? severity : `${severity}s`}`,
					),
				);
			const done = fixed > 0 ? ` ${fixed} ${fixed === 1 ? 'fix' : 'fixes'} applied.` : '';
			const hint = fixable > 0 ? ` ${fixable} can be fixed with --fix.` : '';
			const where = `${files} ${files === 1 ? 'file' : 'files'}`;
			return counts.length === 0
				? `${colors.green('Nothing found')} in ${where}.${done}\n`
				: `${counts.join(', ')} in ${where}.${done}${hint}\n`;
		},
	};
}

function describeFile(report: FileReport, colors: Colors): string {
	if (report.findings.length === 0) return '';
	const role = `${report.role.role === 'undecided' ? 'client or standalone' : report.role.role}, ${report.version}`;
	let out = `${colors.underline(shownPath(report.file))} ${colors.dim(`(${role}; ${printable(report.role.reason)})`)}\n`;
	const explained = new Set<string>();
	for (const finding of report.findings) {
		const explanation = `${finding.ruleId}\0${finding.why}\0${finding.advice}`;
		out += frame(report, finding, explained.has(explanation), colors);
		explained.add(explanation);
	}
	return `${out}\n`;
}

function paint(colors: Colors, severity: Severity, text: string): string {
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

/** @param isExplained whether a finding above has the same reasons and advice */
function frame(report: FileReport, finding: ReportedFinding, isExplained: boolean, colors: Colors): string {
	const { start, end } = finding.range;
	const place = `${shownPath(report.file)}:${start.line + 1}:${start.column + 1}`;
	let out = `\n  ${paint(colors, finding.severity, finding.severity)} ${printable(finding.what)} ${colors.dim(finding.ruleId)}\n`;
	out += `  ${colors.dim(place)}\n`;
	const text = printable(report.lines[start.line] ?? '');
	const stop = end.line === start.line ? end.column : text.length;
	// A verifier has 256 digits: only the part around the mark is shown.
	const from =
		text.length <= FRAME_COLUMNS ? 0 : Math.max(0, Math.min(start.column - 20, text.length - FRAME_COLUMNS));
	const shown = text.slice(from, from + FRAME_COLUMNS);
	const number = String(start.line + 1);
	const gutter = ' '.repeat(number.length);
	const lead = from > 0 ? '…' : '';
	const tail = from + FRAME_COLUMNS < text.length ? '…' : '';
	const mark = Math.max(1, Math.min(stop - start.column, FRAME_COLUMNS - (start.column - from)));
	out += `    ${colors.dim(`${number} |`)} ${lead}${shown}${tail}\n`;
	out += `    ${colors.dim(`${gutter} |`)} ${' '.repeat(start.column - from + lead.length)}${paint(colors, finding.severity, '^'.repeat(mark))}\n`;
	const logs = finding.dependsOnMachine === true ? 'samhain may log:' : 'samhain logs:';
	for (const says of finding.daemonSays) out += `    ${colors.dim(logs)} ${printable(says)}\n`;
	const isSilent = finding.daemonSays.length === 0 && finding.isAcrossFiles !== true;
	if (isSilent && (finding.severity === 'error' || finding.severity === 'warning')) {
		out += `    ${colors.dim('samhain logs nothing')}\n`;
	}
	if (finding.why !== '' && !isExplained) out += `    ${printable(finding.why)}\n`;
	if (finding.advice !== '' && !isExplained) out += `    ${printable(finding.advice)}\n`;
	if (finding.isJoined === true) {
		out += `    ${colors.dim(`also in line ${otherLines(finding)}`)}\n`;
	}
	for (const { range, message, file } of finding.isJoined === true ? [] : finding.related) {
		out += `    ${colors.dim(`${shownPath(file ?? report.file)}:${range.start.line + 1}:${range.start.column + 1}`)} ${printable(message)}\n`;
	}
	for (const fix of finding.fixes())
		out += `    ${colors.green(fix.isSafe ? 'fix (--fix):' : 'fix:')} ${printable(fix.title)}\n`;
	if (finding.guidance !== undefined) out += `    ${colors.dim(`guidance: ${finding.guidance}`)}\n`;
	return out;
}
