// What can be folded: sections, conditional blocks, blocks of options that an open and a close option make, and
// comments over several lines.
import type { Analysis } from '../analysis/analysis.ts';
import { byPlace } from '../document/definitions.ts';
import type { FileModel } from '../document/file-model.ts';
import type { Line } from '../document/line-store.ts';
import { isSpaceCode } from '../syntax/line.ts';
import { OPTION_BLOCKS } from './names/blocks.ts';

export interface Folding {
	/** Lines from 0, both of them part of it; the first one stays visible. */
	readonly firstLine: number;
	readonly lastLine: number;
	readonly kind: 'region' | 'comment';
}

/**
 * The foldings of a file, by their first line.
 * @param limit how many there are at most; sections come before all others
 */
export function foldingsOf(analysis: Analysis, limit = 5000): readonly Folding[] {
	const { model } = analysis;
	const found: Folding[] = [];
	const add = (firstLine: number, lastLine: number, kind: Folding['kind'] = 'region'): void => {
		if (lastLine > firstLine && found.length < limit) found.push({ firstLine, lastLine, kind });
	};
	addSections(model, add);
	addConditionals(model, add);
	for (const { open, close } of OPTION_BLOCKS) addOptionBlocks(model, open, close, add);
	addComments(model, add);
	return found.sort((a, b) => a.firstLine - b.firstLine || b.lastLine - a.lastLine);
}

type Add = (firstLine: number, lastLine: number, kind?: Folding['kind']) => void;

function addSections(model: FileModel, add: Add): void {
	const { store } = model;
	const starts = model.lines('header').map((line) => store.numberOf(line));
	starts.forEach((start, at) => {
		let end = (starts[at + 1] ?? store.lineCount) - 1;
		while (end > start && isBlank(store.lineAt(end)?.text ?? '')) end--;
		add(start, end);
	});
}

/** Lines with any of these index keys, top to bottom. */
function linesWith(model: FileModel, keys: readonly string[]): readonly Line[] {
	const lines = keys.flatMap((key) => [...model.lines(key)]);
	return keys.length > 1 ? lines.sort(byPlace) : lines;
}

function addConditionals(model: FileModel, add: Add): void {
	const { store } = model;
	const open: number[] = [];
	for (const line of linesWith(model, ['condition', 'else', 'end'])) {
		const at = store.numberOf(line);
		const start = open.at(-1);
		if (line.parsed.kind === 'condition') open.push(at);
		else if (start !== undefined) {
			open.pop();
			add(start, at - 1);
			if (line.parsed.kind === 'else') open.push(at);
		}
	}
}

function addOptionBlocks(model: FileModel, open: readonly string[], close: string, add: Add): void {
	const { store } = model;
	let start: number | undefined;
	for (const line of linesWith(
		model,
		[...open, close].map((key) => `option:${key}`),
	)) {
		const at = store.numberOf(line);
		const isClose = line.parsed.option?.key === close;
		if (start !== undefined && isClose) add(start, at);
		start = isClose ? undefined : at;
	}
}

function addComments(model: FileModel, add: Add): void {
	let number = 0;
	let start = -1;
	for (const line of model.store.all()) {
		if (line.parsed.kind === 'nothing' && isComment(line.text)) {
			if (start < 0) start = number;
		} else if (start >= 0) {
			add(start, number - 1, 'comment');
			start = -1;
		}
		number++;
	}
	if (start >= 0) add(start, number - 1, 'comment');
}

function firstVisible(text: string): number {
	let at = 0;
	while (at < text.length && isSpaceCode(text.charCodeAt(at))) at++;
	return at;
}

function isBlank(text: string): boolean {
	return firstVisible(text) === text.length;
}

/** `#`, `;` or `//`, as in the lexer; a template's line never comes here. */
function isComment(text: string): boolean {
	const at = firstVisible(text);
	const first = text.charCodeAt(at);
	return first === 35 || first === 59 || (first === 47 && text.charCodeAt(at + 1) === 47);
}
