// Suspects for what comes after the log-in: files that a client asks for, and its signs of life.
import type { DeploymentView, MemberView, Suspect } from './deployment-view.ts';
import type { ExplainedLine } from './explain.ts';
import { nearestNames } from './near-names.ts';
import { clientFilesOf, optionLines } from './suspect-connection.ts';

/** A file that is not served: where it should be, what is there instead, and the entry of the client. */
export function suspectDownload(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const { path } = line.facts;
	const wanted = fileNameOf(path);
	const host = clientOf(wanted) ?? line.facts['host'] ?? line.facts['remote_host'];
	const names = wanted !== undefined ? [wanted] : host === undefined ? [] : [`rc.${host}`, `file.${host}`];
	const suspects: Suspect[] = [];
	for (const name of names) suspects.push(...suspectMember(name, path, view));
	if (host !== undefined) {
		for (const server of view.servers) {
			for (const entry of server.entries) {
				if (entry.name.trim().toLowerCase() !== host.toLowerCase() || !entry.isInForce) continue;
				suspects.push({
					file: server.file,
					line: entry.line,
					why: 'This is the entry of the client. The file goes by the name that the client announces, not by the entry.',
				});
			}
		}
	}
	const rooted = view.servers.flatMap((server) =>
		optionLines(
			server,
			['SetChrootDir'],
			(option) => `The data directory is looked up inside ${option.value.trim()}.`,
		),
	);
	return [...suspects, ...rooted];
}

function suspectMember(name: string, path: string | undefined, view: DeploymentView): readonly Suspect[] {
	const exact = view.members.find((member) => member.name === name);
	if (exact !== undefined) {
		return [
			{
				file: exact.file,
				line: 1,
				why: 'The file is here. Can the user that the server runs as read it, and search the directories above?',
				fix: 'Repair its owner and mode',
			},
		];
	}
	const kind = name.split('.', 1)[0] ?? '';
	const others: (MemberView & { readonly member: string })[] = view.members
		.filter((member) => member.name.startsWith(`${kind}.`))
		.map((member) => ({ ...member, member: member.name, name: member.name.slice(kind.length + 1) }));
	const near = nearestNames(name.slice(kind.length + 1), others, 2).map((other) => ({
		file: other.file,
		line: 1,
		why:
			other.member.toLowerCase() === name.toLowerCase()
				? `The server looks for ${name}; this file's name differs in letter case.`
				: `The server looks for ${name}; this file has the nearest name.`,
		fix: `Rename the file to ${name}`,
	}));
	const expected =
		view.dataDirectory === undefined
			? path?.startsWith('/') === true
				? path
				: name
			: `${view.dataDirectory}/${name}`;
	return [
		...near,
		{
			file: expected,
			line: 1,
			why: `The server looks for this file, and it is not there.`,
			fix: 'Create it, or supply the common file',
		},
	];
}

/** Last part of a path under which a server serves; undefined for `(NULL)` and other paths. */
function fileNameOf(path: string | undefined): string | undefined {
	return /\/((?:rc|file)(?:\.[^/]+)?)$/.exec((path ?? '').slice(-4096))?.[1];
}

function clientOf(name: string | undefined): string | undefined {
	return /^(?:rc|file)\.(.+)$/.exec(name ?? '')?.[1];
}

/** Nothing heard for too long: the server's limit against what the client sends, and how often. */
export function suspectTimeLimit(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const host = line.facts['host'];
	const limits = view.servers.flatMap((server) =>
		optionLines(
			server,
			['SetClientTimeLimit'],
			(option) =>
				`After ${option.value.trim()} seconds of silence the server says this. The client must report more often.`,
			'Raise SetClientTimeLimit above the time between two marks',
		),
	);
	const reports = clientFilesOf(view, host).flatMap((client) =>
		optionLines(client, ['SetLoopTime', 'ExportSeverity'], (option) =>
			option.name.toLowerCase() === 'setlooptime'
				? `The client gives a sign of life every ${option.value.trim()} seconds.`
				: 'The client sends only what this lets through; without mark no sign of life is sent.',
		),
	);
	return [...limits, ...reports];
}
