// What the arguments of the language server ask for. The names are those of the protocol's specification, which editors use.

/** How messages come and go. */
export type Transport =
	| { readonly kind: 'stdio' }
	| { readonly kind: 'node-ipc' }
	| { readonly kind: 'socket'; readonly port: number }
	| { readonly kind: 'pipe'; readonly name: string };

/** What to do. */
export type ServerArguments =
	| { readonly does: 'serve'; readonly transport: Transport; readonly isNamed: boolean }
	| { readonly does: 'help' | 'version' }
	| { readonly does: 'refuse'; readonly reason: string };

/** What `--help` prints. */
export const USAGE = `Usage: samhain-language-server [--stdio | --node-ipc | --socket=PORT | --pipe=NAME]

Language server for samhain's samhainrc and yulerc. An editor starts it and talks to it:

  --stdio        over standard input and output (the default)
  --node-ipc     over the channel that Node opens to a child process
  --socket=PORT  over a connection to 127.0.0.1:PORT, where the editor listens
  --pipe=NAME    over a connection to the Unix socket or Windows pipe NAME, where the editor listens

  --clientProcessId=PID  the editor; the server ends when this process ends
  -h, --help             print this text
  -V, --version          print the version

The server listens on no port. Exit status: 0 after a shutdown request, 1 if the editor is gone or cannot be reached,
2 for wrong arguments.
`;

/**
 * Reads the arguments of the language server.
 * @param words arguments after the name of the program; a value is after `=` or the next argument
 * @returns what to do, or why not: an argument that nobody knows, a value that is missing or wrong, two transports
 */
export function readServerArguments(words: readonly string[]): ServerArguments {
	const transports: Transport[] = [];
	for (let at = 0; at < words.length; at++) {
		const word = words[at] ?? '';
		if (word === '-h' || word === '--help') return { does: 'help' };
		if (word === '-V' || word === '--version') return { does: 'version' };
		const [, name = word, inline] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
		if (name === '--stdio' || name === '--node-ipc') {
			if (inline !== undefined) return refuse(`${name} takes no value.`);
			transports.push({ kind: name === '--stdio' ? 'stdio' : 'node-ipc' });
			continue;
		}
		if (name !== '--socket' && name !== '--pipe' && name !== '--clientProcessId')
			return refuse(`Unknown argument: ${word}`);
		const given = inline ?? words[++at] ?? '';
		if (given === '') return refuse(`${name} needs a value.`);
		if (name === '--pipe') transports.push({ kind: 'pipe', name: given });
		else if (!/^\d{1,10}$/.test(given)) return refuse(`${name} needs a number, not ${given}.`);
		else if (name === '--socket') transports.push({ kind: 'socket', port: Number(given) });
	}
	const [transport = { kind: 'stdio' }, second] = transports;
	if (second !== undefined) return refuse(`Choose one of --${transport.kind} and --${second.kind}.`);
	if (transport.kind === 'socket' && (transport.port < 1 || transport.port > 65_535))
		return refuse(`--socket needs a port from 1 to 65535, not ${transport.port}.`);
	return { does: 'serve', transport, isNamed: transports.length > 0 };
}

function refuse(reason: string): ServerArguments {
	return { does: 'refuse', reason };
}
