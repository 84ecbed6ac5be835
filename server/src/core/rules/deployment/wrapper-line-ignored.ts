import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { replaceAt, spanAt } from '../places.ts';

export const wrapperLineIgnored = defineRule({
	id: 'wrapper-line-ignored',
	scope: 'server',
	summary: 'A line of hosts.allow or hosts.deny is not read as a rule.',
	why: 'The wrapper library passes over it with no more than a line in the system log, and a last line without a newline makes hosts.deny refuse everyone.',
	advice: 'Write "daemons : clients" and end the file with a newline.',
	defaultSeverity: 'warning',
	since: '0.1.0',
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
			const effect = isDeny ? 'so that everyone is refused who gets there' : 'so that it is ignored';
			for (const { line, text, reason } of table.content.bad) {
				const end = { file: table.file, line, startColumn: text.length, endColumn: text.length };
				const what = {
					'no-colon': `"${text}" has no colon and is ignored.`,
					'too-long': 'The rule is longer than libwrap can hold and is ignored.',
					'no-final-newline': `The last line has no newline, ${effect}.`,
				}[reason];
				report({
					...spanAt({ ...end, startColumn: 0 }),
					what,
					severity: reason === 'no-final-newline' && isDeny ? 'error' : 'warning',
					fixes: () =>
						reason === 'no-final-newline'
							? [{ title: 'Add a newline at the end', edits: [replaceAt(end, '\n')] }]
							: [],
				});
			}
		}
	},
});
