// Writes each message of the protocol in one go. The protocol's own writer writes the header by itself, which wakes the
// client once more for every message and for nothing.
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

/** A writer of messages to a stream, standard output for example. */
export class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
	readonly #output: NodeJS.WritableStream;
	#errors = 0;

	constructor(output: NodeJS.WritableStream) {
		super();
		this.#output = output;
		output.on('error', (error) => this.fireError(error));
		output.on('close', () => this.fireClose());
	}

	/** Resolves when the message is handed to the system; messages keep their order. */
	write(message: Message): Promise<void> {
		const content = Buffer.from(JSON.stringify(message), 'utf8');
		const header = Buffer.from(`Content-Length: ${content.length}\r\n\r\n`, 'ascii');
		return new Promise((resolve, reject) => {
			this.#output.write(Buffer.concat([header, content]), (error) => {
				if (error === null || error === undefined) {
					this.#errors = 0;
					resolve();
					return;
				}
				this.#errors++;
				this.fireError(error, message, this.#errors);
				reject(error);
			});
		});
	}

	/** Nothing to write at the end. */
	end(): void {}
}
