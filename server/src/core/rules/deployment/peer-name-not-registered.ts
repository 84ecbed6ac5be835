import type { HostsFile } from '../../deployment/files/hosts-file.ts';
import type { Located } from '../../deployment/model/deployment-model.ts';
import {
	addHostsLine,
	findMissedEntry,
	fixHostsLine,
	type MissedEntry,
	renameEntry,
	turnOffClientFromAccept,
} from '../client-names.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import type { FileFix } from '../finding.ts';
import { spanAt } from '../places.ts';

/** Gives the address of the client its full name in the server's hosts file. */
function nameTheAddress(
	hosts: Located<HostsFile>,
	name: string,
	{ lookup, lookedFor, isOnlyAddress }: MissedEntry,
): FileFix[] {
	if (lookup.reason === 'name-without-dot' && lookup.entry !== undefined)
		return fixHostsLine(hosts, lookup.entry, name);
	return lookup.reason === 'address-without-name' && isOnlyAddress
		? addHostsLine(hosts, lookedFor, name)
		: [];
}

export const peerNameNotRegistered = defineRule({
	id: 'peer-name-not-registered',
	scope: 'client',
	summary: 'With SetClientFromAccept, the server looks for a name or address that is not registered.',
	why: 'The server resolves the address of the connection to a name. Without a dotted name that resolves back to the address, it silently uses the address as the name and logs "Not in client list".',
	advice:
		'Give the address a dotted name in the hosts file of the server, register the address, or turn off SetClientFromAccept.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_xfer_server.c, search_register', 'runs E, I, K and L'],
	guidance: 'authentication-2',
	examples: {
		bad: [
			`=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "hosts": "hosts" },
  "clients": [{ "name": "web1.example.org", "addresses": ["10.0.0.11"] }]
} }
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
${clientLine('web1.example.org')}
=== hosts
10.0.0.11 web1
`,
		],
		good: [
			`=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
${clientLine('web1.example.org')}
=== hosts
10.0.0.11 web1.example.org web1
`,
		],
	},
	check(name, model, report) {
		const missed = findMissedEntry(model, name);
		if (missed === undefined || missed.found !== undefined) return;
		const { entry, lookedFor, reason, isOnlyAddress, related } = missed;
		const hosts = model.serverHosts;
		report({
			...spanAt(entry.place),
			what: `When ${name} connects, the server looks for ${lookedFor}, which is not registered: ${reason}.`,
			related,
			fixes: () => {
				const inHosts = hosts === undefined ? [] : nameTheAddress(hosts, name, missed);
				return [
					...inHosts,
					...(isOnlyAddress ? [renameEntry(entry, lookedFor)] : []),
					...turnOffClientFromAccept(model, inHosts[0]),
				];
			},
		});
	},
});
