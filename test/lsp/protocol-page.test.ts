// The page about our own requests names each of them, and no others.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

function namesIn(text: string, pattern: RegExp): string[] {
	return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
}

it('documents each request and notification', () => {
	const declared = namesIn(read('server/src/protocol.ts'), /'(samhain\/\w+)': /g);
	expect(declared.length).toBeGreaterThan(9);
	expect(namesIn(read('docs/protocol.md'), /^\| `(samhain\/\w+)`/gm)).toEqual(declared);
});

it('is answered by a handler for each request', () => {
	const [ofClients = '', ofServer = ''] = read('server/src/protocol.ts').split(
		'export interface ClientRequests',
	);
	const declared = namesIn(ofClients, /'(samhain\/\w+)': \{/g);
	expect(declared).toContain('samhain/walk');
	for (const name of declared) {
		const file = name.replace('samhain/', '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
		expect(read(`server/src/lsp/handlers/${file}.ts`)).toContain(`onRequest(services, '${name}'`);
	}
	const asked = namesIn(ofServer, /'(samhain\/\w+)': \{/g);
	expect(asked).toEqual(['samhain/listFolder', 'samhain/readFile']);
	for (const name of asked) expect(read('client/src/serve-files.ts')).toContain(`'${name}'`);
});
