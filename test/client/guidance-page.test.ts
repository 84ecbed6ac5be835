// The guidance pages as a webview gets them: links that lead somewhere, and nothing that content could inject.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	formatPageId,
	openPageCommand,
	type PageAddress,
	parsePageId,
	resolvePageLink,
} from '../../client/src/guidance-address.ts';
import {
	drawingsOf,
	missingPageMarkdown,
	renderPage,
	slugOf,
	titleOf,
} from '../../client/src/guidance-page.ts';
import { pageFile } from '../../server/src/page-file.ts';

const here: PageAddress = { folder: 'guidance', name: 'here', anchor: '' };
const docs = new URL('../../docs/', import.meta.url);

function render(markdown: string, drawings: Readonly<Record<string, string>> = {}): string {
	const page = renderPage({
		address: here,
		markdown,
		drawings: new Map(Object.entries(drawings)),
		nonce: 'N0NCE',
	});
	return /<main>\n([\s\S]*)\n<\/main>/.exec(page)?.[1]?.trim() ?? '';
}

function linkTo(id: string): string {
	return `command:${openPageCommand}?${encodeURIComponent(JSON.stringify([id]))}`;
}

/** All pages that ship. */
function readPages(): { address: PageAddress; markdown: string; file: string }[] {
	return (['guidance', 'rules'] as const).flatMap((folder) =>
		[`${folder}/`, `generated/${folder}/`]
			.filter((from) => existsSync(new URL(from, docs)))
			.flatMap((from) => readdirSync(new URL(from, docs)).map((file) => from + file))
			.filter((file) => file.endsWith('.md'))
			.map((file) => ({
				address: { folder, name: file.replace(/^.*\/|\.md$/g, ''), anchor: '' },
				markdown: readFileSync(new URL(file, docs), 'utf8'),
				file,
			})),
	);
}

describe('names of pages', () => {
	it.each([
		['authentication-1', 'guidance/authentication-1'],
		['guidance/authentication-1.md', 'guidance/authentication-1'],
		['/rules/duplicate-client#fix', 'rules/duplicate-client#fix'],
	])('%s is %s', (id, full) => {
		const address = parsePageId(id);
		expect(address && formatPageId(address)).toBe(full);
	});

	it.each(['', '../package.json', 'guidance/../../x', '/etc/passwd', 'a/b', 'http://x.org/', '-x', 'x y'])(
		'%j is none',
		(id) => {
			expect(parsePageId(id)).toBeUndefined();
		},
	);

	it('links are resolved as a browser does', () => {
		expect(resolvePageLink('#why', here)).toEqual({ ...here, anchor: 'why' });
		expect(resolvePageLink('other.md#what', here)).toEqual({
			folder: 'guidance',
			name: 'other',
			anchor: 'what',
		});
		const rule = { folder: 'rules', name: 'x', anchor: '' } as const;
		expect(resolvePageLink('../generated/rules/x.md', here)).toEqual(rule);
		expect(resolvePageLink('../generated/guidance/message-x.md', here)).toEqual({
			folder: 'guidance',
			name: 'message-x',
			anchor: '',
		});
		expect(resolvePageLink('../../guidance/index.md', rule)).toEqual({ ...here, name: 'index', anchor: '' });
		expect(resolvePageLink('../rules/x.md', here)).toBeUndefined();
		expect(resolvePageLink('../../package.json', here)).toBeUndefined();
	});
});

describe('a page', () => {
	it('has headings that can be linked to, as on GitHub', () => {
		expect(render('# What is `it`?\n## Why\n## Why')).toBe(
			'<h1 id="what-is-it">What is <code>it</code>?</h1>\n<h2 id="why">Why</h2>\n<h2 id="why-1">Why</h2>',
		);
		expect(slugOf('Connecting 1: Connection refused')).toBe('connecting-1-connection-refused');
	});

	it('links to other pages by our command, inside itself by a hash, and to the web as it is', () => {
		expect(render('[a](other.md#x)')).toContain(`href="${linkTo('guidance/other#x')}"`);
		expect(render('[a](../generated/rules/r.md)')).toContain(`href="${linkTo('rules/r')}"`);
		// Otherwise VS Code shows the command as a tooltip.
		expect(render('[a](other.md)')).toContain('title="Open the page"');
		expect(render('[a](#b)')).toContain('href="#b"');
		expect(render('[a](https://example.org/)')).toContain('href="https://example.org/"');
	});

	it.each([
		'[a](command:workbench.action.terminal.new)',
		'[a](javascript:alert(1))',
		'[a](file:///etc/passwd)',
		'[a](vscode://x.y/z)',
		'[a](../../package.json)',
		'![a](https://example.org/x.png)',
	])('makes no link of %s', (markdown) => {
		expect(render(markdown)).not.toMatch(/href=|src=/);
	});

	it('shows HTML as text', () => {
		expect(render('<script>alert(1)</script>\n\n<img src=x onerror=y> `<b>`')).not.toMatch(
			/<(script|img|b)\b/,
		);
	});

	it('keeps the note to editors of generated pages to itself', () => {
		expect(render('<!-- Made by a script. -->\n\n# T')).toBe('<h1 id="t">T</h1>');
	});

	it('draws only what lies beside it', () => {
		const drawing = '<svg><style>text{}</style></svg>';
		expect(drawingsOf('![a](a.svg) ![b](../b.svg) ![c](c.png)')).toEqual(['a.svg']);
		expect(render('![a](a.svg)', { 'a.svg': drawing })).toContain('<svg><style nonce="N0NCE">');
		expect(render('![what it shows](a.svg)')).toBe('<p>what it shows</p>');
	});

	it('has tables that the keyboard can scroll', () => {
		expect(render('| a |\n| - |\n| b |')).toMatch(
			/^<div class="wide" tabindex="0"><table>[\s\S]*<\/table><\/div>$/,
		);
	});

	it('lets no script or style run but ours', () => {
		const page = renderPage({ address: here, markdown: '# T', drawings: new Map(), nonce: 'N0NCE' });
		expect(page).toContain(`content="default-src 'none'; style-src 'nonce-N0NCE'; script-src 'nonce-N0NCE'"`);
		expect(page).toContain('<title>T</title>');
	});

	it('that is missing leads to the start', () => {
		expect(titleOf(missingPageMarkdown(here), '')).toBe('Page "here" not found');
		expect(render(missingPageMarkdown(here))).toContain(linkTo('guidance/index'));
	});
});

describe('the pages that ship', () => {
	const pages = readPages();

	it('have a title, and links that lead to a page and a heading that exist', () => {
		const ids = new Map(
			pages.map(({ address, markdown }) => {
				const html = renderPage({ address, markdown, drawings: new Map(), nonce: 'n' });
				return [
					formatPageId(address),
					new Set(Array.from(html.matchAll(/ id="([^"]+)"/g), (match) => match[1])),
				];
			}),
		);
		for (const { address, markdown } of pages) {
			expect(titleOf(markdown, ''), formatPageId(address)).not.toBe('');
			for (const [, href = ''] of markdown.matchAll(/(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)/g)) {
				if (/^https?:/.test(href)) continue;
				const target = resolvePageLink(href, address);
				const where = `${formatPageId(address)}: ${href}`;
				expect(target, where).toBeDefined();
				if (target === undefined) continue;
				const headings = ids.get(formatPageId({ ...target, anchor: '' }));
				expect(headings, where).toBeDefined();
				if (target.anchor !== '') expect(headings?.has(target.anchor), where).toBe(true);
			}
		}
	});

	it('are where their names lead', () => {
		for (const { address, file } of pages) expect(pageFile(address.folder, address.name)).toBe(file);
	});

	it('have their drawings beside them', () => {
		for (const { file, markdown } of pages) {
			for (const drawing of drawingsOf(markdown)) {
				expect(existsSync(new URL(drawing, new URL(file, docs))), drawing).toBe(true);
			}
		}
	});
});
