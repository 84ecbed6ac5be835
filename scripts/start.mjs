// `npm start`: opens a real VS Code with this extension on the sample deployment.
//   npm start                      desktop VS Code if `code` and a display are there, else the browser
//   npm start -- --browser         the VS Code server, at a printed address
//   npm start -- --port 8080       the port of that address
//   npm start -- --folder DIR      another folder than sample/
//   npm start -- --install         as root, installs missing system packages
// @ts-check

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleAll } from './bundle.mjs';
import { ensureServer, HostUnavailableError } from './vscode-host/install.mjs';
import { remoteUri, workbenchAddress } from './vscode-host/page.mjs';
import { findFreePort, linkExtension, quietSettings, startServer } from './vscode-host/server.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @returns {string | undefined} path of the desktop editor's launcher */
function findDesktop() {
	if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
		return undefined;
	const named = process.env['VSCODE_EXECUTABLE'];
	if (named !== undefined) return named;
	const names = process.platform === 'win32' ? ['code.cmd'] : ['code', 'codium', 'code-insiders'];
	const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	return names
		.flatMap((name) => folders.map((folder) => join(folder, name)))
		.find((path) => existsSync(path));
}

/**
 * @param {string} desktop
 * @param {string} dataFolder
 * @param {string[]} targets
 */
function openDesktop(desktop, dataFolder, targets) {
	const user = join(dataFolder, 'User');
	mkdirSync(user, { recursive: true });
	writeFileSync(join(user, 'settings.json'), JSON.stringify(quietSettings, undefined, '\t'));
	const args = [
		'--wait',
		'--new-window',
		'--skip-welcome',
		'--disable-workspace-trust',
		'--disable-telemetry',
	];
	args.push(`--user-data-dir=${dataFolder}`, `--extensions-dir=${join(dataFolder, 'extensions')}`);
	args.push(`--extensionDevelopmentPath=${root}`, ...targets);
	console.log(`Opening ${desktop}`);
	return new Promise((done, reject) => {
		const child = spawn(desktop, args, { stdio: 'inherit', shell: process.platform === 'win32' });
		child.once('error', reject);
		child.once('exit', done);
	});
}

/**
 * @param {string} dataFolder
 * @param {string} folder
 * @param {string} file
 * @param {number | undefined} port
 * @param {boolean} mayInstall
 */
async function openServer(dataFolder, folder, file, port, mayInstall) {
	const host = await ensureServer({ mayInstall });
	const token = randomUUID();
	const extensionsFolder = linkExtension(dataFolder, root);
	const server = await startServer(host, {
		dataFolder,
		extensionsFolder,
		token,
		isTrusted: folder === sample,
		settings: folder === sample ? {} : { 'security.workspace.trust.enabled': true },
		...(port === undefined ? {} : { port }),
	});
	/** @type {Array<[string, string]>} */
	const payload = existsSync(file) ? [['openFile', remoteUri(server.origin, file)]] : [];
	console.log(
		`\nVS Code with the extension is at\n\n    ${workbenchAddress(server.origin, folder, payload, token)}\n`,
	);
	console.log('Ctrl+C ends it.');
	await new Promise((done) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, done);
	});
	await server.stop();
}

function readArguments() {
	try {
		return parseArgs({
			options: {
				port: { type: 'string' },
				browser: { type: 'boolean' },
				folder: { type: 'string' },
				install: { type: 'boolean', default: false },
			},
		}).values;
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		console.error('Usage: npm start -- [--browser] [--port PORT] [--folder DIR] [--install]');
		process.exit(2);
	}
}

const values = readArguments();
const sample = join(root, 'sample');
const folder = resolve(values.folder ?? sample);
const file = join(folder, 'yulerc');
const port = values.port === undefined ? undefined : Number(values.port);
const dataFolder = mkdtempSync(join(tmpdir(), 'samhain-editor-start-'));
try {
	if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
		throw new HostUnavailableError(`--port ${values.port} is no port`);
	}
	if (port !== undefined) await findFreePort(port);
	await bundleAll({ isQuiet: true });
	const desktop = values.browser || port !== undefined ? undefined : findDesktop();
	if (desktop === undefined) await openServer(dataFolder, folder, file, port, values.install);
	else await openDesktop(desktop, dataFolder, existsSync(file) ? [folder, file] : [folder]);
} catch (error) {
	console.error(error instanceof HostUnavailableError ? error.message : error);
	process.exitCode = 1;
} finally {
	rmSync(dataFolder, { recursive: true, force: true });
}
