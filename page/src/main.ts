// samhain-lint.html: the linter as one page. Wires the editor, the files, the panels and the server; it computes nothing.
import type { Requests } from '../../server/src/protocol.ts';
import { clearEditor, createEditor, editorExtensions, goToLine, showFindings } from './editor.ts';
import { button, element, find } from './element.ts';
import { readSample, readServer, type Sample } from './embedded.ts';
import { drawDeployments, drawEffective, drawRoutes, drawWatched, drawWhy } from './file-panels.ts';
import { countWords, drawFindings } from './findings-panel.ts';
import { openFixes } from './fixes-menu.ts';
import { searchHelp, showHelp } from './help-panel.ts';
import { createLogPanel } from './log-panel.ts';
import { type ReadFile, readChosen, readDropped, toFileBytes } from './open-files.ts';
import { followLinks } from './page-links.ts';
import { nameOf, type PageFile, Project } from './project.ts';
import { startServer } from './server-link.ts';
import { createTabs } from './tabs.ts';

/** Looks like a log of the daemon. */
const LOG = /\bmsg=\\?["'<&]|<trail>|-----BEGIN LOGKEY|-{5,}\s+\w+\.c\s/;
/** From a change to the panel that is shown; further changes in between are drawn with it. */
const REDRAW_MS = 80;

const editor = createEditor(find('editor', HTMLElement));
let sample: Sample | undefined;
/** Whether the files are the sample, which own files replace. */
let isSample = false;
/** The file in the editor. */
let drawn: PageFile | undefined;
let redraw: ReturnType<typeof setTimeout> | undefined;

const project = new Project({
	extensions: () => editorExtensions(project),
	filesChanged: drawFiles,
	newsOf: (file) => {
		if (file === project.shown) {
			showFindings(editor, file);
			drawStatus();
		}
		drawCounts();
		redrawSoon();
	},
	changed: () => {
		redrawSoon();
	},
	dispatch: (spec) => editor.dispatch(spec),
});
const log = createLogPanel(project);
const tabs = createTabs('tabs', () => void drawPanel());

function goTo(file: PageFile, line: number, character = 0): void {
	project.show(file);
	goToLine(editor, line, character);
}

/** Draws the list of files, and the one that is shown. */
function drawFiles(): void {
	const { files, shown } = project;
	if (shown !== undefined && shown !== drawn) {
		drawn = shown;
		editor.setState(shown.state);
		showFindings(editor, shown);
	} else if (shown === undefined) {
		drawn = undefined;
		clearEditor(editor);
	}
	const items = files.map((file) => {
		const choose = button('', () => project.show(file));
		choose.append(
			element('span', { className: 'path' }, [file.path]),
			element('span', { className: 'count' }),
		);
		choose.dataset['uri'] = file.uri;
		if (file === shown) choose.setAttribute('aria-current', 'true');
		return element('li', {}, [choose]);
	});
	find('files', HTMLElement).replaceChildren(...items);
	const others = project.otherCount;
	find('others', HTMLElement).textContent =
		others === 0 ? '' : `${others} ${others === 1 ? 'baseline' : 'baselines'}`;
	find('download', HTMLButtonElement).disabled = shown === undefined;
	find('close', HTMLButtonElement).disabled = shown === undefined;
	drawCounts();
	drawStatus();
	redrawSoon();
}

function drawCounts(): void {
	for (const choose of find('files', HTMLElement).querySelectorAll('button')) {
		const file = project.fileAt(choose.dataset['uri'] ?? '');
		const count = choose.querySelector('.count');
		if (file === undefined || count === null) continue;
		count.textContent = file.findings.length === 0 ? '' : String(file.findings.length);
		choose.title = `${file.path}: ${countWords(file.findings)}`;
	}
}

function drawStatus(): void {
	const { shown } = project;
	const status = shown?.status;
	find('status', HTMLElement).textContent =
		status === undefined
			? (shown?.path ?? 'No file is open.')
			: `${shown?.path}: samhain ${status.version}, ${status.role === 'undecided' ? 'client or standalone' : status.role} (${status.roleReason})`;
}

function redrawSoon(): void {
	if (redraw !== undefined) return;
	redraw = setTimeout(() => {
		redraw = undefined;
		void drawPanel();
	}, REDRAW_MS);
}

async function drawPanel(): Promise<void> {
	const name = tabs.shown();
	if (name === 'findings') drawFindings(project, { goTo, openFixes: () => openFixes(project, editor) });
	else if (name === 'deployment') await drawDeployments(project);
	else if (name === 'watched') await Promise.all([drawWatched(project, goTo), drawWhy(project)]);
	else if (name === 'effective') await drawEffective(project, goTo);
	else if (name === 'routes') await drawRoutes(project);
}

/** The settings that are chosen above the editor, as of `samhain.*`. */
function readSettings(): Record<string, unknown> {
	return {
		role: find('role', HTMLSelectElement).value,
		daemonVersion: find('version', HTMLSelectElement).value,
		build: find('build', HTMLSelectElement).value,
		persona: find('persona', HTMLSelectElement).value,
		host: find('host', HTMLInputElement).value.trim(),
	};
}

/** Takes files of the person; logs go to the log doctor. */
async function take(files: readonly ReadFile[]): Promise<void> {
	const isLog = ({ path, text }: ReadFile): boolean => !/rc\b|\[/.test(nameOf(path)) && LOG.test(text);
	const logs = files.filter(isLog);
	const others = files.filter((file) => !isLog(file));
	if (others.length > 0 && isSample) project.remove();
	if (others.length > 0) {
		isSample = false;
		find('is-sample', HTMLElement).hidden = true;
		project.add(others);
	}
	if (logs.length > 0) {
		// Among other files a log is there to be asked, but the findings come first.
		if (others.length === 0) tabs.show('log');
		await log.take(logs.map(({ text }) => text).join('\n'));
	}
}

async function showSample(): Promise<void> {
	sample ??= await readSample();
	project.remove();
	project.add(sample.files);
	isSample = true;
	find('is-sample', HTMLElement).hidden = false;
}

function download(file: PageFile): void {
	const { path, state } = file;
	const address = URL.createObjectURL(new Blob([toFileBytes(state.doc.toString())], { type: 'text/plain' }));
	element('a', { href: address, download: nameOf(path) }).click();
	setTimeout(() => URL.revokeObjectURL(address));
	file.isEdited = false;
}

/** Shows the page that the address names after `#help/`. */
function followAddress(): void {
	const match = /^#help(?:\/(.*))?$/.exec(decodeURIComponent(location.hash));
	if (match === null) return;
	tabs.show('help');
	if (match[1] === 'search') find('help-query', HTMLInputElement).focus();
	else void showHelp(match[1] ?? '');
}

/** A name that no file has; the sample makes room for own files. */
function newPath(name: string): string {
	const taken = new Set(isSample ? [] : project.files.map(({ path }) => path));
	let path = name;
	for (let count = 2; taken.has(path); count++) path = `${name}.${count}`;
	return path;
}

/** Fills the lists of a new configuration, and makes one. */
function wireStarters(choices: Requests['samhain/starter']['answer']): void {
	const dialog = find('new-dialog', HTMLDialogElement);
	find('new-system', HTMLSelectElement).replaceChildren(
		...choices.systems.map(({ id, name }) => element('option', { value: id }, [name])),
	);
	const versions = choices.versions.map((version) => element('option', { value: version }, [version]));
	find('new-version', HTMLSelectElement).replaceChildren(...versions);
	find('new-version', HTMLSelectElement).value = choices.versions.at(-1) ?? '';
	find('version', HTMLSelectElement).append(
		...choices.versions.map((version) => element('option', { value: version }, [version])),
	);
	find('new', HTMLButtonElement).addEventListener('click', () => dialog.showModal());
	listen(dialog, 'close', async () => {
		if (dialog.returnValue !== 'make') return;
		const role = find('new-role', HTMLSelectElement).value;
		const answer = await project.link?.ask('samhain/starter', {
			role,
			system: find('new-system', HTMLSelectElement).value,
			version: find('new-version', HTMLSelectElement).value,
		});
		const text = answer?.starter?.text;
		if (text !== undefined) await take([{ path: newPath(role === 'server' ? 'yulerc' : 'samhainrc'), text }]);
	});
}

/** Runs something that takes time when an event comes. */
function listen(target: EventTarget, type: string, run: () => Promise<void>): void {
	target.addEventListener(type, () => void run());
}

function wire(): void {
	const chosen = (id: string): void => {
		const input = find(id, HTMLInputElement);
		listen(input, 'change', async () => {
			if (input.files !== null) await take(await readChosen(input.files));
			input.value = '';
		});
	};
	chosen('open-files');
	chosen('open-folder');
	find('open', HTMLButtonElement).addEventListener('click', () =>
		find('open-files', HTMLInputElement).click(),
	);
	find('open-all', HTMLButtonElement).addEventListener('click', () =>
		find('open-folder', HTMLInputElement).click(),
	);
	find('sample-button', HTMLButtonElement).addEventListener('click', () => void showSample());
	find('download', HTMLButtonElement).addEventListener('click', () => {
		if (project.shown !== undefined) download(project.shown);
	});
	find('close', HTMLButtonElement).addEventListener('click', () => {
		if (project.shown !== undefined) project.remove(project.shown);
	});
	for (const id of ['role', 'version', 'build', 'persona', 'host'])
		find(id, HTMLElement).addEventListener('change', () => project.configure(readSettings()));
	find('watched-filter', HTMLInputElement).addEventListener('input', redrawSoon);
	find('why-form', HTMLFormElement).addEventListener('submit', (event) => {
		event.preventDefault();
		void drawWhy(project);
	});
	find('log-explain', HTMLButtonElement).addEventListener('click', () => void log.explain());
	find('log-silence', HTMLButtonElement).addEventListener(
		'click',
		() => void log.silence(find('log-text', HTMLTextAreaElement).value),
	);
	listen(find('log-sample', HTMLButtonElement), 'click', async () => {
		sample ??= await readSample();
		await log.take(sample.log);
	});
	find('help-form', HTMLFormElement).addEventListener('submit', (event) => {
		event.preventDefault();
		void searchHelp(project);
	});
	followLinks(find('side', HTMLElement), project, {
		goTo: (uri, line) => {
			const file = project.fileAt(uri);
			if (file !== undefined) goTo(file, line);
		},
		openFixes: () => openFixes(project, editor),
		silence: (text) => void log.silence(text),
		applyProposal: log.applyProposal,
	});
	document.addEventListener('dragover', (event) => event.preventDefault());
	document.addEventListener('drop', (event) => {
		event.preventDefault();
		if (event.dataTransfer !== null) void readDropped(event.dataTransfer).then(take);
	});
	addEventListener('hashchange', followAddress);
	addEventListener('beforeunload', (event) => {
		if (!isSample && project.files.some(({ isEdited }) => isEdited)) event.preventDefault();
	});
	addEventListener('beforeprint', () => {
		find('print', HTMLElement).textContent = project.shown?.state.doc.toString() ?? '';
	});
}

async function start(): Promise<void> {
	// The server takes longest; everything else goes on beside it.
	const server = readServer().then((script) => startServer(script, readSettings()));
	wire();
	tabs.show('findings');
	await showSample();
	followAddress();
	const link = await server;
	project.connect(link);
	const choices = await link.ask('samhain/starter', {});
	if (choices !== undefined) wireStarters(choices);
}

start().catch((error: unknown) => {
	find('summary', HTMLElement).textContent =
		`The linter could not start: ${error instanceof Error ? error.message : String(error)} It needs Firefox 113, Chromium 103, Safari 16.4 or a newer one.`;
});
