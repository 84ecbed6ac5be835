// Whoever hears a page goes from link to link: on each page, links with one name lead to one place.
import { expect, it } from 'vitest';
import { renderChanges } from '../../client/src/changes-page.ts';
import { renderDeployments } from '../../client/src/deployment-page.ts';
import { renderCause } from '../../client/src/explain-page.ts';
import { renderRoutes } from '../../client/src/routes-page.ts';
import { renderSilence } from '../../client/src/silence-page.ts';
import { renderWhy } from '../../client/src/why-page.ts';

const uri = 'file:///w/yulerc';

/** The links of a page as they are heard, each with its address. */
function linksOf(html: string): readonly { readonly name: string; readonly href: string }[] {
	return [...html.matchAll(/<a href="([^"]*)"([^>]*)>([^<]*)<\/a>/g)].map(
		([, href = '', rest = '', text = '']) => {
			const label = /aria-label="([^"]*)"/.exec(rest)?.[1];
			// Who sees the text can also call the link by it.
			if (label !== undefined) expect(label.startsWith(text)).toBe(true);
			return { name: label ?? text, href };
		},
	);
}

function expectDistinct(html: string, count: number): void {
	const links = linksOf(html);
	const targets = new Set(links.map(({ name, href }) => `${name} -> ${href}`));
	expect(links.length).toBeGreaterThanOrEqual(count);
	expect(targets.size).toBe(new Set(links.map(({ name }) => name)).size);
}

it('in the edits that silence alarms', () => {
	const proposal = (title: string, line: number) => ({
		...{ title, loses: [], keeps: [], needsBaseline: false, condition: null, uri, name: 'samhainrc' },
		edits: [{ line, column: 0, endLine: line, endColumn: 0, text: 'file=/x\n' }],
	});
	const alarm = { title: 'a', uri, name: 'samhainrc', line: 2, policy: null, isUnreported: false };
	const proposals = [proposal('Watch `/etc/a` less', 1), proposal('Exclude `/etc/b`', 2)];
	expectDistinct(renderSilence({ count: 1, groups: [], alarms: [{ ...alarm, proposals }] }), 5);
});

it('in the cells of who receives what', () => {
	const cell = (line: number) => ({ delivered: 'yes' as const, receivers: [], lines: [line] });
	const event = (name: string, line: number) => ({
		...{ name, severity: 'crit', line },
		cells: [cell(3), cell(7)],
	});
	const html = renderRoutes(
		'yulerc',
		uri,
		{
			columns: [
				{ name: 'mail', detail: 'crit', lines: [3] },
				{ name: 'log file', detail: 'crit', lines: [7] },
			],
			events: [event('SeverityReadOnly', 10), event('SeverityLogFiles', 11)],
			messages: [],
		},
		'n',
	);
	expectDistinct(html, 8);
});

it('in the table of a deployment', () => {
	const row = (name: string, line: number) => ({
		...{ name, uri, line },
		cells: [
			{ mark: '✓', word: 'yes', uri, line: line + 10 },
			{ mark: '✓', word: 'yes', uri, line: line + 20 },
		],
	});
	const table = { title: 't', server: 's', serverPlace: { uri, line: 0 }, hidden: 0 };
	const html = renderDeployments(
		[
			{
				...{
					id: 0,
					label: 'a',
					clientCount: 2,
					root: 'file:///w',
					svg: '',
					shownCount: 2,
					waiting: 0,
					tree: [],
				},
				table: { ...table, columns: ['let in', 'registered'], rows: [row('web1', 1), row('web2', 2)] },
			},
		],
		'n',
	);
	expectDistinct(html, 7);
});

it('in suspects, answers and changes', () => {
	const suspect = { file: uri, name: 'yulerc', ruleId: 'duplicate-client', why: 'Why.', fix: 'Remove' };
	expectDistinct([4, 9].map((line) => renderCause({ ...suspect, line })).join('\n'), 6);
	const sentences = [4, 9].map((line) => ({ text: 'It decides.', line }));
	expectDistinct(
		renderWhy('/etc', uri, [{ path: '/etc', type: 'file', isAssumed: false, watched: true, sentences }]),
		2,
	);
	const places = { uri, oldUri: 'file:///w/old', oldName: 'old' };
	const change = (text: string, newLine: number) => ({
		effect: 'loss' as const,
		text,
		newLine,
		oldLine: newLine,
	});
	const changes = [change('a', 1), change('b', 2)];
	expectDistinct(
		renderChanges('yulerc', places, { changes, nextCheck: [], nextCheckCount: 0, losesProtection: true }),
		4,
	);
});
