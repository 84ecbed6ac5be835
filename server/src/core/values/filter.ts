// Filters: lists of POSIX extended regular expressions, in mail blocks and in blocks of external programs (sh_filter.c).

import type { FilterCounts } from '../carried-state/mail.ts';
import type { DaemonMessage } from '../daemon/daemon.ts';
import type { ValueToken } from './kind.ts';
import { regexMessage } from './outcome.ts';

/** Filters of one kind that a block has room for. */
const ROOM = 32;

/** Reads one item from `at`: its text and the index after it; undefined at the end of the list. */
function readItem(text: string, from: number): { readonly item: string; readonly next: number } | undefined {
	let at = from;
	while (at < text.length && ', \t'.includes(text.charAt(at))) at++;
	// A single character at the end of the text is lost.
	if (at + 1 >= text.length) return undefined;
	const quote = text.charAt(at);
	if (quote !== "'" && quote !== '"') {
		let end = at + 1;
		while (end < text.length && !', \t'.includes(text.charAt(end))) end++;
		return { item: text.slice(at, end), next: end + 1 };
	}
	at++;
	const search = text.charAt(at) === quote ? at : at + 1;
	if (search >= text.length) return undefined;
	const close = text.indexOf(quote, search);
	const end = close < 0 ? text.length : close;
	return { item: text.slice(at, end), next: end + 1 };
}

/**
 * Adds the filters of one line to those that the block has.
 * @returns the new counts with a complaint for each expression that does not compile, or undefined without room
 */
export function addFilters(
	text: string,
	kind: keyof FilterCounts,
	counts: FilterCounts,
): { readonly counts: FilterCounts; readonly daemonMessages: readonly DaemonMessage[] } | undefined {
	let count = counts[kind];
	if (count >= ROOM) return undefined;
	const daemonMessages: DaemonMessage[] = [];
	let at = 0;
	while (at < text.length && count < ROOM) {
		const found = readItem(text, at);
		if (found === undefined) break;
		if (found.item !== '') {
			const daemonMessage = regexMessage(found.item);
			if (daemonMessage !== undefined) daemonMessages.push(daemonMessage);
			count++;
		}
		at = found.next;
	}
	return { counts: { ...counts, [kind]: count }, daemonMessages };
}

/** A character at the end of a list that samhain drops, and where it is; undefined where all items count. */
export function lostItem(value: string): { readonly item: string; readonly start: number } | undefined {
	let at = 0;
	for (let found = readItem(value, 0); found !== undefined; found = readItem(value, at)) at = found.next;
	while (at < value.length && ', \t'.includes(value.charAt(at))) at++;
	const item = value.charAt(at);
	return at === value.length - 1 && item !== '"' && item !== "'" ? { item, start: at } : undefined;
}

/** The items of a list with their places, quotes included. */
export function filterTokens(value: string): readonly ValueToken[] {
	const items: ValueToken[] = [];
	let at = 0;
	for (
		let found = readItem(value, at);
		found !== undefined && at < value.length;
		found = readItem(value, at)
	) {
		while (at < value.length && ', \t'.includes(value.charAt(at))) at++;
		items.push({ start: at, end: Math.min(found.next, value.length), kind: 'pattern' });
		at = found.next;
	}
	return items;
}
