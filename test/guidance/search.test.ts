// Searching the guidance, and walking from a symptom to its cause.
import { describe, expect, it } from 'vitest';
import { guidanceById } from '../../server/src/core/guidance/guidance.ts';
import { runTroubleshooter } from '../../server/src/core/guidance/run-troubleshooter.ts';
import { searchGuidance } from '../../server/src/core/guidance/search.ts';
import { findNode, START_NODE, TROUBLESHOOTER } from '../../server/src/core/guidance/troubleshooter.ts';

describe('search', () => {
	it.each([
		['key mismatch', 'authentication-1'],
		['Not in client list', 'authentication-2'],
		['hosts.deny', 'connecting-2'],
		['SetBindAddress', 'authentication-2'],
		['sigusr2', 'other-1'],
		['REQ_FROM_SERVER', 'downloading'],
	])('%s leads to %s', (query, page) => {
		expect(searchGuidance(query).map((result) => result.page)).toContain(page);
	});

	it('finds a log message by its words, and says where', () => {
		const [first] = searchGuidance('Restart without prior exit');
		expect([first?.page, first?.kind]).toEqual(['other-2', 'page']);
		expect(searchGuidance('MSG_TCP_NFILE')[0]).toMatchObject({ page: 'message-tcp-nfile', kind: 'message' });
	});

	it('leads to the section of a message that is meant', () => {
		const found = searchGuidance('not in client list').find(({ kind }) => kind === 'message');
		expect(found).toMatchObject({
			page: 'message-tcp-badconn',
			anchor: 'client-name-is-not-registered',
		});
	});

	it('shows an item of a list without its mark', () => {
		const excerpts = ['client', 'server', 'entry', 'yule'].flatMap((word) =>
			searchGuidance(word).map(({ excerpt }) => excerpt),
		);
		expect(excerpts.filter((excerpt) => /^[-*] /.test(excerpt))).toEqual([]);
	});

	it('shows the line with the word', () => {
		for (const result of searchGuidance('wrappers'))
			expect(`${result.title} ${result.detail} ${result.excerpt}`).toMatch(/wrappers/i);
	});

	it.each(['', '   ', '?!', 'xyzzy'])('finds nothing for "%s"', (query) => {
		expect(searchGuidance(query)).toEqual([]);
	});

	it('bears any query', () => {
		expect(searchGuidance('client '.repeat(100_000)).length).toBeGreaterThan(0);
	});
});

describe('the troubleshooter', () => {
	it('has no answer that leads nowhere, and no node that is never reached', () => {
		const reached = new Set<string>();
		const open = [START_NODE];
		for (let id = open.pop(); id !== undefined; id = open.pop()) {
			if (reached.has(id)) continue;
			reached.add(id);
			const node = findNode(id);
			expect(node, id).toBeDefined();
			if (node?.kind === 'question') open.push(...node.answers.map((answer) => answer.next));
			else if (node !== undefined && node.guidance !== null)
				expect(guidanceById(node.guidance)).toBeDefined();
		}
		expect(TROUBLESHOOTER.map((node) => node.id).filter((id) => !reached.has(id))).toEqual([]);
	});

	it('asks first what the client logs', () => {
		expect(runTroubleshooter({}, {}).node).toMatchObject({ kind: 'question', id: 'start' });
	});

	it('answers for itself what the files show', () => {
		const { steps, node } = runTroubleshooter(
			{ start: 'negotiation', 'server-says': 'mismatch' },
			{ 'single-entry': 'no' },
		);
		expect(steps.map((step) => step.by)).toEqual(['person', 'person', 'files']);
		expect(node).toMatchObject({ kind: 'cause', id: 'duplicate-entry', guidance: 'authentication-1' });
	});

	it('believes the person more than the files', () => {
		const facts = { 'single-entry': 'no' };
		const { node } = runTroubleshooter(
			{ start: 'negotiation', 'server-says': 'mismatch', 'single-entry': 'yes' },
			facts,
		);
		expect(node?.id).toBe('entry-well-formed');
	});

	it('stays where it is on an answer that does not exist', () => {
		expect(runTroubleshooter({ start: 'no such answer', __proto__: 'x' }, {}).node?.id).toBe('start');
	});
});
