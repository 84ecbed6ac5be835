// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the tab stops of snippets look like this.
// Schedules in the style of crontab (sh_schedule.c, parse_sched): five fields, no comma lists, ascending ranges.

import { code } from '../text/markdown.ts';
import { readInt, readLong } from './c-number.ts';
import { isDigit, tokens } from './c-text.ts';
import { separatedForm } from './forms.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueHint, ValueModule, ValueToken } from './kind.ts';
import { snippetOffer, word } from './offers.ts';
import { accepting } from './outcome.ts';
import { separatedTokens } from './tokens.ts';

/** Largest value of minute, hour, day, month and weekday; the smallest is 0 in all of them. */
const LARGEST = [59, 23, 31, 12, 7] as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** A number or name in a field; -1 for what is neither (parse_func). */
function readPoint(text: string, field: number): number {
	const number = readLong(text);
	const value = Number(BigInt.asIntN(32, number.value));
	if (number.isOverflow || value < 0) return -1;
	if (number.end > 0) return field === 4 && value === 7 ? 0 : value;
	const name = text.slice(0, 3).toLowerCase();
	if (field === 3) return MONTHS.indexOf(name);
	return field === 4 ? WEEKDAYS.indexOf(name) : -1;
}

function isField(text: string, field: number): boolean {
	if (text.includes(',')) return false;
	const largest = LARGEST[field] ?? 0;
	if (!text.startsWith('*')) {
		const from = readPoint(text, field);
		if (from < 0 || from > largest) return false;
		const dash = text.indexOf('-');
		if (dash >= 0) {
			const to = readPoint(text.slice(dash + 1), field);
			if (to < from || to > largest) return false;
		}
	}
	const slash = text.indexOf('/');
	if (slash < 0) return true;
	const step = readInt(text.slice(slash + 1));
	return step >= 1n && step <= BigInt(largest);
}

/** Whether a schedule line empties the list instead of adding to it (samhain.c, sh_set_schedule_int). */
export function clearsSchedules(value: string): boolean {
	return value.startsWith('NULL');
}

const DAY = 86400;

/**
 * The longest time between two days on which a schedule is due.
 * @returns seconds; undefined where the day of the month or the month matters
 */
export function longestPause(value: string): number | undefined {
	const [, , day, month, weekday] = tokens(value, ' \t');
	if (day !== '*' || month !== '*') return undefined;
	return weekday === '*' ? DAY : 7 * DAY;
}

/** Five fields separated by blanks; what follows them is ignored, and text that begins with NULL clears the list. */
const schedule: OptionHandler = accepting((value) => {
	if (clearsSchedules(value)) return true;
	const fields = tokens(value, ' \t');
	return fields.length >= 5 && LARGEST.every((_, field) => isField(fields[field] ?? '', field));
});

/** The months of a field as names, counted from 1 as people do; undefined where a number is not a month. */
export function monthNames(field: string): string | undefined {
	const names = field.split('-').map((number) => MONTHS[Number(number) - 1]);
	return names.every((name) => name !== undefined) ? names.join('-') : undefined;
}

/** A month field made of numbers, which samhain counts from 0, and its place in the value. */
export function findNumericMonth(
	value: string,
): { readonly text: string; readonly start: number } | undefined {
	const month = fieldsOf(value)[3];
	if (month === undefined || clearsSchedules(value) || !/^\d+(?:-\d+)?$/.test(month.text)) return undefined;
	return month;
}

/** The fields of a value with their places; the daemon reads the first five. */
function fieldsOf(value: string): readonly { readonly text: string; readonly start: number }[] {
	return separatedTokens(value, ' \t', () => 'string').map(({ start, end }) => ({
		text: value.slice(start, end),
		start,
	}));
}

const MONTH_NAMES = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];
const WEEKDAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** When a schedule matches. */
function describeSchedule(value: string): readonly string[] {
	if (clearsSchedules(value)) return ['Clears the schedules above.'];
	const fields = fieldsOf(value).map(({ text }) => text);
	if (fields.length < 5) return ['A schedule has five fields: minute, hour, day of month, month, weekday.'];
	if (value.includes(',')) return ['Samhain refuses lists with commas; use several lines instead.'];
	const lines = [`Runs ${timesInWords(fields)}.`];
	if (isDigit(fields[3]?.[0])) lines.push('Numeric months start at 0: 0 is January, and 12 never occurs.');
	if (fields.length > 5) lines.push('Samhain ignores what follows the five fields.');
	return lines;
}

/** When five fields match. */
function timesInWords([
	minute = '',
	hour = '',
	day = '',
	month = '',
	weekday = '',
]: readonly string[]): string {
	const parts = [timeInWords(minute, hour)];
	if (!day.startsWith('*')) parts.push(`on day ${code(day)} of the month`);
	if (!weekday.startsWith('*')) parts.push(`on ${namesInWords(weekday, 4, WEEKDAY_NAMES)}`);
	if (!month.startsWith('*')) parts.push(`in ${namesInWords(month, 3, MONTH_NAMES)}`);
	return parts.join(' ');
}

function hintOfSchedule(value: string): ValueHint | undefined {
	const fields = fieldsOf(value).map(({ text }) => text);
	if (clearsSchedules(value) || fields.length < 5) return undefined;
	return { kind: 'schedules', text: timesInWords(fields).replaceAll('`', '') };
}

function timeInWords(minute: string, hour: string): string {
	if (/^\d+$/.test(minute) && /^\d+$/.test(hour))
		return `at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
	const minutes = fieldInWords(minute, 'minute');
	return hour === '*' ? minutes : `${minutes} of ${fieldInWords(hour, 'hour')}`;
}

function fieldInWords(field: string, unit: 'minute' | 'hour'): string {
	const [range = '', step] = field.split('/');
	const every = step === undefined || step === '1' ? `every ${unit}` : `every ${code(step)} ${unit}s`;
	if (range === '*') return every;
	if (!range.includes('-')) return `${unit} ${code(range)}`;
	return `${every} from ${code(range.split('-')[0] ?? '')} to ${code(range.split('-')[1] ?? '')}`;
}

function namesInWords(text: string, field: 3 | 4, names: readonly string[]): string {
	const [from = '', to] = text.split('-', 2).map((end) => names[readPoint(end, field)] ?? code(end));
	return to === undefined ? from : `${from} to ${to}`;
}

function scheduleTokens(value: string): readonly ValueToken[] {
	if (clearsSchedules(value)) return [{ start: 0, end: value.length, kind: 'keyword' }];
	return separatedTokens(value, ' \t', (text, field) =>
		field < 5 && isField(text, field) ? 'number' : 'unknown',
	);
}

const SNIPPET = '${1:0} ${2:3} ${3:*} ${4:*} ${5:*}';

export const scheduleKind: ValueModule = {
	handler: () => schedule,
	describe: describeSchedule,
	hint: hintOfSchedule,
	accepts: () =>
		'It accepts five fields: minute, hour, day, month (name), weekday; each is `*`, a number or an ascending range, with `/step` for minute and hour. It accepts no comma lists.',
	completion: {
		snippet: SNIPPET,
		offers: () => [
			snippetOffer(SNIPPET, 'schedule'),
			word('0 3 * * *', 'every day at 03:00'),
			word('0 * * * *', 'every hour'),
			word('*/30 * * * *', 'every half hour'),
			word('0 3 * * sun', 'every Sunday at 03:00'),
		],
	},
	form: separatedForm('MINUTE HOUR DAY MONTH WEEKDAY', ' \t', [
		{ name: 'MINUTE', help: '0 to 59, `*`, or an ascending range such as `0-30`; with a step: `*/10`.' },
		{ name: 'HOUR', help: '0 to 23, `*`, or an ascending range; with a step: `*/6`.' },
		{ name: 'DAY', help: 'Day of the month: 1 to 31, `*`, or an ascending range.' },
		{
			name: 'MONTH',
			help: 'Name of the month, such as `Jan`, a range of names, or `*`. Numbers start at 0.',
		},
		{
			name: 'WEEKDAY',
			help: 'Name of the day, such as `Mon`, a range of names, or `*`; 0 and 7 are Sunday.',
		},
	]),
	tokens: scheduleTokens,
	normalise: (value) => {
		const fields = fieldsOf(value).map(({ text }) => text.toLowerCase());
		if (clearsSchedules(value) || fields.length < 5) return undefined;
		return fields.slice(0, 5).every(isField) ? fields.slice(0, 5).join(' ') : undefined;
	},
};
