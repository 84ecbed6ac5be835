// Nobody outside of `values/` takes a value apart: one reader per kind, which everybody asks. The check is a rough one: it
// knows the names that values of options have in this code, and the methods and functions by which texts are read.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../../server/src');

const VALUE = String.raw`(?:value|\w+\.value|\w+Value|optionText\([^()]*\)\.value|lastValue\([^()]*\))(?:\.trim\(\))?`;
const METHOD =
	'(?:split|match|matchAll|replace|replaceAll|search|indexOf|lastIndexOf|startsWith|endsWith|includes|charAt|charCodeAt|slice|substring|toLowerCase|toUpperCase)';
const PATTERNS = [
	// Cutting a value for a message is not reading it.
	new RegExp(String.raw`\b${VALUE}\??\.${METHOD}\((?!0, (?:\d+|[A-Z_]+)\))`),
	new RegExp(String.raw`\.(?:test|exec)\(\s*${VALUE}\b`),
	new RegExp(String.raw`\b(?:Number|parseInt|parseFloat|BigInt)\(\s*${VALUE}\b`),
];

/** Files and folders in which these names mean something else, or the reading is done by design. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
	'core/values/': 'The one place.',
	'core/logs/explain.ts': 'Values of a log message.',
	'core/logs/explanations.ts': 'Values of a log message.',
	'core/logs/recognise-loosely.ts': 'Values of a log message.',
	'core/logs/template.ts': 'Values of a log message.',
};

function readersIn(text: string): readonly string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => !/^(?:\/\/|\/?\*)/.test(line) && PATTERNS.some((pattern) => pattern.test(line)));
}

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
	.map((name) => name.replaceAll(path.sep, '/'))
	.filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'));

function exceptionOf(file: string): string | undefined {
	return Object.keys(EXCEPTIONS).find((start) => file.startsWith(start));
}

describe('values of options are read in one place', () => {
	it('and nowhere else', () => {
		const found = files
			.filter((file) => exceptionOf(file) === undefined)
			.flatMap((file) =>
				readersIn(readFileSync(path.join(ROOT, file), 'utf8')).map((line) => `${file}: ${line}`),
			);
		expect(found).toEqual([]);
	});

	it('every exception is needed', () => {
		const needed = new Set(
			files
				.filter((file) => readersIn(readFileSync(path.join(ROOT, file), 'utf8')).length > 0)
				.map(exceptionOf),
		);
		expect(Object.keys(EXCEPTIONS).filter((name) => !needed.has(name))).toEqual([]);
	});

	it.each([
		'const on = /^[1yt]/i.test(value);',
		"const [host] = optionText(line).value.split('@');",
		'const port = Number(portValue);',
		"if (option.value.trim().startsWith('/')) return;",
		'const end = value.indexOf(first);',
	])('would find %s', (line) => {
		expect(readersIn(line)).toEqual([line]);
	});

	it.each(['report({ what: value.slice(0, 40) });', '// value.split(":") is what the daemon does'])(
		'leaves alone %s',
		(line) => {
			expect(readersIn(line)).toEqual([]);
		},
	);
});
