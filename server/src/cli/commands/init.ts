// `samhain-lint init`: a new configuration for a role, which the daemon accepts and this linter has nothing to say about.
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAEMON_VERSIONS, makeStarter, STARTER_SYSTEMS, starterSystemName } from '../../core/index.ts';
import { type Command, HELP_OPTION, type OptionTable, readArguments, UsageError } from '../command.ts';
import { InputError, reasonOf, withInputErrors } from '../input.ts';
import { printable } from '../reporters/printable.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = {
	role: {
		type: 'string',
		choices: ['client', 'server', 'standalone'],
		value: 'ROLE',
		help: 'client, server or standalone',
	},
	system: {
		type: 'string',
		choices: STARTER_SYSTEMS,
		value: 'SYSTEM',
		help: `${STARTER_SYSTEMS.join(', ')} (default linux): whose directories to watch`,
	},
	'samhain-version': {
		type: 'string',
		choices: DAEMON_VERSIONS,
		value: 'VERSION',
		help: `${DAEMON_VERSIONS.join(', ')} (default ${DAEMON_VERSIONS.at(-1) ?? ''})`,
	},
	'log-server': { type: 'string', value: 'HOST', help: 'where a client sends its messages' },
	'mail-address': {
		type: 'string',
		value: 'ADDRESS',
		help: 'who reads the mail of a server or standalone samhain',
	},
	'mail-relay': { type: 'string', value: 'HOST', help: 'host that takes this mail' },
	print: { type: 'boolean', default: false, help: 'print the configuration and write no file' },
	...HELP_OPTION,
} as const satisfies OptionTable;

export const init: Command = {
	name: 'init',
	usage: 'init --role ROLE [options] [FILE|FOLDER]',
	summary: 'write a new configuration for a client, a server or a standalone samhain',
	description: `Writes a configuration that watches the essential directories of the system and reports to a person: samhain accepts it
as it is, and it has no finding. The default name is samhainrc, or yulerc for a server. A file that exists is never changed.`,
	options: OPTIONS,
	notes: 'Exit status: 0, or 2 where no file was written.',
	run: (args, terminal) => runInit(args, terminal),
};

function runInit(args: readonly string[], terminal: Terminal): Promise<number> {
	const { values, positionals } = readArguments(args, OPTIONS);
	const [given, ...more] = positionals;
	if (more.length > 0) throw new UsageError('init writes one file');
	const { role, system = 'linux' } = values;
	if (role === undefined) throw new UsageError('init needs --role client, server or standalone');
	const { text } = makeStarter({
		role,
		system,
		version: values['samhain-version'] ?? newestVersion(),
		values: {
			...(values['log-server'] === undefined ? undefined : { logServer: oneWord(values['log-server']) }),
			...(values['mail-address'] === undefined
				? undefined
				: { mailAddress: oneWord(values['mail-address']) }),
			...(values['mail-relay'] === undefined ? undefined : { mailRelay: oneWord(values['mail-relay']) }),
		},
	});
	if (values.print || given === '-') {
		terminal.out(text);
		return Promise.resolve(0);
	}
	return withInputErrors(terminal, () => {
		const name = role === 'server' ? 'yulerc' : 'samhainrc';
		const isFolder = given !== undefined && existsSync(given) && statSync(given).isDirectory();
		const file = given === undefined ? name : isFolder ? join(given, name) : given;
		writeNew(file, text);
		terminal.out(`${printable(file)}: written for a ${role} on ${starterSystemName(system)}\n`);
		return 0;
	});
}

function newestVersion(): (typeof DAEMON_VERSIONS)[number] {
	const newest = DAEMON_VERSIONS.at(-1);
	if (newest === undefined) throw new UsageError('no version is known');
	return newest;
}

/** A host or an address as it can be in one line of a configuration. */
function oneWord(text: string): string {
	if (!/^[\w.:@%+-]+$/.test(text))
		throw new UsageError(`'${printable(text)}' is neither a host nor an address`);
	return text;
}

/** Writes a file that is not there yet. */
function writeNew(file: string, text: string): void {
	try {
		writeFileSync(file, text, { flag: 'wx' });
	} catch (error) {
		const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
		const reason = isThere ? 'the file exists' : reasonOf(error);
		throw new InputError(`'${file}' is not written: ${reason}`);
	}
}
