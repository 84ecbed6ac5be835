import { defineRule } from '../define-rule.ts';
import { findServingFault, KINDS, PREFIX, renameTo } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, startOf } from '../places.ts';

export const downloadFileLetterCase = defineRule({
	id: 'download-file-letter-case',
	scope: 'client',
	summary: 'The name of a file in the data directory differs from the client in letter case.',
	why: 'The server asks for the name that the client gives, which is in lower case, and the file system distinguishes letter case.',
	advice: 'Rename the file to lower case.',
	defaultSeverity: 'error',
	since: '0.1.0',
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
						what: `${prefix}.${twin.name} is never sent: the client gets ${prefix}.${fault.claimed}.`,
						advice: 'Keep the file in lower case and remove the other.',
						severity: 'warning',
					});
				}
			} else if (fault?.kind === 'other-case') {
				const { dataFile, claimed, entry } = fault;
				report({
					...startOf(dataFile.path),
					what: `${prefix}.${dataFile.name} is never found: the client asks for ${prefix}.${claimed}.`,
					related: [relatedAt(entry.place, 'It is for this client.')],
					fixes: () => [renameTo(dataFile, claimed)],
				});
			}
		}
	},
});
