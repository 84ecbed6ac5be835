#!/usr/bin/env node
// Runs an installed samhain with configurations that differ in where messages go, and writes down what arrived where: a
// baseline, a changed file under each policy, a check. Listens as mail relay and as syslog. Runs in namespaces that
// run-in-namespace.sh makes. Reads a JSON array of { config, policies } from standard input, prints what was seen.
//   run-configurations.mjs BINARY
// @ts-check

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';

const [, , BINARY = 'samhain'] = process.argv;
const STATE = '/mnt/state';
const CONFIG = '/etc/samhain/samhainrc';
const PROGRAM = '/mnt/pager';

/** @type {{ from: string, to: string[], text: string }[]} */
let mails = [];
let syslog = '';

/** @param {net.Socket} socket */
function relay(socket) {
	/** @type {string[]} */
	let to = [];
	let from = '';
	let text = '';
	let isData = false;
	let pending = '';
	socket.on('error', () => {});
	socket.write('220 relay\r\n');
	socket.on('data', (data) => {
		pending += data.toString('latin1');
		for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
			const line = pending.slice(0, end).replace(/\r$/, '');
			pending = pending.slice(end + 1);
			if (isData) {
				if (line === '.') {
					mails.push({ from, to, text });
					[to, text, isData] = [[], '', false];
					socket.write('250 ok\r\n');
				} else text += `${line}\n`;
				continue;
			}
			const sender = /^MAIL FROM:\s*<?([^>]*)>?/i.exec(line);
			if (sender !== null) from = (sender[1] ?? '').trim();
			const recipient = /^RCPT TO:\s*<?([^>]*)>?/i.exec(line);
			if (recipient !== null) to.push((recipient[1] ?? '').trim());
			isData = /^DATA/i.test(line);
			socket.write(isData ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
		}
	});
}

/** @param {net.Server} server @param {number | string} at */
function listen(server, at) {
	return new Promise((resolve) => server.listen(at, () => resolve(undefined)));
}

/** @param {string} mode @returns {Promise<{ status: number | null, output: string }>} */
function run(mode) {
	return new Promise((resolve) => {
		let output = '';
		const child = spawn('timeout', ['20', BINARY, '--foreground', '-t', mode], {
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (data) => {
				output += data.toString('latin1');
			});
		child.on('close', (status) => resolve({ status, output }));
	});
}

/** The policies whose file a text reports. @param {string} text */
function reported(text) {
	return [
		...new Set([...text.matchAll(/POLICY[\s\S]{0,120}?\/srv\/t\/(\w+)\/file/g)].map((match) => match[1])),
	].sort();
}

/** Folders below that of the first policy, each with a file. */
const LEVELS = 4;

/**
 * @param {{ config: string, policies: string[], isRaw?: boolean }} experiment with `isRaw`, content changes as well as
 * permissions, there are folders below that of the first policy, and everything that arrived is given as it is
 */
async function observe({ config, policies, isRaw = false }) {
	for (const folder of ['/srv/t', STATE]) fs.rmSync(folder, { recursive: true, force: true });
	fs.mkdirSync(STATE);
	for (const policy of policies) {
		fs.mkdirSync(`/srv/t/${policy}`, { recursive: true });
		fs.writeFileSync(`/srv/t/${policy}/file`, 'content\n', { mode: 0o644 });
	}
	const files = policies.map((policy) => `/srv/t/${policy}/file`);
	for (let level = 1; isRaw && level <= LEVELS; level++) {
		const folder = `/srv/t/${policies[0]}/${Array.from({ length: level }, () => 'below').join('/')}`;
		fs.mkdirSync(folder, { recursive: true });
		fs.writeFileSync(`${folder}/file`, 'content\n', { mode: 0o644 });
		files.push(`${folder}/file`);
	}
	fs.writeFileSync(CONFIG, config, { mode: 0o600 });
	const first = await run('init');
	if (first.status !== 0) return { starts: false, output: first.output };
	for (const file of files) {
		fs.chmodSync(file, 0o600);
		if (isRaw) fs.writeFileSync(file, 'another content\n');
	}
	const databases = isRaw ? fs.readdirSync(STATE).filter((name) => name.startsWith('baseline')) : [];
	for (const name of fs.readdirSync(STATE))
		if (name.startsWith('log')) fs.rmSync(`${STATE}/${name}`, { force: true });
	fs.rmSync(`${STATE}/program`, { force: true });
	[mails, syslog] = [[], ''];
	const { output } = await run('check');
	await new Promise((resolve) => setTimeout(resolve, 50));
	if (isRaw) {
		const names = fs.readdirSync(STATE).filter((name) => name.startsWith('log') && name !== 'lock');
		const logs = Object.fromEntries(
			names.map((name) => [name, fs.readFileSync(`${STATE}/${name}`, 'latin1')]),
		);
		return { starts: true, output, databases, logs, syslog, mails };
	}
	const textOf = (/** @type {string} */ file) => (fs.existsSync(file) ? fs.readFileSync(file, 'latin1') : '');
	/** @type {Record<string, string>} */
	const byRecipient = {};
	for (const { to, text } of mails)
		for (const one of to) byRecipient[one] = `${byRecipient[one] ?? ''}${text}`;
	return {
		starts: true,
		console: reported(output),
		'log file': reported(textOf(`${STATE}/log`)),
		syslog: reported(syslog),
		'external programs': reported(textOf(`${STATE}/program`)),
		mail: Object.fromEntries(Object.entries(byRecipient).map(([name, text]) => [name, reported(text)])),
	};
}

fs.writeFileSync(PROGRAM, `#!/bin/sh\n/bin/cat >> ${STATE}/program\n`, { mode: 0o755 });
const [smtp, log] = [
	net.createServer(relay),
	net.createServer((socket) =>
		socket.on('data', (data) => {
			syslog += `${data.toString('latin1')}\n`;
		}),
	),
];
await Promise.all([listen(smtp, 25), listen(log, '/dev/log')]);
const seen = [];
for (const experiment of JSON.parse(fs.readFileSync(0, 'utf8'))) seen.push(await observe(experiment));
process.stdout.write(JSON.stringify(seen));
smtp.close();
log.close();
