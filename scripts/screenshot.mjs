// Takes pictures of the extension in the real editor, for the README and for looking at one's own work.
//
//   node scripts/screenshot.mjs FILE OUT.png [options]
//     --at TEXT        puts the cursor at the first place of TEXT (and --after: behind it)
//     --line N         or at a line, --column N
//     --type TEXT      types there first; $ENTER stands for a new line
//     --action A       none (default), hover, suggest, fix, problems, outline, status, guidance, link
//                      guidance: clicks the code of the finding under the cursor; link: the first link of the hover
//     --page ID        shows a page instead of a file: guidance/authentication-2, rules/duplicate-client#fix
//     --command TEXT   runs a command from the palette, before the action
//     --input TEXT     answers the question that the command asks; several answers with $ENTER between them
//     --no-folder      opens no folder and no file
//     --theme T        dark (default), light, contrast
//     --size WxH       1280x800 unless given; --scale N for a sharper picture; --sidebar keeps the explorer
//     --clip TEXT      CSS selector of the only part to keep, such as .monaco-hover
//     --settings JSON  user settings; --folder DIR what is opened, the file's folder unless given
//     --no-build       uses what dist/ holds
//   node scripts/screenshot.mjs --shots LIST.json    many in one run and much faster, on one server:
//     [{ "file", "out", "at", "action", … }], the options without their dashes
// @ts-check

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleAll } from './bundle.mjs';
import { ensureHost, HostUnavailableError } from './vscode-host/install.mjs';
import { openPage, remoteUri, workbenchAddress } from './vscode-host/page.mjs';
import { linkExtension, startServer, writeSettings } from './vscode-host/server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @typedef {object} Shot
 * @property {string} [file]
 * @property {string} out
 * @property {string} [at]
 * @property {boolean} [after]
 * @property {number | string} [line]
 * @property {number | string} [column]
 * @property {string} [type]
 * @property {string} [action]
 * @property {string} [page]
 * @property {string} [command]
 * @property {string} [input]
 * @property {boolean} [no-folder]
 * @property {string} [theme]
 * @property {string} [size]
 * @property {number | string} [scale]
 * @property {boolean} [sidebar]
 * @property {string} [clip]
 * @property {string | object} [settings]
 * @property {string} [folder]
 */

/** A key of our own that opens the wanted page: only keys and code can give a command its argument. */
const pageKey = 'ctrl+alt+shift+g';

/** @type {Record<string, string>} */
const themes = {
	dark: 'Default Dark Modern',
	light: 'Default Light Modern',
	contrast: 'Default High Contrast',
};

/**
 * @param {Shot} shot
 * @param {string} file
 * @returns {[number, number]} line and column, from 1
 */
function cursorOf(shot, file) {
	if (shot.at === undefined) return [Number(shot.line ?? 1), Number(shot.column ?? 1)];
	const text = readFileSync(file, 'utf8');
	const found = text.indexOf(shot.at);
	if (found < 0) throw new HostUnavailableError(`${JSON.stringify(shot.at)} is not in ${file}`);
	const before = text.slice(0, shot.after ? found + shot.at.length : found).split('\n');
	return [before.length, (before.at(-1) ?? '').length + 1];
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} selector
 * @param {number} [timeoutMs]
 * @returns {Promise<boolean>} whether it came
 */
async function waitVisible(page, selector, timeoutMs = 8000) {
	try {
		await page.locator(selector).first().waitFor({ state: 'visible', timeout: timeoutMs });
		return true;
	} catch {
		return false;
	}
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} action
 */
async function act(page, action) {
	const must = async (/** @type {string} */ selector) => {
		if (!(await waitVisible(page, selector))) console.error(`${action}: nothing came up (${selector})`);
	};
	const hover = async () => {
		await page.keyboard.press('Control+k');
		await page.keyboard.press('Control+i');
		await must('.monaco-hover .hover-contents');
	};
	if (action === 'hover') await hover();
	else if (action === 'suggest') {
		await page.keyboard.press('Control+Space');
		await must('.suggest-widget .monaco-list-row');
		await page.waitForTimeout(300);
		// The details stand beside the list once they were asked for.
		if (!(await waitVisible(page, '.suggest-details', 300))) await page.keyboard.press('Control+Space');
	} else if (action === 'fix') {
		await page.keyboard.press('Control+.');
		// Pressed before the findings were there, the key shows nothing.
		if (!(await waitVisible(page, '.action-widget', 4000))) await page.keyboard.press('Control+.');
		await must('.action-widget');
	} else if (action === 'problems') {
		await page.keyboard.press('Control+Shift+m');
		await must('.markers-panel');
	} else if (action === 'outline') {
		await runCommand(page, 'Explorer: Focus on Outline View');
		await must('.outline-pane .monaco-list-row');
	} else if (action === 'status') {
		await page.locator('#status\\.languageStatus').first().hover();
		await must('.monaco-hover .hover-language-status');
	} else if (action === 'guidance' || action === 'link') {
		await hover();
		await page
			.locator(action === 'link' ? '.monaco-hover .markdown-hover a[data-href]' : '.monaco-hover a.code-link')
			.first()
			.click();
		await must('iframe.webview');
		await page.waitForTimeout(1500);
	} else if (action !== 'none') throw new HostUnavailableError(`unknown action: ${action}`);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function runCommand(page, name) {
	await page.keyboard.press('F1');
	await waitVisible(page, '.quick-input-widget');
	await page.keyboard.type(name);
	await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
	await page.waitForTimeout(300);
	await page.keyboard.press('Enter');
	await page.waitForTimeout(500);
}

/**
 * Opens the page that the key stands for, and waits until it is drawn.
 * @param {import('playwright-core').Page} page
 */
async function showPage(page) {
	await page.keyboard.press('Control+Alt+Shift+g');
	if (!(await waitVisible(page, 'iframe.webview', 15_000)))
		throw new HostUnavailableError('the page did not open');
	await waitDrawn(page);
}

/**
 * Waits until a page of ours is drawn: its frame is there before its text.
 * @param {import('playwright-core').Page} page
 */
async function waitDrawn(page) {
	const deadline = Date.now() + 10_000;
	while (Date.now() < deadline) {
		for (const frame of page.frames()) {
			if ((await frame.locator('main h1').count()) > 0) return;
		}
		await page.waitForTimeout(100);
	}
}

/**
 * Takes pictures, one after the other, on one server.
 * @param {Shot[]} shots
 */
export async function takeShots(shots) {
	const host = await ensureHost();
	const dataFolder = mkdtempSync(join(tmpdir(), 'samhain-editor-shots-'));
	const extensionsFolder = linkExtension(dataFolder, root);
	const server = await startServer(host, { dataFolder, extensionsFolder });
	try {
		for (const shot of shots) {
			const started = Date.now();
			await takeShot(shot, host.browser, server.origin, dataFolder);
			console.log(`${shot.out} (${Date.now() - started} ms)`);
		}
	} finally {
		await server.stop();
		rmSync(dataFolder, { recursive: true, force: true });
	}
}

/**
 * @param {Shot} shot
 * @param {string} browser
 * @param {string} origin
 * @param {string} dataFolder
 */
async function takeShot(shot, browser, origin, dataFolder) {
	const settings = typeof shot.settings === 'string' ? JSON.parse(shot.settings) : shot.settings;
	writeSettings(dataFolder, {
		'workbench.colorTheme': themes[shot.theme ?? 'dark'] ?? shot.theme,
		'editor.minimap.enabled': false,
		'editor.cursorBlinking': 'solid',
		'workbench.layoutControl.enabled': false,
		'workbench.activityBar.location': shot.sidebar ? 'default' : 'hidden',
		...settings,
	});
	const keys = [{ key: pageKey, command: 'samhain.openGuidance', args: shot.page }];
	writeFileSync(join(dataFolder, 'data', 'User', 'keybindings.json'), JSON.stringify(keys));
	const [width, height] = (shot.size ?? '1280x800').split('x').map(Number);
	const { page, close } = await openPage(browser, {
		...(width === undefined ? {} : { width }),
		...(height === undefined ? {} : { height }),
		scale: Number(shot.scale ?? 1),
	});
	try {
		const file = resolve(shot.file ?? join(root, 'sample', 'yulerc'));
		const folder = resolve(shot.folder ?? dirname(file));
		const [line, column] = cursorOf(shot, file);
		/** @type {Array<[string, string]>} */
		const payload = [
			['gotoLineMode', 'true'],
			['openFile', `${remoteUri(origin, file)}:${line}:${column}`],
		];
		const isEmpty = shot['no-folder'] === true;
		await page.goto(isEmpty ? `${origin}/?ew=true` : workbenchAddress(origin, folder, payload));
		if (!(await waitVisible(page, isEmpty ? '.monaco-workbench' : '.view-line', 30_000)))
			throw new HostUnavailableError('the editor did not open');
		if (!shot.sidebar) await page.keyboard.press('Control+b');
		// Findings are the last to come, and a file may have none.
		if (shot.page === undefined && !isEmpty) await waitVisible(page, '[class*="squiggly-"]', 6000);
		else if (shot.page !== undefined) await showPage(page);
		else await page.waitForTimeout(5000);
		if (shot.type !== undefined) {
			for (const [index, part] of shot.type.split('$ENTER').entries()) {
				if (index > 0) await page.keyboard.press('Enter');
				await page.keyboard.type(part, { delay: 20 });
			}
		}
		if (shot.command !== undefined) await runCommand(page, shot.command);
		for (const answer of shot.input?.split('$ENTER') ?? []) {
			await waitVisible(page, '.quick-input-widget');
			if (answer !== '') await page.keyboard.type(answer);
			await page.waitForTimeout(500);
			await page.keyboard.press('Enter');
			await page.waitForTimeout(1500);
		}
		if (await page.locator('iframe.webview').first().isVisible()) await waitDrawn(page);
		await act(page, shot.action ?? 'none');
		await page.waitForTimeout(700);
		const path = resolve(shot.out);
		if (shot.clip === undefined) await page.screenshot({ path });
		else await page.locator(shot.clip).first().screenshot({ path });
	} finally {
		await close();
	}
}

/** @returns {Shot[]} */
function readShots() {
	const text = /** @type {const} */ ({ type: 'string' });
	const flag = /** @type {const} */ ({ type: 'boolean' });
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			at: text,
			line: text,
			column: text,
			type: text,
			action: text,
			page: text,
			command: text,
			input: text,
			theme: text,
			size: text,
			scale: text,
			clip: text,
			settings: text,
			folder: text,
			shots: text,
			after: flag,
			sidebar: flag,
			'no-build': flag,
			'no-folder': flag,
		},
	});
	if (values.shots !== undefined) return JSON.parse(readFileSync(values.shots, 'utf8'));
	const out = positionals.at(-1);
	if (out === undefined || !/\.(png|jpe?g)$/.test(out))
		throw new HostUnavailableError('which picture? see the head of this script');
	const [file] = positionals.length > 1 ? positionals : [];
	return [{ ...values, ...(file === undefined ? {} : { file }), out }];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	try {
		const shots = readShots();
		if (!process.argv.includes('--no-build')) await bundleAll({ isQuiet: true });
		await takeShots(shots);
	} catch (error) {
		console.error(error instanceof HostUnavailableError ? error.message : error);
		process.exitCode = 1;
	}
}
