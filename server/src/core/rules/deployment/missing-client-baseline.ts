import { defineRule } from '../define-rule.ts';
import { findServingFault } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { spanAt } from '../places.ts';

export const missingClientBaseline = defineRule({
	id: 'missing-client-baseline',
	scope: 'client',
	summary: 'The server has no baseline for a registered client.',
	why: 'It looks for file.NAME, then file. Without both a client that downloads its baseline says "File download failed", the server "File not accessible".',
	advice: 'Put the baseline of that client into the data directory.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['sh_tools.c (names of the files to send)'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== data/file.web2.example.org
baseline
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== data/file.web1.example.org
baseline
=== data/file.web2.example.org
baseline
`,
			{
				note: 'A deployment that serves no baselines has them on its clients.',
				text: `=== yulerc
[Clients]
${clientLine('web1.example.org')}
${clientLine('web2.example.org', 'B')}
=== data/rc.web1.example.org
[Client]
SetLogServer=log.example.org
=== data/rc.web2.example.org
[Client]
SetLogServer=log.example.org
`,
			},
		],
	},
	check(name, model, report) {
		const fault = findServingFault(model, 'baseline', name);
		if (fault?.kind !== 'missing') return;
		const { claimed, entry } = fault;
		report({
			...spanAt(entry.place),
			what: `There is neither file.${claimed} nor file for ${name}.`,
		});
	},
});
