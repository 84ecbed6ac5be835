// Seconds in words.

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
