// The files for other editors: each starts the command that the package brings, and knows both languages.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'docs', 'editors');
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const editors = readdirSync(folder, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name);
const files = editors.flatMap((editor) =>
	readdirSync(join(folder, editor), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => ({ editor, name: relative(join(folder, editor), path), path })),
);
/** Editors that have colours only: nothing in their folders starts a server. */
const COLOURS_ONLY = ['nano', 'vim'];

describe('the files for other editors', () => {
	it.each(editors.filter((editor) => !COLOURS_ONLY.includes(editor)))(
		'%s: starts a command of the package for both languages',
		(editor) => {
			const text = files
				.filter((file) => file.editor === editor)
				.map(({ path }) => readFileSync(path, 'utf8'))
				.join('\n');
			const commands = new Set(
				text.match(/samhain-l[a-z-]+(?=['"])/g)?.filter((name) => !name.endsWith('-')),
			);
			expect([...commands].filter((name) => !Object.hasOwn(bin, name))).toEqual([]);
			expect(commands).toContain('samhain-language-server');
			for (const language of ['samhainrc', 'yulerc']) expect(text).toContain(language);
		},
	);

	it.each(files.filter(({ name }) => /\.(json|sublime-settings)$/.test(name)))(
		'$editor/$name is JSON',
		({ path }) => {
			expect(() => JSON.parse(readFileSync(path, 'utf8'))).not.toThrow();
		},
	);

	it.each(files.filter(({ name }) => name.endsWith('.toml')))('$editor/$name is TOML', ({ path }) => {
		expect(Object.keys(parse(readFileSync(path, 'utf8')))).not.toEqual([]);
	});

	it('are all in the table', () => {
		const table = readFileSync(join(folder, 'README.md'), 'utf8');
		const isNamed = (editor: string, name: string): boolean =>
			table.includes(`](${editor}/${name})`) || table.includes(`](${editor}/)`);
		expect(files.filter(({ editor, name }) => !isNamed(editor, name))).toEqual([]);
	});
});
