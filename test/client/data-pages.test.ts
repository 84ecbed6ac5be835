// The pages that show data of logs and files: what is in the data is text, and links lead where they say.
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../client/src/document-frame.ts';
import { renderExplanation } from '../../client/src/explain-page.ts';
import {
	commandLink,
	openPlaceCommand,
	renderDocument,
	replaceInLineCommand,
	section,
} from '../../client/src/page-html.ts';
import type { ExplainedRecord } from '../../server/src/protocol.ts';

const RECORD: ExplainedRecord = {
	input: '<script>alert(1)</script>',
	known: true,
	kind: 'message',
	message: 'MSG_TCP_BADCONN',
	guidance: 'authentication-2',
	guidanceTitle: 'Authentication 2: Not in client list',
	page: 'message-tcp-badconn',
	title: 'Client name is not registered',
	stage: 'authenticate',
	meaning: 'The server looked for exactly this name.',
	causes: ['a & b'],
	howToCheck: [],
	fixes: ['name the entry'],
	options: [],
	match: 'exact',
	candidates: ['MSG_TCP_BADCONN'],
	cause: null,
	facts: { host: '"><img src=x onerror=alert(1)>' },
	suspects: [
		{
			file: 'file:///w/yulerc',
			name: 'w/yulerc',
			line: 43,
			ruleId: 'peer-name-not-registered',
			why: 'Why.',
			fix: 'Rename',
		},
		{ file: 'file:///w/hosts', name: 'w/hosts', line: 7, why: 'No dotted <name>.' },
	],
};

function linkOf(...args: readonly unknown[]): string {
	return `command:${openPlaceCommand}?${encodeURIComponent(JSON.stringify(args))}`;
}

describe('the page of a course of events', () => {
	const { suspects } = RECORD;
	const main = {
		index: 1,
		what: 'The server has no entry for <db7>.',
		stage: 'The client did not get as far as the log-in.',
		fix: 'Register it',
		guidance: 'authentication-2',
		guidanceTitle: 'Authentication 2: wrong client name',
		consequences: [0],
		suspects,
	};
	const follows = { ...RECORD, title: 'Client could not log in', cause: 1 };
	const page = renderExplanation({ story: { main, others: [] }, records: [follows, RECORD] });

	it('begins with the cause, its line and its fix', () => {
		const inOrder = [
			'The cause',
			'no entry for &lt;db7&gt;',
			'w/yulerc:43',
			'Register it',
			'What follows from it',
		];
		const places = inOrder.map((text) => page.indexOf(text));
		expect(places).not.toContain(-1);
		expect([...places].sort((a, b) => a - b)).toEqual(places);
	});

	it('folds what follows under it', () => {
		const folded = /<details>.*<\/details>/s.exec(page)?.[0] ?? '';
		expect(folded).toContain('Client could not log in');
		expect(page.replace(folded, '')).not.toContain('Client could not log in');
	});
});

describe('the page of an explained line', () => {
	const page = renderExplanation({ story: null, records: [RECORD] });

	it('leads to each cause, and to the fixes of those that the linter finds', () => {
		expect(page).toContain(`href="${linkOf('file:///w/yulerc', 43)}" title="Go to the line">w/yulerc:43</a>`);
		expect(page).toContain(
			`href="${linkOf('file:///w/yulerc', 43, true)}" title="Go to the line" aria-label="Fix: Rename: w/yulerc:43">Fix: Rename</a>`,
		);
		expect(page).toContain(
			`href="${linkOf('file:///w/hosts', 7)}" title="Go to the line">w/hosts:7</a>: No dotted &lt;name&gt;.`,
		);
	});

	it('shows what is typed as code, and plain in the text of a link', () => {
		const cause = {
			file: 'file:///w/yulerc',
			name: 'w/yulerc',
			line: 4,
			why: '`a<b` is off',
			fix: 'Set `c`',
		};
		const html = (suspect: typeof cause & { replacement?: { from: string; to: string } }) =>
			renderExplanation({ story: null, records: [{ ...RECORD, suspects: [suspect] }] });
		expect(html(cause)).toContain('<code>a&lt;b</code> is off<br>Set <code>c</code>.');
		expect(html({ ...cause, replacement: { from: 'x', to: 'y' } })).toContain('>Set &#39;c&#39;</a>');
	});

	it('applies a fix that is a single edit', () => {
		const cause = { file: 'file:///w/yulerc', name: 'w/yulerc', line: 4, why: 'Near.', fix: 'Rename it' };
		const replacement = { from: 'wbe1', to: 'web1' };
		const html = renderExplanation({
			story: null,
			records: [{ ...RECORD, suspects: [{ ...cause, replacement }] }],
		});
		const args = encodeURIComponent(JSON.stringify(['file:///w/yulerc', 4, 'wbe1', 'web1']));
		expect(html).toContain(
			`href="command:${replaceInLineCommand}?${args}" title="Change the line" aria-label="Rename it: w/yulerc:4">Rename it</a>`,
		);
	});

	it('leads to the guidance, the message and the rule', () => {
		for (const id of [
			'guidance/authentication-2',
			'guidance/message-tcp-badconn',
			'rules/peer-name-not-registered',
		])
			expect(page).toContain(encodeURIComponent(JSON.stringify([id])));
	});

	it('shows text of the log as text', () => {
		expect(page).not.toMatch(/<script|<img/);
		expect(page).toContain('&lt;script&gt;');
		expect(page).toContain('a &amp; b');
	});

	it('leaves out headings with nothing under them', () => {
		expect(page).not.toContain('How to check');
	});

	it('marks unknown lines as unknown', () => {
		const unknown = { ...RECORD, input: 'eth0 up', known: false };
		expect(renderExplanation({ story: null, records: [unknown] })).toContain('Unknown');
		const suggestions = [{ page: 'downloading-1', anchor: '', title: 'A page about it' }];
		const html = renderExplanation({ story: null, records: [{ ...unknown, suggestions }] });
		for (const part of ['A page about it', 'Search the guidance', 'question by question'])
			expect(html).toContain(part);
	});

	it('says so when there is nothing to explain, or no server', () => {
		expect(renderExplanation({ story: null, records: [] })).toContain('No lines to explain');
		expect(renderExplanation(undefined)).toContain('No lines to explain');
	});
});

describe('a document', () => {
	const html = renderDocument('A <title>', '<p>body</p>', 'N0NCE');

	it('runs and fetches nothing', () => {
		expect(html).toContain("default-src 'none'; style-src 'nonce-N0NCE'");
		expect(html).not.toContain('<script');
	});

	it('uses the theme and no colour of its own for text', () => {
		expect(html).toContain('var(--vscode-editor-foreground)');
		expect(html).toContain('<title>A &lt;title&gt;</title>');
	});

	it('has no way out of an attribute', () => {
		expect(commandLink('x', ['"><b>'], '<i>')).not.toMatch(/<b>|<i>/);
		expect(commandLink('x', [], 'Search "x"')).toContain('title="Search &quot;x&quot;"');
		expect(escapeHtml(`<>&"'`)).toBe('&lt;&gt;&amp;&quot;&#39;');
		expect(section('None', [])).toBe('');
	});
});
