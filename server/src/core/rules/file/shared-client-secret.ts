import { mayExclude } from '../../document/line-context.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { appendTo } from '../../text/multimap.ts';
import { clientKey, isPlaceholderEntry, readClientEntry } from '../../values/client-entry.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote } from '../edits.ts';
import { clientLine } from '../example-entries.ts';

interface Owner {
	readonly line: Line;
	readonly key: string;
	readonly host: string;
}

export const sharedClientSecret = defineRule({
	id: 'shared-client-secret',
	scope: 'file',
	reads: ['option:client'],
	later: { key: 'option:client', above: 1000 },
	summary: 'Two clients have the same salt and verifier.',
	why: 'The name is not part of the computation, so the server lets both clients in with one password. Whoever copies the program of one of them can log in as the other.',
	advice:
		'Give each client a password of its own: `yule -G`, `samhain_setpwd` on the client, and `yule -P` for its entry.',
	defaultSeverity: 'hint',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_xfer_server.c, sh_xfer_make_client', 'Runs of a real client and server'],
	examples: {
		bad: [`[Clients]\n${clientLine('web1.example.org')}\n${clientLine('web2.example.org')}\n`],
		good: [`[Clients]\n${clientLine('web1.example.org')}\n${clientLine('web2.example.org', 'B')}\n`],
	},
	check(view, report) {
		const bySecret = new Map<string, Owner[]>();
		for (const line of view.lines('option:client')) {
			const { isRejected, isTemplated } = line.parsed;
			if (isRejected === true || isTemplated === true) continue;
			const entry = readClientEntry(optionText(line).value);
			if (entry === undefined || entry.verifier === '' || isPlaceholderEntry(entry)) continue;
			const owner = { line, key: clientKey(entry), host: entry.host };
			appendTo(bySecret, `${entry.salt}@${entry.verifier}`, owner);
		}
		for (const owners of bySecret.values()) {
			if (owners.length < 2) continue;
			owners.forEach(({ line, key, host }, at) => {
				const first = owners.find(
					(other, otherAt) =>
						otherAt < at &&
						other.key !== key &&
						!mayExclude(other.line.context?.branch, line.context?.branch),
				);
				if (first === undefined) return;
				report({
					...partSpan(line, 0, host.length),
					what: `${quote(host)} has the password of ${quote(first.host)}: their salts and verifiers are equal.`,
					related: [{ ...partSpan(first.line, 0, first.host.length), message: 'The other client.' }],
				});
			});
		}
	},
});
