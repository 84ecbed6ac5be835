// The files of the machine by decoded URIs, which is how the language server writes paths.
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSystem } from '../core/index.ts';
import { encodeUri, plainUri } from '../lsp/uris.ts';
import { nodeFiles } from '../platform/node-files.ts';

/** The file system of Node; what is not a `file:` URI does not exist. */
export function filesByUri(): FileSystem {
	const files = nodeFiles();
	return {
		readText: (uri, maxBytes) => {
			const path = pathOf(uri);
			return path === undefined ? undefined : files.readText(path, maxBytes);
		},
		list: (uri) => {
			const path = pathOf(uri);
			return path === undefined ? [] : files.list(path);
		},
		resolve: (uri) => {
			const path = pathOf(uri);
			const real = path === undefined ? undefined : files.resolve(path);
			return real === undefined ? undefined : plainUri(pathToFileURL(real).href);
		},
		status: (uri) => {
			const path = pathOf(uri);
			return path === undefined ? undefined : files.status(path);
		},
	};
}

function pathOf(uri: string): string | undefined {
	try {
		return fileURLToPath(encodeUri(uri));
	} catch {
		return undefined;
	}
}
