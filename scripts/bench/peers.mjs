// The programs of others that the benchmarks compare with.
// @ts-check

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = join(dirname(fileURLToPath(import.meta.url)), '../../.cache/bench');
const bin = join(cache, 'node_modules/.bin');

/** Exact versions; they are installed for the benchmark only and never ship. */
const PEERS = {
	'@taplo/cli': '0.7.0',
	'bash-language-server': '5.8.1',
	'dockerfile-language-server-nodejs': '0.15.0',
	tombi: '0.11.7',
	'vscode-langservers-extracted': '4.10.0',
	'yaml-language-server': '2.0.0',
};

/** Installs the peers into the cache, once per set of versions. */
export function installPeers() {
	mkdirSync(cache, { recursive: true });
	const manifest = JSON.stringify({ private: true, dependencies: PEERS });
	const file = join(cache, 'package.json');
	if (existsSync(bin) && existsSync(file) && readFileSync(file, 'utf8') === manifest) return;
	writeFileSync(file, manifest);
	const result = spawnSync(
		'npm',
		['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
		{
			cwd: cache,
			stdio: 'inherit',
		},
	);
	if (result.status !== 0) {
		rmSync(file);
		throw new Error('the peers could not be installed');
	}
}
