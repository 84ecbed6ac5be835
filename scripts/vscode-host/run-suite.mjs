// Runs a test suite inside the VS Code server's workbench and waits for its verdict.
// It must not know what the suite tests: lines that begin with its mark are printed, the rest only on failure.
// @ts-check

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureHost } from './install.mjs';
import { openPage, remoteUri, workbenchAddress } from './page.mjs';
import { installExtension, startServer } from './server.mjs';

/** Begins every line that the suite writes. */
const suiteMark = 'suite: ';
const timeoutMs = 240_000;

/**
 * @param {string} dataFolder
 * @returns {string} the folder of an extension that does nothing
 */
function makeEmptyExtension(dataFolder) {
	const folder = join(dataFolder, 'empty-extension');
	mkdirSync(folder);
	const manifest = { name: 'empty', publisher: 'test', version: '1.0.0', engines: { vscode: '*' } };
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	return folder;
}

/**
 * @param {{ extension: string, suite: string, workspace: string, kind: 'node' | 'web' }} options absolute paths; the
 * extension is a packaged .vsix, which is installed, or for `web` its folder; the suite is a file that exports
 * `run(): Promise<void>`
 * @returns {Promise<void>} rejects unless the suite ran and passed
 */
export async function runSuiteInServer({ extension, suite, workspace, kind }) {
	const host = await ensureHost();
	const dataFolder = mkdtempSync(join(tmpdir(), 'samhain-editor-data-'));
	const extensionsFolder = join(dataFolder, 'extensions');
	if (kind === 'node') installExtension(host, dataFolder, extensionsFolder, extension);
	const server = await startServer(host, { dataFolder, extensionsFolder, forTests: true });
	const { page, close } = await openPage(host.browser);
	/** @type {string[]} */
	const noise = [];
	try {
		/** @type {(code: number) => void} */
		let exit = () => {};
		/** @type {Promise<number>} */
		const verdict = new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error(`no verdict within ${timeoutMs / 1000} s`)), timeoutMs);
			page.on('crash', () => reject(new Error('the browser page crashed')));
			exit = (code) => {
				clearTimeout(timer);
				resolve(code);
			};
		});
		// A verdict that comes to nothing must not end the process while the page is still being opened.
		verdict.catch(() => undefined);
		await page.exposeFunction('codeAutomationExit', exit);
		await page.exposeFunction(
			'codeAutomationLog',
			(/** @type {string} */ type, /** @type {unknown[]} */ args) => {
				const text = args.map(String).join(' ');
				if (text.startsWith(suiteMark)) console.log(text.slice(suiteMark.length));
				else noise.push(`${type}: ${text}`);
			},
		);
		/** @type {Array<[string, string]>} */
		const payload = [
			// VS Code runs tests for an extension in development only; where ours is installed an empty one stands in.
			[
				'extensionDevelopmentPath',
				remoteUri(server.origin, kind === 'web' ? extension : makeEmptyExtension(dataFolder)),
			],
			['extensionTestsPath', remoteUri(server.origin, suite)],
		];
		if (kind === 'web') payload.push(['extensionDevelopmentKind', 'web']);
		await page.goto(workbenchAddress(server.origin, workspace, payload));
		const code = await verdict;
		if (code !== 0) throw new Error(`the suite ended with ${code}`);
	} catch (error) {
		console.error(noise.slice(-60).join('\n'));
		throw error;
	} finally {
		await close();
		await server.stop();
		rmSync(dataFolder, { recursive: true, force: true });
	}
}
