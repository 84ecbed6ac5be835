// The page about alarms: text of logs is text, and each edit has its links, numbered as the list of proposals is.
import { expect, it } from 'vitest';
import { listProposals, renderSilence } from '../../client/src/silence-page.ts';

const proposal = (title: string) => ({
	...{
		title,
		loses: ['Samhain no longer reports that `/etc/<a>` is added.'],
		keeps: [],
		needsBaseline: false,
	},
	...{ condition: null, uri: 'file:///w/samhainrc', name: 'samhainrc' },
	edits: [{ line: 2, column: 0, endLine: 2, endColumn: 0, text: '[Misc]\nIgnoreAdded=/etc/<a>$\n' }],
});

const alarm = (title: string, ...titles: readonly string[]) => ({
	...{
		title,
		uri: 'file:///w/samhainrc',
		name: 'samhainrc',
		line: 2,
		policy: 'ReadOnly',
		isUnreported: false,
	},
	proposals: titles.map(proposal),
});

const answer = {
	count: 3,
	groups: [
		{
			title: 'Files',
			count: 3,
			paths: ['/etc/<a>', '/etc/b'],
			hosts: [],
			needsUpdate: false,
			proposals: [proposal('G')],
		},
	],
	alarms: [alarm('`/etc/<a>` added', 'A', 'B'), alarm('`/etc/b` added', 'C')],
};

it('shows groups first, then each alarm, with escaped text', () => {
	const html = renderSilence(answer);
	expect(html).toContain('3 reports in 1 group.');
	expect(html).toContain('IgnoreAdded=/etc/&lt;a&gt;$');
	expect(html).toContain('<summary>Each alarm by itself</summary>');
	expect(html).not.toContain('<a>');
});

it('numbers the links as the list of proposals', () => {
	const html = renderSilence(answer);
	const numbers = [...html.matchAll(/command:samhain\.applySilencingEdit\?([^"]*)"/g)].map(([, args = '']) =>
		JSON.parse(decodeURIComponent(args)),
	);
	expect(numbers).toEqual([[0], [1], [2], [3]]);
	expect(listProposals(answer).map(({ title }) => title)).toEqual(['G', 'A', 'B', 'C']);
});

it('shows a single alarm at once, without its group', () => {
	const single = { ...answer, count: 1, alarms: [alarm('`/etc/b` added', 'A')] };
	const html = renderSilence(single);
	expect(listProposals(single).map(({ title }) => title)).toEqual(['A']);
	expect(html).not.toContain('<details>');
	expect(html).toContain('Decided by');
});

it('says what to do where no configuration is known', () => {
	const lost = { ...alarm('`/etc/b` added'), uri: null, name: '', line: null, policy: null };
	expect(renderSilence({ ...answer, groups: [], alarms: [lost] })).toContain(
		'open it, and run the command again',
	);
	expect(renderSilence(undefined)).toContain('No POLICY line');
});

it('says why there is no edit', () => {
	const group = { title: 'Files', count: 1, paths: [], hosts: [], needsUpdate: false, proposals: [] };
	const html = renderSilence({
		...answer,
		groups: [group, group],
		alarms: [{ ...alarm('`/etc/a` added'), isUnreported: true }, alarm('`/etc/b` added')],
	});
	expect(html).toContain('No edit for the group');
	expect(html).toContain('Samhain with this samhainrc does not report the change');
	expect(html).toContain('No edit takes this alarm away by itself');
});
