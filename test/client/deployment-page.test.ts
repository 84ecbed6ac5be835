// The page of a deployment: all text is escaped, and everything with a place is a link to it.
import { expect, it } from 'vitest';
import { renderDeployments } from '../../client/src/deployment-page.ts';
import type { SentDeployment } from '../../server/src/protocol.ts';

const deployment: SentDeployment = {
	id: 0,
	label: 'a',
	clientCount: 1,
	root: 'file:///d',
	svg: '',
	shownCount: 1,
	waiting: 0,
	tree: [],
	table: {
		title: 'd: 1 clients',
		server: 'Server <b>',
		serverPlace: { uri: 'file:///d/yulerc', line: 0 },
		columns: ['let in'],
		rows: [
			{
				name: '<i>web1',
				uri: 'file:///d/yulerc',
				line: 6,
				cells: [{ mark: '✗', word: 'refused', uri: 'file:///d/hosts.deny', line: 1 }],
			},
		],
		hidden: 2,
	},
};

it('links the server, the client and its cross to their lines, and escapes what files say', () => {
	const html = renderDeployments([deployment], 'n');
	const targets = [...html.matchAll(/href="command:samhain\.openPlace\?([^"]*)"/g)].map(([, args]) =>
		JSON.parse(decodeURIComponent(args ?? '')),
	);
	expect(targets).toEqual([
		['file:///d/yulerc', 1],
		['file:///d/yulerc', 7],
		['file:///d/hosts.deny', 2],
	]);
	expect(html).not.toMatch(/<[ib]>/);
	expect(html).toContain('and 2 more');
});

it('stays a table for a screen reader in a narrow page, with each column named at its mark', () => {
	const html = renderDeployments([deployment], 'n');
	expect(html).toContain('<th scope="col" role="columnheader">let in</th>');
	expect(html).toMatch(
		/<tr role="row"><th scope="row" role="rowheader">.*<td role="cell" data-label="let in" class="bad">/,
	);
	expect(html).toContain('@media (max-width');
});
