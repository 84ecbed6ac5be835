// Numbers as the daemon reads them, with their unit: durations in words, octal and hexadecimal prefixes, text that
// silently counts as 0.
import type { OptionEntry } from '../catalogue/types.ts';
import { code } from '../text/markdown.ts';
import { readFloatAsInt, readLong } from '../values/c-number.ts';

const DURATIONS: readonly (readonly [seconds: number, one: string, many: string])[] = [
	[604800, 'week', 'weeks'],
	[86400, 'day', 'days'],
	[3600, 'hour', 'hours'],
	[60, 'minute', 'minutes'],
	[1, 'second', 'seconds'],
];

/**
 * A duration in the largest units that it fills: `90061` is "1 day 1 hour 1 minute 1 second".
 * @param seconds a whole number
 */
export function describeDuration(seconds: number): string {
	if (seconds === 0) return '0 seconds';
	let left = seconds;
	const parts: string[] = [];
	for (const [size, one, many] of DURATIONS) {
		// Weeks only where nothing is left: "10 days" reads better than "1 week 3 days".
		if (size === 604800 && left % size !== 0) continue;
		const count = Math.floor(left / size);
		if (count === 0) continue;
		parts.push(`${count} ${count === 1 ? one : many}`);
		left -= count * size;
	}
	return parts.join(' ');
}

/** Options that the daemon reads with base 0, so that a leading 0 means octal and 0x hexadecimal. */
const ANY_BASE: ReadonlySet<string> = new Set([
	'hardlinkoffset',
	'inotifywatches',
	'logmonburstthreshold',
	'logmondeadtime',
	'processcheckmaxpid',
	'processcheckminpid',
	'setserverport',
]);

/** What a number means. */
export function describeNumber(
	option: Pick<OptionEntry, 'key' | 'unit' | 'min' | 'max'>,
	value: string,
): readonly string[] {
	const isAnyBase = ANY_BASE.has(option.key);
	const isFloat = option.key === 'setrecursionlevel';
	const { value: big, end } = readLong(value, isAnyBase ? 0 : 10);
	const number = isFloat ? readFloatAsInt(value) : Number(big);
	const lines: string[] = [];
	const sign = value.slice(0, Math.max(end, 0));
	if (end === 0 && !isFloat)
		return [`${code(value)} does not begin with a number, so it counts as **0** or is refused.`];
	if (isAnyBase && /^\s*[+-]?0\d/.test(value))
		lines.push(`${code(sign)} begins with 0 and is read as octal: it means **${number}**.`);
	else if (isAnyBase && /^\s*[+-]?0x/i.test(value))
		lines.push(`${code(sign)} is hexadecimal: it means **${number}**.`);
	const rest = value.slice(end).trim();
	if (rest !== '' && !isFloat)
		lines.push(`Only ${code(sign)} is read; what follows is ignored or makes the daemon refuse the line.`);
	const words = inWords(number, option.unit);
	if (words !== undefined) lines.push(`${code(sign === '' ? value : sign)} = **${words}**`);
	const { min, max } = option;
	if (min !== undefined && number < min) lines.push(`The smallest value is ${min}.`);
	if (max !== undefined && number > max) lines.push(`The largest value is ${max}.`);
	return lines;
}

function inWords(number: number, unit: string | undefined): string | undefined {
	if (!Number.isSafeInteger(number) || number < 0) return undefined;
	switch (unit) {
		case 's':
			return describeDuration(number);
		case 'ms':
			return number >= 1000 && number % 1000 === 0
				? describeDuration(number / 1000)
				: `${number} milliseconds`;
		case 'us':
			return number % 1_000_000 === 0
				? describeDuration(number / 1_000_000)
				: `${number / 1000} milliseconds`;
		case 'kB/s':
			return number === 0
				? 'no limit'
				: number >= 1024
					? `${Math.round((number / 1024) * 10) / 10} MB per second`
					: `${number} kB per second`;
		case 'levels':
			return `${number} ${number === 1 ? 'level' : 'levels'} of folders`;
		case 'uid':
			return number === 0 ? 'root' : undefined;
		default:
			return undefined;
	}
}
