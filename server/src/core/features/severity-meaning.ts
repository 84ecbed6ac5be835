// Which severities and classes an expression selects (sh_error.c, sh_error_set_level and sh_error_set_classmask).
import { valueGroup } from '../catalogue/lookup.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { levelNames } from '../values/severity.ts';
import { code, listed } from './markdown.ts';

/** Letter case counts in 4.1.4 only. */
function lowered(text: string, daemon: Daemon): string {
	return daemon.version === '4.1.4' ? text : text.toLowerCase();
}

/** The severity that a text begins with, `none` included. */
export function severityOf(value: string, daemon: Daemon): string | undefined {
	const text = lowered(value, daemon);
	if (text.startsWith('none')) return 'none';
	return levelNames(daemon).find((level) => text.startsWith(level));
}

/**
 * The severities that a threshold expression selects, from left to right over an empty set.
 * @returns in the daemon's order, low to high; items that are no severity change nothing
 */
export function selectedSeverities(value: string, daemon: Daemon): readonly string[] {
	const levels = levelNames(daemon);
	const chosen = new Set<string>();
	for (const item of lowered(value, daemon).split(/[;,\s]+/)) {
		if (item === '') continue;
		const isRemoved = item.startsWith('!');
		const afterBang = isRemoved ? item.slice(1) : item;
		if (afterBang.startsWith('*')) {
			for (const level of levels)
				if (isRemoved) chosen.delete(level);
				else chosen.add(level);
			continue;
		}
		if (item.startsWith('none')) {
			chosen.clear();
			continue;
		}
		const isSingle = afterBang.startsWith('=');
		const name = isSingle ? afterBang.slice(1) : afterBang;
		const from = levels.findIndex((level) => name.startsWith(level));
		if (from < 0) continue;
		for (const level of isSingle ? levels.slice(from, from + 1) : levels.slice(from)) {
			if (isRemoved) chosen.delete(level);
			else chosen.add(level);
		}
	}
	return levels.filter((level) => chosen.has(level));
}

/** Which severities pass a threshold, and which do not. */
export function describeThreshold(value: string, daemon: Daemon): readonly string[] {
	const levels = levelNames(daemon);
	const chosen = selectedSeverities(value, daemon);
	const unknown = value
		.split(/[;,\s]+/)
		.filter((item) => item !== '' && !isKnownItem(lowered(item, daemon), levels));
	const lines: string[] = [];
	if (chosen.length === 0) lines.push('Selects **nothing**: no message passes.');
	else if (chosen.length === levels.length) lines.push('Selects **every** severity.');
	else {
		const left = levels.filter((level) => !chosen.includes(level));
		lines.push(`Selects ${listed(chosen.map((level) => `**${level}**`))}; leaves out ${listed(left)}.`);
	}
	if (chosen.includes('inet')) lines.push('**inet** stands for all messages that clients send.');
	for (const item of unknown.slice(0, 5)) lines.push(`${code(item)} is no severity.`);
	return lines;
}

function isKnownItem(item: string, levels: readonly string[]): boolean {
	const name = item.replace(/^!?=?/, '');
	return name.startsWith('*') || item.startsWith('none') || levels.some((level) => name.startsWith(level));
}

/** Which message classes pass. Unknown names are skipped; when none is left, nothing passes. */
export function describeClasses(value: string, daemon: Daemon): readonly string[] {
	const group = valueGroup('classes');
	if (group === undefined) return [];
	const words = value
		.replace(/^"|"$/g, '')
		.split(/[,\s]+/)
		.filter((word) => word !== '');
	const known: string[] = [];
	const skipped: string[] = [];
	for (const word of words.slice(0, 60)) {
		const name = daemon.version === '4.1.4' ? word : word.toUpperCase();
		const entry = group.words.find((each) => each.word === name);
		if (entry === undefined) skipped.push(word);
		else known.push(`- **${entry.word}**: ${entry.summary}`);
	}
	const lines =
		known.length === 0
			? ['Selects **no class**: nothing passes.']
			: ['Selects the classes', known.join('\n')];
	if (skipped.length > 0)
		lines.push(`Skipped without a message, as no class has such a name: ${listed(skipped.map(code))}.`);
	return lines;
}
