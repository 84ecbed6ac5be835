// The pages about who receives what and about a change: text of files is text, and each line can be opened.
import { expect, it } from 'vitest';
import { renderChanges } from '../../client/src/changes-page.ts';
import { renderRoutes } from '../../client/src/routes-page.ts';

const URI = 'file:///w/samhainrc';

it('shows routes as tables with heads for rows and columns, and links to lines', () => {
	const html = renderRoutes(
		'samhainrc',
		URI,
		{
			columns: [{ name: 'mail', detail: 'crit alert; <root@example.org>', lines: [3] }],
			events: [
				{
					...{
						name: 'SeverityReadOnly',
						summary: 'Severity of <reports>.',
						severity: 'crit (line 5)',
						line: 4,
					},
					cells: [{ delivered: 'filtered', receivers: ['root@example.org'], lines: [3, 7] }],
				},
				{
					...{ name: 'SeverityLogin', severity: 'info (default)', note: 'reaches nobody' },
					cells: [{ delivered: 'no', receivers: [], lines: [] }],
				},
			],
			messages: [],
		},
		'n',
	);
	expect(html.match(/<table role="table">/g)).toHaveLength(1);
	expect(html).toContain('<th scope="col" role="columnheader">mail</th>');
	expect(html).toContain(
		'<th scope="row" role="rowheader">SeverityReadOnly<br><small>Severity of &lt;reports&gt;.</small></th>',
	);
	expect(html).toMatch(/if a filter lets it pass root@example\.org.*line 4<\/a>.*line 8<\/a>/);
	expect(html).toMatch(/<td role="cell" data-label="Note" class="marked">\u26a0 reaches nobody<\/td>/);
	// Beside an editor each row is a block, in which every cell has the name of its column.
	expect(html).toMatch(/<td role="cell" data-label="mail" class="filtered">/);
	expect(html).toContain('td::before { content: attr(data-label)');
	// Every table can be reached and scrolled with the keyboard, and is announced by its name.
	expect(html).toContain('tabindex="0" role="region" aria-label="Events"');
	expect(html).not.toContain('<root');
});

it('shows a change with its losses first, and what the next check reports', () => {
	const html = renderChanges(
		'samhainrc',
		{ uri: URI, oldUri: undefined, oldName: 'the last commit' },
		{
			losesProtection: true,
			changes: [
				{ effect: 'gain', text: 'Compared now: CHK.', newLine: 2 },
				{ effect: 'loss', text: '/etc/<x>: No longer watched.', oldLine: 1 },
			],
			nextCheck: ['/usr/bin/sudo: added (crit)'],
			nextCheckCount: 3,
		},
	);
	expect(html.indexOf('Protection that is lost')).toBeLessThan(html.indexOf('Protection that is gained'));
	expect(html).toContain('/etc/&lt;x&gt;: No longer watched. <small>line 2 of the last commit</small>');
	expect(html).toContain('<p>and 2 more</p>');
	expect(html).toMatch(/samhain\.openPlace[^>]*>line 3<\/a>/);
});

it('says when there is nothing to show', () => {
	expect(renderRoutes('rc', URI, null, 'n')).toContain('No answer');
	const places = { uri: URI, oldUri: undefined, oldName: 'the last commit' };
	expect(renderChanges('rc', places, null)).toContain('No answer');
	const none = { losesProtection: false, changes: [], nextCheck: [], nextCheckCount: 0 };
	expect(renderChanges('rc', places, none)).toContain('Nothing that samhain does changes.');
});
