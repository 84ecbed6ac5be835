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

/** What build servers take for a command at the beginning of a line: `::error::…`, `##[error]…`. */
const COMMAND = /^\s*(?:::|##)/;

/** A path as it may begin a line. */
export function shownPath(path: string): string {
	const shown = printable(path);
	return COMMAND.test(shown) ? `./${shown}` : shown;
}

/** A line from elsewhere as a line of its own. */
export function shownLine(text: string): string {
	const shown = printable(text);
	return COMMAND.test(shown) ? `> ${shown}` : shown;
}
