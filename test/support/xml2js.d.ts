// The part of xml2js that tests use; the package has no types.
declare module 'xml2js' {
	export function parseStringPromise(text: string): Promise<unknown>;
}
