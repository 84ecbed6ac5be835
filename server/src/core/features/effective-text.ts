// The options in force as lines of text, for the terminal and for a document in an editor.
import { featureEntry } from '../catalogue/lookup.ts';
import type { EffectiveOption, UnreadRange } from '../effective/all-options.ts';

/** One line of the text. */
export interface EffectiveTextLine {
	readonly text: string;
	/** `quiet`: a default, or a line without effect. */
	readonly kind: 'section' | 'value' | 'quiet';
	/** The line of the configuration that it is about, from 0. */
	readonly line: number | undefined;
}

/**
 * What is in force as text: a section, and below it each option with its line; options without a value are left out.
 * @param options in the order of the catalogue
 * @param unread the parts of the file that samhain does not read
 */
export function effectiveText(
	options: readonly EffectiveOption[],
	unread: readonly UnreadRange[],
): readonly EffectiveTextLine[] {
	const sections = new Map<string, EffectiveTextLine[]>();
	for (const option of options) {
		const lines = linesOf(option);
		if (lines.length === 0) continue;
		const known = sections.get(option.section);
		if (known === undefined) sections.set(option.section, [...lines]);
		else known.push(...lines);
	}
	const found: EffectiveTextLine[] = [];
	for (const [section, lines] of sections) {
		found.push({ text: `[${section}]`, kind: 'section', line: undefined }, ...lines);
		found.push({ text: '', kind: 'value', line: undefined });
	}
	for (const { first, last } of unread)
		found.push({
			text:
				first === last ? `Line ${first + 1} is not read.` : `Lines ${first + 1} to ${last + 1} are not read.`,
			...{ kind: 'value', line: first },
		});
	return found;
}

function linesOf(option: EffectiveOption): readonly EffectiveTextLine[] {
	const { name, state, lines, overridden, refused, unread, feature } = option;
	const found: EffectiveTextLine[] = lines.map(({ line, value, read, isKnown, isConditional }) => {
		const notes = [
			`line ${line + 1}`,
			...(read === undefined || read === value ? [] : [`read as ${read}`]),
			...(isConditional ? ['on some hosts'] : []),
			...(isKnown ? [] : ['known only on the machine']),
		];
		return { text: `  ${name} = ${value}  (${notes.join(', ')})`, kind: 'value', line };
	});
	const quiet = (text: string, line?: number): void => {
		found.push({ text, kind: 'quiet', line });
	};
	if (state === 'default' && option.default !== '') quiet(`  ${name} = ${option.default}  (default)`);
	if (state === 'either' && option.default !== '')
		quiet(`  ${name} = ${option.default}  (default, on other hosts)`);
	for (const { line, by, value } of overridden)
		quiet(`    line ${line + 1} has no effect: ${name} = ${value}; line ${by + 1} decides`, line);
	for (const line of refused)
		found.push({ text: `    line ${line + 1}: samhain refuses this value of ${name}`, kind: 'value', line });
	for (const line of unread)
		found.push({
			text: `    line ${line + 1}: samhain ignores ${name}, ${whyUnread(state, feature)}`,
			...{ kind: 'value', line },
		});
	return found;
}

function whyUnread(state: EffectiveOption['state'], feature: string | undefined): string {
	if (feature !== undefined) return `since this build lacks ${featureEntry(feature)?.title ?? feature}`;
	return state === 'lacking'
		? 'which this role or version does not have'
		: 'which its section does not have, or which has no value';
}
