// Text of files inside Markdown: always shown as text, never as a link, a command or HTML.
// Used by all features that write Markdown; knows nothing of what they describe.

/** Longest piece of a file that a hover repeats. */
const LONGEST = 200;

/** Control characters and characters that turn the direction of writing, which could make a text look like another one. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text as a code span: no character of it means anything to Markdown. */
export function code(text: string, longestText = LONGEST): string {
	const cut = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
	const shown = cut.replace(INVISIBLE, '�');
	if (shown.trim() === '') return shown === '' ? '(nothing)' : '` `';
	let longestRun = 0;
	for (const run of shown.match(/`+/g) ?? []) longestRun = Math.max(longestRun, run.length);
	const fence = '`'.repeat(longestRun + 1);
	const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
	return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Words in a sentence: `a`, `b` and `c`. */
export function listed(words: readonly string[]): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
