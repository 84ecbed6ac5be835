// What the build put into the page beside its script: compressed texts in data blocks, which are read when they are needed.

/** A page of the documentation. */
export interface HelpPage {
	readonly title: string;
	/** HTML that the build made of our own Markdown. */
	readonly html: string;
}

/** The documentation by the names of its pages, such as `rules/duplicate-client`. */
export type HelpPages = Readonly<Record<string, HelpPage>>;

/** A file of the sample, with its path in the folder. */
export interface SampleFile {
	readonly path: string;
	readonly text: string;
}

/** What there is to try: files, and a log that goes with them. */
export interface Sample {
	readonly files: readonly SampleFile[];
	readonly log: string;
}

/**
 * Reads a block: gzip in base64.
 * @param id of the element
 * @returns the text; rejects where the block is missing or the browser cannot decompress
 */
async function readBlock(id: string): Promise<string> {
	const encoded = document.getElementById(id)?.textContent ?? '';
	const bytes = Uint8Array.from(atob(encoded.trim()), (letter) => letter.charCodeAt(0));
	const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Response(stream).text();
}

/** @returns the script of the language server */
export function readServer(): Promise<string> {
	return readBlock('server');
}

let pages: Promise<HelpPages> | undefined;

/** @returns the documentation, read once */
export function readHelpPages(): Promise<HelpPages> {
	pages ??= readBlock('help-pages').then((text): HelpPages => JSON.parse(text));
	return pages;
}

/** @returns the sample */
export async function readSample(): Promise<Sample> {
	const sample: Sample = JSON.parse(await readBlock('sample'));
	return sample;
}
