// A real Chromium without any network, for tests of pages that lie in a folder.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const INSTALL = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];

/** The program; as root it is installed where it is missing. */
function findChromium(): string {
	const found = PROGRAMS.find((path) => existsSync(path));
	if (found !== undefined) return found;
	if (process.getuid?.() !== 0)
		throw new Error(`Chromium is missing. Install it: apt-get update && apt-get ${INSTALL.join(' ')}`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
	execFileSync('apt-get', INSTALL, { env, stdio: 'ignore' });
	return PROGRAMS[0] ?? '';
}

/** Starts the browser; it resolves no name. */
export function startChromium(): Promise<Browser> {
	return chromium.launch({
		executablePath: findChromium(),
		headless: true,
		args: [
			...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
			...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
			'--host-resolver-rules=MAP * ~NOTFOUND',
		],
	});
}

/** The part of axe-core's result that is looked at. */
interface AxeResults {
	readonly violations: readonly {
		readonly id: string;
		readonly nodes: readonly { readonly html: string }[];
	}[];
}

/**
 * What axe-core finds in a page, in short: rule and element.
 * @param rules all, or those that depend on the colours
 */
export async function barriersOf(page: Page, rules: 'all' | 'color-contrast' = 'all'): Promise<string[]> {
	await page.evaluate(axe.source);
	const chosen = rules === 'all' ? '' : `runOnly: ['${rules}'],`;
	const { violations }: AxeResults = await page.evaluate(
		`axe.run({ ${chosen} resultTypes: ['violations'] })`,
	);
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

/** Puts a text into the editor as a person does who pastes it. */
export async function paste(page: Page, text: string): Promise<void> {
	await page.locator('.cm-content').click();
	await page.keyboard.press('Control+a');
	await page.locator('.cm-content').evaluate((editor, pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', pasted);
		editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, text);
}
