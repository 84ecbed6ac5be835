// What the links of rendered answers do here. They are those of the extension's pages, which call its commands.
import {
	applySilenceCommand,
	findProblemCommand,
	openPlaceCommand,
	previewSilenceCommand,
	replaceInLineCommand,
	searchGuidanceCommand,
	silenceCommand,
} from '../../client/src/page-html.ts';
import { helpPageOf } from './edits.ts';
import { offsetOf } from './places.ts';
import { nameOf, type Project } from './project.ts';
import { OPEN_PAGE, ROOT } from './server-link.ts';

/** The folder of the page in front of a name. */
const AROUND = `${nameOf(ROOT)}/`;

/** What the page does for a link; places count lines from 0. */
export interface LinkActions {
	readonly goTo: (uri: string, line: number) => void;
	readonly openFixes: () => void;
	readonly silence: (text: string) => void;
	readonly applyProposal: (index: number) => void;
}

/**
 * Shows an answer that was rendered to HTML, and gives its links something to do.
 * @param html in which all text from outside is escaped
 */
export function showRendered(container: HTMLElement, html: string): void {
	// The title of the page is above; tags are ours alone, since text has no marks of HTML.
	container.innerHTML = html.replace(
		/<(\/?)h([1-4])\b/g,
		(_tag, slash, level) => `<${slash}h${Number(level) + 1}`,
	);
	for (const link of container.querySelectorAll<HTMLAnchorElement>('a[href^="command:"]')) {
		const [command, args] = readCommand(link);
		if (command === OPEN_PAGE) link.href = `#help/${helpPageOf(args[0])}`;
		else if (command === searchGuidanceCommand) link.href = '#help/search';
		else if (command === findProblemCommand) link.href = '#help/guidance/walk';
		else if (command === previewSilenceCommand) {
			// The edit is shown above the link, line by line.
			const separator = link.nextSibling;
			if (separator instanceof Text) separator.remove();
			link.remove();
		} else {
			link.setAttribute('role', 'button');
			// Places are named with the folder around them, which is the same for all.
			const [text] = link.childNodes;
			if (text instanceof Text && text.data.startsWith(AROUND)) text.data = text.data.slice(AROUND.length);
		}
	}
}

/** Runs the commands of links in a container, now and after it is filled again. */
export function followLinks(container: HTMLElement, project: Project, actions: LinkActions): void {
	const run = (event: Event): void => {
		const link = event.target instanceof Element ? event.target.closest('a[href^="command:"]') : null;
		if (!(link instanceof HTMLAnchorElement)) return;
		event.preventDefault();
		const [command, args] = readCommand(link);
		const [first, second, third, fourth] = args;
		if (command === openPlaceCommand && typeof first === 'string') {
			actions.goTo(first, Number(second) - 1);
			if (third === true) actions.openFixes();
		} else if (command === replaceInLineCommand && typeof first === 'string') {
			replaceInLine(project, first, Number(second) - 1, String(third), String(fourth));
			actions.goTo(first, Number(second) - 1);
		} else if (command === silenceCommand && typeof first === 'string') actions.silence(first);
		else if (command === applySilenceCommand) actions.applyProposal(Number(first));
	};
	container.addEventListener('click', run);
	container.addEventListener('keydown', (event) => {
		if (event.key === ' ') run(event);
	});
}

function readCommand(link: HTMLAnchorElement): [command: string, args: readonly unknown[]] {
	const address = link.getAttribute('href') ?? '';
	const [command = '', query = ''] = address.slice('command:'.length).split('?');
	const args: unknown = query === '' ? [] : JSON.parse(decodeURIComponent(query));
	return [command, Array.isArray(args) ? args : []];
}

function replaceInLine(project: Project, uri: string, line: number, from: string, to: string): void {
	const file = project.fileAt(uri);
	if (file === undefined) return;
	const { doc } = file.state;
	const start = offsetOf(doc, { line, character: 0 });
	const at = doc.lineAt(start).text.indexOf(from);
	if (at < 0) return;
	project.edit(file, { changes: { from: start + at, to: start + at + from.length, insert: to } });
}
