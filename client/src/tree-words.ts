// What a screen reader says of an item in a tree. No editor here, so that tests can run it.
import type { DeploymentItem } from '../../server/src/protocol.ts';

/** The words of an item: how grave its problem is, which others see by its icon, then what its tooltip says. */
export function spokenItem({
	state,
	severity,
	tooltip,
}: Pick<DeploymentItem, 'state' | 'severity' | 'tooltip'>): string {
	if (state !== 'problem') return tooltip;
	return `${severity === 'error' ? 'Error' : 'Warning'}: ${tooltip}`;
}
