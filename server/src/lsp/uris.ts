// The two ways in which a file is written: URIs as clients escape them, and decoded ones, in which equal files have equal
// names. The core takes decoded ones for paths.

/** A URI with its escapes decoded, so that clients which escape differently mean the same file. */
export function plainUri(uri: string): string {
	try {
		return decodeURIComponent(uri);
	} catch {
		return uri;
	}
}

/** The inverse of `plainUri`, with the escapes that VS Code writes. */
export function encodeUri(plain: string): string {
	return encodeURI(plain).replaceAll('#', '%23').replaceAll('?', '%3F');
}

/** The part of a URI after its last slash, decoded where that is possible. */
export function fileNameOf(uri: string): string {
	return plainUri(uri.slice(uri.lastIndexOf('/') + 1).replace(/[?#].*$/, ''));
}
