// A schedule in words (sh_schedule.c, parse_sched): five fields, numeric months from 0, weekday 7 is Sunday.
import { code, listed } from '../text/markdown.ts';

const MONTHS = [
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
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** When a schedule matches. */
export function describeSchedule(value: string): readonly string[] {
	if (value.startsWith('NULL')) return ['Clears the schedules given so far.'];
	const fields = value.split(/[ \t]+/).filter((field) => field !== '');
	if (fields.length < 5) return ['A schedule has five fields: minute, hour, day of month, month, weekday.'];
	const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
	if (value.includes(',')) return ['Lists with commas are refused; use several lines instead.'];
	const parts = [timeInWords(minute, hour)];
	if (!day.startsWith('*')) parts.push(`on day ${code(day)} of the month`);
	if (!weekday.startsWith('*')) parts.push(`on ${namesInWords(weekday, WEEKDAYS, weekdayOf)}`);
	if (!month.startsWith('*')) parts.push(`in ${namesInWords(month, MONTHS, monthOf)}`);
	const lines = [`Runs ${parts.join(' ')}.`];
	if (/^\d/.test(month))
		lines.push('Months written as numbers count from 0, so that 0 is January and 12 never comes.');
	if (fields.length > 5) lines.push('What follows the five fields is ignored.');
	return lines;
}

function timeInWords(minute: string, hour: string): string {
	if (/^\d+$/.test(minute) && /^\d+$/.test(hour))
		return `at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
	const minutes = fieldInWords(minute, 'minute');
	const hours = fieldInWords(hour, 'hour');
	return hour === '*' ? minutes : `${minutes} of ${hours}`;
}

function fieldInWords(field: string, unit: 'minute' | 'hour'): string {
	const [range = '', step] = field.split('/');
	const every = step === undefined || step === '1' ? `every ${unit}` : `every ${code(step)} ${unit}s`;
	if (range === '*') return every;
	if (!range.includes('-')) return `${unit} ${code(range)}`;
	return `${every} from ${code(range.split('-')[0] ?? '')} to ${code(range.split('-')[1] ?? '')}`;
}

function namesInWords(field: string, names: readonly string[], indexOf: (text: string) => number): string {
	const ends = field.split('-', 2).map((text) => names[indexOf(text)] ?? code(text));
	const [from = '', to] = ends;
	return to === undefined ? from : listed([from, to]).replace(' and ', ' to ');
}

function monthOf(text: string): number {
	const number = Number.parseInt(text, 10);
	if (!Number.isNaN(number)) return number;
	return MONTHS.findIndex((name) => name.slice(0, 3).toLowerCase() === text.slice(0, 3).toLowerCase());
}

function weekdayOf(text: string): number {
	const number = Number.parseInt(text, 10);
	if (!Number.isNaN(number)) return number;
	return WEEKDAYS.findIndex((name) => name.slice(0, 3).toLowerCase() === text.slice(0, 3).toLowerCase());
}
