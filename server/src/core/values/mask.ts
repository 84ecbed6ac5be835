// Masks of policies: which tests a policy makes (sh_files.c, sh_files_parse_mask). Items act from left to right; the
// first unknown one ends the reading, and those before it stay in force.
import { valueEntry, WORDS } from '../catalogue/lookup.ts';
import type { OptionCore } from '../catalogue/types.ts';
import { code, listed } from '../text/markdown.ts';
import type { OptionHandler } from './handler.ts';
import type { OfferPlace, ValueHint, ValueModule, ValueOffer, ValueToken } from './kind.ts';
import { listedWords } from './offers.ts';
import { accepting } from './outcome.ts';

const TESTS: ReadonlySet<string> = new Set(WORDS.checks);
const SEPARATORS = ' \t,';
/** Bytes of a word that the daemon's buffer holds. */
const WORD_BYTES = 63;

/** One item of a mask and its place in the value, sign included. */
export interface MaskItem {
	readonly start: number;
	readonly end: number;
	/** Adds a test, takes it away, or replaces the whole mask by it. */
	readonly sign: '+' | '-' | '';
	/** As written, without the sign; empty after a lone sign. */
	readonly word: string;
	/** False for the item that ends the reading. */
	readonly isKnown: boolean;
}

/** The items that the daemon reads; only the last one can be unknown. */
export function maskItems(value: string): readonly MaskItem[] {
	const items: MaskItem[] = [];
	let at = 0;
	while (at < value.length) {
		const first = value.charAt(at);
		if (SEPARATORS.includes(first)) {
			at++;
			continue;
		}
		const sign = first === '+' || first === '-' ? first : '';
		const from = at + sign.length;
		let end = from;
		while (end < value.length && end - from < WORD_BYTES && !` \t,+-`.includes(value.charAt(end))) end++;
		const word = value.slice(from, end);
		const isKnown = TESTS.has(word);
		items.push({ start: at, end, sign, word, isKnown });
		if (!isKnown) break;
		at = end;
	}
	return items;
}

const mask: OptionHandler = accepting((value) => maskItems(value).at(-1)?.isKnown !== false);

/** The tests of a policy before anything redefines it, by its `Redef…` option. */
function defaultMask(option: Pick<OptionCore, 'name' | 'default'>): ReadonlySet<string> {
	const policy = option.name.replace(/^Redef/, '');
	const documented = valueEntry('policies', policy)?.checks;
	if (documented !== undefined) return new Set(documented);
	return new Set(option.default.match(/\b[A-Z]{3,5}\b/g) ?? []);
}

/** The tests that a line leaves in force, given those before it. */
function applyMask(before: ReadonlySet<string>, items: readonly MaskItem[]): ReadonlySet<string> {
	let tests = new Set(before);
	for (const { sign, word, isKnown } of items) {
		if (!isKnown) break;
		if (sign === '') tests = new Set();
		for (const test of testsOf(word)) {
			if (sign === '-') tests.delete(test);
			else tests.add(test);
		}
	}
	return tests;
}

/** The tests that a word selects: content as text includes its checksum (recorded runs). */
function testsOf(word: string): readonly string[] {
	return word === 'TXT' ? ['TXT', 'CHK'] : [word];
}

/**
 * The tests in force after a line, each in words.
 * @param option the `Redef…` option of the policy
 * @param earlier the values of its lines above, from the top
 */
function describeMask(
	option: Pick<OptionCore, 'name' | 'default'>,
	value: string,
	earlier: readonly string[],
): readonly string[] {
	let before = defaultMask(option);
	for (const line of earlier) before = applyMask(before, maskItems(line));
	const items = maskItems(value);
	const after = applyMask(before, items);
	const lines: string[] = [];
	const tests = [...after].map((word) => {
		const summary = valueEntry('checks', word)?.summary ?? '';
		return summary === '' ? `- **${word}**` : `- **${word}**: ${summary}`;
	});
	lines.push(
		tests.length === 0
			? 'After this line the policy tests **nothing**.'
			: `After this line the policy tests\n\n${tests.join('\n')}`,
	);
	const gone = [...before].filter((word) => !after.has(word));
	if (gone.length > 0) lines.push(`No longer tested: ${listed(gone)}.`);
	if (items.some(({ sign, isKnown }) => sign === '' && isKnown))
		lines.push('A name without a sign replaces the whole mask.');
	const unknown = items.find(({ isKnown }) => !isKnown);
	if (unknown !== undefined)
		lines.push(`Samhain stops reading at ${code(unknown.word)}, which is not a test.`);
	return lines;
}

function hintOfMask(
	option: Pick<OptionCore, 'name' | 'default'>,
	value: string,
	earlier: readonly string[],
): ValueHint {
	let tests = defaultMask(option);
	for (const line of [...earlier, value]) tests = applyMask(tests, maskItems(line));
	return { kind: 'masks', text: tests.size === 0 ? 'nothing' : [...tests].join(' ') };
}

function maskTokens(value: string): readonly ValueToken[] {
	return maskItems(value).flatMap(({ start, end, sign, isKnown }): ValueToken[] => {
		const from = start + sign.length;
		const named: ValueToken[] =
			from < end ? [{ start: from, end, kind: isKnown ? 'keyword' : 'unknown' }] : [];
		return sign === '' ? named : [{ start, end: from, kind: 'operator' }, ...named];
	});
}

function maskOffers({ option, before }: OfferPlace): readonly ValueOffer[] {
	const tests = listedWords(option);
	if (before === '+' || before === '-') return tests;
	const signed = (sign: string): ValueOffer[] =>
		tests.map((offer) => ({ ...offer, label: sign + offer.label, text: sign + offer.text }));
	return [...signed('+'), ...signed('-'), ...tests];
}

export const maskKind: ValueModule = {
	handler: () => mask,
	addsUp: true,
	describe: (value, { option, earlier }) => describeMask(option, value, earlier),
	hint: (value, { option, earlier }) => hintOfMask(option, value, earlier),
	accepts: () =>
		`It accepts \`+TEST\` and \`-TEST\` with the tests ${WORDS.checks.join(' ')}, in upper case, separated by blanks or commas.`,
	guesses: (value) => [value.toUpperCase(), value.replace(/[;|]+/g, ',').toUpperCase()],
	completion: { separators: /[\s,+-]/, offers: maskOffers },
	tokens: maskTokens,
	normalise: (value) => {
		const items = maskItems(value);
		if (items.length === 0 || items.some(({ isKnown }) => !isKnown)) return undefined;
		return items.map(({ sign, word }) => sign + word).join(',');
	},
};
