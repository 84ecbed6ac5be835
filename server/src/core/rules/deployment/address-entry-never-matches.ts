import {
	claimedNameOf,
	serverNaming,
	viewAnnouncement,
	viewLookups,
} from '../../deployment/model/client-view.ts';
import { type DeploymentModel, machineAt } from '../../deployment/model/deployment-model.ts';
import { normalizeAddress } from '../../values/ip-address.ts';
import { announceableEntry, renameEntry } from '../client-names.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { spanAt } from '../places.ts';

/** The name that the server finds for the address of an entry, unless an entry has that name. */
function nameFound(model: DeploymentModel, name: string): string | undefined {
	const [lookup] = viewLookups(model, name);
	if (lookup?.reason !== 'resolved' || lookup.name === undefined) return undefined;
	return model.entries.has(lookup.name) ? undefined : lookup.name;
}

/** The name that the machine with that address announces, if it is described and announces one. */
function nameAnnounced(model: DeploymentModel, address: string): string | undefined {
	const described = machineAt(model, address);
	if (described === undefined) return undefined;
	const claimed = claimedNameOf(model, described);
	if (normalizeAddress(claimed) !== undefined) return undefined;
	return viewAnnouncement(model, described).announcement.kind === 'unknown' ? undefined : claimed;
}

export const addressEntryNeverMatches = defineRule({
	id: 'address-entry-never-matches',
	scope: 'client',
	summary: 'A client entry contains an address, but the server looks for a name.',
	why: 'The server compares text. An address matches only a client without a dotted name.',
	advice: 'Register the name of the client.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['sh_xfer_server.c, search_register'],
	guidance: 'authentication-2',
	examples: {
		bad: [
			`=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc" },
  "clients": [{ "name": "web3.example.org", "nodeName": "web3", "hosts": "web3-hosts", "addresses": ["10.0.0.13"] }]
} }
=== yulerc
[Clients]
${clientLine('10.0.0.13')}
=== web3-hosts
127.0.1.1 web3.example.org web3
`,
			`=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
${clientLine('10.0.0.13')}
=== hosts
10.0.0.13 web3.example.org web3
`,
		],
		good: [
			`=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
${clientLine('10.0.0.13')}
=== hosts
10.0.0.13 web3
`,
			`=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
${clientLine('web3.example.org')}
=== hosts
10.0.0.13 web3.example.org web3
`,
		],
	},
	check(name, model, report) {
		const entry = announceableEntry(model, name);
		const address = normalizeAddress(name);
		if (entry === undefined || address === undefined) return;
		const isByConnection = serverNaming(model).clientFromAccept;
		const lookedFor = isByConnection ? nameFound(model, name) : nameAnnounced(model, address);
		if (lookedFor === undefined) return;
		report({
			...spanAt(entry.place),
			what: isByConnection
				? `No client matches ${address}: the server resolves it to ${lookedFor} and looks for that name.`
				: `No client matches ${address}: the client there announces ${lookedFor}.`,
			fixes: () => (model.entries.has(lookedFor) ? [] : [renameEntry(entry, lookedFor)]),
		});
	},
});
