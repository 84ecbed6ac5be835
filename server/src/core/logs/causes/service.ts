// Likely causes of what goes wrong after the log-in: files that a client asks for, and its signs of life.
import { listPeerAddresses, viewServedFile } from '../../deployment/model/client-view.ts';
import type { DataFile, DeploymentModel } from '../../deployment/model/deployment-model.ts';
import { isLoopbackAddress, normalizeAddress } from '../../values/ip-address.ts';
import type { ExplainedLine } from '../explain.ts';
import type { CauseContext, LikelyCause } from '../likely-cause.ts';
import { hasOtherSums } from '../story-events.ts';
import { hostsLinesOfAddress, hostsLinesOfName } from './hosts-lines.ts';
import { nearestNames } from './near-names.ts';
import { clientFiles, optionCauses, serverFiles } from './option-lines.ts';
import { soleClient } from './sole-client.ts';

/**
 * A file that is not served: a folder that the server looks into instead, the file under another name of the client, or
 * where it should be. The name that the client announces decides, whatever its entry is.
 */
export function traceDownload(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const { path } = line.facts;
	const wanted = fileNameOf(path);
	const known = clientOf(wanted) ?? line.facts['host'] ?? line.facts['remote_host'];
	const host = (known ?? soleClient(context.model))?.toLowerCase();
	const kinds = kindsOf(line, wanted);
	const names =
		host === undefined ? (wanted === undefined ? [] : [wanted]) : kinds.map((kind) => `${kind}.${host}`);
	const jails = serverFiles(context).flatMap((server) =>
		optionCauses(
			server,
			['SetChrootDir'],
			(option) =>
				`The server looks for its files inside ${option.value.trim()}: what lies in the folder that its messages name is not found.`,
			'Copy the files below the folder of SetChrootDir',
		),
	);
	return [...jails, ...names.flatMap((name) => traceDataFile(name, context))];
}

/** Which files a message is about: its path says so, or what the client has got already. */
function kindsOf({ facts, message }: ExplainedLine, wanted: string | undefined): readonly string[] {
	const named = wanted?.split('.', 1)[0] ?? facts['wanted'];
	if (named !== undefined) return [named];
	return message === 'MSG_P_NODATA' ? ['file'] : ['rc', 'file'];
}

/** The configuration that the server sends to a client, where it holds nothing that the client could use. */
export function traceServedConfiguration(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const { model, alone } = context;
	if (alone !== undefined)
		return [{ file: alone.file, line: 1, why: 'This file names nothing to check, or no action.' }];
	const host = (line.facts['host'] ?? line.facts['remote_host'] ?? soleClient(model))?.toLowerCase();
	const all = [...model.dataFiles.values()].flat().filter(({ kind }) => kind === 'config');
	const [only, ...more] = all;
	const served = host === undefined ? undefined : viewServedFile(model, 'config', host).dataFile;
	const found = served ?? (more.length === 0 ? only : undefined);
	if (found === undefined) return [];
	return [
		{
			file: found.path,
			line: 1,
			why:
				found.size === 0
					? 'The server sends this file, and it is empty. The client takes it without a complaint and checks nothing.'
					: 'The server sends this file, and the client finds nothing to do in it.',
			fix: 'Put the client’s configuration into this file',
		},
	];
}

/** A configuration that the daemon itself cannot open. */
export function traceUnreadableFile(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const name = /[^/]*$/.exec(line.facts['path'] ?? '')?.[0] ?? '';
	const files = [...serverFiles(context), ...clientFiles(context, undefined)].map(({ file }) => file);
	return files
		.filter((file) => name !== '' && file.split('/').at(-1) === name)
		.map((file) => ({
			file,
			line: 1,
			why: `The daemon cannot open its configuration as user ${line.facts['userid'] ?? 'of its own'}. A server gives up the rights of root after its start, so a file that only root can read ends it at the next SIGHUP.`,
			fix: 'Make the file readable for the daemon’s user',
		}));
}

/** Sums of different lengths mean that the baseline was made with another algorithm. */
export function traceDigest(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	if (!hasOtherSums(line.facts)) return [];
	return clientFiles(context, line.facts['remote_host']).flatMap((file) =>
		optionCauses(
			file,
			['DigestAlgo'],
			() => 'The baseline was made with an algorithm other than this line sets, so every file seems changed.',
			'Recreate the baseline with samhain -t init',
		),
	);
}

function fileNameIn({ kind, name }: DataFile): string {
	const prefix = kind === 'config' ? 'rc' : 'file';
	return name === '' ? prefix : `${prefix}.${name}`;
}

function traceDataFile(wanted: string, { model, dataDirectory }: CauseContext): readonly LikelyCause[] {
	const kind = wanted.split('.', 1)[0] === 'rc' ? 'config' : 'baseline';
	const all = [...model.dataFiles.values()].flat().filter((one) => one.kind === kind);
	const exact = all.find((one) => fileNameIn(one) === wanted);
	if (exact !== undefined) {
		return [
			{
				file: exact.path,
				line: 1,
				why: 'The file is here. Can the user that the server runs as read it, and search the directories above?',
				fix: 'Repair its owner and mode',
			},
		];
	}
	const host = clientOf(wanted) ?? '';
	const others = all.filter(({ name }) => name !== '');
	const related = others.filter(({ name }) => isOtherName(model, name.toLowerCase(), host));
	// A file that another client of the list gets is not meant for this one.
	const free = others.filter(
		({ name }) => name.toLowerCase() === host || !model.entries.has(name.toLowerCase()),
	);
	const near = [...related, ...nearestNames(host, free, 2).filter((one) => !related.includes(one))];
	return [
		...near.map((other) => ({
			file: other.path,
			line: 1,
			why:
				fileNameIn(other).toLowerCase() === wanted.toLowerCase()
					? `The server looks for ${wanted}; this file's name differs in letter case.`
					: related.includes(other)
						? `The server looks for ${wanted}, the name that the client announces; this file has another name or the address of the client.`
						: `The server looks for ${wanted}; this file has the nearest name.`,
			fix: `Rename the file to ${wanted}`,
		})),
		// A path of the log is one of the server's machine; without a data folder among the files nothing is said of it.
		...(dataDirectory === undefined
			? []
			: [
					{
						file: `${dataDirectory}/${wanted}`,
						line: 1,
						why: 'The server looks for this file, and it is not there.',
						fix: 'Create it, or supply the common file',
					},
				]),
	];
}

/** True for an address or another name of the client, by any hosts file, or by an entry where it has none of its own. */
function isOtherName(model: DeploymentModel, name: string, host: string): boolean {
	if (name === host) return false;
	if (!model.entries.has(host) && model.entries.has(name)) return true;
	const addresses = new Set([
		...listPeerAddresses(model, host),
		...hostsLinesOfName(model, host).map(({ entry }) => entry.key),
	]);
	return [...addresses].some(
		(address) =>
			!isLoopbackAddress(address) &&
			(normalizeAddress(name) === address ||
				hostsLinesOfAddress(model, address).some(({ entry }) =>
					entry.names.some(({ text }) => text.toLowerCase() === name),
				)),
	);
}

/** Last part of a path under which a server serves; undefined for `(NULL)` and other paths. */
function fileNameOf(path: string | undefined): string | undefined {
	return /\/((?:rc|file)(?:\.[^/]+)?)$/.exec((path ?? '').slice(-4096))?.[1];
}

function clientOf(name: string | undefined): string | undefined {
	return /^(?:rc|file)\.(.+)$/.exec(name ?? '')?.[1];
}

/** Nothing heard for too long: the server's limit against what the client sends, and how often. */
export function traceTimeLimit(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const limits = serverFiles(context).flatMap((server) =>
		optionCauses(
			server,
			['SetClientTimeLimit'],
			(option) =>
				`After ${option.value.trim()} seconds of silence the server says this. The client must report more often.`,
			'Raise SetClientTimeLimit above the time between two marks',
		),
	);
	const reports = clientFiles(context, line.facts['host']).flatMap((client) =>
		optionCauses(client, ['SetLoopTime', 'ExportSeverity'], (option) =>
			option.name.toLowerCase() === 'setlooptime'
				? `The client gives a sign of life every ${option.value.trim()} seconds.`
				: 'The client sends only what this lets through; without mark no sign of life is sent.',
		),
	);
	return [...limits, ...reports];
}
