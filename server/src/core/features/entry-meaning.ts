// The parts of values that are made of several: client entries and the paths of policies.
import type { OptionEntry } from '../catalogue/types.ts';
import { code } from '../text/markdown.ts';

/** Depth and pattern of a path that a policy lists. */
export function describePath(option: OptionEntry, value: string): readonly string[] {
	const lines: string[] = [];
	let path = value;
	if (option.kind === 'path-depth') {
		const depth = /^-?\d+/.exec(value)?.[0];
		if (depth === '-1') lines.push('Depth -1: nothing below is looked at.');
		else if (depth !== undefined) {
			const levels = Number.parseInt(depth, 10);
			lines.push(
				levels === 0
					? 'Depth 0: the folder and what lies directly in it.'
					: `Depth ${levels}: the folder and ${levels === 1 ? 'one more level' : `${levels} more levels`} of folders below.`,
			);
		} else lines.push('Without a depth: as deep as `SetRecursionLevel` says, by default 0.');
		path = value.slice(depth?.length ?? 0);
	}
	if (/[*?[]/.test(path))
		lines.push(`${code(path)} is a pattern: whatever matches it when the file is read.`);
	return lines;
}
