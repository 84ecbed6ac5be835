// The commands about clients of a server: their questions, in order, and what is made of the answers. No editor here, so
// that tests can run it: questions, answers and edits go through `ClientUi`.
// A password stays in this process. It is in no request, message, log, setting or clipboard; one that was made here is
// shown on one page.
import {
	admitsPassword,
	type EntryKind,
	makeClientEntry,
	makeDigits,
} from '../../server/src/core/client-entry/entry.ts';
import { isClientPassword } from '../../server/src/core/client-entry/srp.ts';
import type { SentTextEdit } from '../../server/src/protocol.ts';
import type { AskServer } from './ask-server.ts';
import type { MadeClient } from './client-page.ts';

/** A server's file that is open. */
export interface ServerFile {
	readonly uri: string;
	/** Its name, for people. */
	readonly name: string;
}

/** One of several answers. */
export interface ClientChoice<T> {
	readonly label: string;
	readonly description?: string;
	readonly detail?: string;
	readonly value: T;
}

/** How the questions are put. Each answer is undefined where the person gave up. */
export interface ClientUi {
	/** The file at hand, or one that the person picks; it is open then. */
	readonly pickFile: () => Promise<ServerFile | undefined>;
	readonly askText: (
		title: string,
		prompt: string,
		problem: (text: string) => Promise<string | undefined>,
	) => Promise<string | undefined>;
	/** Takes a text that is not shown. */
	readonly askPassword: (
		title: string,
		prompt: string,
		problem: (text: string) => string | undefined,
	) => Promise<string | undefined>;
	readonly pick: <T>(title: string, choices: readonly ClientChoice<T>[]) => Promise<T | undefined>;
	/** The text of a file with names; undefined where none was picked. */
	readonly readFile: () => Promise<string | undefined>;
	/** Makes the edits as one step of undo. @returns false where the editor refused */
	readonly apply: (file: ServerFile, edits: readonly SentTextEdit[]) => Promise<boolean>;
	readonly showPage: (
		clients: readonly MadeClient[],
		action: 'added' | 'changed',
		file: ServerFile,
		steps: readonly string[],
	) => void;
	/** Says something and offers a button. @returns whether it was pressed */
	readonly tell: (kind: 'information' | 'warning', text: string, button?: string) => Promise<boolean>;
	/** At least 16 bytes from a secure source. */
	readonly random: () => Uint8Array;
}

const PASSWORD = 'Password: 16 hexadecimal digits, as "yule -G" prints them';
const MAX_IMPORTED = 10_000;

function passwordProblem(text: string): string | undefined {
	return isClientPassword(text) ? undefined : 'A password has 16 hexadecimal digits.';
}

/** The name of a client, asked for and checked against the file. */
async function askName(
	title: string,
	file: ServerFile,
	ask: AskServer,
	ui: ClientUi,
): Promise<string | undefined> {
	const name = await ui.askText(
		title,
		'Name that the client announces, such as web1.example.org',
		async (text) => {
			const answer = await ask('samhain/clients', { uri: file.uri, name: text.trim() });
			return answer?.nameProblem ?? undefined;
		},
	);
	return name?.trim();
}

interface Password {
	readonly text: string;
	readonly isMade: boolean;
}

async function choosePassword(title: string, ui: ClientUi): Promise<Password | undefined> {
	const how = await ui.pick<'make' | 'type'>(title, [
		{
			value: 'make',
			label: 'Make a password',
			detail: 'Random digits. The page with the next steps shows them once.',
		},
		{ value: 'type', label: 'Enter a password', detail: '16 hexadecimal digits, as "yule -G" prints them.' },
	]);
	if (how === undefined) return undefined;
	if (how === 'make') return { text: makeDigits(ui.random()), isMade: true };
	const text = await ui.askPassword(title, PASSWORD, passwordProblem);
	return text === undefined ? undefined : { text, isMade: false };
}

/** How the server of a file computes entries: as it did for those that are there; SRP where there are none. */
async function kindOf(file: ServerFile, ask: AskServer): Promise<EntryKind> {
	const answer = await ask('samhain/clients', { uri: file.uri });
	const clients = answer?.clients ?? [];
	return clients.length > 0 && clients.every(({ isPlain }) => isPlain) ? 'plain' : 'srp';
}

async function pickClient(
	title: string,
	file: ServerFile,
	ask: AskServer,
	ui: ClientUi,
	given: string | undefined,
): Promise<string | undefined> {
	if (given !== undefined) return given;
	const answer = await ask('samhain/clients', { uri: file.uri });
	const clients = answer?.clients ?? [];
	if (clients.length === 0) {
		await ui.tell('information', `${file.name} has no client entries.`);
		return undefined;
	}
	return ui.pick(
		title,
		clients.map(({ name, line }) => ({ value: name, label: name, description: `line ${line + 1}` })),
	);
}

async function change(
	action: 'add' | 'rotate',
	file: ServerFile,
	made: readonly (MadeClient & { readonly entry: string })[],
	ask: AskServer,
	ui: ClientUi,
): Promise<void> {
	const entries = made.map(({ entry }) => entry);
	const answer = await ask('samhain/clientEdits', { uri: file.uri, action, entries });
	if (answer === undefined || answer.edits.length === 0 || !(await ui.apply(file, answer.edits))) {
		await ui.tell('warning', `${file.name} was not changed.`);
		return;
	}
	const shown = made.map(({ name, password }) => (password === undefined ? { name } : { name, password }));
	ui.showPage(shown, action === 'add' ? 'added' : 'changed', file, answer.steps);
}

function makeEntry(name: string, { text, isMade }: Password, kind: EntryKind, ui: ClientUi) {
	const entry = makeClientEntry(name, text, makeDigits(ui.random()), kind);
	return isMade ? { name, entry, password: text } : { name, entry };
}

/** *Add Client…*: a name, a password, and the entry in [Clients]. */
export async function addClient(ask: AskServer, ui: ClientUi): Promise<void> {
	const title = 'Add Client';
	const file = await ui.pickFile();
	if (file === undefined) return;
	const name = await askName(title, file, ask, ui);
	if (name === undefined) return;
	const password = await choosePassword(`${title}: ${name}`, ui);
	if (password === undefined) return;
	await change('add', file, [makeEntry(name, password, await kindOf(file, ask), ui)], ask, ui);
}

/**
 * *Rotate Client Entry…*: another password for a client that is there.
 * @param given its name, where the person began at its line
 */
export async function rotateClient(ask: AskServer, ui: ClientUi, given?: string): Promise<void> {
	const title = 'Rotate Client Entry';
	const file = await ui.pickFile();
	if (file === undefined) return;
	const name = await pickClient(title, file, ask, ui, given);
	if (name === undefined) return;
	const password = await choosePassword(`${title}: ${name}`, ui);
	if (password === undefined) return;
	await change('rotate', file, [makeEntry(name, password, await kindOf(file, ask), ui)], ask, ui);
}

/** *Check Client Password…*: whether a password belongs to the entry that the server uses. */
export async function checkPassword(ask: AskServer, ui: ClientUi, given?: string): Promise<void> {
	const title = 'Check Client Password';
	const file = await ui.pickFile();
	if (file === undefined) return;
	const name = await pickClient(title, file, ask, ui, given);
	if (name === undefined) return;
	const password = await ui.askPassword(`${title}: ${name}`, PASSWORD, passwordProblem);
	if (password === undefined) return;
	const answer = await ask('samhain/clients', { uri: file.uri, name });
	const [entry] = answer?.clients ?? [];
	if (entry === undefined) {
		await ui.tell('warning', `${file.name} has no entry for ${name}.`);
		return;
	}
	const place = `the entry of ${name} in line ${entry.line + 1}`;
	if (admitsPassword(entry.salt ?? '', entry.verifier ?? '', password)) {
		await ui.tell('information', `The password belongs to ${place}.`);
		return;
	}
	const rotates = await ui.tell(
		'warning',
		`The password does not belong to ${place}: the server refuses the client with "Session key mismatch".`,
		'Rotate Client Entry…',
	);
	if (rotates) await rotateClient(ask, ui, name);
}

/** The names in a list: one or more to a line, with what follows a `#` left out. */
export function readNames(text: string): readonly string[] {
	const words = text.split('\n').flatMap((line) => line.replace(/#.*/, '').split(/[\s,;]+/));
	const byKey = new Map(words.filter((word) => word !== '').map((word) => [word.toLowerCase(), word]));
	return [...byKey.values()];
}

/** *Import Clients…*: an entry with a password of its own for every name of a list. */
export async function importClients(ask: AskServer, ui: ClientUi): Promise<void> {
	const title = 'Import Clients';
	const file = await ui.pickFile();
	if (file === undefined) return;
	const how = await ui.pick<'type' | 'file'>(title, [
		{ value: 'type', label: 'Enter or paste names', detail: 'Separated by blanks, commas or lines.' },
		{ value: 'file', label: 'Read names from a file…', detail: 'One or more to a line; # begins a comment.' },
	]);
	if (how === undefined) return;
	const text =
		how === 'file'
			? await ui.readFile()
			: await ui.askText(title, 'Names of the clients', (typed) =>
					Promise.resolve(readNames(typed).length === 0 ? 'Enter at least one name.' : undefined),
				);
	const names = readNames(text ?? '');
	if (names.length === 0) return;
	if (names.length > MAX_IMPORTED) {
		await ui.tell('warning', `The list has ${names.length} names; ${MAX_IMPORTED} can be imported at once.`);
		return;
	}
	// All at once: a server in another machine is not waited for name by name.
	const problems = await Promise.all(
		names.map(async (name) => {
			const answer = await ask('samhain/clients', { uri: file.uri, name });
			return [name, answer?.nameProblem ?? ''] as const;
		}),
	);
	const known = new Map(problems.filter(([, problem]) => problem !== ''));
	const good = names.filter((name) => !known.has(name));
	if (known.size > 0) {
		const [[name, problem] = ['', '']] = known;
		const rest = known.size === 1 ? '' : ` So are ${known.size - 1} more.`;
		const left = `${name} is left out: ${problem}${rest}`;
		if (good.length === 0 || !(await ui.tell('warning', left, `Import the other ${good.length}`))) return;
	}
	const kind = await kindOf(file, ask);
	const made = good.map((name) => makeEntry(name, { text: makeDigits(ui.random()), isMade: true }, kind, ui));
	await change('add', file, made, ask, ui);
}
