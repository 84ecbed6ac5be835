import { defineRule } from '../define-rule.ts';
import { findServingFault } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { spanAt } from '../places.ts';

export const missingClientBaseline = defineRule({
	id: 'missing-client-baseline',
	scope: 'client',
	summary: 'The server has no baseline for a registered client.',
	why: 'The server looks for file.NAME, then for file. Without both, a client that downloads its baseline logs "File download failed", and the server logs "File not accessible".',
	advice: 'Put the baseline of the client into the data directory.',
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
			what: `${name} cannot download a baseline: neither file.${claimed} nor file exists.`,
		});
	},
});
