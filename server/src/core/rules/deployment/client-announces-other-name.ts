import { serverNaming, viewAnnouncement } from '../../deployment/model/client-view.ts';
import { announceableEntry, fixHostsLine, hostsEntryPlace, renameEntry } from '../client-names.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

export const clientAnnouncesOtherName = defineRule({
	id: 'client-announces-other-name',
	scope: 'client',
	summary: 'According to its hosts file, a client announces a name that is not registered.',
	why: 'The server looks for exactly the name that the client announces and logs "Not in client list". A client without a dotted name announces its address.',
	advice: "Put the full name first in its line of the client's hosts file, or register the announced name.",
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_unix.c, sh_unix_localhost', 'loopback runs C and H'],
	guidance: 'authentication-2',
	examples: {
		bad: [
			`=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc" },
  "clients": [{ "name": "web1.example.org", "nodeName": "web1", "hosts": "web1-hosts" }]
} }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== web1-hosts
127.0.0.1 localhost
127.0.1.1 web1
`,
		],
		good: [
			`=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc" },
  "clients": [{ "name": "web1.example.org", "nodeName": "web1", "hosts": "web1-hosts" }]
} }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== web1-hosts
127.0.0.1 localhost
127.0.1.1 web1.example.org web1
`,
		],
	},
	check(name, model, report) {
		const entry = announceableEntry(model, name);
		const { announcement, nodeName, isNodeNameStated } = viewAnnouncement(model, name);
		if (entry === undefined || announcement.kind === 'unknown' || announcement.text === name) return;
		if (serverNaming(model).clientFromAccept || model.entries.has(announcement.text)) return;
		const hosts = model.machines.get(name)?.hosts;
		const line = announcement.entry;
		const message = `Because of this line, the client announces "${announcement.text}".`;
		const condition = isNodeNameStated ? '' : ` (if its uname -n is ${nodeName})`;
		report({
			...spanAt(entry.place),
			what: `${name} announces itself as ${announcement.text}${condition}, which is not registered.`,
			severity: isNodeNameStated ? 'error' : 'warning',
			related:
				hosts === undefined || line === undefined
					? []
					: [relatedAt(hostsEntryPlace(hosts.file, line), message)],
			fixes: () => [
				...(hosts === undefined || line === undefined || announcement.kind !== 'address'
					? []
					: fixHostsLine(hosts, line, name)),
				renameEntry(entry, announcement.text),
			],
		});
	},
});
