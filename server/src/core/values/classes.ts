// Lists of message classes (sh_error.c, sh_error_set_classmask): unknown words are skipped without a message.
import { valueGroup, WORDS } from '../catalogue/lookup.ts';
import type { DaemonBuild } from '../catalogue/types.ts';
import { code, listed } from '../text/markdown.ts';
import type { ValueModule } from './kind.ts';
import { listedWords } from './offers.ts';
import { anything } from './outcome.ts';
import { ANY_DAEMON, isCaseSensitive } from './severity.ts';

/** The class names of the daemon; the last four cover several others. */
export const CLASSES: readonly string[] = WORDS.classes;

/** The classes that each group word of a list means (sh_cat.h). */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
	OTHER: ['RUN_OLD', 'FIL_OLD', 'TCP'],
	RUN: ['RUN_OLD', 'EVENT', 'START', 'LOGKEY'],
	FIL: ['FIL_OLD', 'EVENT'],
	ERROR: ['ERR', 'PANIC', 'ENET', 'EINPUT'],
};

/** The classes that a message can have: the names without the groups. */
export function messageClasses(): readonly string[] {
	return CLASSES.filter((name) => GROUPS[name] === undefined);
}

/**
 * Whether a class list lets a class pass.
 * @param names the names in the list; undefined: no list, every class passes
 * @param name a class that a message has
 */
export function selectsClass(names: ReadonlySet<string> | undefined, name: string): boolean {
	if (names === undefined || names.has(name)) return true;
	return Object.entries(GROUPS).some(([group, members]) => names.has(group) && members.includes(name));
}

/** One word of a class list and its place in the value. */
export interface ClassWord {
	readonly text: string;
	readonly start: number;
	/** The class as the daemon takes it; undefined where it skips the word. */
	readonly name: string | undefined;
}

/** The words of a class list; double quotes around the list are taken away. */
export function classWords(value: string, daemon: Pick<DaemonBuild, 'version'>): readonly ClassWord[] {
	const words: ClassWord[] = [];
	for (const match of value.matchAll(/[^\s,"]+/g)) {
		const spelt = isCaseSensitive(daemon) ? match[0] : match[0].toUpperCase();
		words.push({
			text: match[0],
			start: match.index,
			name: CLASSES.find((name) => name === spelt),
		});
	}
	return words;
}

/** Words that an explanation looks at. */
const MAX_WORDS = 60;

/** Which message classes pass; when no known name is left, nothing passes. */
function describeClasses(value: string, daemon: DaemonBuild): readonly string[] {
	const entries = new Map(valueGroup('classes')?.words.map((entry) => [entry.word, entry.summary]));
	const words = classWords(value, daemon).slice(0, MAX_WORDS);
	const known = words.flatMap(({ name }) =>
		name === undefined ? [] : [`- **${name}**: ${entries.get(name) ?? ''}`],
	);
	const skipped = words.filter(({ name }) => name === undefined);
	const lines =
		known.length === 0
			? ['Selects **no class**: no message passes.']
			: ['Selects the classes', known.join('\n')];
	if (skipped.length > 0)
		lines.push(
			`Samhain silently skips ${listed(skipped.map(({ text }) => code(text)))}: no class has this name.`,
		);
	return lines;
}

/** Whether a list is nothing but words between blanks and commas, so that a word can be added at its end. */
export function isPlainClassList(value: string): boolean {
	return /^[\w ,]+$/.test(value);
}

export const classListKind: ValueModule = {
	handler: () => anything,
	describe: (value, { daemon }) => describeClasses(value, daemon),
	completion: { separators: /[\s,"]/, offers: ({ option }) => listedWords(option) },
	tokens: (value) =>
		classWords(value, ANY_DAEMON).map(({ text, start, name }) => ({
			start,
			end: start + text.length,
			kind: name === undefined ? 'unknown' : 'keyword',
		})),
	normalise: (value) => {
		const names = classWords(value, ANY_DAEMON).map(({ name }) => name);
		return names.length === 0 || names.includes(undefined) ? undefined : names.join(' ');
	},
};
