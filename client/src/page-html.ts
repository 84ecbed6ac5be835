// HTML of the pages that show data of files and logs. No editor here, so that tests can run it. Text is text: whatever
// comes from outside goes through `escapeHtml`.
import { escapeHtml, frameDocument } from './document-frame.ts';
import { openPageCommand } from './guidance-address.ts';
import { pageStyle } from './guidance-style.ts';

/** The command that shows a line of a file. */
export const openPlaceCommand = 'samhain.openPlace';

/** The command that exchanges a piece of one line. */
export const replaceInLineCommand = 'samhain.replaceInLine';

/** The search through the guidance. */
export const searchGuidanceCommand = 'samhain.searchGuidance';

/** The questions that lead to a problem of the guidance. */
export const findProblemCommand = 'samhain.findConnectionProblem';

/** The command that shows the alarms of log lines with edits that silence them. */
export const silenceCommand = 'samhain.silenceAlarms';

/** The command that shows an edit beside the file as it is. */
export const previewSilenceCommand = 'samhain.previewSilencingEdit';

/** The command that makes the edit. */
export const applySilenceCommand = 'samhain.applySilencingEdit';

/** Commands that a page may call by a link. */
export const pageCommands: readonly string[] = [
	openPageCommand,
	openPlaceCommand,
	replaceInLineCommand,
	searchGuidanceCommand,
	findProblemCommand,
	silenceCommand,
	previewSilenceCommand,
	applySilenceCommand,
];

/** Text in which backticks mark what is typed, as HTML. */
export function withCode(text: string): string {
	return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** The same for places that show plain text only. */
export function withQuotes(text: string): string {
	return text.replace(/`([^`]+)`/g, "'$1'");
}

/** What a click does, for the tooltip: where a link has no title, VS Code shows its address. */
const linkTitles: Readonly<Record<string, string>> = {
	[openPageCommand]: 'Open the page',
	[openPlaceCommand]: 'Go to the line',
	[replaceInLineCommand]: 'Change the line',
	[previewSilenceCommand]: 'Compare the file with and without the edit',
	[applySilenceCommand]: 'Change the file; Undo takes it back, and nothing is saved',
	[silenceCommand]: 'Show edits that silence it',
};

/**
 * A link that runs one of our commands.
 * @param label its text
 * @param about what it is about, for those who hear the links of a page one by one; where the text alone does not say it
 */
export function commandLink(
	command: string,
	args: readonly unknown[],
	label: string,
	about?: string,
): string {
	const href = `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
	const title = linkTitles[command] ?? label;
	// The name that is heard begins with the text that is seen, so that a person can call the link by it.
	const name = about === undefined ? '' : ` aria-label="${escapeHtml(`${label}: ${withQuotes(about)}`)}"`;
	return `<a href="${escapeHtml(href)}" title="${escapeHtml(title)}"${name}>${escapeHtml(label)}</a>`;
}

/** A link to a page of the guidance. */
export function guidanceLink(page: string, label: string, about?: string): string {
	return commandLink(openPageCommand, [page], label, about);
}

/** A list under a heading; nothing when it is empty. Items are HTML. */
export function section(title: string, items: readonly string[]): string {
	if (items.length === 0) return '';
	return `<h3>${escapeHtml(title)}</h3>\n<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>\n`;
}

const ownStyle = `
blockquote.line { font-family: var(--vscode-editor-font-family, monospace); white-space: pre-wrap; overflow-wrap: anywhere; max-width: none; }
.note { opacity: .85; }
ul.steps { list-style: none; padding-left: 0; }
main.wide-page { max-width: none; }
svg { max-width: 100%; height: auto; }
article { border-top: 1px solid var(--vscode-widget-border, rgba(127,127,127,.35)); padding-top: 0.6em; }
article:first-of-type { border-top: none; padding-top: 0; }
article > h2 { margin-top: 0.8em; }
`;

/** A whole document in which nothing runs and nothing is fetched. */
export function renderDocument(title: string, body: string, nonce: string, isWide = false): string {
	return frameDocument({
		title,
		nonce,
		style: pageStyle + ownStyle,
		body: `<main${isWide ? ' class="wide-page"' : ''}>\n${body}\n</main>`,
	});
}
