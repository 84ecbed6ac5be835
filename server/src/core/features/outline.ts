// The outline of a file: sections, the options in them, and the conditional blocks. Sections are always all there; what
// is in them ends at a limit, so that a huge file costs no more than a large one.
import type { Analysis } from '../analysis/analysis.ts';
import type { Line } from '../document/line-store.ts';
import { lexLine } from '../syntax/line.ts';
import type { TextRange } from '../text/range.ts';
import { readClientEntry } from '../values/client-entry.ts';
import { readWrittenPath } from '../values/path.ts';

export interface OutlineNode {
	readonly name: string;
	readonly detail: string;
	readonly kind: 'section' | 'block' | 'option' | 'path' | 'client';
	/** From the first character of the line to the end of the last line that belongs to it. */
	readonly range: TextRange;
	readonly nameRange: TextRange;
	readonly children: readonly OutlineNode[];
}

/** Options and blocks that an outline shows at most. */
export const OUTLINE_LIMIT = 5000;
/** Maximum depth of an outline: deeper blocks are placed next to their parent, because clients may recurse. */
const MAX_LEVELS = 64;
const MAX_DETAIL = 60;

interface OpenNode {
	readonly name: string;
	readonly detail: string;
	readonly kind: OutlineNode['kind'];
	readonly range: { readonly start: TextRange['start']; end: TextRange['end'] };
	readonly nameRange: TextRange;
	readonly children: OpenNode[];
}

/**
 * The outline, top to bottom.
 * @param limit how many options and blocks it has at most
 */
export function outlineOf(analysis: Analysis, limit = OUTLINE_LIMIT): readonly OutlineNode[] {
	const { model } = analysis;
	const roots: OpenNode[] = [];
	/** The section, and the blocks that are open in it. */
	let open: OpenNode[] = [];
	let left = limit;
	let number = 0;
	let last: { line: number; column: number } = { line: 0, column: 0 };
	const add = (node: OpenNode): void => {
		(open[Math.min(open.length, MAX_LEVELS - 1) - 1]?.children ?? roots).push(node);
	};
	const closeAll = (): void => {
		for (const node of open) node.range.end = last;
		open = [];
	};
	for (const chunk of model.store.chunks) {
		if (left <= 0) break;
		for (const line of chunk.lines) {
			if (left <= 0) break;
			const { parsed, text } = line;
			switch (parsed.kind) {
				case 'section':
				case 'unknown-section': {
					closeAll();
					const node = headerNode(line, number);
					roots.push(node);
					open = [node];
					break;
				}
				case 'condition': {
					const node = wordNode('block', text, number);
					add(node);
					open.push(node);
					left--;
					break;
				}
				case 'end': {
					const block = open.at(-1);
					if (block?.kind === 'block') {
						block.range.end = { line: number, column: text.length };
						open.pop();
					}
					break;
				}
				case 'option':
				case 'invalid':
					add(optionNode(line, number));
					left--;
					break;
				default:
			}
			if (parsed.kind !== 'nothing' && !isBehindEnd(line)) last = { line: number, column: text.length };
			number++;
		}
	}
	if (left > 0) {
		closeAll();
		return roots;
	}
	// Behind the limit only the headers are looked up, in the index.
	let section = open[0];
	for (const line of model.lines('header')) {
		const at = model.store.numberOf(line);
		if (at < number) continue;
		closeBefore(open, model.store.lineAt(at - 1), at - 1);
		section = headerNode(line, at);
		open = [section];
		roots.push(section);
	}
	const end = model.store.lineCount - 1;
	closeBefore(open, model.store.lineAt(end), end);
	return roots;
}

function isBehindEnd(line: Line): boolean {
	return line.parsed.kind === 'skipped' && line.context !== undefined && line.context.ended !== 'no';
}

function closeBefore(open: readonly OpenNode[], line: Line | undefined, number: number): void {
	for (const node of open) node.range.end = { line: Math.max(0, number), column: line?.text.length ?? 0 };
}

function headerNode(line: Line, number: number): OpenNode {
	return wordNode('section', line.text, number, `[${line.parsed.header ?? ''}]`);
}

function wordNode(kind: OutlineNode['kind'], text: string, number: number, name?: string): OpenNode {
	const { start, end } = lexLine(text);
	const nameRange = { start: { line: number, column: start }, end: { line: number, column: end } };
	return {
		name: name ?? shorten(text.slice(start, end)),
		detail: '',
		kind,
		range: { start: { line: number, column: 0 }, end: { line: number, column: text.length } },
		nameRange,
		children: [],
	};
}

function optionNode(line: Line, number: number): OpenNode {
	const { text, parsed } = line;
	const syntax = lexLine(text);
	const keyEnd = syntax.equals < 0 ? syntax.end : syntax.equals;
	const key = text.slice(syntax.start, keyEnd).trimEnd();
	const value = text.slice(syntax.valueStart, syntax.end);
	const range = { start: { line: number, column: 0 }, end: { line: number, column: text.length } };
	const nameRange = {
		start: { line: number, column: syntax.start },
		end: { line: number, column: syntax.start + key.length },
	};
	const kind = parsed.option?.kind;
	if (kind === 'client-entry') {
		const name = shorten((readClientEntry(value)?.host ?? '') || key);
		return { name, detail: 'client', kind: 'client', range, nameRange, children: [] };
	}
	if (kind === 'path-glob' || kind === 'path-depth') {
		const { depthText: depth, path } = readWrittenPath(value, kind);
		const name = shorten(path) || key;
		const detail = depth === '' ? key : `${key}, depth ${depth}`;
		return { name, detail, kind: 'path', range, nameRange, children: [] };
	}
	// A password is not for everybody who looks at the screen.
	const detail = /password/i.test(key) ? '' : shorten(value);
	return { name: shorten(key) || '=', detail, kind: 'option', range, nameRange, children: [] };
}

function shorten(text: string): string {
	return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL)}…` : text;
}
