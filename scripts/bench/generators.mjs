// Generators of documents for the protocol comparison; see run.mjs.
// Document generators for client.mjs. Each takes the wanted number of lines and returns
// { languageId, filename, text, edits[], hovers[], completions[] }, positions being {line, character}.
// Every document is sections of 50 key/value entries, plus ONE deliberate mistake near the end
// (a server that publishes an empty list has not done the work).
const PER = 50;

function build(
	{ languageId, filename, head = [], open, close, entry, blank = true, mistake, tail = [] },
	lines,
) {
	const out = [...head];
	const marks = [];
	let s = 0,
		i = 0;
	while (out.length < lines - tail.length - 3) {
		out.push(...open(s));
		for (let k = 0; k < PER && out.length < lines - tail.length - 3; k++, i++) {
			const last = k === PER - 1 || out.length >= lines - tail.length - 4;
			const e = entry(s, k, i, last); // {text, key, val, name}: columns of a key's start, of the value's end, in a name
			marks.push({ line: out.length, key: e.key, val: e.val, name: e.name ?? e.key + 1 });
			out.push(e.text);
		}
		const more = out.length < lines - tail.length - 3;
		out.push(...close(s, more));
		if (blank && more) out.push('');
		s++;
	}
	out.push(...mistake, ...tail);
	const pick = (n, phase) =>
		Array.from({ length: n }, (_, j) => marks[Math.floor(((j + phase) / n) * (marks.length - 1))]);
	return {
		languageId,
		filename,
		text: `${out.join('\n')}\n`,
		lineCount: out.length,
		edits: pick(40, 0.5).map((m) => ({ line: m.line, character: m.val })),
		hovers: pick(20, 0.3).map((m) => ({ line: m.line, character: m.key + 1 })),
		names: pick(20, 0.3).map((m) => ({ line: m.line, character: m.name })),
		completions: pick(20, 0.6).map((m) => ({ line: m.line, character: m.key + 1 })),
	};
}

export const json = (n) =>
	build(
		{
			languageId: 'json',
			filename: 'bench.json',
			head: ['{'],
			blank: false,
			open: (s) => [`  "section_${s}": {`],
			close: (_s, _more) => ['  },'],
			entry: (_s, k, i, last) => {
				const t = `    "key_${k}": "value ${i}"`;
				return { text: t + (last ? '' : ','), key: 5, val: t.length - 1 };
			},
			mistake: ['  "dup": 1,', '  "dup": 2'],
			tail: ['}'],
		},
		n,
	);

export const yaml = (n) =>
	build(
		{
			languageId: 'yaml',
			filename: 'bench.yaml',
			open: (s) => [`section_${s}:`],
			close: () => [],
			entry: (_s, k, i) => {
				const t = `  key_${k}: value ${i}`;
				return { text: t, key: 2, val: t.length };
			},
			mistake: ['dup: 1', 'dup: 2'],
		},
		n,
	);

export const toml = (n) =>
	build(
		{
			languageId: 'toml',
			filename: 'bench.toml',
			open: (s) => [`[section_${s}]`],
			close: () => [],
			entry: (_s, k, i) => {
				const t = `key_${k} = "value ${i}"`;
				return { text: t, key: 0, val: t.length - 1 };
			},
			mistake: ['dup = 1', 'dup = 2'],
		},
		n,
	);

export const javascript = (n) =>
	build(
		{
			languageId: 'javascript',
			filename: 'bench.js',
			open: (s) => [`export const section_${s} = {`],
			close: () => ['};'],
			entry: (_s, k, i) => {
				const t = `\tkey_${k}: "value ${i}",`;
				return { text: t, key: 1, val: t.length - 2 };
			},
			mistake: ['debugger;', 'debugger;'],
		},
		n,
	);

export const dockerfile = (n) =>
	build(
		{
			languageId: 'dockerfile',
			filename: 'Dockerfile',
			head: ['FROM debian:12'],
			open: (s) => [`LABEL section_${s}=yes`],
			close: () => [],
			entry: (_s, _k, i) => {
				const t = `ENV KEY_${i}="value ${i}"`;
				return { text: t, key: 0, val: t.length - 1, name: 5 };
			},
			mistake: ['CMD ["a"]', 'CMDX ["b"]'],
		},
		n,
	);

export const bash = (n) =>
	build(
		{
			languageId: 'shellscript',
			filename: 'bench.sh',
			head: ['#!/bin/bash'],
			open: (s) => [`section_${s}() {`],
			close: () => ['}'],
			entry: (_s, k, i) => {
				const t = `  key_${k}="value ${i}"`;
				return { text: t, key: 2, val: t.length - 1 };
			},
			mistake: ['echo $unquoted_thing', 'ls $other'],
		},
		n,
	);

export const actions = (n) =>
	build(
		{
			languageId: 'yaml',
			filename: '.github/workflows/bench.yml',
			head: ['on: push', 'jobs:'],
			open: (s) => [`  job_${s}:`, '    runs-on: ubuntu-latest', '    env:'],
			close: () => ['    steps: [{run: "true"}]'],
			entry: (_s, k, i) => {
				const t = `      KEY_${k}: value ${i}`;
				return { text: t, key: 6, val: t.length };
			},
			mistake: ['  bad:', '    runs-onn: x'],
		},
		n,
	);

export const css = (n) =>
	build(
		{
			languageId: 'css',
			filename: 'bench.css',
			open: (s) => [`.section-${s} {`],
			close: () => ['}'],
			entry: (_s, k, i) => {
				const t = `  --key-${k}: value${i};`;
				return { text: t, key: 2, val: t.length - 1 };
			},
			mistake: ['.bad { colour: red; }'],
		},
		n,
	);

export const ansible = (n) =>
	build(
		{
			languageId: 'ansible',
			filename: 'playbook.yml',
			head: ['- hosts: all', '  tasks:'],
			blank: false,
			open: (s) => [`  - name: task ${s}`, '    ansible.builtin.set_fact:'],
			close: () => [],
			entry: (_s, k, i) => {
				const t = `      key_${k}: value ${i}`;
				return { text: t, key: 6, val: t.length };
			},
			mistake: ['  - nam: x'],
		},
		n,
	);

// samhainrc: policies, options, host conditionals; one misspelt option near the end.
export const samhainrc = (n) =>
	build(
		{
			languageId: 'samhainrc',
			filename: 'samhainrc',
			open: (s) => [
				...(s % 7 === 3 ? ['@if hostname_matches web[0-9]+', '# only on the web servers', '@end'] : []),
				s % 4 === 3 ? '[Misc]' : ['[ReadOnly]', '[Attributes]', '[LogFiles]'][s % 4],
			],
			close: () => [],
			entry: (s, k, i) => {
				const t =
					s % 4 === 3
						? `IgnoreAdded=/srv/data/${s}/${i}$`
						: k % 5 === 0
							? `dir=99/srv/data/${s}/${i}`
							: `file=/srv/data/${s}/${i}`;
				return { text: t, key: 0, val: s % 4 === 3 ? t.length - 1 : t.length };
			},
			mistake: ['[Misc]', 'SetLopTime=60'],
		},
		n,
	);

const hex = (seed, digits) => {
	let x = (seed * 2654435761 + 12345) >>> 0,
		s = '';
	while (s.length < digits) {
		x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
		s += (x >>> 16).toString(16).padStart(4, '0');
	}
	return s.slice(0, digits).toUpperCase();
};
/** A verifier that a password can have: a square, and smaller than the number that all servers share. */
const verifier = (seed) =>
	(BigInt(`0x${hex(seed, 127)}`) ** 2n).toString(16).toUpperCase().padStart(256, '0');
// yulerc: a big client list (real verifiers have 256 digits), one client registered twice with different verifiers.
export const yulerc = (n) =>
	build(
		{
			languageId: 'yulerc',
			filename: 'yulerc',
			head: ['[Misc]', 'SetClientTimeLimit=86400', ''],
			open: () => ['[Clients]'],
			close: () => [],
			entry: (_s, _k, i) => {
				const t = `Client=host${i}.example.org@${hex(i, 16)}@${verifier(i + 7)}`;
				return { text: t, key: 0, val: 7 + `host${i}`.length, name: 8 };
			},
			mistake: ['[Clients]', `Client=HOST1.example.org@${hex(99, 16)}@${verifier(98)}`],
		},
		n,
	);

// systemd units: the nearest public relative of an ini-like daemon config.
export const systemd = (n) =>
	build(
		{
			languageId: 'systemd-unit',
			filename: 'bench.service',
			head: ['[Unit]', 'Description=Bench'],
			open: (_s) => ['[Service]'],
			close: () => [],
			entry: (s, k, i) => {
				const t = k % 5 === 0 ? `Environment=KEY_${i}=value${i}` : `ReadOnlyPaths=/srv/data/${s}/${i}`;
				return { text: t, key: 0, val: t.length };
			},
			mistake: ['[Service]', 'ExecStrat=/bin/true'],
		},
		n,
	);
