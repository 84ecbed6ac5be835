// Adding, changing and checking clients from question to edit, against the bundled server: what the entries are, and that no
// password is anywhere but in the box where it was typed and on the page that shows a new one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskServer } from '../../client/src/ask-server.ts';
import {
	addClient,
	type ClientUi,
	checkPassword,
	importClients,
	readNames,
	rotateClient,
} from '../../client/src/client-flow.ts';
import { type MadeClient, renderClients } from '../../client/src/client-page.ts';
import { applyEdits } from '../../server/src/core/index.ts';
import type { SentTextEdit } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lsp-client.ts';

const FILE = { uri: 'file:///w/yulerc', name: 'yulerc' };
const PASSWORD = '0123456789ABCDEF';
const EMPTY = '[Server]\nSetUseSocket=no\n[Clients]\n[EOF]\n';

let server: LspClient;
let text: string;
/** All that leaves the flow: requests, messages, titles, prompts. */
let said: string[];
let page: { readonly clients: readonly MadeClient[]; readonly steps: readonly string[] } | undefined;

beforeEach(async () => {
	server = new LspClient();
	await server.initialize({});
	said = [];
	page = undefined;
});

afterEach(() => server.kill());

function open(content: string): void {
	text = content;
	server.open(FILE.uri, text, 'yulerc');
}

const ask: AskServer = async (name, params) => {
	said.push(JSON.stringify(params));
	return JSON.parse(JSON.stringify(await server.request(name, params)));
};

function applied(edits: readonly SentTextEdit[]): string {
	return applyEdits(
		text,
		edits.map(({ range, newText }) => ({
			range: {
				start: { line: range.start.line, column: range.start.character },
				end: { line: range.end.line, column: range.end.character },
			},
			text: newText,
		})),
	);
}

/** A person who gives these answers in turn; a pick is answered by the value of the choice. */
function person(...answers: readonly string[]): ClientUi {
	const left = [...answers];
	let seed = 0;
	return {
		pickFile: () => Promise.resolve(FILE),
		askText: async (title, prompt, problem) => {
			const answer = left.shift();
			said.push(title, prompt);
			const refused = answer === undefined ? undefined : await problem(answer);
			if (refused === undefined) return answer;
			said.push(refused);
			return undefined;
		},
		askPassword: (title, prompt, problem) => {
			const answer = left.shift();
			said.push(title, prompt);
			const refused = answer === undefined ? undefined : problem(answer);
			if (refused !== undefined) said.push(refused);
			return Promise.resolve(refused === undefined ? answer : undefined);
		},
		pick: (title, choices) => {
			const answer = left.shift();
			said.push(title, JSON.stringify(choices));
			return Promise.resolve(choices.find(({ value }) => value === answer)?.value);
		},
		readFile: () => Promise.resolve(left.shift()),
		apply: (_file, edits) => {
			text = applied(edits);
			server.notify('textDocument/didChange', {
				textDocument: { uri: FILE.uri, version: ++seed + 1 },
				contentChanges: [{ text }],
			});
			return Promise.resolve(true);
		},
		showPage: (clients, _action, _file, steps) => {
			page = { clients, steps };
		},
		tell: (kind, message, button) => {
			said.push(`${kind}: ${message}`);
			return Promise.resolve(button !== undefined && left[0] === button);
		},
		random: () => Uint8Array.from({ length: 32 }, (_, at) => (at * 7 + seed++) & 0xff),
	};
}

describe('a client', () => {
	it('is added above [EOF], and its password belongs to it', async () => {
		open(EMPTY);
		await addClient(ask, person('Web1.example.org', 'type', PASSWORD));
		expect(text).toMatch(/\[Clients\]\nClient=Web1\.example\.org@[0-9A-F]{16}@[0-9A-F]{256}\n\[EOF\]\n$/);
		expect(page?.clients).toEqual([{ name: 'Web1.example.org' }]);
		expect(page?.steps.join('\n')).toContain('samhain_setpwd');
		await checkPassword(ask, person(PASSWORD), 'web1.example.org');
		expect(said.at(-1)).toBe('information: The password belongs to the entry of web1.example.org in line 4.');
		await checkPassword(ask, person('FEDCBA9876543210'), 'web1.example.org');
		expect(said.at(-1)).toContain('Session key mismatch');
	});

	it('is not added twice, nor under a name that cannot be one', async () => {
		open(`[Clients]\nClient=web1@0123456789ABCDEF@${'AB'.repeat(128)}\n`);
		await addClient(ask, person('WEB1', 'make'));
		expect(said.at(-1)).toBe('web1 already has an entry in line 2.');
		await addClient(ask, person('two words', 'make'));
		expect(said.at(-1)).toContain('neither blanks');
		expect(page).toBeUndefined();
	});

	it('gets another password in the entry that the server uses, and keeps the line otherwise', async () => {
		const old = `@0123456789ABCDEF@${'AB'.repeat(128)}`;
		open(`[Clients]\nClient=web1${old}\nClient = Web1${old}\n`);
		await rotateClient(ask, person('make'), 'web1');
		const [password] = page?.clients.map((client) => client.password) ?? [];
		expect(text.split('\n')[1]).toBe(`Client=web1${old}`);
		expect(text.split('\n')[2]).toMatch(/^Client = Web1@[0-9A-F]{16}@[0-9A-F]{256}$/);
		await checkPassword(ask, person(password ?? ''), 'web1');
		expect(said.at(-1)).toContain('belongs to the entry of web1 in line 3');
	});

	it('of a server without SRP gets an entry like the others', async () => {
		open(`[Clients]\nClient=web1@00000000@${'AB'.repeat(24)}\n`);
		await addClient(ask, person('web2', 'type', PASSWORD));
		expect(text).toMatch(/\nClient=web2@00000000@[0-9A-F]{48}\n$/);
	});
});

describe('many clients', () => {
	it('are imported from a list, each with a password of its own; those that are there are left out', async () => {
		open(`[Clients]\nClient=web1@0123456789ABCDEF@${'AB'.repeat(128)}\n`);
		const list = 'web1 web2\n# old\nWEB2, web3 # rack 4\n';
		await importClients(ask, person('file', list, 'Import the other 2'));
		expect(text.match(/^Client=(\w+)@/gm)).toEqual(['Client=web1@', 'Client=WEB2@', 'Client=web3@']);
		expect(new Set(page?.clients.map(({ password }) => password)).size).toBe(2);
	});

	it('are read one or more to a line', () => {
		expect(readNames('a b\n#c\nd,e;f # g\n')).toEqual(['a', 'b', 'd', 'e', 'f']);
	});
});

describe('a password', () => {
	it('is in no request, message or choice, and a typed one is not on the page', async () => {
		open(EMPTY);
		await addClient(ask, person('web1', 'type', PASSWORD));
		await checkPassword(ask, person(PASSWORD), 'web1');
		await checkPassword(ask, person('not a password'), 'web1');
		expect(said.join('\n')).not.toContain(PASSWORD);
		expect(said.join('\n')).not.toContain('not a password');
		expect(text).not.toContain(PASSWORD);
		expect(renderClients(page?.clients ?? [], 'added', 'yulerc', page?.steps ?? [])).not.toContain(PASSWORD);
	});

	it('that was made here is on the page and nowhere else', async () => {
		open(EMPTY);
		await addClient(ask, person('web1', 'make'));
		const password = page?.clients[0]?.password ?? '';
		expect(password).toMatch(/^[0-9A-F]{16}$/);
		expect(said.join('\n')).not.toContain(password);
		expect(text).not.toContain(password);
		expect(renderClients(page?.clients ?? [], 'added', 'yulerc', [])).toContain(`<code>${password}</code>`);
	});
});
