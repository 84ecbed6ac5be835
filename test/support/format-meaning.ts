// What samhain makes of a file, free of line numbers that blank lines shift: its messages, the options in force, the watch
// model, the facts for a deployment. Two texts of the same meaning are the same file to samhain.
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { daemonOutput } from '../../server/src/core/analysis/daemon-output.ts';
import { readClientFacts, readServerFacts } from '../../server/src/core/deployment/model/file-facts.ts';
import { effectiveOptions } from '../../server/src/core/effective/all-options.ts';
import { type FormatOptions, formatEdits } from '../../server/src/core/features/format.ts';
import { reportFindings } from '../../server/src/core/report/report.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { readWatchConfiguration } from '../../server/src/core/watch/configuration.ts';
import { LINES, pick, randomFile } from './random-edits.ts';

/** What one samhain makes of a text. */
function meaningOf(text: string, settings: AnalysisSettings): string {
	const analysis = new Analysis(text, settings, { rules: [] });
	const verbatim = new Analysis(text, { ...settings, isVerbatim: true }, { rules: [] });
	const ordinals: number[] = [];
	const messages: unknown[] = [];
	for (const [at, line] of [...verbatim.model.store.all()].entries()) {
		const isBlank = line.text.trim() === '';
		ordinals.push((ordinals[at - 1] ?? 0) + (isBlank ? 0 : 1));
		if (!isBlank) messages.push(verbatim.daemonMessagesOf(line));
	}
	const output = daemonOutput(verbatim).map(({ line, severity }) => [ordinals[line - 1], severity]);
	const ordinal = (value: unknown): unknown =>
		typeof value === 'number' ? ordinals[value] : Array.isArray(value) ? value.map(ordinal) : value;
	const source = { file: 'rc', view: analysis.view(), isFollowed: false };
	return JSON.stringify(
		[
			messages,
			output,
			effectiveOptions(analysis.view()),
			readWatchConfiguration(analysis.model, analysis.daemon),
			settings.role === 'server' ? readServerFacts(source) : readClientFacts(source),
		],
		(key, value: unknown) => {
			if (value instanceof Map) return [...value];
			if (key === 'regex' || key === 'startColumn' || key === 'endColumn') return undefined;
			return ['line', 'by', 'refused', 'unread', 'redefinedBy'].includes(key) ? ordinal(value) : value;
		},
	);
}

/** The findings of a text: their rules, and which lines that are not blank they are in. */
function findingsIn(text: string, settings: AnalysisSettings): string {
	let ordinal = 0;
	const ordinals = text.split('\n').map((line) => (line.trim() === '' ? ordinal : ++ordinal));
	return reportFindings(new Analysis(text, settings))
		.map(({ range, ruleId }) => `${ordinals[range.start.line]} ${ruleId}`)
		.sort()
		.join('\n');
}

const OPTIONS: readonly [FormatOptions, ...FormatOptions[]] = [
	{
		spacesAroundEquals: 'none',
		blankLinesBeforeSections: 1,
		indentConditionals: true,
		alignValues: false,
		indent: '    ',
	},
	{
		spacesAroundEquals: 'one',
		blankLinesBeforeSections: 2,
		indentConditionals: true,
		alignValues: true,
		indent: '\t',
	},
	{
		spacesAroundEquals: 'keep',
		blankLinesBeforeSections: 0,
		indentConditionals: false,
		alignValues: false,
		indent: '  ',
	},
	{
		spacesAroundEquals: 'none',
		blankLinesBeforeSections: 3,
		indentConditionals: false,
		alignValues: true,
		indent: '  ',
	},
];

const BLANKS = ['', ' ', '\t', '   ', ' \t ', '\v', '\f', '\r', '\u00a0'] as const;

/** A text as people leave it: blanks at all places where samhain skips them, and at some where it does not. */
export function untidy(random: () => number, text: string): string {
	const blank = (): string => (random() < 0.75 ? '' : pick(random, BLANKS));
	const lineEnd = random() < 0.3 ? '\r\n' : '\n';
	return text
		.split('\n')
		.map((line) => {
			const equals = line.indexOf('=');
			const spaced =
				equals < 0 ? line : `${line.slice(0, equals)}${blank()}=${blank()}${line.slice(equals + 1)}`;
			const more = random() < 0.1 ? lineEnd.repeat(Math.floor(random() * 4)) : '';
			return `${blank()}${spaced}${blank()}${more}`;
		})
		.join(lineEnd);
}

/** An untidy file of random lines. */
export function untidyFile(random: () => number): string {
	const text = randomFile(random, 1 + Math.floor(random() * 30));
	return untidy(random, random() < 0.2 ? `${text}${pick(random, LINES)}\n\n\n` : text);
}

/**
 * Formats a text in one of the ways there are.
 * @throws when that changes what samhain makes of the text, or any character but blanks, or if a second time changes more
 */
export function tryFormat(random: () => number, text: string, settings: AnalysisSettings): void {
	const options = pick(random, OPTIONS);
	const role = pick(random, ['client', 'server', 'standalone'] as const);
	const reader = { ...settings, role, ...(random() < 0.5 ? {} : { host: 'web1.example.org' }) };
	const analysis = new Analysis(text, settings, { rules: [] });
	const meaning = meaningOf(text, reader);
	const once = applyEdits(text, formatEdits(analysis, options));
	const show = (problem: string, other: string): Error =>
		new Error(
			`${problem} with ${JSON.stringify(options)}:\n${JSON.stringify(text)}\n${JSON.stringify(other)}`,
		);
	if (once.replace(/[ \t\r\n]/g, '') !== text.replace(/[ \t\r\n]/g, ''))
		throw show('More than blanks changed', once);
	const twice = applyEdits(once, formatEdits(new Analysis(once, settings, { rules: [] }), options));
	if (twice !== once) throw show(`Formatted twice to ${JSON.stringify(twice)}`, once);
	if (meaningOf(once, reader) !== meaning) throw show('The meaning changed', once);
	const [before, after] = [text, once].map((one) => findingsIn(one, reader));
	if (before !== after) throw show(`Other findings: ${before} became ${after}`, once);
	const first = Math.floor(random() * analysis.lineCount);
	const within = { first, last: first + Math.floor(random() * 4) };
	const part = applyEdits(text, formatEdits(analysis, options, within));
	if (meaningOf(part, reader) !== meaning) throw show('Part of the file changed its meaning', part);
}
