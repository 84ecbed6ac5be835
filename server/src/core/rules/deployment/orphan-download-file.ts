import { lookUpAddress, lookUpName } from '../../deployment/files/hosts-file.ts';
import { claimedNameOf } from '../../deployment/model/client-view.ts';
import type { DeploymentModel } from '../../deployment/model/deployment-model.ts';
import { normalizeAddress } from '../../values/ip-address.ts';
import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { startOf } from '../places.ts';

/** True when a name is that of a registered client by the hosts file of the server, such as the name of an address. */
function isRegisteredOtherwise(model: DeploymentModel, name: string): boolean {
	const machine = model.machines.get(name);
	if (machine !== undefined && model.entries.has(claimedNameOf(model, name))) return true;
	if ((machine?.addresses ?? []).some((one) => model.entries.has(normalizeAddress(one) ?? one))) return true;
	const hosts = model.serverHosts?.content;
	if (hosts === undefined) return false;
	if (lookUpName(hosts, name)?.addresses.some((address) => model.entries.has(address)) === true) return true;
	const reverse = lookUpAddress(hosts, name);
	return reverse?.entry.names.some(({ text }) => model.entries.has(text.toLowerCase())) === true;
}

export const orphanDownloadFile = defineRule({
	id: 'orphan-download-file',
	scope: 'client',
	summary: 'A file in the data directory belongs to an unregistered client.',
	why: 'Nobody can download it: the server refuses an unregistered client before any download.',
	advice: 'Register the client, correct the name of the file, or remove it.',
	defaultSeverity: 'information',
	since: '0.1.0',
	sources: ['sh_tools.c (names of the files to send)'],
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
		if (model.entries.size === 0 || model.entries.has(name) || isRegisteredOtherwise(model, name)) return;
		for (const { path } of model.dataFiles.get(name) ?? []) {
			report({
				...startOf(path),
				what: `The server sends this file to nobody: no Client= entry has the name ${name}.`,
			});
		}
	},
});
