// When the server collects garbage: while nothing goes on, and only where that is worth a pause.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { collectWhenIdle } from '../../server/src/entry/idle-collector.ts';

const MIB = 1024 * 1024;
let used = 0;
let collections = 0;

/** A heap of which 20 MiB are held, and the rest is garbage. */
function watch(): () => void {
	return collectWhenIdle(
		(collected) => {
			collections++;
			used = 20 * MIB;
			collected();
		},
		() => used,
	);
}

beforeEach(() => {
	vi.useFakeTimers();
	collections = 0;
});

afterEach(() => {
	vi.useRealTimers();
});

it('collects once nothing has gone on for a while', () => {
	const goesOn = watch();
	used = 100 * MIB;
	for (let message = 0; message < 10; message++) {
		goesOn();
		vi.advanceTimersByTime(500);
	}
	expect(collections).toBe(0);
	vi.advanceTimersByTime(500);
	expect(collections).toBe(1);
});

it('leaves a heap alone that has hardly grown since', () => {
	const goesOn = watch();
	used = 100 * MIB;
	goesOn();
	vi.runAllTimers();
	used += 10 * MIB;
	goesOn();
	vi.runAllTimers();
	expect(collections).toBe(1);
	used += 20 * MIB;
	goesOn();
	vi.runAllTimers();
	expect(collections).toBe(2);
});

it('does nothing by itself', () => {
	watch();
	used = 1000 * MIB;
	vi.runAllTimers();
	expect(collections).toBe(0);
});
