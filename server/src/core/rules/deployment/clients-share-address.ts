import { findMissedEntry } from '../client-names.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

export const clientsShareAddress = defineRule({
	id: 'clients-share-address',
	scope: 'client',
	summary: 'With SetClientFromAccept, two registered clients connect from one address.',
	why: 'The server resolves the address to one name and treats both clients as that one. The session key of the first becomes invalid when the second connects ("Signature mismatch"), or the password does not match.',
	advice: 'Give each client its own address, or turn off SetClientFromAccept.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
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
			what: `The server treats ${name} as ${found.name}, because both connect from the same address.`,
			related: [relatedAt(found.place, 'The server finds this entry for both.'), ...related],
		});
	},
});
