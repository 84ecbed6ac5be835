// Likely causes of what goes wrong after the log-in: files that a client asks for, and its signs of life.
import { type DataFile, isActive } from '../../deployment/model/deployment-model.ts';
import type { ExplainedLine } from '../explain.ts';
import type { CauseContext, LikelyCause } from '../likely-cause.ts';
import { nearestNames } from './near-names.ts';
import { clientFiles, optionCauses, serverFiles } from './option-lines.ts';

/** A file that is not served: where it should be, what is there instead, and the entry of the client. */
export function traceDownload(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const { path } = line.facts;
	const wanted = fileNameOf(path);
	const host = clientOf(wanted) ?? line.facts['host'] ?? line.facts['remote_host'];
	const names = wanted !== undefined ? [wanted] : host === undefined ? [] : [`rc.${host}`, `file.${host}`];
	const key = host?.toLowerCase();
	const entries = context.entries.filter(
		(entry) => entry.name.trim() === key && isActive(context.model, entry),
	);
	return [
		...names.flatMap((name) => traceDataFile(name, path, context)),
		...entries.map(({ place }) => ({
			file: place.file,
			line: place.line + 1,
			why: 'This is the entry of the client. The file goes by the name that the client announces, not by the entry.',
		})),
		...serverFiles(context).flatMap((server) =>
			optionCauses(
				server,
				['SetChrootDir'],
				(option) => `The data directory is looked up inside ${option.value.trim()}.`,
			),
		),
	];
}

function fileNameIn({ kind, name }: DataFile): string {
	const prefix = kind === 'config' ? 'rc' : 'file';
	return name === '' ? prefix : `${prefix}.${name}`;
}

function traceDataFile(
	wanted: string,
	path: string | undefined,
	{ model, dataDirectory }: CauseContext,
): readonly LikelyCause[] {
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
	const others = all.filter(({ name }) => name !== '');
	const near = nearestNames(clientOf(wanted) ?? '', others, 2).map((other) => ({
		file: other.path,
		line: 1,
		why:
			fileNameIn(other).toLowerCase() === wanted.toLowerCase()
				? `The server looks for ${wanted}; this file's name differs in letter case.`
				: `The server looks for ${wanted}; this file has the nearest name.`,
		fix: `Rename the file to ${wanted}`,
	}));
	const served = path?.startsWith('/') === true ? path : wanted;
	return [
		...near,
		{
			file: dataDirectory === undefined ? served : `${dataDirectory}/${wanted}`,
			line: 1,
			why: 'The server looks for this file, and it is not there.',
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
