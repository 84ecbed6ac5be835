#!/usr/bin/env node
// Changes real configuration files and asks `samhain-lint diff` about it: a line that protects is removed, narrowed or
// shadowed, and diff must find the loss; an edit without effect (comments, blank lines, order, spelling of a switch,
// blanks, quotes) is made, and diff must be silent. DIR holds the files and an `index.jsonl`.
//   npm run diff:campaign -- DIR [--losses N] [--neutral N] [--seed S] [--show N]
// Exit status: 1 where a loss is missed or something is said about a neutral edit.
// @ts-check

import { parseArgs } from 'node:util';
import { makeRandom } from './conformance/random.mjs';
import { loadCore } from './load-core.mjs';
import { readCorpus } from './read-corpus.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		losses: { type: 'string', default: '200' },
		neutral: { type: 'string', default: '100' },
		seed: { type: 'string', default: '1' },
		show: { type: 'string', default: '20' },
	},
});
const [folder] = positionals;
if (folder === undefined) {
	process.stderr.write('usage: npm run diff:campaign -- DIR\n');
	process.exit(2);
}
const core = await loadCore({
	Analysis: 'server/src/core/analysis/analysis.ts',
	assumedTreeOf: 'server/src/core/features/configuration-diff.ts',
	DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
	diffConfigurations: 'server/src/core/features/configuration-diff.ts',
	effectiveOptions: 'server/src/core/effective/all-options.ts',
	readWatchConfiguration: 'server/src/core/watch/configuration.ts',
});

const { below, pick } = makeRandom(Number(values.seed));

/** @typedef {{ line: number, key: string, value: string, section: string, path: string, depth: number | undefined }} PathLine */

/** @param {string} text @param {object} settings */
function sideOf(text, settings) {
	const analysis = new core.Analysis(text, { ...core.DEFAULT_SETTINGS, ...settings });
	const configuration = core.readWatchConfiguration(analysis.model, analysis.daemon);
	return { view: analysis.view(), configuration };
}

/** @param {string} before @param {string} after @param {object} settings */
function compare(before, after, settings) {
	const [old, changed] = [sideOf(before, settings), sideOf(after, settings)];
	return core.diffConfigurations(old, changed, core.assumedTreeOf([old, changed]));
}

/**
 * Lines of paths that decide alone: no pattern, no other line for the path, or for a folder above it or below it, and in no
 * block that only some hosts read.
 * @param {any} side
 * @returns {PathLine[]}
 */
function lonePaths(side) {
	const { pathLines } = side.configuration;
	/** @type {any[]} */
	const options = core.effectiveOptions(side.view);
	return options
		.filter(({ name, section }) => (name === 'file' || name === 'dir') && section !== 'IgnoreAll')
		.flatMap(({ name, section, lines }) =>
			lines
				.filter((/** @type {any} */ one) => one.isKnown && !one.isConditional)
				.flatMap((/** @type {any} */ one) => {
					const depth = /^\d+/.exec(one.value)?.[0];
					const path = one.value.slice(depth?.length ?? 0).replace(/(.)\/+$/, '$1');
					if (/[*?[\]"'\\\s]/.test(path) || path === '/') return [];
					const touches = pathLines.filter(
						(/** @type {any} */ other) => isAbove(other.path, path) || isAbove(path, other.path),
					);
					if (touches.length !== 1) return [];
					return [
						{
							line: one.line,
							key: name,
							value: one.value,
							section,
							path,
							depth: depth === undefined ? undefined : Number(depth),
						},
					];
				}),
		);
}

/** @param {string} folder @param {string} path */
function isAbove(folder, path) {
	return folder === path || folder === '/' || path.startsWith(`${folder}/`) || /[*?[]/.test(folder);
}

/** Options in force of which one line decides everywhere. @param {any} side */
function loneOptions(side) {
	/** @type {any[]} */
	const options = core.effectiveOptions(side.view);
	return options.flatMap(({ name, section, lines, overridden }) =>
		lines.length === 1 && overridden.length === 0 && lines[0].isKnown && !lines[0].isConditional
			? [{ name, section, line: lines[0].line, value: lines[0].value, read: lines[0].read }]
			: [],
	);
}

/** @typedef {{ what: string, text: string }} Edit */

/**
 * Makes edits that put other lines in the place of one.
 * @param {readonly string[]} lines
 */
function replacer(lines) {
	/** @param {string} what @param {number} at @param {readonly string[]} replacement @returns {Edit} */
	return (what, at, replacement) => ({
		what: `${what}: ${lines[at]}`,
		text: [...lines.slice(0, at), ...replacement, ...lines.slice(at + 1)].join('\n'),
	});
}

/** @param {string} text @param {any} side @returns {Edit | undefined} */
function lose(text, side) {
	const lines = text.split('\n');
	const paths = lonePaths(side);
	const options = loneOptions(side);
	const replace = replacer(lines);
	const weaker = ['ReadOnly', 'IgnoreNone', 'User0', 'User1'];
	const edits = [
		() => {
			const one = pick(paths);
			return one && replace('removed', one.line, []);
		},
		() => {
			const one = pick(paths.filter(({ key, depth }) => key === 'dir' && (depth ?? 0) > 0));
			return one && replace('depth', one.line, [`dir=${below(one.depth ?? 1)}${one.path}`]);
		},
		() => {
			const one = pick(paths.filter(({ section }) => weaker.includes(section)));
			return (
				one &&
				replace('weaker policy', one.line, ['[Attributes]', `${one.key}=${one.value}`, `[${one.section}]`])
			);
		},
		() => {
			const one = pick(paths);
			const at = lines.findIndex((line) => line.startsWith('['));
			return one && at >= 0
				? {
						what: `shadowed: ${lines[one.line]}`,
						text: [...lines.slice(0, at), '[IgnoreAll]', `${one.key}=${one.value}`, ...lines.slice(at)].join(
							'\n',
						),
					}
				: undefined;
		},
		() => {
			const one = pick(
				options.filter(
					({ name, read }) => /Active$/.test(name) && read === 'yes' && !/Udp|Queue/i.test(name),
				),
			);
			return one && replace('switched off', one.line, [`${one.name}=no`]);
		},
		() => {
			const one = pick(
				options.filter(
					({ name, value }) => name === 'LogSeverity' && /^(?:debug|info|notice|warn|mark|err)$/.test(value),
				),
			);
			return one && replace('threshold shadowed', one.line, [lines[one.line] ?? '', 'LogSeverity=none']);
		},
		() => {
			const one = pick(
				options.filter(
					({ name, read }) =>
						/^Severity(?:ReadOnly|Files|Attributes|IgnoreNone)$/.test(name) &&
						['crit', 'alert', 'err'].includes(read),
				),
			);
			return one && paths.some(({ section }) => `Severity${section}` === one.name)
				? replace('event severity', one.line, [`${one.name}=debug`])
				: undefined;
		},
		() => {
			const one = pick(options.filter(({ name }) => name === 'SetMailAddress' || name === 'SetLogServer'));
			return one && replace('receiver removed', one.line, []);
		},
		() => {
			const one = pick(paths);
			return (
				one &&
				replace('ignored', one.line, [
					lines[one.line] ?? '',
					'[Misc]',
					`IgnoreMissing=${one.path}`,
					`[${one.section}]`,
				])
			);
		},
	];
	return pick(edits)?.();
}

/** @param {string} text @param {any} side @returns {Edit | undefined} */
function leave(text, side) {
	const lines = text.split('\n');
	const paths = lonePaths(side);
	const options = loneOptions(side);
	const replace = replacer(lines);
	const edits = [
		() => {
			const at = below(lines.length);
			return replace('comment added', at, ['# changed', '', lines[at] ?? '']);
		},
		() => {
			const comments = lines.flatMap((line, at) =>
				/^#(?!\s*samhain)/.test(line) && at < lines.length - 2 ? [at] : [],
			);
			const at = pick(comments);
			return at === undefined ? undefined : replace('comment removed', at, []);
		},
		() => {
			const one = pick(options.filter(({ read }) => read === 'yes' || read === 'no'));
			return (
				one &&
				replace('spelling of a switch', one.line, [`${one.name}=${one.read === 'yes' ? 'True' : 'False'}`])
			);
		},
		() => {
			const one = pick(paths);
			return one && replace('blanks', one.line, [`   ${one.key} =  ${one.value}`]);
		},
		() => {
			const one = pick(paths.filter(({ key }) => key === 'file'));
			return one && replace('quotes', one.line, [`file="${one.path}"`]);
		},
		() => {
			// Two neighbours of one policy change places.
			const pairs = paths.filter((one) =>
				paths.some((other) => other.line === one.line + 1 && other.section === one.section),
			);
			const one = pick(pairs);
			return (
				one && {
					what: `order: ${lines[one.line]}`,
					text: [
						...lines.slice(0, one.line),
						lines[one.line + 1],
						lines[one.line],
						...lines.slice(one.line + 2),
					].join('\n'),
				}
			);
		},
		() => {
			const one = pick(
				options.filter(({ name }) => /^(?:SetLoopTime|SetFileCheckTime|LogSeverity)$/.test(name)),
			);
			return (
				one &&
				replace('overridden line', one.line, [
					`${one.name}=${one.name === 'LogSeverity' ? 'none' : 7}`,
					lines[one.line] ?? '',
				])
			);
		},
		() => {
			const one = pick(paths);
			return (
				one &&
				replace('second line for a path', one.line, [
					lines[one.line] ?? '',
					'[IgnoreAll]',
					`${one.key}=${one.value}`,
					`[${one.section}]`,
				])
			);
		},
		() => {
			const one = pick(options.filter(({ read }) => /^[1-9]\d*$/.test(read ?? '')));
			return one && replace('tab before a line', one.line, [`\t${one.name}=${one.value}`]);
		},
	];
	return pick(edits)?.();
}

const files = readCorpus(folder).filter(({ settings }) => settings.language === 'samhainrc');
/**
 * @param {number} count
 * @param {(text: string, side: any) => Edit | undefined} make
 * @param {(diffed: any) => boolean} isRight
 * @param {string} title
 */
function campaign(count, make, isRight, title) {
	let [tried, right] = [0, 0];
	/** @type {Map<string, number>} */
	const kinds = new Map();
	for (let attempt = 0; tried < count && attempt < count * 50; attempt++) {
		const file = pick(files);
		if (file === undefined) break;
		const edit = make(file.text, sideOf(file.text, file.settings));
		if (edit === undefined || edit.text === file.text) continue;
		tried++;
		const kind = edit.what.split(':', 1)[0] ?? '';
		kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
		const diffed = compare(file.text, edit.text, file.settings);
		if (isRight(diffed)) right++;
		else if (tried - right <= Number(values.show))
			process.stdout.write(
				`${title}: ${file.file}: ${edit.what}\n${diffed.changes.map((/** @type {any} */ one) => `    ${one.effect} ${one.subject}: ${one.text}\n`).join('')}${diffed.nextCheck
					.slice(0, 3)
					.map((/** @type {any} */ one) => `    next check: ${one.event} ${one.path}\n`)
					.join('')}`,
			);
	}
	const parts = [...kinds].map(([kind, number]) => `${kind} ${number}`).sort();
	process.stdout.write(`${title}: ${right} of ${tried} (${parts.join(', ')})\n`);
	return right === tried;
}

const isLossFound = campaign(
	Number(values.losses),
	lose,
	({ losesProtection }) => losesProtection,
	'losses found',
);
const isSilent = campaign(
	Number(values.neutral),
	leave,
	({ changes, nextCheck }) => changes.length === 0 && nextCheck.length === 0,
	'silent on neutral edits',
);
process.exitCode = isLossFound && isSilent ? 0 : 1;
