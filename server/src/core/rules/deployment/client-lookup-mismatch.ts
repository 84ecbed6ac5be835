import { lookUpAddress, lookUpName } from '../../deployment/files/hosts-file.ts';
import { isOnServer, listPeerAddresses, serverNaming } from '../../deployment/model/client-view.ts';
import { normalizeAddress } from '../../values/ip-address.ts';
import { announceableEntry, carriesName, findLoopbackLine, hostsEntryPlace } from '../client-names.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

export const clientLookupMismatch = defineRule({
	id: 'client-lookup-mismatch',
	scope: 'client',
	summary: 'On the server, the address of a client resolves to a name that does not resolve back.',
	why: 'The server accepts the client, but each connection logs "Reverse lookup of socket peer failed" at SeverityLookup, and a real impostor goes unnoticed among these messages.',
	advice: 'Make both directions match in the hosts file of the server.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_xfer_server.c, search_register', 'loopback run A'],
	guidance: 'authentication-2',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts
10.0.0.11 old.example.org
10.0.0.11 web1.example.org
10.0.0.99 old.example.org
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts
10.0.0.11 web1.example.org old.example.org
10.0.0.99 old.example.org
`,
		],
	},
	check(name, model, report) {
		const entry = announceableEntry(model, name);
		const hosts = model.serverHosts;
		if (entry === undefined || hosts === undefined || normalizeAddress(name) !== undefined) return;
		if (isOnServer(model, name) || findLoopbackLine(model, name) !== undefined) return;
		if (serverNaming(model).clientFromAccept) return;
		for (const peer of listPeerAddresses(model, name)) {
			const reverse = lookUpAddress(hosts.content, peer);
			const found = reverse?.canonicalName.toLowerCase();
			if (reverse === undefined || found === 'localhost') continue;
			const back = lookUpName(hosts.content, reverse.canonicalName);
			const leadsBack = back?.addresses.includes(peer) ?? model.facts.resolver !== 'files';
			const isOther = found !== name && !carriesName(reverse.entry, name);
			if (leadsBack && !isOther) continue;
			report({
				...spanAt(entry.place),
				what: leadsBack
					? `${name} connects from ${peer}, which the server resolves to ${reverse.canonicalName || 'no name'}.`
					: `The server resolves ${peer} to ${reverse.canonicalName}, but that name does not resolve back.`,
				severity: leadsBack ? 'information' : 'warning',
				related: [
					relatedAt(hostsEntryPlace(hosts.file, reverse.entry), 'The first line with this address counts.'),
				],
			});
			return;
		}
	},
});
