// Writes each message of the protocol in one go. The protocol's library writes the header by itself, which wakes the
// client once more for every message and for nothing.
import { Writable } from 'node:stream';

const MAX_HEADER = 100;

/**
 * A stream in front of another one that keeps back a message's header until its content comes.
 * @param output where messages go, standard output for example
 */
export function wholeMessages(output: NodeJS.WritableStream & Pick<Writable, 'cork' | 'uncork'>): Writable {
	let header: Buffer | undefined;
	// The one who writes hears of errors from the stream in front.
	output.on('error', () => undefined);
	return new Writable({
		decodeStrings: true,
		write: (chunk: Buffer, _encoding, done) => {
			if (header === undefined && isHeader(chunk)) {
				header = chunk;
				done();
				return;
			}
			output.cork();
			if (header !== undefined) output.write(header);
			header = undefined;
			output.write(chunk, done);
			output.uncork();
		},
	});
}

function isHeader(chunk: Buffer): boolean {
	if (chunk.length > MAX_HEADER) return false;
	const text = chunk.toString('latin1');
	return text.startsWith('Content-Length: ') && text.endsWith('\r\n\r\n');
}
