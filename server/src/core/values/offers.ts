// Parts of completion and explanation that several kinds of value share.
import { valueEntry, valueGroup } from '../catalogue/lookup.ts';
import type { OptionCore } from '../catalogue/types.ts';
import { code } from '../text/markdown.ts';
import { tokens } from './c-text.ts';
import type { ValueCompletion, ValueOffer } from './kind.ts';

/** A word to write. */
export function word(text: string, detail?: string): ValueOffer {
	return { label: text, kind: 'value', text, ...(detail === undefined ? undefined : { detail }) };
}

/**
 * Words to write, each with the summary that the catalogue has of it.
 * @param group name of the catalogue's group of words, if they have one
 */
export function words(texts: readonly string[], group: string | undefined): readonly ValueOffer[] {
	const documented = group === undefined ? undefined : valueGroup(group);
	return texts.map((text) => word(text, documented?.words.find((entry) => entry.word === text)?.summary));
}

/** The words that the catalogue lists for an option. */
export function listedWords(option: OptionCore): readonly ValueOffer[] {
	return words(option.values ?? [], option.words);
}

/** A whole value with tab stops. */
export function snippetOffer(snippet: string, label: string): ValueOffer {
	const text = withoutStops(snippet);
	return { label, kind: 'snippet', text, snippet, filterText: text };
}

/** A value with parts, which is offered as a whole at its beginning. */
export function inParts(snippet: string, separators?: RegExp): ValueCompletion {
	return {
		...(separators === undefined ? undefined : { separators }),
		snippet,
		offers: ({ isFirst }) => (isFirst ? [snippetOffer(snippet, 'all parts')] : []),
	};
}

/** The text of a snippet for clients without tab stops: their default texts. */
function withoutStops(snippet: string): string {
	return snippet.replace(
		/\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}/g,
		(_all, text, choice) => text ?? choice ?? '',
	);
}

/** Words that an explanation looks at. */
const MAX_WORDS = 30;

/** The documented words in a value, each with its summary. */
export function describeWords(value: string, { words: group }: Pick<OptionCore, 'words'>): readonly string[] {
	if (group === undefined) return [];
	return tokens(value, ', \t')
		.slice(0, MAX_WORDS)
		.flatMap((text) => {
			const entry = valueEntry(group, text);
			return entry === undefined ? [] : [`${code(entry.word)}: ${entry.summary}`];
		});
}
