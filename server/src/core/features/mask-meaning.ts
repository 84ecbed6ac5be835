// Which tests a policy makes after a Redef line: the default mask, changed by all such lines up to this one
// (sh_files.c, sh_files_parse_mask).
import { valueEntry } from '../catalogue/lookup.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import { code, listed } from './markdown.ts';

const SEPARATORS = ' \t,';

/** The tests of a policy before anything redefines it, by the names of the option's default. */
function defaultMask(option: OptionEntry): ReadonlySet<string> {
	const policy = option.name.replace(/^Redef/, '');
	const documented = valueEntry('policies', policy)?.checks;
	if (documented !== undefined) return new Set(documented);
	return new Set(option.default.match(/\b[A-Z]{3,5}\b/g) ?? []);
}

/** Applies the items of one line; the first unknown one ends the reading, those before it stay. */
function applyItems(
	mask: ReadonlySet<string>,
	value: string,
): { mask: ReadonlySet<string>; unknown?: string } {
	let now = new Set(mask);
	let at = 0;
	while (at < value.length) {
		const sign = value.charAt(at);
		if (SEPARATORS.includes(sign)) {
			at++;
			continue;
		}
		if (sign === '+' || sign === '-') at++;
		let end = at;
		while (end < value.length && !` \t,+-`.includes(value.charAt(end))) end++;
		const word = value.slice(at, end);
		if (valueEntry('checks', word)?.word !== word) return { mask: now, unknown: word };
		if (sign === '-') now.delete(word);
		else if (sign === '+') now.add(word);
		else now = new Set([word]);
		at = end;
	}
	return { mask: now };
}

/** The tests in force after a line, each in words. */
export function describeMask(
	option: OptionEntry,
	value: string,
	earlier: readonly string[],
): readonly string[] {
	let mask = defaultMask(option);
	for (const line of earlier) mask = applyItems(mask, line).mask;
	const { mask: now, unknown } = applyItems(mask, value);
	const lines: string[] = [];
	const tests = [...now].map((word) => {
		const summary = valueEntry('checks', word)?.summary ?? '';
		return summary === '' ? `- **${word}**` : `- **${word}**: ${summary}`;
	});
	lines.push(
		tests.length === 0
			? 'After this line the policy tests **nothing**.'
			: `After this line the policy tests\n\n${tests.join('\n')}`,
	);
	const gone = [...mask].filter((word) => !now.has(word));
	if (gone.length > 0) lines.push(`No longer tested: ${listed(gone)}.`);
	if (/(?:^|[\s,])[A-Z]/.test(value)) lines.push('A name without a sign replaces the whole mask by itself.');
	if (unknown !== undefined) lines.push(`ParsedLine stops at ${code(unknown)}, which is no test.`);
	return lines;
}
