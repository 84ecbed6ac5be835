// Schedules in the style of crontab (sh_schedule.c, parse_sched): five fields, no comma lists, ascending ranges.

import { readInt, readLong } from './c-number.ts';
import { tokens } from './c-text.ts';
import type { OptionHandler } from './handler.ts';
import { accepting } from './outcome.ts';

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

/** Whether a schedule line empties the list instead of adding to it (sh_schedule.c, create_sched). */
export function clearsSchedules(value: string): boolean {
	return value.startsWith('NULL');
}

/** Five fields separated by blanks; what follows them is ignored, and text that begins with NULL clears the list. */
export const schedule: OptionHandler = accepting((value) => {
	if (clearsSchedules(value)) return true;
	const fields = tokens(value, ' \t');
	return fields.length >= 5 && LARGEST.every((_, field) => isField(fields[field] ?? '', field));
});
