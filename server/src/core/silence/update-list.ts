// Which paths a partial update of the baseline is to take over, and the commands for it. Facts: the manual ("Updating the
// file signature database") and runs of Debian's samhain 4.1.4: the list has one plain path per line, without escapes;
// samhain updates exactly the listed paths, new and missing ones included; a directory of which only the time differs is
// a path of its own; and with a list that it cannot open, samhain goes on and updates everything.

import type { PolicyReport } from '../logs/policy-report.ts';
import { parentOf } from '../watch/tree.ts';
import { type PackageRun, readOffset } from './package-log.ts';

/** What is chosen from the reports; nothing of it: all. */
export interface UpdateChoice {
	/** Runs of a package manager during which the change was made. */
	readonly runs?: readonly PackageRun[];
	/** Files of packages. */
	readonly files?: ReadonlySet<string>;
	/** Paths that are wanted, with everything below them. */
	readonly below?: readonly string[];
	/** The client that is wanted, where a log has several. */
	readonly client?: string;
}

/** A list for a partial update. */
export interface UpdateList {
	/** Each once, in the order of the log: what was chosen, and the folders that differ because of it. */
	readonly paths: readonly string[];
	/** Reported paths that were not chosen. */
	readonly leftOut: readonly string[];
	/** Chosen paths that the list cannot hold, since they have a line feed. */
	readonly unlisted: readonly string[];
	/** The clients of the chosen reports. */
	readonly clients: readonly string[];
}

/** Milliseconds before and after a run in which its changes may have been made. */
const MARGIN = 2 * 60_000;

/** When a file was changed, by the attributes of the report, which samhain writes in UTC; undefined where it has none. */
function changeTime({ attributes }: PolicyReport): number | undefined {
	const times = attributes.flatMap(({ name, new: value }) => {
		if (name !== 'ctime' && name !== 'mtime') return [];
		const time = Date.parse(`${value ?? ''}Z`);
		return Number.isNaN(time) ? [] : [time];
	});
	return times.length === 0 ? undefined : Math.max(...times);
}

/** Minutes that the local time of a log is ahead of UTC, by the header of its first report; 0 where none has a zone. */
export function zoneOf(reports: readonly PolicyReport[]): number {
	for (const { time } of reports) {
		const zone = /[+-]\d{4}$/.exec(time ?? '')?.[0];
		if (zone !== undefined) return readOffset(zone);
	}
	return 0;
}

/** Chooses the paths. */
export function chooseForUpdate(reports: readonly PolicyReport[], choice: UpdateChoice): UpdateList {
	const { runs, files, below, client } = choice;
	const isDuring = (time: number | undefined) =>
		time !== undefined &&
		runs?.some(({ start, end }) => time >= start - MARGIN && time <= end + MARGIN) === true;
	const wanted = reports.filter(
		({ path, host }) =>
			(client === undefined || host === undefined || host.toLowerCase() === client.toLowerCase()) &&
			(below === undefined ||
				below.some((one) => path === one || path.startsWith(one === '/' ? one : `${one}/`))),
	);
	/** Folders that were changed during a run: what is missing in them went then. */
	const changedFolders = new Set(
		wanted.filter((report) => isDuring(changeTime(report))).map(({ path }) => path),
	);
	const isChosen = (report: PolicyReport): boolean => {
		const { event, path } = report;
		if (event === 'nodirectory') return false;
		if (files !== undefined && !files.has(path)) return false;
		if (runs === undefined) return true;
		if (event === 'missing') return changedFolders.has(parentOf(path)) || files !== undefined;
		return isDuring(changeTime(report));
	};
	const chosen = new Set(wanted.filter(isChosen).map(({ path }) => path));
	// A folder has other times because of what came or went in it.
	const parents = new Set([...chosen].map(parentOf));
	for (const { path, event, code } of wanted)
		if (event === 'modified' && parents.has(path) && /^-{4}[H-]-{3}[T-][S-]$/.test(code ?? ''))
			chosen.add(path);
	const all = [...new Set(reports.map(({ path }) => path))];
	return {
		paths: all.filter((path) => chosen.has(path) && !path.includes('\n')),
		leftOut: all.filter((path) => !chosen.has(path)),
		unlisted: all.filter((path) => chosen.has(path) && path.includes('\n')),
		clients: [...new Set(wanted.flatMap(({ host, path }) => (chosen.has(path) ? (host ?? []) : [])))],
	};
}

/** A command, and the machine that it is for. */
export interface UpdateCommand {
	readonly where: 'client' | 'server' | 'host';
	readonly command: string;
	/** What it is for. */
	readonly note: string;
}

/** What the commands are made of. */
export interface UpdateSetting {
	/** Where the baseline is kept: on the machine itself, or on the server, which sends it to the client. */
	readonly baseline: 'local' | 'server';
	/** Absolute path of the list on the machine. */
	readonly list: string;
	/** The client's name on the server. */
	readonly client?: string;
	/** Path of the baseline on the machine. */
	readonly database?: string;
	/** Folder of the files for clients on the server. */
	readonly dataDirectory?: string;
	/** Name of the server. */
	readonly server?: string;
}

/** A word for a shell. */
function quoted(word: string): string {
	return /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The commands for a partial update, in their order. */
export function updateCommands(setting: UpdateSetting): readonly UpdateCommand[] {
	const list = quoted(setting.list);
	const isReadable: UpdateCommand = {
		where: 'host',
		command: `test -s ${list}`,
		note: 'Only go on if this succeeds: with a list that it cannot open, samhain updates the whole baseline.',
	};
	const restart = 'A running samhain reads the baseline only at its start.';
	if (setting.baseline === 'local')
		return [
			isReadable,
			{
				where: 'host',
				command: `samhain -t update --foreground -l none --listfile=${list}`,
				note: 'Updates the listed paths only; `-l none` leaves the log file to the running daemon.',
			},
			{ where: 'host', command: 'samhain restart', note: restart },
		];
	const database = setting.database ?? '/var/lib/samhain/samhain_file';
	const folder = setting.dataDirectory ?? '/var/lib/yule';
	const remote = `${setting.server ?? 'SERVER'}:${folder}/file.${setting.client ?? 'CLIENT'}`;
	const on = (command: UpdateCommand): UpdateCommand => ({ ...command, where: 'client' });
	return [
		on(isReadable),
		{
			where: 'client',
			command: `scp ${quoted(remote)} ${quoted(database)}`,
			note: 'Fetches the baseline of this client from the server.',
		},
		{
			where: 'client',
			command: `samhain -t update --foreground -l none -e none --listfile=${list}`,
			note: 'Updates the listed paths only; `-e none` leaves the connection to the running daemon.',
		},
		{ where: 'client', command: `scp ${quoted(database)} ${quoted(remote)}`, note: 'Puts it back.' },
		{
			where: 'server',
			command: `ls -l ${quoted(`${folder}/file.${setting.client ?? 'CLIENT'}`)}`,
			note: 'The user of yule must be able to read the file.',
		},
		{ where: 'client', command: 'samhain restart', note: restart },
	];
}
