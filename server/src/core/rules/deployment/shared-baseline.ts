import { claimedNameOf, viewServedFile } from '../../deployment/model/client-view.ts';
import { activeEntry, listClientNames } from '../../deployment/model/deployment-model.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, startOf } from '../places.ts';

/** How many clients a message lists by name. */
const NAMES_SHOWN = 5;

export const sharedBaseline = defineRule({
	id: 'shared-baseline',
	scope: 'server',
	summary: 'Several clients share one catch-all baseline.',
	why: 'Each client reports its differences from the host of the baseline, so real changes go unnoticed.',
	advice: 'Give each client its own file.NAME.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_tools.c (names of the files to send)'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== data/file
baseline
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== data/file.web1.example.org
baseline
=== data/file
baseline
`,
		],
	},
	check(model, report) {
		for (const { path, kind } of model.dataFiles.get('') ?? []) {
			if (kind !== 'baseline') continue;
			const users = listClientNames(model).filter(
				(name) =>
					model.entries.has(name) &&
					viewServedFile(model, 'baseline', claimedNameOf(model, name)).state === 'catch-all',
			);
			if (users.length < 2) continue;
			const shown = users.slice(0, NAMES_SHOWN);
			const more = users.length > shown.length ? ` and ${users.length - shown.length} more` : '';
			report({
				...startOf(path),
				what: `${users.length} clients share this baseline: ${shown.join(', ')}${more}.`,
				related: shown.flatMap((name) => {
					const entry = activeEntry(model, name);
					return entry === undefined
						? []
						: [relatedAt(entry.place, 'This client has no baseline of its own.')];
				}),
			});
		}
	},
});
