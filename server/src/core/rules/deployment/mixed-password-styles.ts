import type { ClientEntry } from '../../deployment/model/deployment-model.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, spanAt } from '../places.ts';

/** An entry made by a build without SRP (yule -P of such a build). */
function isWithoutSrp(entry: ClientEntry): boolean {
	return entry.salt === '00000000' || entry.verifier.length === 48;
}

export const mixedPasswordStyles = defineRule({
	id: 'mixed-password-styles',
	scope: 'server',
	summary: 'A deployment has client entries from builds with and without SRP.',
	why: 'An entry with salt 00000000 and 48 hexadecimal digits comes from a build without SRP. A server checks all its clients the same way, so the others fail with "Session key mismatch".',
	advice: 'Recreate the entries with the server that reads them: yule -P.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['sh_xfer_server.c (reading of Client=)', 'output of yule -P'],
	guidance: 'authentication-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
Client=web3.example.org@00000000@${'AB'.repeat(24)}
=== hosts
10.0.0.11 web1.example.org
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
${clientLine('web3.example.org', 'C')}
=== hosts
10.0.0.11 web1.example.org
`,
			`=== yulerc
[Clients]
Client=web1.example.org@00000000@${'AB'.repeat(24)}
Client=web2.example.org@00000000@${'CD'.repeat(24)}
=== hosts
10.0.0.11 web1.example.org
`,
		],
	},
	check(model, report) {
		const without: ClientEntry[] = [];
		const withSrp: ClientEntry[] = [];
		for (const entries of model.entries.values()) {
			for (const entry of entries) (isWithoutSrp(entry) ? without : withSrp).push(entry);
		}
		const [odd, usual] = without.length <= withSrp.length ? [without, withSrp] : [withSrp, without];
		const example = usual[0];
		if (example === undefined) return;
		const style = odd === without ? 'without SRP' : 'with SRP';
		for (const { name, place } of odd) {
			report({
				...spanAt(place),
				what: `The entry of ${name} comes from a build ${style}, unlike most others.`,
				client: name,
				related: [relatedAt(example.place, 'An entry of the other kind.')],
			});
		}
	},
});
