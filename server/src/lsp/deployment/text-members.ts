// Open documents that are none of our languages but belong to a deployment, such as a hosts file: their text, followed.
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { fileNameOf } from '../uris.ts';

const NAME = /^hosts(?:\.(?:allow|deny))?(?:\.(?:j2|erb))?$/;
/** Longer texts are left to whoever wrote them. */
const MAX_CHARACTERS = 16 * 1024 * 1024;

export class TextMembers {
	readonly #texts = new Map<string, string>();
	readonly #changed: (uri: string, text: string) => void;

	/** @param changed called with each new text */
	constructor(changed: (uri: string, text: string) => void) {
		this.#changed = changed;
	}

	/** Takes a document that was opened; false when it is none of these. */
	open(uri: string, languageId: string, text: string): boolean {
		if (languageId === 'samhainrc' || languageId === 'yulerc' || !NAME.test(fileNameOf(uri))) return false;
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
			const start = offsetOf(text, change.range.start);
			const end = Math.max(start, offsetOf(text, change.range.end));
			text = text.slice(0, start) + change.text + text.slice(end);
		}
		this.#texts.set(uri, text);
		this.#changed(uri, text);
		return true;
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
function offsetOf(text: string, position: { readonly line: number; readonly character: number }): number {
	let start = 0;
	for (let line = 0; line < position.line; line++) {
		const at = text.indexOf('\n', start);
		if (at < 0) return text.length;
		start = at + 1;
	}
	const end = text.indexOf('\n', start);
	return Math.min(start + Math.max(0, position.character), end < 0 ? text.length : end);
}
