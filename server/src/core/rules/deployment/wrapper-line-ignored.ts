import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { replaceAt, spanAt } from '../places.ts';

export const wrapperLineIgnored = defineRule({
	id: 'wrapper-line-ignored',
	scope: 'server',
	summary: 'TCP wrappers ignore a line of hosts.allow or hosts.deny.',
	why: 'The wrapper library skips the line and only writes a message to the system log. A last line without a newline makes hosts.deny refuse everybody.',
	advice: 'Write "daemons : clients" and end the file with a newline.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['hosts_access(5)', 'seen with tcpdmatch 7.6.q-32'],
	guidance: 'connecting-2',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts.allow
yule 10.0.0.
`,
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts.deny no-final-newline
ALL: ALL
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== hosts.allow
yule: 10.0.0.
=== hosts.deny
ALL: ALL
`,
		],
	},
	check(model, report) {
		for (const table of [model.allow, model.deny]) {
			if (table === undefined) continue;
			const isDeny = table === model.deny;
			const effect = isDeny ? 'so hosts.deny refuses everybody' : 'so TCP wrappers ignore it';
			for (const { line, text, reason } of table.content.bad) {
				const end = { file: table.file, line, startColumn: text.length, endColumn: text.length };
				const what = {
					'no-colon': `TCP wrappers ignore "${text}", which has no colon.`,
					'too-long': 'TCP wrappers ignore this rule, which is too long for libwrap.',
					'no-final-newline': `The last line has no newline, ${effect}.`,
				}[reason];
				report({
					...spanAt({ ...end, startColumn: 0 }),
					what,
					severity: reason === 'no-final-newline' && isDeny ? 'error' : 'warning',
					fixes: () =>
						reason === 'no-final-newline' ? [{ title: 'Add a newline', edits: [replaceAt(end, '\n')] }] : [],
				});
			}
		}
	},
});
