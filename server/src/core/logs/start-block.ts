// The blocks that samhain and yule print on standard error while they start: a line of dashes with the place in the
// source, prose, a line of dashes. The journal puts its own prefix before each line of a block.
import { readPrefix } from './line-prefix.ts';
import { startTexts } from './messages.ts';
import { normalise } from './phrases.ts';

/** A line of dashes with file and line of the source. */
const opening = /^-{5,}\s+[\w.]{1,40}\.[ch]\s+-{2,}\s+\d{1,6}\s+-{5,}$/;
const closing = /^-{20,}$/;

/** @returns the line without what syslog or the journal put before it */
export function withoutPrefix(line: string): string {
	const shown = line.trimEnd();
	if (/^-{5,}/.test(shown)) return shown;
	const prefix = readPrefix(shown);
	return prefix.signer === 'ours' || prefix.hasTime ? shown.slice(prefix.length) : shown;
}

/** True for the first line of a block. */
export function opensBlock(line: string): boolean {
	return line.includes('-----') && opening.test(withoutPrefix(line).trim());
}

/** True for the last line of a block. */
export function closesBlock(line: string): boolean {
	return line.includes('--------') && closing.test(withoutPrefix(line).trim());
}

/**
 * The prose of a block.
 * @param text a record of one or more lines
 * @returns the text without frame, prefixes and line feeds; a text of one line as it is
 */
export function readStartBlock(text: string): { readonly text: string; readonly isFramed: boolean } {
	const lines = text.split(/\r?\n/);
	const isFramed = lines.some(opensBlock) || (lines.length > 1 && lines.some(closesBlock));
	if (lines.length === 1) return { text, isFramed: false };
	const inner = lines.filter((line) => !opensBlock(line) && !closesBlock(line));
	const [first = '', ...others] = inner.filter((line) => withoutPrefix(line).trim() !== '');
	return {
		text:
			isFramed || others.length > 0
				? [first, ...others.map(withoutPrefix)].map((line) => line.trim()).join(' ')
				: first,
		isFramed,
	};
}

interface StartLine {
	readonly id: string;
	readonly pattern: RegExp;
}

let startLines: readonly StartLine[] | undefined;

/**
 * Ids of the start texts in which a line occurs as a line of its own.
 * @param line with or without a prefix
 */
export function startTextsWith(line: string): readonly string[] {
	startLines ??= startTexts().flatMap(({ id, text }) =>
		text.split('\n').flatMap((each) => {
			const words = normalise(each.replace(/%[a-z]+/g, '\u0000'));
			if (words.replaceAll('\u0000', '').trim().length < 6) return [];
			const source = words
				.split('\u0000')
				.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
				.join('.{1,300}');
			return [{ id, pattern: new RegExp(`^${source}$`, 'i') }];
		}),
	);
	const shown = normalise(withoutPrefix(line.slice(0, 600)));
	if (shown.length < 6) return [];
	return [...new Set(startLines.filter(({ pattern }) => pattern.test(shown)).map(({ id }) => id))];
}
