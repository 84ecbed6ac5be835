// The one list of settings, and what is made of it: every default fits its schema, and manifest and project schema say
// the same.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../server/src/core/rules/index.ts';
import { SETTINGS } from '../../server/src/core/settings/settings.ts';
import { parseProjectFile } from '../../server/src/core/workspace/project-file.ts';

function readJson(path: string): unknown {
	return JSON.parse(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8'));
}

const ajv = new Ajv({ strict: false });

describe('the settings', () => {
	it.each(SETTINGS)('$key has a default that fits, and a description of whole sentences', (setting) => {
		expect(ajv.validate(setting.schema, setting.default)).toBe(true);
		expect(setting.description).toMatch(/^[A-Z`].*\.$/);
	});

	it.each(SETTINGS)('$key stands in the manifest with the same default', (setting) => {
		expect(readJson('package.json')).toMatchObject({
			contributes: {
				configuration: {
					properties: { [`samhain.${setting.key}`]: { default: setting.default, scope: setting.scope } },
				},
			},
		});
	});

	it('name each rule with its default', () => {
		const properties = RULES.map(({ id, defaultSeverity }) => [
			id,
			{ markdownDescription: expect.stringContaining(`Default: \`${defaultSeverity}\`;`) },
		]);
		const rules = { properties: Object.fromEntries(properties) };
		expect(readJson('catalogue/samhain-lint.schema.json')).toMatchObject({ properties: { rules } });
		expect(readJson('package.json')).toMatchObject({
			contributes: { configuration: { properties: { 'samhain.rules': rules } } },
		});
	});

	it('name no program that could be run', () => {
		for (const { key } of SETTINGS) expect(key).not.toMatch(/path|command|executable/i);
	});
});

describe('the schema of the project file', () => {
	const schema = readJson('catalogue/samhain-lint.schema.json');
	if (typeof schema !== 'object' || schema === null) throw new Error('The schema is no object.');
	const validate = ajv.compile(schema);

	it.each([
		[{}, true],
		[
			{
				role: 'server',
				version: 'newest',
				build: 'debian',
				host: 'a.b',
				rules: { 'duplicate-client': 'off' },
			},
			true,
		],
		[{ build: ['mail'], files: { '**/rc.*': { role: 'client', language: 'samhainrc' } } }, true],
		[{ build: 'auto', knownOptions: ['ProcessCheckWhiteList'] }, true],
		[{ deployment: { server: { file: 'yulerc', port: 49777 }, clients: [{ name: 'a.b' }] } }, true],
		[{ role: 'yule' }, false],
		[{ colour: 'red' }, false],
		[{ rules: { x: 'loud' } }, false],
		[{ files: { '*': { files: {} } } }, false],
		[{ language: 'yulerc' }, false],
	])('and the reader agree about %j: %s', (content, isRight) => {
		expect(validate(content)).toBe(isRight);
		expect(parseProjectFile(JSON.stringify(content)).problems.length === 0).toBe(isRight);
	});
});
