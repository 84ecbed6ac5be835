// Opens the web workbench of a running VS Code server in a headless Chromium.
// It must not know what is tested: a caller adds its payload and works with the page.
// @ts-check

import { chromium } from 'playwright-core';

/**
 * @typedef {object} OpenPage
 * @property {import('playwright-core').Page} page
 * @property {import('playwright-core').BrowserContext} context
 * @property {() => Promise<void>} close
 */

/**
 * The address at which the workbench opens a folder, or a workspace of several.
 * @param {string} origin
 * @param {string} folder absolute path, or that of a .code-workspace
 * @param {Array<[string, string]>} payload pairs that the workbench reads as start options
 * @param {string} [token] the one that the server asks for
 */
export function workbenchAddress(origin, folder, payload = [], token = undefined) {
	const pairs = [['skipWelcome', 'true'], ...payload];
	const access = token === undefined ? '' : `tkn=${token}&`;
	return `${origin}/?${access}${folder.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(pairs))}`;
}

/**
 * How a path of this machine is called inside the workbench.
 * @param {string} origin
 * @param {string} path absolute
 */
export function remoteUri(origin, path) {
	return `vscode-remote://${new URL(origin).host}${path}`;
}

/**
 * Starts the browser with one empty page.
 * @param {string} browser path of the executable
 * @param {{ width?: number, height?: number, scale?: number, isOffline?: boolean }} [options]
 * @returns {Promise<OpenPage>}
 */
export async function openPage(browser, options = {}) {
	const instance = await chromium.launch({
		executablePath: browser,
		headless: true,
		args: [
			...[
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
			],
			...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
			'--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
			// Nothing but this machine may be reached: the extension has to work without a network, and a test that
			// waits for a host outside would hang.
			'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
		],
	});
	const context = await instance.newContext({
		viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
		deviceScaleFactor: options.scale ?? 1,
	});
	const page = await context.newPage();
	return { page, context, close: () => instance.close() };
}
