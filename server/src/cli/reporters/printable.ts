// Text from files and names of files on their way to a terminal or a build log.

/** Control characters and what else changes how a line is shown: line separators, directions, invisible marks. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Such characters would move the cursor, change colours or begin a line: they are shown as pictures, one for one. */
export function printable(text: string): string {
	return text.replaceAll(UNSAFE, (character) => {
		const code = character.charCodeAt(0);
		if (code < 32) return code === 9 ? ' ' : String.fromCharCode(0x2400 + code);
		return code < 0xa0 ? '\u2421' : '\ufffd';
	});
}

/** A path as it may begin a line: no build server takes it for one of its commands (`::error::…`, `##[error]…`). */
export function shownPath(path: string): string {
	const shown = printable(path);
	return /^(?:::|##)/.test(shown) ? `./${shown}` : shown;
}
