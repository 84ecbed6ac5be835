// `npm run mutation -- DIR [--seed N] [--per-file N]`: breaks one line of a real file in a way that the daemon drops or
// misreads, and counts how often a finding stands on that line. Misses are listed. Exit 1 below 99 %.
// @ts-check

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCore } from './load-core.mjs';
import { readCorpus } from './read-corpus.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		seed: { type: 'string', default: '1' },
		'per-file': { type: 'string', default: '200' },
		misses: { type: 'string', default: '40' },
	},
});
const folder = positionals[0];
if (folder === undefined || !existsSync(join(folder, 'index.jsonl'))) {
	console.error('usage: npm run mutation -- DIR   (DIR with an index.jsonl)');
	process.exit(2);
}

const { Analysis, DEFAULT_SETTINGS, reportFindings } = await loadCore({
	Analysis: 'server/src/core/analysis/analysis.ts',
	DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
	reportFindings: 'server/src/core/report/report.ts',
});

let state = Number(values.seed) >>> 0;
/** A pseudo-random number below 1 (mulberry32). */
function random() {
	state = (state + 0x6d2b79f5) >>> 0;
	let mixed = Math.imul(state ^ (state >>> 15), state | 1);
	mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
	return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

/** @param {number} below */
const pickNumber = (below) => Math.floor(random() * below);

/**
 * A line to break: its text, its parts, and what the catalogue says of it.
 * @typedef {{ text: string, key: string, value: string, kind: string, section: string, header: boolean, condition: boolean }} Target
 */

/**
 * Ways to break a line. Each gives the new text (several lines where one is added), or undefined where it does not apply.
 * `at`: on which line the finding is expected, relative to the broken one; `version`: for which daemon it is a mistake.
 * @type {Record<string, { break: (target: Target) => string | undefined, version?: string, at?: number[], cut?: boolean }>}
 */
const OPERATORS = {
	'equals sign lost': { break: ({ text, value }) => (value === '' ? undefined : text.replace('=', ' ')) },
	'value lost': {
		break: ({ text, value }) => (value === '' ? undefined : text.slice(0, text.indexOf('=') + 1)),
	},
	'letter lost in the name': {
		break: ({ text, key }) => {
			if (key === '') return undefined;
			const at = text.indexOf(key) + 1 + pickNumber(Math.max(1, key.length - 1));
			return text.slice(0, at) + text.slice(at + 1);
		},
	},
	'letters swapped in the name': {
		break: ({ text, key }) => {
			const at = text.indexOf(key) + pickNumber(Math.max(1, key.length - 1));
			const [a, b] = [text[at], text[at + 1]];
			if (key.length < 3 || a === undefined || b === undefined || a.toLowerCase() === b.toLowerCase())
				return undefined;
			return text.slice(0, at) + b + a + text.slice(at + 2);
		},
	},
	'letter added to the name': {
		break: ({ text, key }) => (key === '' ? undefined : text.replace(key, `${key}s`)),
	},
	'name in the wrong section': {
		break: ({ text, key, section }) =>
			key === '' || section === 'EventSeverity' ? undefined : `[EventSeverity]\n${text}`,
		at: [1],
	},
	'closing bracket lost': { break: ({ text, header }) => (header ? text.replace(']', '') : undefined) },
	'opening bracket lost': { break: ({ text, header }) => (header ? text.replace('[', '') : undefined) },
	'header misspelt': {
		break: ({ text, header }) => (header ? text.replace(/(\w)(\w)(?=\w*\])/, '$1') : undefined),
	},
	'header commented out': {
		// The options below then stand in the section above.
		break: () => undefined,
	},
	'comment behind a text': {
		break: ({ text, kind }) =>
			[
				'path-glob',
				'path-depth',
				'path',
				'host',
				'string',
				'enum',
				'hash',
				'regex',
				'client-entry',
				'alias',
				'ip',
			].includes(kind)
				? `${text} # was changed`
				: undefined,
	},
	'word that is no boolean': {
		break: ({ text, value, kind }) =>
			kind === 'bool' ? text.replace(value, pickNumber(2) ? 'on' : '"yes"') : undefined,
	},
	'boolean that begins like one': {
		break: ({ text, value, kind }) => (kind === 'bool' ? text.replace(value, 'nope') : undefined),
	},
	'severity in capitals': {
		break: ({ text, value, kind }) =>
			['level', 'threshold'].includes(kind) && /[a-z]/.test(value)
				? text.replace(value, value.toUpperCase())
				: undefined,
		version: '4.1.4',
	},
	'severity of another program': {
		break: ({ text, value, kind }) =>
			['level', 'threshold'].includes(kind) ? text.replace(value, 'fatal') : undefined,
	},
	'threshold turned round': {
		break: ({ text, value, kind }) => (kind === 'threshold' ? text.replace(value, '!crit') : undefined),
	},
	'text for a number': {
		break: ({ text, value, kind }) => (kind === 'int' ? text.replace(value, 'many') : undefined),
	},
	'unit behind a number': {
		break: ({ text, value, kind }) => (kind === 'int' ? text.replace(value, `${value} min`) : undefined),
	},
	'relative path': {
		break: ({ text, value, kind }) =>
			['path-glob', 'path-depth'].includes(kind) && value.includes('/')
				? text.replace(value, value.replace('/', ''))
				: undefined,
	},
	'unknown escape in a path': {
		break: ({ text, kind }) => (['path-glob', 'path-depth'].includes(kind) ? `${text}\\q` : undefined),
	},
	'depth too large': {
		break: ({ text, value, kind }) =>
			kind === 'path-depth' ? text.replace(value, `100${value.replace(/^-?\d+/, '')}`) : undefined,
	},
	'blank behind the depth': {
		break: ({ text, value, kind }) =>
			kind === 'path-depth' ? text.replace(value, `3 ${value.replace(/^-?\d+/, '')}`) : undefined,
	},
	'path listed twice': {
		break: ({ text, kind }) =>
			['path-glob', 'path-depth'].includes(kind) && !/[*?[]/.test(text) ? `${text}\n${text}` : undefined,
		at: [1],
	},
	'test without a sign': {
		break: ({ text, value, kind }) => (kind === 'mask' ? text.replace(value, '+CHK,MOD') : undefined),
	},
	'test in small letters': {
		break: ({ text, value, kind }) =>
			kind === 'mask' ? text.replace(value, value.toLowerCase()) : undefined,
	},
	'class misspelt': {
		break: ({ text, value, kind }) => (kind === 'class-list' ? text.replace(value, 'EVNT') : undefined),
	},
	'list in a schedule': {
		break: ({ text, value, kind }) => (kind === 'schedule' ? text.replace(value, '0 1,13 * * *') : undefined),
	},
	'host test that is never true': {
		break: ({ text, condition }) =>
			condition && /^\s*[@$]/.test(text) && !/^\s*@\s*if\b/i.test(text)
				? text.replace(/[@$]/, '!$&')
				: undefined,
	},
	'end of a block lost': {
		break: ({ text, key }) => (key === '' ? undefined : `@if hostname_matches ^elsewhere$\n${text}`),
		at: [0],
	},
	'end without a block': { break: ({ text, key }) => (key === '' ? undefined : `${text}\n@end`), at: [1] },
	'test that does not exist': {
		break: ({ text, key }) => (key === '' ? undefined : `@if hostname ^x$\n${text}\n@end`),
		at: [0],
	},
	'line behind the end of the file': {
		break: ({ text, key }) => (key === '' ? undefined : `[EOF]\n${text}`),
		at: [1],
	},
	'newline of the last line lost': { break: ({ text, key }) => (key === '' ? undefined : text), cut: true },
	'verifier in small letters': {
		break: ({ section }) =>
			section === 'Clients' || section === 'Server'
				? `[Clients]\nClient=x.example.org@${'A1'.repeat(8)}@${'b2'.repeat(128)}`
				: undefined,
		at: [1],
	},
	'wildcard for clients': {
		break: ({ section }) =>
			section === 'Clients' || section === 'Server'
				? `[Clients]\nClient=*.example.org@${'A1'.repeat(8)}@${'B2'.repeat(128)}`
				: undefined,
		at: [1],
	},
};

/** @type {Map<string, { total: number, found: number }>} */
const tally = new Map();
/** @type {string[]} */
const misses = [];
for (const { file, text, settings: given } of readCorpus(folder)) {
	const settings = { ...DEFAULT_SETTINGS, ...given };
	const lines = text.split('\n');
	const analysis = new Analysis(text, settings);
	// A broken line must still be read by the role that the whole file is for.
	const role = analysis.role.role;
	const kept = { ...settings, role: role === 'undecided' ? 'auto' : role };
	const before = new Set(
		reportFindings(analysis).map((/** @type {any} */ finding) => finding.range.start.line),
	);
	/** @type {{ number: number, target: Target }[]} */
	const targets = [];
	for (let number = 0; number < lines.length - 1; number++) {
		const line = analysis.lineAt(number);
		const { parsed } = line;
		const isOption = parsed.kind === 'option' && parsed.isRejected !== true && parsed.isTemplated !== true;
		if ((!isOption && parsed.kind !== 'section' && parsed.kind !== 'condition') || before.has(number))
			continue;
		const equals = line.text.indexOf('=');
		const key = isOption ? line.text.slice(0, equals < 0 ? undefined : equals).trim() : '';
		const value = isOption && equals >= 0 ? line.text.slice(equals + 1).trim() : '';
		if (value.startsWith('$(')) continue;
		targets.push({
			number,
			target: {
				text: line.text,
				key,
				value,
				kind: parsed.option?.kind ?? '',
				section: line.context.section,
				header: parsed.kind === 'section',
				condition: parsed.kind === 'condition',
			},
		});
	}
	if (targets.length === 0) continue;
	for (let round = 0; round < Number(values['per-file']); round++) {
		const { number, target } = targets[pickNumber(targets.length)] ?? { number: 0, target: undefined };
		const names = Object.keys(OPERATORS);
		const name = names[pickNumber(names.length)] ?? '';
		const operator = OPERATORS[name];
		if (target === undefined || operator === undefined) continue;
		const broken = operator.break(target);
		if (broken === undefined || (broken === target.text && operator.cut !== true)) continue;
		const mutant = operator.cut
			? [...lines.slice(0, number), broken].join('\n')
			: [...lines.slice(0, number), broken, ...lines.slice(number + 1)].join('\n');
		const version = operator.version ?? kept.version;
		const checked = new Analysis(mutant, { ...kept, version });
		const found = reportFindings(checked);
		const expected = (operator.at ?? [0]).map((offset) => number + offset);
		const isFound = found.some(
			(/** @type {any} */ finding) =>
				finding.severity !== 'hint' &&
				expected.some((line) => finding.range.start.line <= line && line <= finding.range.end.line),
		);
		const count = tally.get(name) ?? { total: 0, found: 0 };
		count.total++;
		if (isFound) count.found++;
		else
			misses.push(
				`${name}: ${file}:${number + 1}: ${JSON.stringify(target.text.slice(0, 80))} → ${JSON.stringify(broken.slice(0, 100))}`,
			);
		tally.set(name, count);
	}
}

let total = 0;
let found = 0;
for (const [name, count] of [...tally].sort((a, b) => a[1].found / a[1].total - b[1].found / b[1].total)) {
	console.log(
		`${((100 * count.found) / count.total).toFixed(1).padStart(6)} %  ${String(count.found).padStart(5)}/${String(count.total).padEnd(5)} ${name}`,
	);
	total += count.total;
	found += count.found;
}
for (const miss of misses.slice(0, Number(values.misses))) console.log(`missed  ${miss}`);
const share = (100 * found) / total;
console.log(`${total} mutants, ${found} reported on the right line: ${share.toFixed(2)} %`);
process.exit(share >= 99 ? 0 : 1);
