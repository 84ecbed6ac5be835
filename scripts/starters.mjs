#!/usr/bin/env node
// Shows the starters of a standalone daemon to Debian's samhain (4.1.4), which should print no message.
//   npm run starters [-- --print]      --print: the texts of all starters, no daemon
// Exit status: 1 when the daemon prints a message, 2 without a samhain.
// @ts-check
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findSamhain } from './conformance/debian.mjs';
import { loadModule, ROOT } from './load-core.mjs';

const { makeStarter, STARTER_SYSTEMS } = await loadModule('server/src/core/features/starters.ts');
/** @type {{ name: string, text: string }[]} */
const starters = ['client', 'standalone', 'server'].flatMap((role) =>
	STARTER_SYSTEMS.map((/** @type {string} */ system) => ({
		name: `${role}.${system}`,
		text: makeStarter({ role, system, version: '4.1.4' }).text,
	})),
);
if (process.argv.includes('--print')) {
	for (const { name, text } of starters) process.stdout.write(`--- ${name}\n${text}`);
} else {
	const binary = findSamhain();
	if (binary === undefined) process.exit(2);
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'starters-'));
	// Debian's package is standalone: it does not know the options of a client or a server.
	const read = starters.filter(({ name }) => name.startsWith('standalone'));
	const files = read.map(({ name, text }) => {
		const file = path.join(folder, name);
		fs.writeFileSync(file, text);
		return file;
	});
	const { stdout, status } = spawnSync(path.join(ROOT, 'test/conformance/oracle.sh'), files, {
		env: { ...process.env, SAMHAIN_BIN: binary },
		encoding: 'utf8',
	});
	fs.rmSync(folder, { recursive: true });
	process.stdout.write(stdout === '' ? `${files.length} starters, no message\n` : stdout);
	process.exitCode = status !== 0 ? 2 : stdout === '' ? 0 : 1;
}
