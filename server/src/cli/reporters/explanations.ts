// Prints what `explain` found for people: the cause first with its line and its fix, then what follows, then each record.
import { createColors } from 'picocolors';
import {
	type AnsweredCause,
	type AnsweredLine,
	type AnsweredLog,
	describeReport,
	GUIDANCE,
	guidanceById,
	type LogSummary,
	readPolicyReport,
	type SilencedLine,
	suggestPages,
} from '../../core/index.ts';
import type { Terminal } from '../terminal.ts';
import { printable, shownLine, shownPath } from './printable.ts';
import { renderGroups, renderSilenced } from './silence.ts';

type Colors = ReturnType<typeof createColors>;

/** Unknown lines for which the guidance is searched; a log of another program has thousands. */
export const MAX_SEARCHED = 5;

/** A part of a log with what would silence its POLICY lines, by the index of the record in the part. */
export interface SilencedPart extends AnsweredLog {
	readonly silenced: ReadonlyMap<number, SilencedLine>;
	/** The groups of a log with many POLICY lines. */
	readonly summary?: LogSummary;
}

/** Prints the parts of a log. */
export function printExplanations(
	parts: Iterable<SilencedPart>,
	terminal: Terminal,
	useColor: boolean,
): void {
	const colors = createColors(useColor);
	let unknown = 0;
	for (const { story, answers, silenced, summary } of parts) {
		if (summary !== undefined) terminal.out(renderGroups(summary, colors));
		if (story !== undefined && answers.filter(({ line }) => line.known).length > 1) {
			terminal.out(renderCause('The cause', story.main, colors));
			for (const other of story.others) terminal.out(renderCause('Besides', other, colors));
		}
		for (const [at, answer] of answers.entries()) {
			const { line } = answer;
			if (line.known) terminal.out(renderAnswer(answer, silenced.get(at), colors));
			else if (line.kind !== 'blank') {
				unknown++;
				terminal.out(renderUnknown(line.input, unknown <= MAX_SEARCHED, colors));
			}
		}
	}
	if (unknown === 0) return;
	terminal.out(`${unknown} ${unknown === 1 ? 'line' : 'lines'} not known.\n`);
	terminal.out(`\n${colors.bold('The problems of the guidance')}\n`);
	for (const { id, title, summary } of GUIDANCE) terminal.out(`  ${id}: ${title}. ${summary}\n`);
	terminal.out(
		'In the editor, "Samhain: Troubleshoot Client Connection" asks question by question; docs/generated/guidance/walk.md has the same questions.\n',
	);
}

function renderCause(title: string, cause: AnsweredCause, colors: Colors): string {
	const problem = cause.guidance === null ? undefined : guidanceById(cause.guidance);
	const [place] = cause.places;
	const lines = [
		`${colors.bold(`${title}:`)} ${printable(cause.what)}`,
		...(cause.stage === undefined ? [] : [cause.stage]),
		...(place === undefined ? [] : [`${shownPath(place.file)}:${place.line}: ${printable(place.why)}`]),
		...(cause.fix === undefined ? [] : [`${colors.green('fix:')} ${printable(place?.fix ?? cause.fix)}`]),
		...(place?.fix === undefined || cause.fix === undefined ? [] : [printable(cause.fix)]),
		...(problem === undefined ? [] : [`${colors.bold('guidance')} ${problem.id}: ${problem.title}`]),
		...(cause.consequences.length === 0
			? []
			: [
					`${cause.consequences.length} more ${cause.consequences.length === 1 ? 'record follows' : 'records follow'} from it.`,
				]),
	];
	return `${lines.join('\n  ')}\n\n`;
}

/** A record as it came, each of its lines as a line of its own. */
function shownRecord(input: string): string {
	return input.split('\n').map(shownLine).join('\n');
}

/** Pages about messages are made from the catalogue. */
function pathOf(page: string, kind: 'page' | 'message'): string {
	return `docs/${kind === 'message' ? 'generated/' : ''}guidance/${page}.md`;
}

function renderUnknown(input: string, isSearched: boolean, colors: Colors): string {
	const found = isSearched ? suggestPages(input) : [];
	const hits = found.map(({ page, kind, title }) => `    ${title} (${pathOf(page, kind)})\n`).join('');
	const lead = hits === '' ? '' : `  the guidance mentions its words:\n${hits}`;
	return `${colors.dim(shownRecord(input))}\n  neither samhain nor yule writes this message\n${lead}\n`;
}

function renderAnswer(
	{ line, causes, follows }: AnsweredLine,
	silenced: SilencedLine | undefined,
	colors: Colors,
): string {
	const list = (title: string, items: readonly string[]): string =>
		items.length === 0 ? '' : `  ${colors.bold(title)}\n${items.map((item) => `    - ${item}\n`).join('')}`;
	const shown = line.nested ?? line;
	const problem = line.guidance === null ? undefined : guidanceById(line.guidance);
	const stage = shown.stage === null ? '' : `, stage: ${shown.stage}`;
	let out = `${shownRecord(line.input)}\n`;
	out += `  ${colors.bold(shown.title)} ${colors.dim(`${shown.message ?? ''}${stage}`)}\n`;
	if (line.nested !== undefined)
		out += `  a server's record of what ${printable(line.facts['remote_host'] ?? 'a client')} reported\n`;
	if (line.match !== null && line.match !== 'exact' && line.candidates.length > 1)
		out += `  it may also be ${line.candidates.slice(1).join(', ')}\n`;
	// What follows from a cause is not explained again: the cause is, with its places.
	if (follows !== null) return `${out}  follows from record ${follows + 1}\n\n`;
	if (shown.meaning !== '') out += `  ${shown.meaning}\n`;
	const report = readPolicyReport(line);
	if (report !== undefined)
		out += list(
			report.event === 'modified' ? 'what differs' : 'the file',
			describeReport(report).map(printable),
		);
	out += list('causes', shown.causes);
	out += list('to check', shown.howToCheck);
	out += list('what to do', shown.fixes);
	if (problem !== undefined) out += `  ${colors.bold('guidance')} ${problem.id}: ${problem.title}\n`;
	if (causes.length > 0) out += `  ${colors.bold('likely causes in the files')}\n`;
	for (const place of causes) {
		const rule = place.ruleId === undefined ? '' : ` ${colors.dim(place.ruleId)}`;
		out += `    ${shownPath(place.file)}:${place.line}${rule}\n      ${printable(place.why)}\n`;
		if (place.fix !== undefined) out += `      ${colors.green('fix:')} ${printable(place.fix)}\n`;
	}
	if (silenced !== undefined) out += renderSilenced(silenced, colors);
	return `${out}\n`;
}
