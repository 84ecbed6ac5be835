// Open documents that are none of our languages: files that belong to a deployment, such as a hosts file, and logs. Their
// text, followed.
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { type PositionEncoding, unitsToColumn } from './position-encoding.ts';
import { fileNameOf } from './uris.ts';

const MEMBER = /^hosts(?:\.(?:allow|deny))?(?:\.(?:j2|erb))?$/;
/** Whether a document that is none of our languages has the name of a file that deployments have. */
export function isTextMember(uri: string, languageId: string): boolean {
	return languageId !== 'samhainrc' && languageId !== 'yulerc' && MEMBER.test(fileNameOf(uri));
}

/** Whether a document is a log, by the language that editors give it. */
export function isLog(_uri: string, languageId: string): boolean {
	return languageId === 'log' || languageId === 'samhain-log';
}

/** Longer texts are left to whoever wrote them. */
const MAX_CHARACTERS = 16 * 1024 * 1024;

export class OpenTexts {
	readonly #texts = new Map<string, string>();
	readonly #isWanted: (uri: string, languageId: string) => boolean;
	readonly #changed: (uri: string, text: string) => void;
	readonly #encoding: PositionEncoding;

	/**
	 * @param isWanted whether a document is one of these
	 * @param changed called with each new text
	 * @param encoding the units of the client's columns
	 */
	constructor(
		isWanted: (uri: string, languageId: string) => boolean,
		changed: (uri: string, text: string) => void,
		encoding: PositionEncoding,
	) {
		this.#encoding = encoding;
		this.#isWanted = isWanted;
		this.#changed = changed;
	}

	/** Takes a document that was opened; false when it is none of these. */
	open(uri: string, languageId: string, text: string): boolean {
		if (!this.#isWanted(uri, languageId)) return false;
		if (text.length > MAX_CHARACTERS) return true;
		this.#texts.set(uri, text);
		this.#changed(uri, text);
		return true;
	}

	change(uri: string, changes: readonly TextDocumentContentChangeEvent[]): boolean {
		let text = this.#texts.get(uri);
		if (text === undefined) return false;
		for (const change of changes) {
			if (!('range' in change)) {
				text = change.text;
				continue;
			}
			const start = offsetOf(text, change.range.start, this.#encoding);
			const end = Math.max(start, offsetOf(text, change.range.end, this.#encoding));
			text = text.slice(0, start) + change.text + text.slice(end);
		}
		this.#texts.set(uri, text);
		this.#changed(uri, text);
		return true;
	}

	/** The text of a document of these. */
	textOf(uri: string): string | undefined {
		return this.#texts.get(uri);
	}

	has(uri: string): boolean {
		return this.#texts.has(uri);
	}

	close(uri: string): boolean {
		return this.#texts.delete(uri);
	}

	uris(): IterableIterator<string> {
		return this.#texts.keys();
	}
}

/** The offset of a position; one outside of the text is brought into it. */
function offsetOf(
	text: string,
	position: { readonly line: number; readonly character: number },
	encoding: PositionEncoding,
): number {
	let start = 0;
	for (let line = 0; line < position.line; line++) {
		const at = text.indexOf('\n', start);
		if (at < 0) return text.length;
		start = at + 1;
	}
	const end = text.indexOf('\n', start);
	const line = text.slice(start, end < 0 ? text.length : end);
	return start + unitsToColumn(line, Math.max(0, position.character), encoding);
}
