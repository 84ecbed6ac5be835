import { defineRule } from '../define-rule.ts';
import { findServingFault, KINDS, PREFIX, renameTo } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, startOf } from '../places.ts';

export const downloadFileLetterCase = defineRule({
	id: 'download-file-letter-case',
	scope: 'client',
	summary: 'The name of a file in the data directory differs from the client name in case.',
	why: 'The server looks for the name that the client announces, in lower case, and the file system is case-sensitive.',
	advice: 'Rename the file to lower case.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['sh_tools.c (names of the files to send)'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/file.Web1.example.org
baseline
`,
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/file.web1.example.org
baseline
=== data/file.WEB1.example.org
baseline
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/file.web1.example.org
baseline
`,
		],
	},
	check(name, model, report) {
		for (const kind of KINDS) {
			const prefix = PREFIX[kind];
			const fault = findServingFault(model, kind, name);
			if (fault?.kind === 'twins') {
				for (const twin of fault.twins) {
					report({
						...startOf(twin.path),
						what: `The server never sends ${prefix}.${twin.name}: the client receives ${prefix}.${fault.claimed}.`,
						advice: 'Keep the lower-case file and remove the other.',
						severity: 'warning',
					});
				}
			} else if (fault?.kind === 'other-case') {
				const { dataFile, claimed, entry } = fault;
				report({
					...startOf(dataFile.path),
					what: `The server never finds ${prefix}.${dataFile.name}: it looks for ${prefix}.${claimed}.`,
					related: [relatedAt(entry.place, 'The client that needs the file.')],
					fixes: () => [renameTo(dataFile, claimed)],
				});
			}
		}
	},
});
