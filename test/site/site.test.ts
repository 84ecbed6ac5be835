// samhain-lint.html and the site in a real browser, from a folder and with the network cut off.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../scripts/site.mjs';
import { barriersOf, paste, startChromium } from '../support/chromium.ts';
import { CliFolder } from '../support/run-cli.ts';

const root = path.join(import.meta.dirname, '../..');

/** In the dark only the colours are other ones. */
const SCHEMES = [
	['light', 'all'],
	['dark', 'color-contrast'],
] as const;

/** How long something of the page may take to appear on a busy machine. */
const PATIENCE_MS = 10_000;
const POLL = { timeout: PATIENCE_MS };

let folder: string;
let browser: Browser;
const contexts: BrowserContext[] = [];
/** What the command line finds in the sample, as `rule:line`. */
let expected: readonly string[] = [];

/** Opens a file of the site; `requests` are the addresses that the page asked for, `errors` what its console reports. */
async function open(
	name: string,
	options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly requests: string[]; readonly errors: string[] }> {
	const context = await browser.newContext({ offline: true, ...options });
	contexts.push(context);
	const page = await context.newPage();
	page.setDefaultTimeout(PATIENCE_MS);
	const requests: string[] = [];
	const errors: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});
	page.on('pageerror', (error) => errors.push(String(error)));
	await page.goto(pathToFileURL(path.join(folder, name)).href);
	return { page, requests, errors };
}

/** Opens the one page and waits until the sample is checked. */
async function openChecked(options: BrowserContextOptions = {}): ReturnType<typeof open> {
	const opened = await open('samhain-lint.html', options);
	await opened.page
		.locator('ol.findings > li')
		.nth(expected.length - 1)
		.waitFor();
	return opened;
}

/** The part of the command line's result that is looked at. */
interface LintResult {
	readonly files: readonly {
		readonly findings: readonly { readonly ruleId: string; readonly line: number }[];
	}[];
}

/** The findings of all files, as `rule:line`. */
function findingsOf({ files }: LintResult): readonly string[] {
	return files.flatMap(({ findings }) => findings.map(({ ruleId, line }) => `${ruleId}:${line}`)).sort();
}

/** Findings in the list of the page, as `rule:line`. */
function listed(page: Page): Promise<string[]> {
	return page
		.locator('ol.findings > li')
		.evaluateAll((items) => items.map((item) => `${item.dataset['rule']}:${item.dataset['line']}`));
}

beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'samhain-site-'));
	[browser] = await Promise.all([startChromium(), buildSite(folder)]);
	const { out } = new CliFolder({}).run(['--format', 'json', path.join(root, 'sample')]);
	const result: LintResult = JSON.parse(out);
	expected = findingsOf(result);
}, 120_000);

afterEach(async () => {
	for (const context of contexts.splice(0)) await context.close();
});

afterAll(async () => {
	await browser.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('samhain-lint.html', () => {
	it('finds in the sample what the command line finds, and asks the network for nothing', async () => {
		const { page, requests, errors } = await openChecked();
		expect((await listed(page)).sort()).toEqual(expected);
		expect(requests.filter((address) => !/^(?:file|blob|data):/.test(address))).toEqual([]);
		expect(errors).toEqual([]);
	});

	it('is one file of less than 1 MB', () => {
		expect(statSync(path.join(folder, 'samhain-lint.html')).size).toBeLessThan(1_000_000);
	});

	it('cannot reach the network, even if a script tried', async () => {
		const { page } = await openChecked({ offline: false });
		const tried = page.evaluate(() =>
			fetch('http://127.0.0.1:1/').then(
				() => 'sent',
				(error: unknown) => String(error),
			),
		);
		const policy = page.waitForEvent('console', (message) => /Content Security Policy/.test(message.text()));
		expect(await tried).toMatch(/Failed to fetch/);
		expect((await policy).text()).toMatch(
			/connect-src 'none'|violates the following Content Security Policy/,
		);
	});

	it('applies a quick fix by the keyboard, and the finding is gone', async () => {
		const { page, errors } = await openChecked();
		await page.getByRole('button', { name: 'Line 39' }).first().click();
		await page.keyboard.press('Control+.');
		await page.getByRole('menuitem').first().waitFor();
		expect(await page.getByRole('menuitem').first().textContent()).toMatch(/Remove|Keep/);
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => document.querySelector('[data-rule=duplicate-client]') === null);
		expect(errors).toEqual([]);
	});

	it('completes, and describes what is at the cursor', async () => {
		const { page, errors } = await openChecked();
		await page.getByRole('button', { name: 'Line 32' }).first().click();
		await page.keyboard.press('Control+i');
		await page.locator('.hover').getByText('SetClientFromAccept').first().waitFor();
		await page.keyboard.press('Escape');
		await page.keyboard.press('End');
		await page.keyboard.type('\nSetLoop');
		await page.getByRole('option', { name: 'SetLoopTime' }).click();
		await expect.poll(() => page.locator('.cm-line', { hasText: 'SetLoopTime=' }).count(), POLL).toBe(2);
		expect(errors).toEqual([]);
	});

	it('explains a log with the lines that cause it', async () => {
		const { page, errors } = await openChecked();
		await page.getByRole('tab', { name: 'Log' }).click();
		await page.locator('#log-text').fill(readFileSync(path.join(root, 'sample/yule.log'), 'utf8'));
		await page.getByRole('button', { name: 'Explain' }).click();
		const answer = page.locator('#log-answer');
		await answer.getByRole('heading', { name: 'The cause' }).waitFor();
		await answer
			.getByRole('button', { name: /yulerc:\d+/ })
			.first()
			.click();
		expect(await page.locator('#editor .cm-focused').count()).toBe(1);
		expect(errors).toEqual([]);
	});

	it('shows which paths a pasted file watches, and which line decides', async () => {
		const { page, errors } = await openChecked();
		await page.locator('#files button', { hasText: /^samhainrc$/ }).click();
		await paste(page, '[ReadOnly]\ndir=2/opt/site\n[Attributes]\nfile=/opt/site/motd\n');
		await page.getByRole('tab', { name: 'Watched paths' }).click();
		const rows = page.locator('#watched-rows tr');
		await rows.filter({ hasText: 'motd' }).waitFor();
		const cells = await rows.evaluateAll((list) =>
			list.map((row) => [...row.children].map((cell) => cell.textContent).join('|')),
		);
		expect(cells).toMatchInlineSnapshot(`
			[
			  "/opt|||",
			  "site|ReadOnly|All tests of ReadOnly · 2 levels|2",
			  "motd|Attributes|All tests of Attributes|4",
			]
		`);
		await page.locator('#why-path').fill('/opt/site/motd');
		await page.keyboard.press('Enter');
		await page
			.locator('#why-answer')
			.getByText('A file line for exactly this path takes precedence')
			.waitFor();
		expect(errors).toEqual([]);
	});

	it('reads odd bytes as the command line does', async () => {
		const texts: Readonly<Record<string, string>> = {
			'samhainrc.crlf': '[Misc]\r\nSetLoopTime=60\r\nDaemon=yes\r\n[Log]\r\nMailSeverity=warn\r\n',
			'samhainrc.cr': '[Misc]\rSetLoopTime=60\n[Log]\nMailSeverity=wrong\n',
			'samhainrc.mark': '\xef\xbb\xbf[Misc]\nSetLoopTime=60\n',
			'samhainrc.latin': '[Misc]\n# f\xfcr\nSetLoopTime=\xfc\n[ReadOnly]\nfile=/etc/f\xfcr\n',
			'samhainrc.nul': '[Misc]\nSetLoop\0Time=60\nNoSuchOption=1\n',
			'samhainrc.end': '[Misc]\nSetLoopTime=60',
		};
		const files = Object.entries(texts).map(([name, bytes]) => ({
			name,
			buffer: Buffer.from(bytes, 'latin1'),
		}));
		const { page } = await openChecked();
		await page
			.locator('#open-files')
			.setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })));
		const folderOfFiles = new CliFolder(Object.fromEntries(files.map(({ name, buffer }) => [name, buffer])));
		const result: LintResult = JSON.parse(folderOfFiles.run(['--format', 'json', ...Object.keys(texts)]).out);
		const wanted = findingsOf(result);
		expect(new Set(wanted).size).toBeGreaterThan(4);
		await expect.poll(async () => (await listed(page)).sort(), POLL).toEqual(wanted);
		// What was read is what is written.
		await page.locator('#files button', { hasText: 'samhainrc.latin' }).click();
		const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#download').click()]);
		expect(readFileSync(await download.path(), 'latin1')).toBe(texts['samhainrc.latin']);
	});

	it('opens a folder of the person in place of the sample, as one deployment', async () => {
		const { page } = await openChecked();
		await page.locator('#open-files').setInputFiles([
			{
				name: 'yulerc',
				mimeType: 'text/plain',
				buffer: Buffer.from('[Clients]\nClient=a.example.org@00@00\n'),
			},
		]);
		await expect.poll(() => listed(page), POLL).toContain('malformed-client-entry:2');
		expect(await page.locator('#files button').count()).toBe(1);
		await page.evaluate(() => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(new File(['[Misc]\nNoSuchOption=1\n'], 'samhainrc'));
			document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
		});
		await expect.poll(() => listed(page), POLL).toContain('unknown-option:2');
		expect(await page.locator('#files button').count()).toBe(2);
		await page.locator('#close').click();
		await page.locator('#close').click();
		await page.locator('#open-folder').setInputFiles(path.join(root, 'sample'));
		await expect.poll(async () => (await listed(page)).sort(), POLL).toEqual(expected);
	});

	it('begins a configuration, and reads it for the samhain that is chosen', async () => {
		const { page } = await openChecked();
		await page.getByRole('button', { name: 'New…' }).click();
		await page.locator('#new-role').selectOption('standalone');
		await page.getByRole('button', { name: 'Create' }).click();
		await expect.poll(() => page.locator('#summary').textContent(), POLL).toBe('No findings');
		await page.getByLabel('Version').first().selectOption('4.1.4');
		await expect.poll(() => page.locator('#status').textContent(), POLL).toContain('samhain 4.1.4');
		// yule reads no list of files.
		await page.getByLabel('Role').first().selectOption('server');
		await expect.poll(() => listed(page), POLL).toContainEqual(expect.stringMatching(/^other-role:/));
	});

	it('shows markup from a file or a log as text', async () => {
		const { page, errors } = await openChecked();
		const image = '<img src=x onerror=alert(1)>';
		const text = `[ReadOnly]\nfile=/etc/${image}\n${image}=1\n[${image}]\n[Log]\nMailSeverity=${image}\n`;
		await page
			.locator('#open-files')
			.setInputFiles([{ name: `${image}.samhainrc`, mimeType: 'text/plain', buffer: Buffer.from(text) }]);
		await expect.poll(() => page.locator('#findings').textContent(), POLL).toContain('onerror');
		for (const tab of ['Deployment', 'Watched paths', 'Options in force', 'Messages', 'Log']) {
			await page.getByRole('tab', { name: tab }).click();
			if (tab === 'Log')
				await page
					.locator('#log-text')
					.fill(`<log sev="CRIT" msg="POLICY [ReadOnly] C-------TS" path="/etc/${image}" />\n${image}\n`);
			if (tab === 'Log') await page.getByRole('button', { name: 'Explain' }).click();
			if (tab === 'Log') await page.locator('#log-answer').getByText('onerror').first().waitFor();
		}
		await page.locator('.cm-content').click();
		await page.keyboard.press('Control+Home');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Control+i');
		await page.locator('.hover').waitFor();
		expect(await page.locator('img').count()).toBe(0);
		expect(errors).toEqual([]);
	});

	it('works where the browser refuses workers', async () => {
		const context = await browser.newContext({ offline: true });
		contexts.push(context);
		await context.addInitScript(() => {
			Reflect.set(
				globalThis,
				'Worker',
				class {
					constructor() {
						throw new Error('refused');
					}
				},
			);
		});
		const page = await context.newPage();
		await page.goto(pathToFileURL(path.join(folder, 'samhain-lint.html')).href);
		await page
			.locator('ol.findings > li')
			.nth(expected.length - 1)
			.waitFor();
	});

	for (const [colorScheme, rules] of SCHEMES)
		it(`has no barrier that axe-core finds, ${colorScheme}`, async () => {
			const { page } = await openChecked({ colorScheme });
			for (const tab of ['Findings', 'Deployment', 'Watched paths', 'Options in force', 'Messages', 'Help']) {
				await page.getByRole('tab', { name: tab }).click();
				if (tab === 'Help') await page.goto(`${page.url().replace(/#.*/, '')}#help/rules/duplicate-client`);
				expect(await barriersOf(page, rules), tab).toEqual([]);
			}
			await page.getByRole('tab', { name: 'Findings' }).click();
			await page
				.getByRole('button', { name: /^Fix line/ })
				.first()
				.click();
			await page.getByRole('menuitem').first().waitFor();
			expect(await barriersOf(page, rules), 'fixes').toEqual([]);
			await page.keyboard.press('Escape');
			await page.getByRole('tab', { name: 'Log' }).click();
			await page.getByRole('tabpanel', { name: 'Log' }).getByRole('button', { name: 'Sample' }).click();
			await page.locator('#log-answer h2').first().waitFor();
			expect(await barriersOf(page, rules), 'Log').toEqual([]);
		});
});

/** One page of each kind. */
const KINDS = [
	'index.html',
	'rules/duplicate-client.html',
	'options/index.html',
	'options/mail.html',
	'guidance/message-access.html',
	'stability.html',
	'search.html#setlooptime',
];

describe('the documentation', () => {
	it('has only links that lead to a page, a file and a heading of the site, or to the web', () => {
		const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
		const pages = new Map(
			files
				.filter((file) => file.endsWith('.html') && file !== 'samhain-lint.html')
				.map((file) => [file.replaceAll('\\', '/'), readFileSync(path.join(folder, file), 'utf8')]),
		);
		const broken: string[] = [];
		let count = 0;
		for (const [page, html] of pages) {
			for (const [, address = ''] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) {
				if (/^https?:\/\//.test(address)) continue;
				count++;
				const [target = '', anchor = ''] = address.split('#');
				const file = target === '' ? page : path.posix.join(path.posix.dirname(page), target);
				const text = pages.get(file);
				const isThere = text !== undefined || (anchor === '' && existsSync(path.join(folder, file)));
				if (!isThere || (anchor !== '' && !text?.includes(` id="${anchor}"`)))
					broken.push(`${page}: ${address}`);
			}
		}
		expect(broken).toEqual([]);
		expect(count).toBeGreaterThan(1000);
	});

	it('has every rule, every option and every page of the guidance', async () => {
		const { RULES } = await import('../../server/src/core/rules/index.ts');
		const { ALL_OPTIONS } = await import('../../server/src/core/catalogue/lookup.ts');
		const missing = RULES.filter(({ id }) => !existsSync(path.join(folder, 'rules', `${id}.html`)));
		expect(missing.map(({ id }) => id)).toEqual([]);
		const index = readFileSync(path.join(folder, 'options/index.html'), 'utf8');
		expect([...index.matchAll(/<tr>\n<td>/g)]).toHaveLength(ALL_OPTIONS.length);
	});

	it('finds an option by its name, from the folder and without a server', async () => {
		const { page, requests, errors } = await open('index.html');
		await page.getByRole('searchbox', { name: 'Search' }).fill('SetLoopTime');
		await page.keyboard.press('Enter');
		await page.getByRole('link', { name: 'SetLoopTime [Misc]' }).click();
		await page.getByRole('heading', { name: 'SetLoopTime', exact: true }).waitFor();
		expect(page.url()).toContain('options/misc.html#setlooptime');
		expect(requests.filter((address) => !address.startsWith('file:'))).toEqual([]);
		expect(errors).toEqual([]);
	});

	for (const [colorScheme, rules] of SCHEMES)
		it(`has no barrier that axe-core finds on a page of each kind, ${colorScheme}`, async () => {
			const { page, errors } = await open('index.html', { colorScheme });
			for (const kind of KINDS) {
				await page.goto(`${pathToFileURL(folder).href}/${kind}`);
				expect(await barriersOf(page, rules), kind).toEqual([]);
			}
			expect(errors).toEqual([]);
		});
});
