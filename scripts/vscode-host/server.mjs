// Starts and stops the VS Code server on loopback, with a data folder of its own for each run.
// It must not know what the page is used for: tests, screenshots and `npm start` share it.
// @ts-check

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { HostUnavailableError } from './install.mjs';

/** Settings of a quiet editor: no sign-in, no AI, no telemetry, no updates, no welcome page. */
export const quietSettings = {
	'chat.disableAIFeatures': true,
	'chat.commandCenter.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'workbench.startupEditor': 'none',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.tips.enabled': false,
	'workbench.welcomePage.walkthroughs.openOnInstall': false,
	'workbench.enableExperiments': false,
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'extensions.ignoreRecommendations': true,
	'update.mode': 'none',
	'git.enabled': false,
	'git.openRepositoryInParentFolders': 'never',
	'security.workspace.trust.enabled': false,
	'files.autoSave': 'off',
};

/**
 * Writes the user settings of the web workbench, which it keeps on the server; an open page takes them over.
 * @param {string} dataFolder
 * @param {object} [settings] on top of the quiet ones
 */
export function writeSettings(dataFolder, settings) {
	const folder = join(dataFolder, 'data', 'User');
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		join(folder, 'settings.json'),
		JSON.stringify({ ...quietSettings, ...settings }, undefined, '\t'),
	);
}

/**
 * Installs the extension as it is developed: a link to its folder, which is read afresh at each start.
 * @param {string} dataFolder
 * @param {string} extension folder that holds the manifest
 * @returns {string} the folder of installed extensions
 */
export function linkExtension(dataFolder, extension) {
	const { publisher, name, version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
	const folder = join(dataFolder, 'extensions');
	mkdirSync(folder, { recursive: true });
	symlinkSync(extension, join(folder, `${publisher}.${name}-${version}`), 'dir');
	return folder;
}

/**
 * Installs a packaged extension, as a user does.
 * @param {{ node: string, serverMain: string }} host
 * @param {string} dataFolder
 * @param {string} extensionsFolder
 * @param {string} vsix
 */
export function installExtension(host, dataFolder, extensionsFolder, vsix) {
	const args = [
		'--install-extension',
		vsix,
		'--extensions-dir',
		extensionsFolder,
		'--server-data-dir',
		dataFolder,
	];
	const output = execFileSync(host.node, [host.serverMain, ...args], { encoding: 'utf8' });
	if (!/successfully installed/.test(output))
		throw new Error(`the package could not be installed:\n${output}`);
}

/**
 * @param {number} [wanted] a port that must be free; any one unless given
 * @returns {Promise<number>} a port that was free a moment ago
 */
export function findFreePort(wanted = 0) {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', () => reject(new HostUnavailableError(`Port ${wanted} is taken or not allowed.`)));
		probe.listen(wanted, '127.0.0.1', () => {
			const address = probe.address();
			const port = typeof address === 'object' && address !== null ? address.port : 0;
			probe.close(() => resolve(port));
		});
	});
}

/**
 * @typedef {object} RunningServer
 * @property {number} port
 * @property {string} origin `http://127.0.0.1:PORT`
 * @property {() => Promise<void>} stop ends the server and its extension hosts
 */

/**
 * Starts the server and waits until it answers. Without a token any user of this machine can reach it.
 * @param {{ node: string, serverMain: string }} host
 * @param {{ dataFolder: string, port?: number, extensionsFolder?: string, settings?: object, forTests?: boolean, token?: string, isTrusted?: boolean, log?: (text: string) => void }} options
 * @returns {Promise<RunningServer>}
 */
export async function startServer(host, options) {
	const port = await findFreePort(options.port);
	writeSettings(options.dataFolder, options.settings);
	const args = [
		host.serverMain,
		...[
			'--host',
			'127.0.0.1',
			'--port',
			String(port),
			...(options.token === undefined
				? ['--without-connection-token']
				: ['--connection-token', options.token]),
			'--accept-server-license-terms',
		],
		...[
			'--disable-telemetry',
			...(options.isTrusted === false ? [] : ['--disable-workspace-trust']),
			'--disable-getting-started-override',
			'--server-data-dir',
			options.dataFolder,
		],
		...(options.extensionsFolder === undefined ? [] : ['--extensions-dir', options.extensionsFolder]),
		...(options.forTests ? ['--enable-smoke-test-driver'] : []),
	];
	// A group of its own, so that the extension hosts end with it.
	const child = spawn(host.node, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	let isOver = false;
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8');
		stream.on('data', (text) => {
			output = (output + text).slice(-20_000);
			options.log?.(text);
		});
	}
	const over = new Promise((resolve) => {
		child.once('error', (error) => {
			output += String(error);
			isOver = true;
			resolve(undefined);
		});
		child.once('exit', () => {
			isOver = true;
			resolve(undefined);
		});
	});
	const kill = (/** @type {NodeJS.Signals} */ signal) => {
		try {
			if (child.pid !== undefined) process.kill(-child.pid, signal);
		} catch {
			// It has ended already.
		}
	};
	const killNow = () => kill('SIGKILL');
	process.once('exit', killNow);
	const stop = async () => {
		process.removeListener('exit', killNow);
		kill('SIGTERM');
		await Promise.race([over, delay(3000, undefined, { ref: false })]);
		kill('SIGKILL');
		await Promise.race([over, delay(3000, undefined, { ref: false })]);
	};
	const origin = `http://127.0.0.1:${port}`;
	const deadline = Date.now() + 60_000;
	for (;;) {
		if (isOver) throw new HostUnavailableError(`The VS Code server ended at once:\n${output}`);
		try {
			const answer = await fetch(`${origin}/version`);
			if (answer.ok) return { port, origin, stop };
		} catch {
			// Not listening yet.
		}
		if (Date.now() > deadline) {
			await stop();
			throw new HostUnavailableError(`The VS Code server did not answer within a minute:\n${output}`);
		}
		await delay(100);
	}
}
