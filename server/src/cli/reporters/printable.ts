// Text from files on its way to a terminal.

/** Control characters would move the cursor or change colours: they are shown as pictures, one for one. */
export function printable(text: string): string {
	return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, (character) => {
		const code = character.charCodeAt(0);
		return code < 32 ? (code === 9 ? ' ' : String.fromCharCode(0x2400 + code)) : '\u2421';
	});
}
