import { serverNaming, viewLookups } from '../../deployment/model/client-view.ts';
import { type DeploymentModel, listOwnAddresses } from '../../deployment/model/deployment-model.ts';
import { defineRule } from '../define-rule.ts';
import { isMisnamed } from '../download-files.ts';
import { clientLine } from '../example-entries.ts';
import { startOf } from '../places.ts';

/**
 * Whether a client that claims this name can be let in. With SetClientFromAccept a client may claim any name, so it takes
 * an address to rule that out.
 */
function canBeLetIn(model: DeploymentModel, name: string): boolean {
	if (model.entries.has(name)) return true;
	const own = listOwnAddresses(model.machines.get(name));
	if (!serverNaming(model).clientFromAccept) return own.some((address) => model.entries.has(address));
	const lookups = viewLookups(model, name);
	return lookups.some(({ name: found }) => found === undefined || model.entries.has(found));
}

export const orphanDownloadFile = defineRule({
	id: 'orphan-download-file',
	scope: 'client',
	summary: 'A file in the data directory belongs to an unregistered client.',
	why: 'The server chooses the file by the name that the client claims, in lower case, and refuses an unregistered client before any download.',
	advice: 'Register the client, correct the name of the file, or remove it.',
	defaultSeverity: 'information',
	concern: 'tidiness',
	confidence: 'high',
	since: '1.0.0',
	sources: ['sh_tools.c (names of the files to send)', 'runs K and L'],
	guidance: 'downloading-1',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/file.web1.example.org
baseline
=== data/file.web9.example.org
baseline
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/file.web1.example.org
baseline
=== data/file
baseline
`,
		],
	},
	check(name, model, report) {
		if (model.entries.size === 0 || canBeLetIn(model, name)) return;
		for (const dataFile of model.dataFiles.get(name) ?? []) {
			if (isMisnamed(model, dataFile)) continue;
			report({
				...startOf(dataFile.path),
				what: `The server sends this file to nobody: no registered client calls itself ${name}.`,
			});
		}
	},
});
