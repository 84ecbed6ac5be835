// Refactorings of single lines and of what is selected: tests of host names, blocks for one host, comments, paths.
import type { Analysis } from '../../analysis/analysis.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { lexLine } from '../../syntax/line.ts';
import type { TextEdit } from '../../text/edit.ts';
import { isPlainHostPattern, readBranchTest } from '../../values/branch-test.ts';
import { readWrittenPath } from '../../values/path.ts';
import { allNames } from '../names/name-uses.ts';
import type { Refactoring, SelectedLines } from './refactoring.ts';

function stretch(line: number, start: number, end: number): TextEdit['range'] {
	return { start: { line, column: start }, end: { line, column: end } };
}

function insertAt(line: number, text: string): TextEdit {
	return { range: stretch(line, 0, 0), text };
}

function linesOf(analysis: Analysis, { first, last }: SelectedLines): readonly Line[] {
	const found: Line[] = [];
	for (let at = first; at <= last; at++) {
		const line = analysis.model.store.lineAt(at);
		if (line !== undefined) found.push(line);
	}
	return found;
}

/** `@web1.example.org` as a test that holds for this name alone. */
export function anchorHost(analysis: Analysis, { first }: SelectedLines): readonly Refactoring[] {
	const line = analysis.model.store.lineAt(first);
	if (line?.parsed.kind !== 'condition') return [];
	const { start, end } = lexLine(line.text);
	const condition = readBranchTest(line.text.slice(start, end));
	if (!isPlainHostPattern(condition)) return [];
	const { argument, isNegated } = condition;
	const not = isNegated ? 'not ' : '';
	const text = `@if ${not}hostname_matches ^${argument.replaceAll('.', '\\.')}$`;
	return [
		{
			title: `Test for the whole name ${argument}, no longer for a part of a name`,
			kind: 'rewrite',
			edits: [{ range: stretch(first, start, end), text }],
			keepsReading: false,
		},
	];
}

/** The name that a person replaces where no host is known. */
const EXAMPLE_HOST = 'host.example.org';

/** Selected lines inside of a block that one host reads. */
export function wrapInHost(analysis: Analysis, selected: SelectedLines): readonly Refactoring[] {
	const lines = linesOf(analysis, selected);
	const isLastRead = selected.last < analysis.lineCount - 1;
	if (!isLastRead || !lines.some(({ parsed }) => parsed.kind === 'option')) return [];
	if (!lines.every(({ parsed }) => parsed.kind === 'option' || parsed.kind === 'nothing')) return [];
	// Only a condition names a host that reads this file: others are clients, mail relays and log servers.
	const named = allNames(analysis).find(
		({ space, isLoose, range }) =>
			space === 'host' && !isLoose && analysis.lineAt(range.start.line)?.parsed.kind === 'condition',
	)?.key;
	const known = analysis.settings.host ?? named;
	// One server reads its file, as a rule: without a host that is known, nobody asks for a block there.
	if (known === undefined && analysis.role.role === 'server') return [];
	const host = known ?? EXAMPLE_HOST;
	const { lineEnd } = analysis;
	const count = lines.filter(({ parsed }) => parsed.kind === 'option').length;
	const what = count === 1 ? 'this line' : `these ${count} lines`;
	return [
		{
			title:
				known === undefined
					? `Read ${what} on one host only: replace ${EXAMPLE_HOST}`
					: `Read ${what} on ${known} only`,
			kind: 'rewrite',
			edits: [
				insertAt(selected.first, `@if hostname_matches ^${host.replaceAll('.', '\\.')}$${lineEnd}`),
				insertAt(selected.last + 1, `@end${lineEnd}`),
			],
			keepsReading: false,
		},
	];
}

/** Lines as comments; the title tells whether samhain reads them now. */
export function commentOut(analysis: Analysis, selected: SelectedLines): readonly Refactoring[] {
	const lines = linesOf(analysis, selected);
	const written = lines.flatMap((line, at) => {
		const { kind } = lexLine(line.text);
		return kind === 'blank' || kind === 'comment' ? [] : [{ line, number: selected.first + at }];
	});
	if (written.length === 0 || !written.every(({ line }) => isPlainText(line))) return [];
	const what = written.length === 1 ? 'this line' : `these ${written.length} lines`;
	// Nothing but samhain's complaint goes with such a line.
	const isRefused = written.every(({ line }) => line.parsed.kind === 'invalid');
	const edits = written.map(({ line, number }) => {
		const { start } = lexLine(line.text);
		return { range: stretch(number, start, start), text: '# ' };
	});
	return [
		{
			title: `Comment out ${what}: samhain reads the file as before`,
			...{ kind: 'rewrite', edits, keepsReading: true },
		},
		{
			title: isRefused
				? `Comment out ${what}, which samhain refuses`
				: `Comment out ${what}: samhain no longer reads ${written.length === 1 ? 'it' : 'them'}`,
			...{ kind: 'rewrite', edits, keepsReading: false },
		},
	];
}

/** A line that no other line opens or closes. */
function isPlainText({ parsed }: Line): boolean {
	return ['option', 'invalid', 'ignored'].includes(parsed.kind);
}

/** A path below `/bin`, `/lib` and the like as the path that it leads to on systems where these are links. */
export function followLink(analysis: Analysis, { first }: SelectedLines): readonly Refactoring[] {
	const line = analysis.model.store.lineAt(first);
	const { option, isTemplated } = line?.parsed ?? {};
	if (line === undefined || option === undefined || isTemplated === true) return [];
	if (option.key !== 'file' && option.key !== 'dir') return [];
	const { value, valueStart } = optionText(line);
	const { path, start } = readWrittenPath(value, option.kind);
	const link = Object.entries(analysis.daemon.machine.links).find(
		([from, to]) => to !== '' && (path === from || path.startsWith(`${from}/`)),
	);
	// `file=/bin` watches the link itself.
	if (link === undefined || (option.key === 'file' && path === link[0])) return [];
	const target = link[1] + path.slice(link[0].length);
	const from = valueStart + start;
	return [
		{
			title: `Watch ${target}, a new path in the baseline, instead of ${path}`,
			kind: 'rewrite',
			edits: [{ range: stretch(first, from, from + link[0].length), text: link[1] }],
			keepsReading: false,
		},
	];
}
