// `npm run airgap`: the product where no network exists. Runs the tests of the command line, the language server, the npm
// package and the single page in a network namespace without any interface that is up, and then the suite inside VS Code in
// one whose only interface is the loopback, by which the editor's own page speaks to the editor.
//   npm run airgap                 all of it
//   npm run airgap -- --no-editor  without VS Code
// Needs Linux, and either root or a system where users can make namespaces.
// @ts-check

import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAll } from './bundle.mjs';
import { ensureHost } from './vscode-host/install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');

/** What is tested without any interface: the tests that run the bundles as processes, and the page in a browser. */
const TESTS = [
	'test/cli/cli.test.ts',
	'test/cli/diff.test.ts',
	'test/cli/explain.test.ts',
	'test/lsp/protocol.test.ts',
	'test/mcp',
	'test/package/npm.test.ts',
	'test/security/protocol.test.ts',
	'test/site',
];

/**
 * Runs a command where there is no network.
 * @param {string[]} command
 * @param {{ hasLoopback?: boolean, env?: Record<string, string> }} [options]
 * @returns {boolean} whether it ended with 0
 */
function runWithoutNetwork(command, { hasLoopback = false, env = {} } = {}) {
	const asUser = process.getuid?.() === 0 ? [] : ['--map-root-user'];
	const up = hasLoopback ? 'ip link set lo up || exit 99; ' : '';
	const check = `"$0" "$1" --inside ${hasLoopback ? 1 : 0} || exit 99; shift; `;
	const words = ['--net', ...asUser, 'sh', '-c', `${up}${check}exec "$@"`];
	const self = fileURLToPath(import.meta.url);
	const { status, error } = spawnSync('unshare', [...words, process.execPath, self, ...command], {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, ...env },
	});
	if (error !== undefined || status === 99) {
		console.error(
			`No network namespace: ${error?.message ?? 'see above'}. Run it as root, or allow users to make namespaces.`,
		);
		process.exit(1);
	}
	return status === 0;
}

/**
 * Makes sure, inside, that nothing can be reached: neither by an interface nor by an address.
 * @param {boolean} hasLoopback
 */
async function proveThatNothingIsReached(hasLoopback) {
	const names = Object.keys(networkInterfaces());
	if (names.some((name) => name !== 'lo') || (!hasLoopback && names.length > 0))
		throw new Error(`There are interfaces: ${names.join(', ')}`);
	// An address that is for examples only; where a network exists, the attempt would last.
	const reason = await new Promise((resolve) => {
		const socket = connect({ host: '192.0.2.1', port: 443, timeout: 2000 });
		socket.once('connect', () => resolve('connected'));
		socket.once('timeout', () => resolve('timeout'));
		socket.once('error', (error) => resolve('code' in error ? error.code : error.message));
	});
	if (reason !== 'ENETUNREACH') throw new Error(`A connection ends with ${reason}, not with ENETUNREACH`);
	console.log(`Network: ${hasLoopback ? 'loopback only' : 'none'}; 192.0.2.1 cannot be reached`);
	process.exit(0);
}

if (process.argv[2] === '--inside') await proveThatNothingIsReached(process.argv[3] === '1');

const hasEditor = !process.argv.includes('--no-editor');
await bundleAll({ isQuiet: true });
// Downloads of a first run, before the network goes.
if (hasEditor) await ensureHost();
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const results = [
	runWithoutNetwork([process.execPath, vitest, 'run', '--no-isolate', '--pool=threads', ...TESTS]),
	...(hasEditor ? ['server', 'web'] : []).map((host) =>
		runWithoutNetwork([process.execPath, join(here, 'test-vscode.mjs'), '--no-build'], {
			hasLoopback: true,
			env: { VSCODE_TEST_HOST: host },
		}),
	),
];
process.exit(results.every(Boolean) ? 0 : 1);
