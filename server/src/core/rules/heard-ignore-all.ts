// Whether any destination receives what samhain reports about the paths of [IgnoreAll]. Knows no rule.
import type { FileView } from '../document/file-view.ts';
import type { Branch } from '../document/line-context.ts';
import { DESTINATION_READS, destinationsByBranch, isDelivered } from '../effective/destinations.ts';
import { effectiveLines } from '../effective/in-force.ts';
import { levelOf } from '../effective/known-value.ts';
import { CLASSES } from '../values/classes.ts';

/** Index keys that a rule that asks this must read. */
export const IGNORE_ALL_READS: readonly string[] = [
	...DESTINATION_READS,
	'policy:IgnoreAll',
	'option:severityignoreall',
];

/**
 * Asks for a file whether reports of the severity `SeverityIgnoreAll` reach a destination.
 * @returns the question for one branch of the file; true where the severity is not known
 */
export function heardIgnoreAll(view: FileView): (branch: Branch | undefined) => boolean {
	const destinationsAt = destinationsByBranch(view);
	const severities = effectiveLines(view, 'severityignoreall');
	const levels =
		severities.length === 0 ? (['crit'] as const) : severities.map((line) => levelOf(line, view.daemon));
	return (branch) => {
		const destinations = destinationsAt(branch);
		return levels.some(
			(level) => level !== 'none' && (level === undefined || isDelivered(destinations, level, CLASSES)),
		);
	};
}
