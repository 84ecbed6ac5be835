// Which option the author of an unknown name meant: by what the name means, or else by how it is spelt.
import { ALL_OPTIONS, isCompiledIn, sectionByName } from '../catalogue/lookup.ts';
import { type Meaning, meaningsOfOption } from '../catalogue/synonyms.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { isAccepted } from './try-value.ts';
import { roleList, rolesOf } from './where-known.ts';

/** More candidates than these do not help. */
const MOST = 3;

/**
 * The options that a name means. Those that the daemon has go before others, then those that list the value, those of the
 * section, those that take the value, and those that mean just this.
 * @param name As written.
 * @param section Where it is written, as the catalogue spells it.
 * @returns at most three options; none where the name means nothing or too much
 */
export function meantOptions(
	name: string,
	section: string,
	value: string,
	daemon: Daemon,
): readonly Meaning<OptionEntry>[] {
	const all = meaningsOfOption(name, section);
	const known = prefer(all, ({ entry }) => isCompiledIn(entry, daemon));
	const takes = ({ entry }: Meaning<OptionEntry>): boolean =>
		isAccepted(entry, sectionFor(entry, section), value, daemon);
	// A word of a list says more than a text that an option takes whatever it is.
	const listed = prefer(known, (one) => one.entry.values !== undefined && takes(one));
	const near = prefer(listed, ({ entry }) => isHere(entry, section));
	const fitting = prefer(near, takes);
	const certain = prefer(fitting, ({ isSame }) => isSame);
	return certain.length > MOST ? [] : certain;
}

function prefer<T>(list: readonly T[], test: (one: T) => boolean): readonly T[] {
	const preferred = list.filter(test);
	return preferred.length > 0 ? preferred : list;
}

/** Whether a section takes an option. */
export function isHere({ section, alsoIn }: OptionEntry, own: string): boolean {
	return section === own || alsoIn.includes(own);
}

/** The section that a line with the option belongs to, seen from the section that it is in. */
export function sectionFor(option: OptionEntry, own: string): string {
	return isHere(option, own) ? own : option.section;
}

/** The place of an option, for a sentence: `[Misc]`, `a policy section such as [ReadOnly]`. */
function placeOf({ key, section }: OptionEntry): string {
	const isAnyPolicy = section === 'ReadOnly' && (key === 'file' || key === 'dir');
	return isAnyPolicy ? 'a policy section such as [ReadOnly]' : `[${section}]`;
}

/** What keeps the daemon from reading an option, as a sentence with a blank before it; empty where nothing does. */
function lackOf(option: OptionEntry, daemon: Daemon): string {
	if (isCompiledIn(option, daemon)) return '';
	if (!rolesOf(daemon).some((role) => option.roles.includes(role))) {
		return ` Only ${roleList(option.roles)} read it.`;
	}
	return ' This version or build does not have it.';
}

/** Advice about options that a name means: `Did you mean …?`. */
export function meantAdvice(meanings: readonly Meaning<OptionEntry>[], own: string, daemon: Daemon): string {
	const [first] = meanings;
	if (first === undefined) return '';
	if (meanings.length > 1) {
		const names = meanings.map(
			({ entry }) => `\`${entry.name}\`${isHere(entry, own) ? '' : ` (${placeOf(entry)})`}`,
		);
		return `Did you mean ${names.slice(0, -1).join(', ')} or ${names.at(-1)}?`;
	}
	const { entry, isSame } = first;
	const place = isHere(entry, own) ? '' : ` It belongs to ${placeOf(entry)}.`;
	const what = isSame ? `Did you mean \`${entry.name}\`?` : `The nearest option is \`${entry.name}\`.`;
	return `${what}${place}${lackOf(entry, daemon)}`;
}

/**
 * What to do about an option whose name is that of a section; undefined for every other name.
 * @param key As written.
 */
export function headerAdvice(key: string): string | undefined {
	const section = sectionByName(key.trim().toLowerCase());
	if (section === undefined) return undefined;
	return section.kind === 'policy'
		? `[${section.name}] is a section: write the header on a line of its own, and each path below it as \`file=\` or \`dir=\`.`
		: `[${section.name}] is a section: write the header on a line of its own, and its options below it.`;
}

/**
 * The options that have the name of a header; empty for a header that is not the name of an option.
 * @param header Without brackets, possibly with `=` and a value.
 */
export function optionsNamed(header: string): readonly OptionEntry[] {
	const key = header.replace(/=.*$/, '').trim().toLowerCase();
	return ALL_OPTIONS.filter((option) => option.key === key);
}
