// Settings for the servers that need a schema to have something to do: 50 documented keys, as the generators use them.
// @ts-check

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Writes `schema.json` and the settings files that the rows of `run.mjs` name.
 * @param {string} folder
 */
export function writeSettings(folder) {
	/** @type {Record<string, object>} */
	const properties = {};
	for (let key = 0; key < 50; key++) {
		properties[`key_${key}`] = {
			type: 'string',
			description: `Option number ${key}. **What it does** is told here in two sentences, as a manual would.`,
		};
	}
	const schema = {
		$schema: 'http://json-schema.org/draft-07/schema#',
		type: 'object',
		patternProperties: { '^section_': { type: 'object', properties, additionalProperties: false } },
	};
	const write = (/** @type {string} */ name, /** @type {object} */ value) =>
		writeFileSync(join(folder, name), JSON.stringify(value));
	write('schema.json', schema);
	write('json.json', {
		json: {
			validate: { enable: true },
			format: { enable: true },
			resultLimit: 5000,
			schemas: [{ fileMatch: ['bench.json'], url: 'file:///schema.json', schema }],
		},
	});
	write('yaml.json', {
		yaml: {
			validate: true,
			hover: true,
			completion: true,
			schemaStore: { enable: false },
			schemas: { [pathToFileURL(join(folder, 'schema.json')).href]: 'bench.yaml' },
		},
		redhat: { telemetry: { enabled: false } },
	});
	write('css.json', { css: { validate: true } });
}
