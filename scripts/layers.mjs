#!/usr/bin/env node
// Holds the layers of the sources: who may import whom, found out by dependency-cruiser. Prints the rules, then what
// breaks them. Exit status: 1 when an import breaks a rule.
//   npm run layers [-- FOLDER]      FOLDER: a copy of the project
// @ts-check
import path from 'node:path';
import { cruise } from 'dependency-cruiser';

const CORE = 'server/src/core';

/** The folders of the core, the lowest first: each may import from those before it only. */
const LAYERS = [
	'text',
	'syntax',
	'regex',
	'catalogue',
	'client-entry',
	'daemon',
	'carried-state',
	'settings',
	'finding',
	'values',
	'document',
	'effective',
	'watch',
	'deployment',
	'rules',
	'analysis',
	'report',
	'workspace',
	'service',
	'logs',
	'silence',
	'guidance',
	'features',
];

/** What server and client share, as a regular expression. */
const SHARED = 'server/src/(protocol|page-file)\\.ts$';

/** What the client computes by itself, so that a password stays in the process where it is typed. */
const ENTRIES = `${CORE}/client-entry/`;

/** Who may import from whom outside of the core. */
const OUTSIDE = [
	{
		name: 'client-knows-what-is-shared-only',
		comment:
			'Of the server, the client imports protocol.ts and page-file.ts, which both share, and core/client-entry/, since a password must not leave its process.',
		from: { path: '^client/' },
		to: { path: '^server/', pathNot: `^(${SHARED}|${ENTRIES})` },
	},
	{
		name: 'core-by-its-door',
		comment: 'Everybody else imports core/index.ts only.',
		from: { pathNot: `^(${CORE}|page|client)/` },
		to: { path: `^${CORE}/`, pathNot: `^${CORE}/index\\.ts$` },
	},
	{
		name: 'core-alone',
		comment: 'The core imports nothing outside of itself: no server, command line, editor, Node or package.',
		from: { path: `^${CORE}/` },
		to: { pathNot: `^${CORE}/` },
	},
	{
		name: 'shared-files-alone',
		comment: 'What server and client share imports nothing.',
		from: { path: `^${SHARED}` },
		to: {},
	},
	{
		name: 'page-shows-what-is-there',
		comment:
			'The one page imports what server and client share, the renderers of the client, which need no editor, and how bytes become text. What a text means is known to the server alone.',
		from: { path: '^page/' },
		to: {
			path: '^(server|client)/',
			pathNot: `^(${SHARED}|client/src/(.*-page|page-html)\\.ts$|${CORE}/text/lone-bytes\\.ts$)`,
		},
	},
	{
		name: 'nobody-needs-the-page',
		comment: 'page/ is a program: nothing else imports from it.',
		from: { pathNot: '^page/' },
		to: { path: '^page/' },
	},
	{
		name: 'platform-below-the-programs',
		comment: 'platform/ imports nothing of lsp/, cli/ or entry/.',
		from: { path: '^server/src/platform/' },
		to: { path: '^server/src/(lsp|cli|entry)/' },
	},
	{
		name: 'mcp-above-the-commands',
		comment: 'mcp/ answers by what the commands use; nothing but its entry imports it.',
		from: { path: '^server/src/(cli|lsp|platform)/' },
		to: { path: '^server/src/mcp/' },
	},
	{
		name: 'mcp-knows-no-editor',
		comment: 'mcp/ imports nothing of lsp/ or entry/.',
		from: { path: '^server/src/mcp/' },
		to: { path: '^server/src/(lsp|entry)/' },
	},
	{
		name: 'lsp-and-cli-apart',
		comment: 'lsp/ and cli/ do not import from each other, nor from entry/.',
		from: { path: '^server/src/(lsp|cli)/' },
		to: { path: '^server/src/(lsp|cli|entry)/', pathNot: '^server/src/$1/' },
	},
	{
		name: 'library-of-the-core',
		comment: 'The library imports the door of the core only.',
		from: { path: '^server/src/library/' },
		to: { pathNot: `^${CORE}/index\\.ts$` },
	},
	{
		name: 'no-circle',
		comment: 'No file imports itself by way of others, types included.',
		from: {},
		to: { circular: true },
	},
	{
		name: 'no-loose-file',
		comment: 'core/ has no file of its own but index.ts, and no folder that is not in the list of layers.',
		from: {},
		to: { path: `^${CORE}/`, pathNot: `^${CORE}/(index\\.ts$|(${LAYERS.join('|')})/)` },
	},
];

/** @returns {{ name: string, comment: string, from: object, to: object }[]} the rules, as dependency-cruiser reads them */
function layerRules() {
	const downwards = LAYERS.map((layer, at) => ({
		name: `downwards-${layer}`,
		comment: `core/${layer}/ imports from ${LAYERS.slice(0, at).join(', ') || 'no other folder'} only.`,
		from: { path: `^${CORE}/${layer}/` },
		to: { path: `^${CORE}/`, pathNot: `^${CORE}/(${LAYERS.slice(0, at + 1).join('|')})/` },
	}));
	return [...downwards, ...OUTSIDE];
}

/**
 * Checks the imports of a copy of the project.
 * @param {string} root the folder that holds `server`, `client` and `page`
 * @returns {Promise<{ files: number, imports: number, broken: string[] }>} how much was looked at, and one line for each
 * import that breaks a rule
 */
async function checkLayers(root) {
	const { output } = await cruise(['server/src', 'client/src', 'page/src'], {
		baseDir: root,
		ruleSet: {
			forbidden: layerRules().map((rule) => ({ ...rule, severity: /** @type {const} */ ('error') })),
		},
		validate: true,
		// The parser that needs no TypeScript of its own: version 7 has no API that runs in this process.
		parser: 'swc',
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
	});
	if (typeof output === 'string') throw new Error('dependency-cruiser gave a text instead of its result');
	const { totalCruised, totalDependenciesCruised = 0, violations } = output.summary;
	const broken = violations.map(({ rule, from, to, cycle }) => {
		const way = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
		return `${rule.name}: ${from} → ${way}`;
	});
	return { files: totalCruised, imports: totalDependenciesCruised, broken };
}

console.log(`Folders of the core, each may import from those before it: ${LAYERS.join(', ')}.`);
for (const { name, comment } of OUTSIDE) console.log(`${name}: ${comment}`);
const { files, imports, broken } = await checkLayers(
	process.argv[2] ?? path.resolve(import.meta.dirname, '..'),
);
for (const line of broken) console.error(line);
console.log(`${files} files, ${imports} imports, ${broken.length} that break a rule`);
if (broken.length > 0) process.exitCode = 1;
