// The page that shows what a change of a configuration takes away. No editor here, so that tests can run it.
import type { SentChange, SentChanges } from '../../server/src/protocol.ts';
import { escapeHtml } from './document-frame.ts';
import { commandLink, openPlaceCommand } from './page-html.ts';

const titles: Readonly<Record<SentChange['effect'], string>> = {
	loss: 'Protection that is lost',
	changed: 'Other changes',
	gain: 'Protection that is gained',
};

/** Where the text before the change is: its lines have links only if it is a document of its own. */
export interface ChangePlaces {
	readonly uri: string;
	readonly oldUri: string | undefined;
	/** What the text before is called. */
	readonly oldName: string;
}

function renderChange(
	{ text, oldLine, newLine }: SentChange,
	{ uri, oldUri, oldName }: ChangePlaces,
): string {
	const before =
		oldLine === undefined
			? ''
			: ` <small>${
					oldUri === undefined
						? `line ${oldLine + 1} of ${escapeHtml(oldName)}`
						: commandLink(openPlaceCommand, [oldUri, oldLine + 1], `line ${oldLine + 1} before`, text)
				}</small>`;
	const after =
		newLine === undefined
			? ''
			: ` <small>${commandLink(openPlaceCommand, [uri, newLine + 1], `line ${newLine + 1}`, text)}</small>`;
	return `<li>${escapeHtml(text)}${before}${after}</li>`;
}

/**
 * The page's body.
 * @param file the configuration's name
 * @param changes null: the server has no answer
 */
export function renderChanges(file: string, places: ChangePlaces, changes: SentChanges | null): string {
	const title = `<h1>What the change of ${escapeHtml(file)} does</h1><p>Compared with ${escapeHtml(places.oldName)}.</p>`;
	if (changes === null) return `${title}<p>No answer: the configuration is not open.</p>`;
	const parts = (['loss', 'changed', 'gain'] as const).map((effect) => {
		const found = changes.changes.filter((change) => change.effect === effect);
		if (found.length === 0) return '';
		return `<h2>${titles[effect]}</h2><ul>${found.map((change) => renderChange(change, places)).join('\n')}</ul>`;
	});
	const rest = changes.nextCheckCount - changes.nextCheck.length;
	const next =
		changes.nextCheckCount === 0
			? ''
			: `<h2>The next check reports, although nothing changed on disk</h2><p>A new baseline avoids it.</p><ul>${changes.nextCheck
					.map((text) => `<li>${escapeHtml(text)}</li>`)
					.join('\n')}</ul>${rest > 0 ? `<p>and ${rest} more</p>` : ''}`;
	const nothing =
		changes.changes.length === 0 && changes.nextCheckCount === 0
			? '<p>Nothing that samhain does changes.</p>'
			: '';
	return [title, nothing, ...parts, next].join('\n');
}
