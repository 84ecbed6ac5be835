// `samhain-lint update-list`: from the alarms of a log to the list for a partial update of the baseline.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
	answerLog,
	chooseForUpdate,
	type PackageRun,
	readPackageFiles,
	readPackageLog,
	readReports,
	type UpdateCommand,
	type UpdateList,
	updateCommands,
	zoneOf,
} from '../../core/index.ts';
import {
	type Command,
	FORMAT_OPTION,
	HELP_OPTION,
	type OptionTable,
	readArguments,
	UsageError,
} from '../command.ts';
import { InputError, readInput, reasonOf } from '../input.ts';
import { printable } from '../reporters/printable.ts';
import { errorLine, type Terminal } from '../terminal.ts';

const OPTIONS = {
	packages: {
		type: 'string',
		value: 'FILE',
		help: 'choose what was changed during the runs in a log of dpkg, rpm (dnf, yum) or pacman',
	},
	'package-files': {
		type: 'string',
		value: 'FILE',
		help: 'choose files of packages only: the output of dpkg -L, rpm -ql or pacman -Ql',
	},
	path: {
		type: 'string',
		multiple: true,
		value: 'PATH',
		help: 'choose this path and what is below it; repeatable',
	},
	client: {
		type: 'string',
		value: 'NAME',
		help: 'choose the reports of this client, whose baseline is on the server',
	},
	baseline: {
		type: 'string',
		choices: ['local', 'server'],
		value: 'PLACE',
		help: 'local or server: where the baseline is (default local; server with --client)',
	},
	server: { type: 'string', value: 'NAME', help: 'the server, for the commands' },
	database: { type: 'string', value: 'PATH', help: 'the baseline on the machine, for the commands' },
	'data-directory': {
		type: 'string',
		value: 'DIR',
		help: 'the folder of the files for clients, for the commands',
	},
	output: { type: 'string', value: 'FILE', help: 'write the list to this file, and print only the commands' },
	...FORMAT_OPTION,
	...HELP_OPTION,
} as const satisfies OptionTable;

export const updateList: Command = {
	name: 'update-list',
	usage: 'update-list [options] [log file …]   (without a file: standard input)',
	summary: 'list the paths of alarms for a partial update of the baseline, with the commands',
	description: `Reads the POLICY lines of logs of samhain and yule, and lists their paths for samhain -t update --listfile. With a
package log, only what was changed while packages were installed; with the files of packages, only those. Paths that
are left out are named: look at them first.`,
	options: OPTIONS,
	notes: 'Exit status: 0, or 2 for a usage, input or output error.',
	run: (args, terminal) => runUpdateList(args, terminal),
};

function textOf(file: string): string {
	return readInput(file, false).text;
}

function runUpdateList(args: readonly string[], terminal: Terminal): number {
	const { values, positionals } = readArguments(args, OPTIONS);
	const { format } = values;
	const { client, server, database, output } = values;
	const { baseline } = values;
	const below = values.path?.map((path) => (path.length > 1 ? path.replace(/\/+$/, '') : path));
	const relative = below?.find((path) => !path.startsWith('/'));
	if (relative !== undefined) throw new UsageError(`'${relative}' is not an absolute path`);
	try {
		const files = positionals.filter((path) => path !== '-');
		const lines =
			files.length === 0 ? terminal.readLines() : files.flatMap((file) => textOf(file).split(/\r\n|\n/));
		const reports = [...answerLog(lines, [])].flatMap(({ answers }) =>
			readReports(answers.map(({ line }) => line)),
		);
		const now = Math.max(0, ...reports.map(({ time }) => Date.parse(time ?? '') || 0)) || Date.now();
		const runs =
			values.packages === undefined
				? undefined
				: readPackageLog(textOf(values.packages), { offset: zoneOf(reports), now });
		if (runs?.length === 0)
			throw new InputError(`'${values.packages ?? ''}' has no line of dpkg, rpm, dnf, yum or pacman`);
		const owned = values['package-files'];
		const list = chooseForUpdate(reports, {
			...(runs === undefined ? undefined : { runs }),
			...(owned === undefined ? undefined : { files: readPackageFiles(textOf(owned)) }),
			...(below === undefined ? undefined : { below }),
			...(client === undefined ? undefined : { client }),
		});
		const folder = values['data-directory'];
		const commands = updateCommands({
			baseline: baseline ?? (client === undefined ? 'local' : 'server'),
			list: output === undefined ? '/root/samhain-update.list' : resolve(output),
			...(client === undefined ? undefined : { client: client.toLowerCase() }),
			...(server === undefined ? undefined : { server }),
			...(database === undefined ? undefined : { database }),
			...(folder === undefined ? undefined : { dataDirectory: folder }),
		});
		if (output !== undefined) writeList(output, list);
		const used = runs?.filter(({ packages }) => packages.length > 0) ?? [];
		if (format === 'json') printJson(list, used, commands, terminal);
		else printText(list, used, commands, output, terminal);
		return 0;
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		terminal.error(errorLine(error.message));
		return 2;
	}
}

function writeList(file: string, { paths }: UpdateList): void {
	try {
		writeFileSync(file, paths.map((path) => `${path}\n`).join(''), { mode: 0o600 });
	} catch (error) {
		throw new InputError(`cannot write '${file}': ${reasonOf(error)}`);
	}
}

function printJson(
	list: UpdateList,
	runs: readonly PackageRun[],
	commands: readonly UpdateCommand[],
	terminal: Terminal,
): void {
	const record = {
		...list,
		runs: runs.map(({ start, end, packages }) => ({
			start: new Date(start).toISOString(),
			end: new Date(end).toISOString(),
			packages,
		})),
		commands,
	};
	terminal.out(`${JSON.stringify(record, undefined, '\t')}\n`);
}

/** Paths and packages that are shown. */
const MAX_SHOWN = 20;

function shownList(values: readonly string[]): string {
	const more = values.length - MAX_SHOWN;
	const shown = values.slice(0, MAX_SHOWN).map((value) => `#   ${printable(value)}\n`);
	return shown.join('') + (more > 0 ? `#   and ${more} more\n` : '');
}

function printText(
	{ paths, leftOut, unlisted, clients }: UpdateList,
	runs: readonly PackageRun[],
	commands: readonly UpdateCommand[],
	output: string | undefined,
	terminal: Terminal,
): void {
	// What is not a path is a comment, so that the output can be kept as the list.
	const count = `${paths.length} ${paths.length === 1 ? 'path' : 'paths'}`;
	terminal.out(`# ${count}${clients.length > 0 ? ` of ${clients.map(printable).join(', ')}` : ''}\n`);
	if (clients.length > 1) terminal.out('# several clients: make one list for each, with --client\n');
	for (const { start, packages } of runs.slice(-5))
		terminal.out(`# packages at ${new Date(start).toISOString()}:\n${shownList(packages)}`);
	if (output === undefined) for (const path of paths) terminal.out(`${path}\n`);
	if (leftOut.length > 0) terminal.out(`# not chosen, look at these first:\n${shownList(leftOut)}`);
	if (unlisted.length > 0) terminal.out(`# a list cannot hold these names:\n${shownList(unlisted)}`);
	if (paths.length === 0) {
		// With an empty list, the commands have nothing to do.
		terminal.out('# nothing to update: the log reports no path that was chosen\n');
		return;
	}
	terminal.out('# commands:\n');
	for (const { where, command, note } of commands)
		terminal.out(`#   ${where === 'host' ? '' : `${where}: `}${command}\n#       ${note}\n`);
}
