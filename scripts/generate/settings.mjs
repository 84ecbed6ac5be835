// Makes from the core's list of settings: the manifest's settings, the schema of `.samhain-lint.json`, and the table of
// the README between its two marks. Rules bring their ids and summaries along.
// @ts-check
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadModule } from '../load-core.mjs';

const SCHEMA = 'catalogue/samhain-lint.schema.json';
const MARKS = ['<!-- settings: generated -->', '<!-- /settings -->'];

/**
 * @typedef {object} Setting
 * @property {string} key
 * @property {string} [projectKey]
 * @property {Record<string, unknown>} schema
 * @property {Record<string, string>} [valueNotes]
 * @property {unknown} default
 * @property {'resource' | 'window'} scope
 * @property {string} description
 */
/** @typedef {{ id: string, summary: string, defaultSeverity: string, confidence: string }} Rule */
/** @typedef {(rule: Rule, persona: string) => string} SeverityFor */

/** @type {import('./products.mjs').Product} */
export const settings = {
	name: 'settings',
	async render(root) {
		const { SETTINGS } = await loadModule('server/src/core/settings/settings.ts');
		const { RULES, RETIRED_RULES } = await loadModule('server/src/core/rules/index.ts');
		const { severityFor } = await loadModule('server/src/core/rules/persona.ts');
		const { featureNames } = await loadModule('server/src/core/catalogue/entries.ts');
		const all = /** @type {readonly Setting[]} */ (SETTINGS).map((setting) =>
			complete(setting, {
				...{ rules: RULES, retired: RETIRED_RULES },
				...{ features: featureNames(), severityFor },
			}),
		);
		const files = [
			{ path: SCHEMA, text: toFormattedJson(root, SCHEMA, projectSchema(all)) },
			{ path: 'package.json', text: await renderManifest(root, all) },
		];
		const readme = await readFile(path.join(root, 'README.md'), 'utf8').catch(() => undefined);
		const table = readme === undefined ? undefined : renderTable(readme, all);
		if (table !== undefined) files.push({ path: 'README.md', text: table });
		return files;
	},
};

/**
 * JSON as the project's formatter writes it.
 * @param {string} root
 * @param {string} file its path decides the style
 * @param {unknown} value
 * @returns {string}
 */
function toFormattedJson(root, file, value) {
	const program = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
	return execFileSync(process.execPath, [program, 'format', `--stdin-file-path=${file}`], {
		cwd: root,
		input: JSON.stringify(value, undefined, '\t'),
		encoding: 'utf8',
	});
}

/**
 * Adds to a setting what is known of rules and builds.
 * @param {Setting} setting
 * @param {{ rules: readonly Rule[], retired: ReadonlyMap<string, string>, features: readonly string[], severityFor: SeverityFor }} known
 * @returns {Setting}
 */
function complete(setting, { rules, retired, features, severityFor }) {
	if (setting.key === 'rules') {
		const each = setting.schema['additionalProperties'];
		/** @type {Record<string, unknown>} */
		const properties = {};
		for (const rule of [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))) {
			properties[rule.id] = {
				.../** @type {object} */ (each),
				markdownDescription: `${rule.summary} Default: \`${rule.defaultSeverity}\`; relaxed \`${severityFor(rule, 'relaxed')}\`, strict \`${severityFor(rule, 'strict')}\`. Confidence: ${rule.confidence}.`,
			};
		}
		for (const [id, why] of retired)
			properties[id] = { .../** @type {object} */ (each), deprecationMessage: `No longer a rule. ${why}` };
		return { ...setting, schema: { type: 'object', properties, additionalProperties: each } };
	}
	if (setting.key === 'build') {
		const [named] = /** @type {unknown[]} */ (setting.schema['anyOf']);
		const { enum: names } = /** @type {{ enum: readonly string[] }} */ (named);
		const words = [...names, ...['', '+', '-'].flatMap((sign) => features.map((name) => `${sign}${name}`))];
		const list = { type: 'array', items: { type: 'string', enum: words }, uniqueItems: true };
		return { ...setting, schema: { anyOf: [named, list] } };
	}
	return setting;
}

/**
 * The manifest with its settings replaced.
 * @param {string} root
 * @param {readonly Setting[]} all
 */
async function renderManifest(root, all) {
	const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
	/** @type {Record<string, unknown>} */
	const properties = {};
	for (const setting of all) {
		const values = /** @type {{ enum?: readonly string[] }} */ (setting.schema).enum;
		const notes = setting.valueNotes;
		properties[`samhain.${setting.key}`] = {
			...setting.schema,
			...(values === undefined || notes === undefined
				? {}
				: { markdownEnumDescriptions: values.map((value) => notes[value] ?? '') }),
			default: setting.default,
			scope: setting.scope,
			markdownDescription: setting.description,
		};
	}
	manifest.contributes.configuration.properties = properties;
	manifest.contributes.jsonValidation = [{ fileMatch: '.samhain-lint.json', url: `./${SCHEMA}` }];
	return `${JSON.stringify(manifest, null, '\t')}\n`;
}

/**
 * The schema of the project file.
 * @param {readonly Setting[]} all
 */
function projectSchema(all) {
	/** @type {Record<string, unknown>} */
	const own = {};
	/** @type {Record<string, Record<string, unknown>>} */
	const groups = {};
	for (const { projectKey, schema, description } of all) {
		if (projectKey === undefined) continue;
		const value = { ...schema, description, markdownDescription: description };
		const [first = '', second] = projectKey.split('.');
		if (second === undefined) own[first] = value;
		else groups[first] = { ...groups[first], [second]: value };
	}
	for (const [name, properties] of Object.entries(groups))
		own[name] = { type: 'object', additionalProperties: false, properties };
	const language = {
		type: 'string',
		enum: ['samhainrc', 'yulerc'],
		description: 'Language of the matching files, if their names do not indicate it.',
	};
	return {
		$schema: 'http://json-schema.org/draft-07/schema#',
		$comment: 'Generated from server/src/core/settings/settings.ts by scripts/generate.mjs.',
		title: 'Samhain project file',
		description: 'How editors and the command line read the files of this folder and its subfolders.',
		type: 'object',
		additionalProperties: false,
		properties: {
			$schema: { type: 'string' },
			...own,
			files: {
				type: 'object',
				description:
					'Settings for files that match a glob, such as `clients/*.samhainrc` or `**/rc.*`. Later globs win.',
				additionalProperties: {
					type: 'object',
					additionalProperties: false,
					properties: { ...own, language },
				},
			},
			deployment: deploymentSchema(),
		},
	};
}

function deploymentSchema() {
	const text = (/** @type {string} */ description) => ({ type: 'string', minLength: 1, description });
	const texts = (/** @type {string} */ description) => ({
		anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
		description,
	});
	const port = (/** @type {string} */ description) => ({
		type: 'integer',
		minimum: 0,
		maximum: 65535,
		description,
	});
	const id = { type: 'integer', minimum: 0, maximum: 4294967295 };
	/** @type {(properties: Record<string, unknown>, required: string[], description: string) => unknown} */
	const object = (properties, required, description) => ({
		type: 'object',
		additionalProperties: false,
		properties,
		required,
		description,
	});
	const server = object(
		{
			file: texts('Path of the server file, relative to this file; a list if it consists of several files.'),
			dataDirectory: text('Folder with `rc.<client>` and `file.<client>`.'),
			hosts: text('Hosts file of the server.'),
			hostsAllow: text('`hosts.allow` of the server.'),
			hostsDeny: text('`hosts.deny` of the server.'),
			name: text('Fully qualified name of the server.'),
			addresses: texts('Addresses of the server.'),
			installName: text('Install name of the server, as used by TCP wrappers.'),
			port: port('Port of the server, if its file does not set it.'),
			user: object(
				{ uid: id, gids: { anyOf: [id, { type: 'array', items: id }] } },
				[],
				'The user that the server runs as.',
			),
		},
		['file'],
		'The server.',
	);
	const client = object(
		{
			name: text('Name of the client as the server knows it.'),
			file: text('Configuration file of the client.'),
			hosts: text('Hosts file of the client.'),
			nodeName: text('What `uname -n` prints on the client.'),
			addresses: texts('Addresses of the client.'),
		},
		['name'],
		'One client.',
	);
	return object(
		{
			label: text('Name of the deployment.'),
			clientPort: port('Port that was compiled into the clients.'),
			resolver: {
				type: 'string',
				enum: ['files', 'files-then-dns'],
				description: 'Whether names come from the hosts files alone.',
			},
			builtInLogServer: text('Server that was compiled into the clients.'),
			server,
			clients: {
				type: 'array',
				items: client,
				description: 'Clients of which more is known than their names.',
			},
		},
		[],
		'A server with its clients, to be checked together.',
	);
}

/**
 * The README with its table replaced; undefined if it has no place for one.
 * @param {string} readme
 * @param {readonly Setting[]} all
 */
function renderTable(readme, all) {
	const [open, close] = MARKS;
	const start = readme.indexOf(/** @type {string} */ (open));
	const end = readme.indexOf(/** @type {string} */ (close));
	if (start < 0 || end < start) return undefined;
	const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|');
	const rows = all.map(({ key, projectKey, schema, default: preset, description }) => {
		const project = projectKey === undefined ? '—' : `\`${projectKey}\``;
		return `| \`samhain.${key}\` | ${project} | ${cell(typeInWords(schema))} | \`${JSON.stringify(preset)}\` | ${cell(description)} |`;
	});
	const head = [
		'| Setting | In `.samhain-lint.json` | Values | Default | Meaning |',
		'| --- | --- | --- | --- | --- |',
	];
	const table = [...head, ...rows].join('\n');
	return `${readme.slice(0, start)}${open}\n\n${table}\n\n${readme.slice(end)}`;
}

/** @param {Record<string, unknown>} schema */
function typeInWords(schema) {
	const {
		type,
		enum: words,
		anyOf,
	} = /** @type {{ type?: string, enum?: string[], anyOf?: unknown[] }} */ (schema);
	if (words !== undefined) return words.map((word) => `\`${word}\``).join(' ');
	if (anyOf !== undefined) return '`auto` `full` `debian` `upstream` or a list of features';
	return type === 'object' ? 'severity or `off` by rule id' : (type ?? '');
}
