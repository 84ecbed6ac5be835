// Formats of one line per finding, for editors, agents and build logs: the compilers' form, a shorter one, and GitHub's
// workflow commands.
import type { Severity } from '../../core/index.ts';
import { printable, shownPath } from './printable.ts';
import { type FilePiece, type FileReport, type Reporter, wholeMessageOf } from './report.ts';

const GCC_WORDS: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	information: 'note',
	hint: 'note',
};

/** Prints a line per finding as GCC does: `FILE:LINE:COLUMN: SEVERITY: MESSAGE`. */
export function gccReporter(): Reporter {
	return {
		describe: (report) =>
			joinLines(report, ({ range, severity, ruleId }, message) => {
				return `${shownPath(report.file)}:${range.start.line + 1}:${range.start.column + 1}: ${GCC_WORDS[severity]}: ${printable(message)} [${ruleId}]`;
			}),
		add: ({ text }) => text,
		end: () => '',
	};
}

/** Prints a line per finding without the rule's reasons: `FILE:LINE:COLUMN: SEVERITY RULE: WHAT`. */
export function compactReporter(): Reporter {
	return {
		describe: ({ file, findings }) => ({
			text: findings
				.map(({ range, severity, ruleId, what }) => {
					const place = `${shownPath(file)}:${range.start.line + 1}:${range.start.column + 1}`;
					return `${place}: ${severity} ${ruleId}: ${printable(what)}\n`;
				})
				.join(''),
		}),
		add: ({ text }) => text,
		end: () => '',
	};
}

const GITHUB_WORDS: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	information: 'notice',
	hint: 'notice',
};

/** Prints a workflow command of GitHub per finding. */
export function githubReporter(): Reporter {
	return {
		describe: (report) =>
			joinLines(report, ({ range, severity, ruleId }, message) => {
				const place = `file=${property(report.file)},line=${range.start.line + 1},col=${range.start.column + 1},endLine=${range.end.line + 1},endColumn=${range.end.column + 1}`;
				return `::${GITHUB_WORDS[severity]} ${place},title=${property(`samhain: ${ruleId}`)}::${data(message)}`;
			}),
		add: ({ text }) => text,
		end: () => '',
	};
}

function joinLines(
	report: FileReport,
	line: (finding: FileReport['findings'][number], message: string) => string,
): FilePiece {
	return {
		text: report.findings.map((finding) => `${line(finding, wholeMessageOf(finding))}\n`).join(''),
	};
}

/** Escapes as GitHub's toolkit does for the text after the second `::`. */
function data(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property of a workflow command. */
function property(text: string): string {
	return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
