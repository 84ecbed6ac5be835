import { isRefusalSupposed, listPeerAddresses, viewAccess } from '../../deployment/model/client-view.ts';
import { activeEntry, type Place } from '../../deployment/model/deployment-model.ts';
import type { DecidingRule } from '../../deployment/model/tcp-wrappers.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import type { FileFix, FileRelated } from '../finding.ts';
import { relatedAt, spanAt, startOf } from '../places.ts';

/** Place of a TCP wrapper rule: its first line. */
function wholeRule(file: string, { rule }: DecidingRule): Place {
	const [first] = rule.daemons;
	const end = rule.clients.at(-1) ?? first;
	const last = end?.line === first?.line ? end : first;
	return { file, line: rule.line, startColumn: first?.startColumn ?? 0, endColumn: last?.endColumn ?? 0 };
}

export const clientRefused = defineRule({
	id: 'client-refused',
	scope: 'client',
	summary: 'TCP wrappers on the server refuse a registered client.',
	why: 'A server built with TCP wrappers closes the connection at once. It logs "Refused connection from …"; the client logs "Connection reset by peer" and "Session key negotiation failed".',
	advice:
		'Allow the client in hosts.allow. The server reads the file at each connection and needs no restart.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['hosts_access(5)', 'loopback run D'],
	guidance: 'connecting-2',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts
10.0.0.11 web1.example.org web1
=== hosts.allow
yule: 10.0.0.12
=== hosts.deny
ALL: ALL
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts
10.0.0.11 web1.example.org web1
=== hosts.allow
yule: 10.0.0.
=== hosts.deny
ALL: ALL
`,
			{
				note: 'The linter does not know what a file of patterns contains.',
				text: `=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts
10.0.0.11 web1.example.org web1
=== hosts.deny
yule: /etc/bad-hosts
`,
			},
		],
	},
	check(name, model, report) {
		const entry = activeEntry(model, name);
		if (entry === undefined) return;
		const decision = viewAccess(model, name);
		if (decision.kind !== 'denied') return;
		const { installName } = model.facts;
		const file = decision.by?.file === 'hosts.allow' ? model.allow?.file : model.deny?.file;
		const related: FileRelated[] = [];
		if (file !== undefined && decision.by !== undefined)
			related.push(relatedAt(wholeRule(file, decision.by), `This rule applies: ${decision.by.rule.text}`));
		else if (file !== undefined) related.push({ ...startOf(file), message: decision.why });
		const who = listPeerAddresses(model, name)[0] ?? name;
		const fixes: FileFix[] = [];
		if (model.allow !== undefined) {
			// The first line that matches decides, so the new one goes to the top.
			const { line } = startOf(model.allow.file);
			const text = `${installName}: ${who.includes(':') ? `[${who}]` : who}`;
			const edits = [{ kind: 'insert', line, where: 'before', lines: [text] } as const];
			fixes.push({ title: `Allow ${who} in hosts.allow`, edits });
		}
		const isSupposed = isRefusalSupposed(model, name);
		const condition = isSupposed ? ' (if its address resolves to that name)' : '';
		report({
			...spanAt(entry.place),
			what: `TCP wrappers refuse ${name}${condition} for ${installName}: ${decision.why}.`,
			severity: isSupposed ? 'warning' : 'error',
			related,
			fixes: () => fixes,
		});
	},
});
