import { defineRule } from '../define-rule.ts';
import { findServingFault, KINDS, PREFIX, renameTo } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { relatedAt, startOf } from '../places.ts';

export const downloadFileUnderOtherName = defineRule({
	id: 'download-file-under-other-name',
	scope: 'client',
	summary: 'A file in the data directory has a name of the client other than the announced one.',
	why: 'The server looks for files under the full name that the client announces, in lower case, even if SetClientFromAccept finds its entry by another name or by the address.',
	advice: 'Rename the file to the name that the client announces.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['sh_tools.c (names of the files to send)', 'runs I, K and L'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data", "hosts": "hosts" },
  "clients": [{ "name": "web3.example.org", "nodeName": "web3", "hosts": "web3-hosts", "addresses": ["10.0.0.13"] }]
} }
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
${clientLine('10.0.0.13')}
=== hosts
10.0.0.13 web3
=== web3-hosts
127.0.1.1 web3.example.org web3
=== data/file.10.0.0.13
baseline
`,
		],
		good: [
			`=== .samhain-lint.json
{ "deployment": {
  "server": { "file": "yulerc", "dataDirectory": "data", "hosts": "hosts" },
  "clients": [{ "name": "web3.example.org", "nodeName": "web3", "hosts": "web3-hosts", "addresses": ["10.0.0.13"] }]
} }
=== yulerc
[Misc]
SetClientFromAccept=yes
[Clients]
${clientLine('10.0.0.13')}
=== hosts
10.0.0.13 web3
=== web3-hosts
127.0.1.1 web3.example.org web3
=== data/file.web3.example.org
baseline
`,
		],
	},
	check(name, model, report) {
		for (const kind of KINDS) {
			const fault = findServingFault(model, kind, name);
			if (fault?.kind !== 'other-name') continue;
			const { dataFile, claimed, entry } = fault;
			const prefix = PREFIX[kind];
			report({
				...startOf(dataFile.path),
				what: `The server never sends ${prefix}.${dataFile.name}: ${name} asks for ${prefix}.${claimed}.`,
				related: [relatedAt(entry.place, 'The entry.')],
				fixes: () => [renameTo(dataFile, claimed)],
			});
		}
	},
});
