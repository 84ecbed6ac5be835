import { activeEntry } from '../../deployment/model/deployment-model.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

export const serverEntriesDisagree = defineRule({
	id: 'server-entries-disagree',
	scope: 'client',
	summary: 'Two server files have contradictory entries for one client.',
	why: 'Salt and password determine the verifier, so one salt with two verifiers means two passwords. A client has only one, so one of the servers fails with "Session key mismatch".',
	advice: 'Use the entry that matches the password of the client in both files.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['sh_xfer_server.c (reading of Client=)', 'RFC 2945: the verifier follows from salt and password'],
	guidance: 'authentication-1',
	examples: {
		bad: [
			`=== .samhain-lint.json
{ "deployment": { "server": { "file": ["yulerc", "yulerc.backup"] } } }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== yulerc.backup
[Clients]
${clientLine('web1.example.org', 'C')}
`,
		],
		good: [
			`=== .samhain-lint.json
{ "deployment": { "server": { "file": ["yulerc", "yulerc.backup"] } } }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== yulerc.backup
[Clients]
${clientLine('web1.example.org')}
`,
			{
				note: 'Two salts can belong to one password.',
				text: `=== .samhain-lint.json
{ "deployment": { "server": { "file": ["yulerc", "yulerc.backup"] } } }
=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== yulerc.backup
[Clients]
Client=web1.example.org@FEDCBA9876543210@${'C'.repeat(256)}
`,
			},
		],
	},
	check(name, model, report) {
		const active = activeEntry(model, name);
		if (active === undefined || model.servers.size < 2) return;
		for (const entry of model.entries.get(name) ?? []) {
			if (entry.place.file === active.place.file) continue;
			if (entry.salt !== active.salt || entry.verifier === active.verifier) continue;
			report({
				...spanAt(entry.place),
				what: `The entry of ${name} has the same salt as in ${active.place.file}, but another verifier.`,
				related: [relatedAt(active.place, 'The other entry.')],
			});
		}
	},
});
