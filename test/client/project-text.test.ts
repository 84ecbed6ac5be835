// What our commands write into the project file, read again by what reads it.
import { describe, expect, it } from 'vitest';
import { patternOf, withValue } from '../../client/src/project-text.ts';
import { matchesGlob } from '../../server/src/core/text/glob.ts';
import { parseProjectFile } from '../../server/src/core/workspace/project-file.ts';

describe('a setting for one file', () => {
	it('makes a file, and names nothing but the one that is meant', () => {
		const text = withValue('', ['files', patternOf('samhainrc'), 'role'], 'standalone') ?? '';
		const { project, problems } = parseProjectFile(text);
		expect(problems).toEqual([]);
		expect(project.files).toEqual([{ glob: './samhainrc', settings: { role: 'standalone' } }]);
		expect(matchesGlob('./samhainrc', 'samhainrc')).toBe(true);
		expect(matchesGlob('./samhainrc', 'old/samhainrc')).toBe(false);
	});

	it('comes after the patterns that are there, and keeps all that they say', () => {
		const old =
			'{\n  "role": "client",\n  "files": {\n    "./a": {"version": "4.1.4"},\n    "*": {"role": "server"}\n  }\n}\n';
		const text = withValue(old, ['files', './a', 'role'], 'standalone') ?? '';
		expect(JSON.parse(text)).toEqual({
			role: 'client',
			files: { '*': { role: 'server' }, './a': { version: '4.1.4', role: 'standalone' } },
		});
		expect(text.indexOf('"*"')).toBeLessThan(text.indexOf('"./a"'));
		expect(text).toMatch(/^ {2}"role"/m);
	});

	it('names a file with signs of patterns in its name', () => {
		expect(matchesGlob(patternOf('hosts/web[1]{a,b}*'), 'hosts/web[1]{a,b}*')).toBe(true);
	});
});

it.each(['{', '[]', '{"files": 1}'])('leaves %s alone', (text) => {
	expect(withValue(text, ['files', './a', 'role'], 'client')).toBeUndefined();
});
