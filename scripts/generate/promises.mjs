// Makes the list of names that users and their programs rely on. It only grows: generating fails where a name that is in the
// list is gone, since each is a promise of docs/stability.md.
// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadModule, loadNodeModule } from '../load-core.mjs';

const LIST = 'test/stable/names.json';

/** @typedef {Readonly<Record<string, readonly string[]>>} Names by what they name, sorted */

/** @type {import('./products.mjs').Product} */
export const promises = {
	name: 'promises',
	async render(root) {
		const names = await presentNames(root);
		/** @type {Names} */
		const promised = JSON.parse(await readFile(path.join(root, LIST), 'utf8').catch(() => '{}'));
		const broken = brokenPromises(promised, names);
		if (broken.length > 0) throw new Error(explain(broken));
		return [{ path: LIST, text: `${JSON.stringify(names, undefined, '\t')}\n` }];
	},
};

/**
 * @param {Names} promised
 * @param {Names} names that there are
 * @returns {string[]} those that are gone, with what they named
 */
export function brokenPromises(promised, names) {
	return Object.entries(promised).flatMap(([kind, list]) =>
		list.filter((name) => !names[kind]?.includes(name)).map((name) => `${kind}: ${name}`),
	);
}

/**
 * @param {readonly string[]} broken
 * @returns {string}
 */
function explain(broken) {
	return `Promised in docs/stability.md, and gone:\n  ${broken.join('\n  ')}\nPut the names back. A name that no release has had may be taken out of ${LIST} by hand.`;
}

/**
 * @param {string} root
 * @returns {Promise<Names>}
 */
async function presentNames(root) {
	const { SETTINGS } = await loadModule('server/src/core/settings/settings.ts');
	const { RULES, RETIRED_RULES } = await loadModule('server/src/core/rules/index.ts');
	const { COMMANDS } = await loadNodeModule('server/src/cli/commands/index.ts');
	const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
	const protocol = await readFile(path.join(root, 'server/src/protocol.ts'), 'utf8');
	/** @type {readonly { key: string, projectKey?: string, schema: { enum?: readonly string[] } }[]} */
	const settings = SETTINGS;
	/** @type {readonly { name: string, options: Readonly<Record<string, { choices?: readonly string[] }>> }[]} */
	const commands = COMMANDS;
	return {
		rules: sorted([...RULES.map((/** @type {{ id: string }} */ { id }) => id), ...RETIRED_RULES.keys()]),
		settings: sorted(
			settings.flatMap(({ key, schema }) =>
				withValues(`samhain.${key}`, /** @type {string[]} */ (schema.enum)),
			),
		),
		'keys of .samhain-lint.json': sorted(settings.flatMap(({ projectKey }) => projectKey ?? [])),
		'commands and their options': sorted(
			commands.flatMap(({ name, options }) => [
				name,
				...Object.entries(options).flatMap(([option, { choices }]) =>
					withValues(`${name} --${option}`, choices),
				),
			]),
		),
		'commands of the editor': sorted(
			manifest.contributes.commands.map((/** @type {{ command: string }} */ { command }) => command),
		),
		programs: sorted(Object.keys(manifest.bin)),
		'tools for agents': sorted([
			...(await mcpTools(root)),
			...manifest.contributes.languageModelTools.map((/** @type {{ name: string }} */ tool) => tool.name),
		]),
		messages: sorted(membersOf(protocol)),
	};
}

/**
 * @param {string} root
 * @returns {Promise<string[]>} names of the tools of `samhain-lint mcp`: one in each file
 */
async function mcpTools(root) {
	const folder = path.join(root, 'server/src/mcp/tools');
	const texts = await Promise.all(
		(await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')),
	);
	return texts.flatMap((text) => /^\tname: '(\w+)',$/m.exec(text)?.[1] ?? []);
}

/**
 * @param {string} name
 * @param {readonly string[]} [values]
 * @returns {string[]} the name, and its values
 */
function withValues(name, values = []) {
	return [name, ...values.map((value) => `${name}=${value}`)];
}

/**
 * Lists what the interfaces of a file promise: `Status.version: string`.
 * @param {string} text TypeScript of interfaces and types, formatted
 * @returns {string[]}
 */
export function membersOf(text) {
	const code = text.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '');
	/** @type {string[]} */
	const path = [];
	/** @type {string[]} */
	const members = [];
	for (const raw of code.split('\n')) {
		const line = raw.trim().replace(/^(?:export (?:interface|type) |readonly )/, '');
		if (/^[})]/.test(line)) path.pop();
		else if (line.endsWith('{')) path.push(line.replace(/[:=]?\s*(?:readonly )?\{$/, '').trim());
		else if (line !== '' && !line.startsWith('import '))
			members.push([...path, line.replace(/[,;]$/, '')].join('.'));
	}
	return members;
}

/** @param {Iterable<string>} names */
function sorted(names) {
	return [...new Set(names)].sort();
}
