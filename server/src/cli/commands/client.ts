// `samhain-lint client`: does a password belong to an entry; a new entry; another password for one. A password comes from
// a terminal without echo or from standard input, never from an argument or the environment, and is printed only when it
// was made here.
import {
	Analysis,
	addClientEdit,
	applyEdits,
	checkClientPassword,
	clientChecklist,
	clientNameProblem,
	isClientPassword,
	languageOf,
	lineOfClient,
	makeClientEntry,
	makeDigits,
	rotateClientEdit,
} from '../../core/index.ts';
import { type Command, HELP_OPTION, type OptionTable, readArguments, UsageError } from '../command.ts';
import { InputError, type InputText, readInput, withInputErrors } from '../input.ts';
import { signatureNote } from '../lint/lint-file.ts';
import { FileSettings } from '../lint/settings.ts';
import { replaceFile } from '../replace-file.ts';
import { printable } from '../reporters/printable.ts';
import { errorLine, type Terminal } from '../terminal.ts';

const OPTIONS = {
	name: { type: 'string', value: 'NAME', help: 'name of the client, as it announces itself' },
	print: { type: 'boolean', default: false, help: 'print the entry and leave the file as it is' },
	generate: { type: 'boolean', default: false, help: 'make a password and print it on standard error' },
	'disable-srp': {
		type: 'boolean',
		default: false,
		help: 'the entry is for a server that was built with --disable-srp',
	},
	...HELP_OPTION,
} as const satisfies OptionTable;

export const client: Command = {
	name: 'client',
	usage: 'client check|add|rotate FILE --name NAME [options]',
	summary: 'check a client password, add a client, or change its password',
	description: `check: does this password belong to the entry that yule uses for the client?
add: inserts an entry in [Clients]. rotate: replaces salt and verifier of the entry that yule uses.

The password, 16 hexadecimal digits as "yule -G" prints them, is asked for without echo on a terminal; otherwise it is the
first line of standard input. It is never taken from an argument or the environment, and never stored.`,
	options: OPTIONS,
	notes: `Exit status of check: 0 the password belongs to the entry, 1 it does not, 2 no such entry, no password, or an error.
Exit status of add and rotate: 0, or 2 where the file is left as it is.`,
	run: (args, terminal) => runClient(args, terminal),
};

async function runClient(args: readonly string[], terminal: Terminal): Promise<number> {
	const { values, positionals } = readArguments(args, OPTIONS);
	const [action, file, ...rest] = positionals;
	if (action !== 'check' && action !== 'add' && action !== 'rotate')
		throw new UsageError('client takes check, add or rotate, and a yulerc');
	// What else is on the line may be a password: it is not repeated.
	if (file === undefined || rest.length > 0) throw new UsageError(`client ${action} takes one file`);
	if (values.name === undefined) throw new UsageError(`client ${action} needs --name NAME`);
	if (action === 'check' && (values.print || values.generate || values['disable-srp']))
		throw new UsageError('client check takes no option besides --name');
	const { name } = values;
	return withInputErrors(terminal, async () => {
		const input = readInput(file, true);
		const analysis = analyse(file, input);
		if (action === 'check') return check(analysis, name, await terminal.readPassword(), terminal);
		const problem = action === 'add' ? clientNameProblem(analysis, name) : missing(analysis, name);
		if (problem !== undefined) throw new InputError(problem);
		const password = values.generate ? makeDigits(randomBytes()) : await terminal.readPassword();
		if (!isClientPassword(password)) throw new InputError('a password has 16 hexadecimal digits');
		const kind = values['disable-srp'] ? 'plain' : 'srp';
		const value = makeClientEntry(name, password, makeDigits(randomBytes()), kind);
		if (values.generate) terminal.error(`Password: ${password}\n`);
		if (values.print) {
			terminal.out(`Client=${value}\n`);
			return 0;
		}
		const edit =
			action === 'add' ? addClientEdit(analysis, [value]) : rotateClientEdit(analysis, name, value);
		if (edit === undefined) throw new InputError(`${name} has no entry`);
		const changed = applyEdits(input.text, [edit]);
		replaceFile(file, Buffer.from(input.text, input.encoding), Buffer.from(changed, input.encoding));
		terminal.out(
			`${printable(file)}: entry for ${printable(name)} ${action === 'add' ? 'added' : 'changed'}\n`,
		);
		// The rule short-client-name, before the server refuses the client.
		if (!/[.:]/.test(name))
			terminal.error(
				errorLine(
					`a client announces a fully qualified name, such as ${name}.example.org, or an address: the server refuses ${name}`,
				),
			);
		terminal.error(signatureNote(file, analysis));
		for (const step of clientChecklist(name)) terminal.out(`  - ${printable(step)}\n`);
		return 0;
	});
}

function analyse(file: string, { text }: InputText): Analysis {
	const settings = new FileSettings({ rules: {}, useConfig: true, paths: [file] });
	return new Analysis(text, { ...settings.of(file, languageOf(file)), role: 'server' });
}

function missing(analysis: Analysis, name: string): string | undefined {
	return lineOfClient(analysis, name) === undefined ? `no entry for '${name}'` : undefined;
}

function check(analysis: Analysis, name: string, password: string, terminal: Terminal): number {
	switch (checkClientPassword(analysis, name, password)) {
		case 'belongs':
			terminal.out(`The password belongs to the entry of ${printable(name)}.\n`);
			return 0;
		case 'differs':
			terminal.out(
				`The password does not belong to the entry of ${printable(name)}: the server refuses the client ("Session key mismatch").\n`,
			);
			return 1;
		case 'no-entry':
			terminal.error(errorLine(`no entry for '${name}'`));
			return 2;
		case 'no-password':
			terminal.error(errorLine('a password has 16 hexadecimal digits'));
			return 2;
	}
}

function randomBytes(): Uint8Array {
	return globalThis.crypto.getRandomValues(new Uint8Array(32));
}
