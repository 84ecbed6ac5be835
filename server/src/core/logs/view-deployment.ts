// Makes the view that the search for suspects wants out of the deployment model and the findings of both linters.
// Lines are counted from 0 there and from 1 here.
import type { DataFile, DeploymentModel, Fact } from '../deployment/model/deployment-model.ts';
import type { ShownFinding } from '../report/report.ts';
import type {
	ClientEntryView,
	ClientFileView,
	DeploymentView,
	FindingView,
	HostsFileView,
	OptionView,
	ServerFileView,
} from './deployment-view.ts';

/** What the model does not hold. */
export interface ViewAdditions {
	/** All option lines of a file, if at hand; else only the options that the model knows are seen. */
	readonly optionsOf?: (file: string) => readonly OptionView[] | undefined;
	readonly crossFileFindings?: readonly ShownFinding[];
	readonly fileFindings?: readonly FindingView[];
	readonly dataDirectory?: string;
}

/** The view of a deployment as it is now; make it anew for each question. */
export function viewDeployment(model: DeploymentModel, additions: ViewAdditions = {}): DeploymentView {
	const hosts: HostsFileView[] = [];
	if (model.serverHosts !== undefined) {
		hosts.push({ file: model.serverHosts.file, owner: 'server', hosts: model.serverHosts.content });
	}
	for (const machine of model.machines.values()) {
		if (machine.hosts !== undefined) {
			hosts.push({ file: machine.hosts.file, owner: 'client', hosts: machine.hosts.content });
		}
	}
	const members = [...model.dataFiles.values()].flat();
	const dataDirectory = additions.dataDirectory ?? folderOf(members[0]?.path);
	return {
		servers: viewServers(model, additions),
		clients: viewClients(model, additions),
		hosts,
		installName: model.facts.installName,
		...(model.allow === undefined ? {} : { allow: { file: model.allow.file, rules: model.allow.content } }),
		...(model.deny === undefined ? {} : { deny: { file: model.deny.file, rules: model.deny.content } }),
		members: members.map((member) => ({ file: member.path, name: memberName(member) })),
		...(dataDirectory === undefined ? {} : { dataDirectory }),
		findings: [...(additions.fileFindings ?? []), ...(additions.crossFileFindings ?? []).map(viewFinding)],
	};
}

function viewServers(model: DeploymentModel, additions: ViewAdditions): readonly ServerFileView[] {
	const last = new Map([...model.entries].map(([name, entries]) => [name, entries.at(-1)]));
	return [...model.servers.values()].map((server) => {
		const entries: readonly ClientEntryView[] = [...model.entries.values()]
			.flat()
			.filter((entry) => entry.place.file === server.file)
			.map((entry) => ({
				name: entry.text,
				line: entry.place.line + 1,
				isInForce: last.get(entry.name) === entry,
				salt: entry.salt,
				verifier: entry.verifier,
			}))
			.sort((a, b) => a.line - b.line);
		const options =
			additions.optionsOf?.(server.file) ??
			listFacts([
				['SetServerPort', server.port],
				['SetServerInterface', server.listenAddress],
				['SetClientFromAccept', server.clientFromAccept],
				['SeverityLookup', server.severityLookup],
				['SetClientTimeLimit', server.clientTimeLimit],
				['UseSeparateLogs', server.separateLogs],
				['SetStripDomain', server.stripDomain],
				['SetChrootDir', server.chrootDir],
			]);
		return { file: server.file, entries, options };
	});
}

function viewClients(model: DeploymentModel, additions: ViewAdditions): readonly ClientFileView[] {
	const byFile = new Map<string, { readonly names: string[]; readonly options: readonly OptionView[] }>();
	for (const [name, client] of model.clientFiles) {
		const known = byFile.get(client.file);
		if (known !== undefined) {
			known.names.push(name);
			continue;
		}
		const options =
			additions.optionsOf?.(client.file) ??
			listFacts([
				...client.logServers.map((fact): NamedFact => ['SetLogServer', fact]),
				['SetLoopTime', client.loopTime],
				['ExportSeverity', client.exportsMarks],
				['SetReverseLookup', client.reverseLookup],
				['SetBindAddress', client.bindAddress],
			]);
		byFile.set(client.file, { names: name === '' ? [] : [name], options });
	}
	return [...byFile].map(([file, { names, options }]) => ({ file, names, options }));
}

type NamedFact = readonly [name: string, fact: Fact<unknown> | undefined];

function listFacts(facts: readonly NamedFact[]): readonly OptionView[] {
	return facts.flatMap(([name, fact]) =>
		fact === undefined ? [] : [{ name, value: fact.text, line: fact.place.line + 1, isRead: true }],
	);
}

function memberName(member: DataFile): string {
	const kind = member.kind === 'config' ? 'rc' : 'file';
	return member.name === '' ? kind : `${kind}.${member.name}`;
}

function folderOf(path: string | undefined): string | undefined {
	const at = path?.lastIndexOf('/') ?? -1;
	return at < 0 ? undefined : path?.slice(0, at);
}

function viewFinding({ file, reported }: ShownFinding): FindingView {
	const { ruleId, range, what, guidance } = reported;
	return {
		ruleId,
		file,
		line: range.start.line + 1,
		message: what,
		...(guidance === undefined ? undefined : { guidance }),
		fixes: reported.fixes().map((fix) => fix.title),
	};
}
