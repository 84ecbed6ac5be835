// Reads a folder of real configuration files that lies outside the project, with the `index.jsonl` that tells their kind.
// @ts-check

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * @param {string} folder
 * @returns {{ file: string, text: string, settings: { language: 'samhainrc' | 'yulerc', fileName: string } }[]} the files
 * in the order of the index, with the part of the settings that their kind and name give
 */
export function readCorpus(folder) {
	return readFileSync(join(folder, 'index.jsonl'), 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => {
			const row = JSON.parse(line);
			return {
				file: row.file,
				text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(join(folder, row.file))),
				settings: {
					language: row.kind.startsWith('server') ? 'yulerc' : 'samhainrc',
					fileName: basename(row.path),
				},
			};
		});
}
