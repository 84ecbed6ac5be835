// The engine gets ready while nobody waits, and not for long.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { warmUp } from '../../server/src/core/service/warm-up.ts';
import { makeWarmUp } from '../../server/src/lsp/warm-up.ts';

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

it('comes to an end', () => {
	expect([...warmUp()].length).toBeLessThan(50);
});

it('begins when nothing was opened, and ends when something is', () => {
	let asked = 0;
	makeWarmUp(() => ++asked < 3).start();
	expect(asked).toBe(0);
	vi.runAllTimers();
	expect(asked).toBe(3);
});

it('stops with the server', () => {
	let asked = 0;
	const ready = makeWarmUp(() => ++asked > 0);
	ready.start();
	vi.advanceTimersToNextTimer();
	ready.stop();
	vi.runAllTimers();
	expect(asked).toBe(1);
});
