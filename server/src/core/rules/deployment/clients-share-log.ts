import { activeEntry, mainServer } from '../../deployment/model/deployment-model.ts';
import { normalizeAddress } from '../../values/ip-address.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

/** How many clients a message lists by name. */
const NAMES_SHOWN = 5;

export const clientsShareLog = defineRule({
	id: 'clients-share-log',
	scope: 'client',
	summary: 'Two clients of different domains share one log file.',
	why: 'With SetStripDomain, which is on by default, UseSeparateLogs names the log file after the first part of the client name only.',
	advice: 'Turn off SetStripDomain, or give the clients different host names.',
	defaultSeverity: 'warning',
	concern: 'doubt',
	confidence: 'high',
	since: '1.0.0',
	sources: ['sh_err_log.c, set_flag_sep_log', 'sh_xfer_server.c, sh_xfer_set_strip'],
	guidance: 'other',
	examples: {
		bad: [
			`=== yulerc
[Misc]
UseSeparateLogs=yes
[Clients]
${clientLine('web1.example.org')}
${clientLine('web1.example.net')}
=== hosts
10.0.0.11 web1.example.org
`,
		],
		good: [
			`=== yulerc
[Misc]
UseSeparateLogs=yes
SetStripDomain=no
[Clients]
${clientLine('web1.example.org')}
${clientLine('web1.example.net')}
=== hosts
10.0.0.11 web1.example.org
`,
		],
	},
	check(name, model, report) {
		const server = mainServer(model);
		const separate = server?.separateLogs;
		if (separate?.value !== true || server?.stripDomain?.value === false) return;
		const entry = activeEntry(model, name);
		if (entry === undefined || !name.includes('.') || normalizeAddress(name) !== undefined) return;
		const label = name.slice(0, name.indexOf('.'));
		const others: string[] = [];
		for (const other of model.namesByLabel.get(label) ?? []) {
			// One finding for the group, at its last name, keeps the list short.
			if (other > name) return;
			if (other !== name && other.includes('.')) others.push(other);
		}
		if (others.length === 0) return;
		const shown = others.slice(0, NAMES_SHOWN);
		report({
			...spanAt(entry.place),
			what: `${name} shares its separate log with ${shown.join(', ')}.`,
			related: [
				...shown.flatMap((other) => {
					const place = activeEntry(model, other)?.place;
					return place === undefined ? [] : [relatedAt(place, `${other} writes to the same log.`)];
				}),
				relatedAt(separate.place, 'This line turns on separate logs.'),
			],
		});
	},
});
