// The catalogue's JSON files: shape, references between them, and freshness of what is generated from them.
// What the daemon makes of the names is the business of lookup.test.ts.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.join(root, 'catalogue');

interface OptionJson {
	readonly name: string;
	readonly kind: string;
	readonly default: string;
	readonly summary: string;
}
interface OptionFile {
	readonly section: string;
	readonly options: readonly OptionJson[];
}

function read(name: string): unknown {
	return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
}

function readOptionFiles(): OptionFile[] {
	return optionFiles.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
}

const optionFiles = readdirSync(path.join(folder, 'options')).map((name) => `options/${name}`);
const files: readonly (readonly [string, string])[] = [
	...optionFiles.map((name) => [name, 'option'] as const),
	...readdirSync(path.join(folder, 'builds')).map((name) => [`builds/${name}`, 'build'] as const),
	...readdirSync(path.join(folder, 'profiles')).map((name) => [`profiles/${name}`, 'profile'] as const),
	...readdirSync(path.join(folder, 'versions')).map((name) => [`versions/${name}`, 'version'] as const),
	['sections.json', 'section'],
	['kinds.json', 'kind'],
	['features.json', 'feature'],
	['values.json', 'value'],
	['synonyms.json', 'synonym'],
];

/** What ajv says against a value, or nothing. */
function faultsOf(value: unknown, schema: string): string[] {
	const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
	const validate = ajv.compile(JSON.parse(readFileSync(path.join(folder, `${schema}.schema.json`), 'utf8')));
	validate(value);
	return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe('catalogue files', () => {
	test.each(files)('%s follows its schema', (name, schema) => {
		expect(faultsOf(read(name), schema)).toEqual([]);
	});

	const option = {
		name: 'SetLoopTime',
		roles: ['client'],
		kind: 'int',
		default: '60',
		repeat: 'last',
		repeatNote: '',
		summary: 'Time from one timestamp to the next.',
		sources: ['src/sh_utils.c sh_util_setlooptime'],
	};
	const fileOf = (entry: object): object => ({ $schema: '', section: 'Misc', options: [entry] });

	test('the schema accepts a plain option', () => {
		expect(faultsOf(fileOf(option), 'option')).toEqual([]);
	});

	test('the schema refuses an option without a summary', () => {
		const { summary: _, ...without } = option;
		expect(faultsOf(fileOf(without), 'option')).toEqual(["/options/0 must have required property 'summary'"]);
	});

	test('the schema refuses an option without a source', () => {
		expect(faultsOf(fileOf({ ...option, sources: [] }), 'option')).toEqual([
			'/options/0/sources must NOT have fewer than 1 items',
		]);
	});

	test('the schema refuses a key that it does not know', () => {
		expect(faultsOf(fileOf({ ...option, colour: 'red' }), 'option')).toEqual([
			'/options/0 must NOT have additional properties',
		]);
	});

	test('each name stands once per section', () => {
		for (const { section, options } of readOptionFiles()) {
			const keys = options.map((each) => each.name.toLowerCase());
			expect(new Set(keys).size, `[${section}]`).toBe(keys.length);
		}
	});

	test('no name hides a later one of its section, since the first row that a key starts with wins', () => {
		for (const { section, options } of readOptionFiles()) {
			options.forEach((later, row) => {
				const hiding = options.slice(0, row).find((earlier) => startsWith(later.name, earlier.name));
				expect(hiding, `${later.name} in [${section}]`).toBeUndefined();
			});
		}
	});

	test('no text is still to be written', () => {
		for (const [name] of files)
			expect(readFileSync(path.join(folder, name), 'utf8')).not.toMatch(/TODO|FIXME/);
	});
});

function startsWith(name: string, prefix: string): boolean {
	return name.toLowerCase().startsWith(prefix.toLowerCase());
}

test('generated files are fresh', () => {
	const run = (): string =>
		execFileSync(process.execPath, ['scripts/generate.mjs', '--check'], { cwd: root, encoding: 'utf8' });
	expect(run).not.toThrow();
}, 30_000);
