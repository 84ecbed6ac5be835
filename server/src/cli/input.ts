// Finds and reads the files to lint. The only place of the command line that touches the file system for input.
import { readFileSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import { hasMoreLines, MAX_LINES } from '../core/index.ts';
import { filesBelow } from './walk-folder.ts';

/** Larger files are refused: no configuration is that large, and a string of that size would exhaust the memory. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** File names that a folder is searched for. */
const FILE_NAME = /^(?:samhainrc|yulerc)(?:$|\.)|\.(?:samhainrc|yulerc)$/;

/** Extensions that look like a pattern above but hold something else. */
const OTHER_FILES = /\.(?:md|txt|html?|json|ya?ml|log|sig|asc|gz|bak|orig|rej|diff|patch|pdf|png)$/i;

export class InputError extends Error {}

/**
 * The files that the arguments name: files as they are, folders searched for configuration files, globs expanded.
 * @throws InputError when an argument names nothing
 */
export function expandPaths(paths: readonly string[]): string[] {
	const files = new Set<string>();
	for (const path of paths) {
		const stat = statSync(path, { throwIfNoEntry: false });
		if (stat?.isDirectory()) {
			for (const found of filesBelow(path, (name) => FILE_NAME.test(name) && !OTHER_FILES.test(name)))
				files.add(path === '.' ? found : join(path, found));
		} else if (stat !== undefined) files.add(path);
		else if (/[*?[{]/.test(path)) {
			const found = globSync(path.split(sep).join('/'), { dot: true }).sort();
			if (found.length === 0) throw new InputError(`no file matches '${path}'`);
			for (const one of found) files.add(one);
		} else throw new InputError(`no such file or folder: '${path}'`);
	}
	return [...files];
}

/** A file's text, and how to turn it back into the same bytes. */
export interface InputText {
	readonly text: string;
	/** `latin1` for files that are not valid UTF-8: each byte is one character, so nothing is lost in writing. */
	readonly encoding: 'utf8' | 'latin1';
}

/**
 * Decodes a file's bytes.
 * @param keepBytes decode invalid UTF-8 as Latin-1, so that an edited text can be written back byte for byte
 * @param name what the file is called in an error
 * @throws InputError when it has too many lines
 */
export function decodeText(bytes: Uint8Array, keepBytes: boolean, name: string): InputText {
	const input = decode(bytes, keepBytes);
	if (hasMoreLines(input.text))
		throw new InputError(`'${name}' has more than ${MAX_LINES} lines; nothing in it was checked`);
	return input;
}

function decode(bytes: Uint8Array, keepBytes: boolean): InputText {
	if (keepBytes) {
		try {
			return {
				text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
				encoding: 'utf8',
			};
		} catch {
			return { text: Buffer.from(bytes).toString('latin1'), encoding: 'latin1' };
		}
	}
	return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), encoding: 'utf8' };
}

/**
 * Reads a file.
 * @throws InputError when it cannot be read or is too large
 */
export function readInput(path: string, keepBytes: boolean): InputText {
	try {
		const stat = statSync(path);
		if (stat.isDirectory()) throw new InputError(`'${path}' is a folder`);
		if (stat.size > MAX_FILE_BYTES) {
			throw new InputError(`'${path}' has ${stat.size} bytes; the limit is ${MAX_FILE_BYTES}`);
		}
		return decodeText(readFileSync(path), keepBytes, path);
	} catch (error) {
		if (error instanceof InputError) throw error;
		throw new InputError(`cannot read '${path}': ${error instanceof Error ? error.message : String(error)}`);
	}
}

/** The language of a file by its name: a yulerc is a server's, everything else a samhainrc. */
export function languageOf(path: string): 'samhainrc' | 'yulerc' {
	return /(?:^|[._-])yulerc(?:$|[._-])|\.yulerc$/i.test(basename(path)) ? 'yulerc' : 'samhainrc';
}
