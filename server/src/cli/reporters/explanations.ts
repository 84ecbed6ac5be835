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
	const explained = new Set<string>();
	for (const { story, answers, silenced, summary } of parts) {
		if (summary !== undefined) terminal.out(renderGroups(summary, colors));
		if (story !== undefined && answers.filter(({ line }) => line.known).length > 1) {
			terminal.out(renderCause('The cause', story.main, colors));
			for (const other of story.others) terminal.out(renderCause('Besides', other, colors));
		}
		for (const [at, equal] of joinEqualRecords(answers)) {
			const [answer] = equal;
			if (answer === undefined) continue;
			const { line } = answer;
			const known = (): string => renderAnswer(answer, silenced.get(at), explained, colors);
			if (!line.known) unknown += equal.length;
			const text = line.known ? known() : renderUnknown(line.input, unknown <= MAX_SEARCHED, colors);
			terminal.out(equal.length === 1 ? text : `${text.trimEnd()}\n${renderMore(equal, colors)}\n`);
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

/**
 * Joins records that differ in nothing but their time, wherever they are in the log.
 * @returns the records that are alike, each group at its first one with its index
 */
function joinEqualRecords(answers: readonly AnsweredLine[]): ReadonlyMap<number, readonly AnsweredLine[]> {
	const groups = new Map<number, AnsweredLine[]>();
	const first = new Map<string, AnsweredLine[]>();
	for (const [at, answer] of answers.entries()) {
		const { line, causes } = answer;
		if (!line.known && line.kind === 'blank') continue;
		const places = causes.map(({ file, line: number, why }) => [file, number, why]);
		const key = line.known
			? JSON.stringify([line.message, line.nested?.message, line.facts, line.candidates, places])
			: line.input;
		const group = first.get(key);
		if (group !== undefined) {
			group.push(answer);
			continue;
		}
		const made = [answer];
		first.set(key, made);
		groups.set(at, made);
	}
	return groups;
}

/** How many more records are like the one above. */
function renderMore(equal: readonly AnsweredLine[], colors: Colors): string {
	const more = equal.length - 1;
	const last = equal.at(-1)?.line.input ?? '';
	const isSame = last === equal[0]?.line.input;
	const which = isSame ? '' : `, the last one: ${shownLine(last.split('\n')[0] ?? '')}`;
	return colors.dim(`  ${more} more equal ${more === 1 ? 'record' : 'records'}${which}\n`);
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
	explained: Set<string>,
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
	// The same message is explained once; what it reports and where its cause is differ.
	const message = shown.message ?? '';
	const isExplained = message !== '' && explained.has(message);
	explained.add(message);
	if (isExplained) out += `  ${colors.dim('explained above')}\n`;
	else if (shown.meaning !== '') out += `  ${shown.meaning}\n`;
	const report = readPolicyReport(line);
	if (report !== undefined)
		out += list(
			report.event === 'modified' ? 'what differs' : 'the file',
			describeReport(report).map(printable),
		);
	if (!isExplained) {
		out += list('causes', shown.causes);
		out += list('to check', shown.howToCheck);
		out += list('what to do', shown.fixes);
	}
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
