// Files of the person: chosen, or dropped with their folders. They are read in the page and go nowhere.
import { decodeKeepingBytes, toBytes } from '../../server/src/core/text/lone-bytes.ts';

/** A file that was read. */
export interface ReadFile {
	/** From the folder down. */
	readonly path: string;
	readonly text: string;
}

/** Larger files are no configurations. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Bytes that become text at once: each is an argument of a function. */
const PART = 8192;
/** Folders of other programs. */
const SKIPPED = /(?:^|\/)(?:\.git|node_modules)\//;

/** @returns the text of a file as the command line reads it: with its byte order mark, and with bytes that are not UTF-8 */
async function readText(file: File): Promise<string> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		let text = '';
		for (let at = 0; at < bytes.length; at += PART)
			text += String.fromCharCode(...bytes.subarray(at, at + PART));
		return decodeKeepingBytes(text);
	}
}

/** @returns the bytes of a text that was read so */
export function toFileBytes(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(toBytes(text), (byte) => byte.charCodeAt(0));
}

async function readAll(files: readonly (readonly [path: string, file: File])[]): Promise<ReadFile[]> {
	const wanted = files.filter(([path, { size }]) => size <= MOST_BYTES && !SKIPPED.test(path));
	return Promise.all(wanted.map(async ([path, file]) => ({ path, text: await readText(file) })));
}

/** Reads what was chosen in a file dialog. */
export function readChosen(list: FileList): Promise<ReadFile[]> {
	// The first part is the name of the folder that was chosen.
	return readAll(
		[...list].map((file) => [file.webkitRelativePath.replace(/^[^/]+\//, '') || file.name, file]),
	);
}

/** Reads what was dropped; folders with all that they hold. */
export async function readDropped(transfer: DataTransfer): Promise<ReadFile[]> {
	// The list is empty as soon as the event is over.
	const items = [...transfer.items].filter(({ kind }) => kind === 'file');
	const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
	const isOneFolder = dropped.length === 1 && dropped[0]?.entry?.isDirectory === true;
	const found: [path: string, file: File][] = [];
	for (const { entry, file } of dropped) {
		if (entry?.isDirectory === true) await collect(entry, '', found);
		else if (file !== null) found.push([file.name, file]);
	}
	return readAll(found.map(([path, file]) => [isOneFolder ? path.replace(/^[^/]+\//, '') : path, file]));
}

async function collect(entry: FileSystemEntry, folder: string, found: [string, File][]): Promise<void> {
	const path = folder + entry.name;
	if (entry instanceof FileSystemFileEntry) {
		found.push([path, await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]);
	} else if (entry instanceof FileSystemDirectoryEntry) {
		const reader = entry.createReader();
		// It gives about a hundred at a time.
		for (;;) {
			const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
				reader.readEntries(resolve, reject),
			);
			if (part.length === 0) break;
			for (const one of part) await collect(one, `${path}/`, found);
		}
	}
}
