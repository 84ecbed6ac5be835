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
	summary: 'Two clients of different domains write into one separate log.',
	why: 'With SetStripDomain, which is on by default, the file of UseSeparateLogs carries the first part of the name only.',
	advice: 'Switch SetStripDomain off, or give the clients different first names.',
	defaultSeverity: 'warning',
	since: '0.1.0',
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
			what: `The separate log of ${name} is also that of ${shown.join(', ')}.`,
			related: [
				...shown.flatMap((other) => {
					const place = activeEntry(model, other)?.place;
					return place === undefined ? [] : [relatedAt(place, `${other} writes into the same log.`)];
				}),
				relatedAt(separate.place, 'Separate logs are switched on here.'),
			],
		});
	},
});
