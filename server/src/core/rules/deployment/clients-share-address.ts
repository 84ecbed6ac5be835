import { findMissedEntry } from '../client-names.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

export const clientsShareAddress = defineRule({
	id: 'clients-share-address',
	scope: 'client',
	summary: 'With SetClientFromAccept, two registered clients come from one address.',
	why: 'The server finds one name for the address, so both clients are taken for the same one: the session key of the first becomes invalid when the second connects ("Signature mismatch"), or its password does not fit.',
	advice: 'Give each client an address of its own, or switch SetClientFromAccept off.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['sh_xfer_server.c, search_register'],
	guidance: 'other-1',
	examples: {
		bad: [
			`=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== hosts
10.0.0.11 web1.example.org web2.example.org
`,
		],
		good: [
			`=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== hosts
10.0.0.11 web1.example.org
10.0.0.12 web2.example.org
`,
			`=== yulerc
[Misc]
SetClientFromAccept=no
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== hosts
10.0.0.11 web1.example.org web2.example.org
`,
		],
	},
	check(name, model, report) {
		const missed = findMissedEntry(model, name);
		if (missed?.found === undefined) return;
		const { entry, found, related } = missed;
		report({
			...spanAt(entry.place),
			what: `${name} comes from the same address as ${found.name}, so the server takes it for ${found.name}.`,
			related: [relatedAt(found.place, 'The server finds this entry for both.'), ...related],
		});
	},
});
