// Reads recorded runs of client and server as `samhain-lint explain` does, and prints for each the one cause, its problem
// of the guidance and its line: `npm run stories -- DIR`. A run X consists of `X.client.log`, `X.client2.log`,
// `X.server.log`, and of the files of its machines: `X.yulerc`, `X.samhainrc`, `X.hosts`, `X.hosts.allow`, `X.hosts.deny`,
// `X.client.hosts`, `X.rc.NAME`, `X.file.NAME`, and `X.ls` with the modes of what lay in the server's data folder.
// @ts-check
import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './load-core.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
	console.error('usage: npm run stories -- DIR');
	process.exit(2);
}
const names = readdirSync(folder);
const runs = [
	...new Set(names.flatMap((name) => /^([A-Za-z0-9]+)\.(?:client\d?|server)\.log$/.exec(name)?.[1] ?? [])),
];
let withoutLine = 0;
for (const run of runs.sort()) {
	const place = mkdtempSync(join(tmpdir(), `story-${run}-`));
	try {
		lay(run, place);
		const logs = names
			.filter((name) => new RegExp(`^${run}\\.(?:client\\d?|server)\\.log$`).test(name))
			.sort();
		const texts = logs.map((name) => readFileSync(join(folder, name), 'utf8'));
		for (const [label, input] of [
			['both', texts.join('')],
			...logs.map((name, at) => [name, texts[at] ?? '']),
		]) {
			const args = [join(ROOT, 'dist/cli.js'), 'explain', '--format', 'json', '--deployment', place];
			const { stdout, stderr } = spawnSync(process.execPath, args, {
				input,
				encoding: 'utf8',
				maxBuffer: 1 << 28,
			});
			if (stderr !== '') console.log(`${run}: ${stderr.trim()}`);
			report(run, String(label), JSON.parse(stdout), place);
		}
	} finally {
		rmSync(place, { recursive: true, force: true });
	}
}
console.log(`${runs.length} runs; ${withoutLine} of them with a cause and no line`);

/**
 * Lays out the files of a run as a deployment.
 * @param {string} run
 * @param {string} place
 */
function lay(run, place) {
	mkdirSync(join(place, 'data'));
	mkdirSync(join(place, 'client'));
	/** @type {[string, string][]} */
	const files = [
		['yulerc', 'yulerc'],
		['hosts', 'hosts'],
		['hosts.allow', 'hosts.allow'],
		['hosts.deny', 'hosts.deny'],
		['samhainrc', 'client/samhainrc'],
		['client.hosts', 'client/hosts'],
	];
	for (const [from, to] of files) {
		const path = join(String(folder), `${run}.${from}`);
		if (existsSync(path)) copyFileSync(path, join(place, to));
	}
	for (const name of names) {
		const [, member] = new RegExp(`^${run}\\.((?:rc|file)(?:\\..+)?)$`).exec(name) ?? [];
		if (member !== undefined) copyFileSync(join(String(folder), name), join(place, 'data', member));
	}
	const list = join(String(folder), `${run}.ls`);
	for (const [, mode = '', member = ''] of existsSync(list)
		? readFileSync(list, 'utf8').matchAll(/^-([rwx-]{9}) .* \/\S*\/((?:rc|file)(?:\.\S+)?)$/gm)
		: []) {
		const path = join(place, 'data', member);
		if (!existsSync(path)) writeFileSync(path, '\0');
		const bits = [...mode].reduce((sum, mark, at) => sum | (mark === '-' ? 0 : 1 << (8 - at)), 0);
		chmodSync(path, bits);
	}
	const optional = (/** @type {string} */ key, /** @type {string} */ file) =>
		existsSync(join(place, file)) ? { [key]: file } : {};
	// Without a hosts file of its own a run has both on one machine.
	const hosts = existsSync(join(place, 'client/hosts')) ? 'client/hosts' : 'hosts';
	const deployment = {
		server: {
			file: 'yulerc',
			dataDirectory: 'data',
			...optional('hosts', 'hosts'),
			...optional('hostsAllow', 'hosts.allow'),
			...optional('hostsDeny', 'hosts.deny'),
		},
		clients: [
			{ name: 'client1.example.org', ...optional('hosts', hosts), ...optional('file', 'client/samhainrc') },
		],
	};
	writeFileSync(join(place, '.samhain-lint.json'), JSON.stringify({ deployment }));
}

/**
 * @param {string} run
 * @param {string} label
 * @param {readonly any[]} records
 * @param {string} place
 */
function report(run, label, records, place) {
	const followed = new Map();
	for (const { cause } of records) if (cause !== null) followed.set(cause, (followed.get(cause) ?? 0) + 1);
	const roots = records
		.map((record, index) => ({ ...record, index, count: followed.get(index) ?? 0 }))
		.filter(
			(record) => record.known && record.cause === null && (record.guidance !== null || record.count > 0),
		);
	const [main] = [...roots].sort((a, b) => b.count - a.count || a.index - b.index);
	if (main === undefined) {
		console.log(`${run.padEnd(4)}${label.padEnd(16)}nothing went wrong`);
		return;
	}
	const places = main.suspects.map(
		(/** @type {any} */ suspect) =>
			`${suspect.file.replace(`${place}/`, '')}:${suspect.line}${suspect.ruleId === undefined ? '' : ` (${suspect.ruleId})`}`,
	);
	if (places.length === 0 && label === 'both') withoutLine++;
	const text = /msg=["<]([^">]*)/.exec(main.input)?.[1] ?? main.input.slice(0, 60);
	const more = roots.length > 1 ? ` [+${roots.length - 1}]` : '';
	console.log(
		`${run.padEnd(4)}${label.padEnd(16)}${text} -> ${main.guidance ?? '-'}, ${main.count} follow${more}; ${places.slice(0, 4).join(', ') || 'no line'}`,
	);
}
