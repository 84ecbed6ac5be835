// Clients that show plain text only: nothing that they get has marks of Markdown left in it.
import { afterEach, expect, it } from 'vitest';
import { ALL_OPTIONS, ALL_SECTIONS } from '../../server/src/core/catalogue/entries.ts';
import { RULES } from '../../server/src/core/rules/index.ts';
import { type InProcessClient, startInProcess } from '../support/in-process-server.ts';

const PLAIN = ['plaintext'];
/** Emphasis, code, links, headings, tables and fences, outside of quotes. */
const MARKS = /\*\*|`|\]\([a-z]+:|\]\(#|^#{1,6} |^\||\\[*_[\]<>|]/m;

let client: InProcessClient | undefined;
afterEach(() => client?.close());

/** All texts inside of an answer. */
function textsIn(answer: unknown): string[] {
	if (typeof answer === 'string') return [answer];
	return typeof answer === 'object' && answer !== null ? Object.values(answer).flatMap(textsIn) : [];
}

it.each(['samhainrc', 'yulerc'])(
	'hovers and completion of everything in a %s are plain',
	async (languageId) => {
		client = await startInProcess({
			params: {
				capabilities: {
					textDocument: {
						hover: { contentFormat: PLAIN },
						completion: { completionItem: { documentationFormat: PLAIN } },
					},
				},
			},
		});
		const { connection } = client;
		const uri = `file:///etc/${languageId}`;
		const examples = RULES.flatMap(({ examples: { bad } }) =>
			bad.map((example) => (typeof example === 'string' ? example : example.text)),
		);
		const lines = [
			...ALL_SECTIONS.filter(({ name }) => name !== 'EOF').flatMap(({ name }) => [`[${name}]`, '']),
			...ALL_OPTIONS.flatMap(({ name, section }) => [`[${section}]`, `${name}=1`]),
			...examples.flatMap((text) => text.split('\n')),
		].filter((line) => !/^\s*\[EOF\]/i.test(line));
		await connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri, languageId, version: 1, text: `${lines.join('\n')}\n` },
		});
		let count = 0;
		for (const [line, text] of lines.entries()) {
			const position = { line, character: Math.min(2, text.length) };
			const hover: { contents: { kind: string; value: string } } | null = await connection.sendRequest(
				'textDocument/hover',
				{ textDocument: { uri }, position },
			);
			if (hover === null) continue;
			count++;
			expect(hover.contents.kind).toBe('plaintext');
			expect(hover.contents.value, text).not.toMatch(MARKS);
		}
		expect(count).toBeGreaterThan(ALL_OPTIONS.length);
		const offered = new Set<string>();
		for (const [line, text] of lines.entries()) {
			if (text !== '') continue;
			const list: { items: { label: string; data?: unknown; documentation?: unknown }[] } =
				await connection.sendRequest('textDocument/completion', {
					textDocument: { uri },
					position: { line, character: 0 },
				});
			for (const item of list.items) {
				if (offered.has(item.label)) continue;
				offered.add(item.label);
				const { documentation } = await connection.sendRequest<typeof item>('completionItem/resolve', item);
				for (const part of textsIn(documentation)) expect(part, item.label).not.toMatch(MARKS);
			}
		}
		expect(offered.size).toBeGreaterThan(60);
	},
	20_000,
);
