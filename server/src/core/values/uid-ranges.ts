// Ranges of user ids, as in `0,500-600,1000-` (sh_userfiles.c, sh_userfiles_set_uid).
import { readUnsignedLong, ULONG_MAX } from './c-number.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule, ValueToken } from './kind.ts';
import { ACCEPTED, REJECTED, stateless } from './outcome.ts';

/** A number may follow another one after a blank or any other character that strtoul() skips or takes. */
const uidRanges: OptionHandler = stateless((value) => {
	let at = 0;
	while (at < value.length) {
		const lower = readUnsignedLong(value.slice(at));
		if (lower.value === ULONG_MAX || lower.end === 0) return REJECTED;
		at += lower.end;
		const separator = value[at];
		if (separator === undefined) return ACCEPTED;
		if (separator === ',' || separator === ' ' || separator === '\t') {
			at++;
			continue;
		}
		const isRange = separator === '-';
		if (isRange) at++;
		if (at === value.length) return ACCEPTED;
		const upper = readUnsignedLong(value.slice(at));
		if (upper.value === ULONG_MAX || upper.end === 0) return REJECTED;
		at += upper.end;
		const next = value[at];
		if (next === undefined) return ACCEPTED;
		if (next !== ',' && (isRange || (next !== ' ' && next !== '\t'))) return REJECTED;
		at++;
	}
	return ACCEPTED;
});

export const uidRangesKind: ValueModule = {
	handler: () => uidRanges,
	tokens: (value) =>
		[...value.matchAll(/\d+|-/g)].map(
			({ 0: text, index }): ValueToken => ({
				start: index,
				end: index + text.length,
				kind: text === '-' ? 'operator' : 'number',
			}),
		),
};
