// The unified diff of a text and the same text after edits. Nothing is compared: the edits say which lines differ.
import { applyEdits, type TextEdit } from '../core/index.ts';

/** Lines around a change that are shown. */
const CONTEXT = 3;

/** Lines from `start` to before `end` of the old text, which the edits of a hunk turn into others. */
interface Stretch {
	readonly start: number;
	end: number;
	readonly edits: TextEdit[];
}

/**
 * The diff as `diff -u` and Git print it.
 * @param name the file, for both headers: as Git quotes names, so that a patch of one with a newline fits
 * @param edits from top to bottom, none overlapping another
 * @returns an empty text without edits
 */
export function unifiedDiff(name: string, text: string, edits: readonly TextEdit[]): string {
	if (edits.length === 0) return '';
	const lines = linesOf(text);
	// Git refuses a path that begins with a dot alone.
	const header = headerOf(name.replace(/^(?:\.\/+)+/, ''));
	let out = `--- ${header}\n+++ ${header}\n`;
	/** How many lines more the new text has above. */
	let shift = 0;
	for (const hunk of hunksOf(stretchesOf(edits), lines.length)) {
		const body: string[] = [];
		let at = hunk.from;
		let added = 0;
		for (const stretch of hunk.stretches) {
			for (; at < stretch.start; at++) body.push(shown(' ', lines[at]));
			const after = changedLines(lines, stretch);
			for (; at < stretch.end; at++) body.push(shown('-', lines[at]));
			for (const line of after) body.push(shown('+', line));
			added += after.length - (stretch.end - stretch.start);
		}
		for (; at < hunk.to; at++) body.push(shown(' ', lines[at]));
		const count = hunk.to - hunk.from;
		out += `@@ -${place(hunk.from, count)} +${place(hunk.from + shift, count + added)} @@\n${body.join('')}`;
		shift += added;
	}
	return out;
}

/** A name in which a character could end the line, change the display or be taken for a quotation. */
const NEEDS_QUOTES = /["\\\p{Cc}\p{Cf}\u2028\u2029]/u;

/** A name in the header of a patch: a tab ends one with blanks, and quotes surround one with special characters. */
function headerOf(name: string): string {
	if (!NEEDS_QUOTES.test(name)) return name.includes(' ') ? `${name}\t` : name;
	let quoted = '';
	for (const character of name) {
		if (character === '"' || character === '\\') quoted += `\\${character}`;
		else if (!NEEDS_QUOTES.test(character)) quoted += character;
		else for (const byte of Buffer.from(character)) quoted += `\\${byte.toString(8).padStart(3, '0')}`;
	}
	return `"${quoted}"`;
}

/** Lines with their ends; no empty one after the last newline. */
function linesOf(text: string): readonly string[] {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function stretchesOf(edits: readonly TextEdit[]): readonly Stretch[] {
	const stretches: Stretch[] = [];
	for (const edit of edits) {
		const { start, end } = edit.range;
		// An edit up to the start of a line, or of whole lines there, leaves that line as it is.
		const isWhole = start.column === 0 && end.column === 0 && (edit.text === '' || edit.text.endsWith('\n'));
		const until = isWhole ? end.line : end.line + 1;
		const last = stretches.at(-1);
		if (last !== undefined && start.line <= last.end) {
			last.end = Math.max(last.end, until);
			last.edits.push(edit);
		} else stretches.push({ start: start.line, end: until, edits: [edit] });
	}
	return stretches;
}

/** The new lines in the place of a stretch. */
function changedLines(lines: readonly string[], { start, end, edits }: Stretch): readonly string[] {
	const moved = edits.map(({ range, text }) => ({
		range: {
			start: { ...range.start, line: range.start.line - start },
			end: { ...range.end, line: range.end.line - start },
		},
		text,
	}));
	return linesOf(applyEdits(lines.slice(start, end).join(''), moved));
}

interface Hunk {
	readonly from: number;
	to: number;
	readonly stretches: Stretch[];
}

function hunksOf(stretches: readonly Stretch[], lineCount: number): readonly Hunk[] {
	const hunks: Hunk[] = [];
	for (const stretch of stretches) {
		// What goes on to the end of the text ends after its last line.
		stretch.end = Math.min(stretch.end, lineCount);
		const from = Math.max(0, stretch.start - CONTEXT);
		const to = Math.min(lineCount, stretch.end + CONTEXT);
		const last = hunks.at(-1);
		if (last !== undefined && from <= last.to) {
			last.to = Math.max(last.to, to);
			last.stretches.push(stretch);
		} else hunks.push({ from, to, stretches: [stretch] });
	}
	return hunks;
}

/** First line from 1, and how many; an empty stretch is after the line that it names. */
function place(from: number, count: number): string {
	const first = count === 0 ? from : from + 1;
	return count === 1 ? String(first) : `${first},${count}`;
}

function shown(sign: ' ' | '-' | '+', line = ''): string {
	return line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`;
}
