// The hosts that the conditions of a file name, for whoever chooses one.
import type { Line } from '../document/line-store.ts';
import { lexLine } from '../syntax/line.ts';
import { readBranchTest } from '../values/branch-test.ts';
import { hostInPattern } from '../values/host-name.ts';

/** What a line that begins a condition looks like; most lines are passed by it. */
const BEGINNING = /^\s*!?@/;

/**
 * The names of hosts in conditions, in the order of the file.
 * @param lines all lines of the file; also those that are not read for the host of the settings
 */
export function conditionHosts(lines: Iterable<Line>): readonly string[] {
	const hosts = new Set<string>();
	for (const { text } of lines) {
		if (!BEGINNING.test(text)) continue;
		const syntax = lexLine(text);
		if (syntax.kind !== 'condition') continue;
		const { test, argument } = readBranchTest(text.slice(syntax.start, syntax.end));
		if (test === 'hostname_matches') for (const { key } of hostInPattern(argument)) hosts.add(key);
	}
	return [...hosts];
}
