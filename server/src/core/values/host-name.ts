// Names of hosts where they are written as such: whole, or as a regular expression that means this one name.
import type { ValueName } from './kind.ts';

/** A name, or an address of version 4. */
const PLAIN = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/;
/** The same as a regular expression, with its anchors and with or without a backslash before a dot. */
const PATTERN = /^(\^?)((?:[A-Za-z0-9_-]|\\?\.)+)\$?$/;

/**
 * The one host that a text names.
 * @param text a value or a part of it
 * @param isDefinition whether the text makes the host known
 * @param offset where the text begins in the value
 * @returns no name where the text is anything but one
 */
export function hostName(text: string, isDefinition: boolean, offset = 0): readonly ValueName[] {
	if (!PLAIN.test(text)) return [];
	const key = text.toLowerCase();
	return [{ space: 'host', key, start: offset, end: offset + text.length, isDefinition }];
}

/**
 * The host that a regular expression means, which then is a name with or without anchors and backslashes.
 * @param pattern as written
 * @param offset where it begins in the value
 */
export function hostInPattern(pattern: string, offset = 0): readonly ValueName[] {
	const [whole = '', anchor = '', written = ''] = PATTERN.exec(pattern) ?? [];
	const text = written.replaceAll('\\', '');
	if (!PLAIN.test(text)) return [];
	// A part of a name, such as `^web`, is found in the names of many hosts.
	const isLoose = !(text.includes('.') || whole.endsWith('$'));
	const start = offset + anchor.length;
	return [
		{
			...{ space: 'host', key: text.toLowerCase(), start, end: start + written.length },
			...{ isDefinition: false, isEscaped: written !== text, isLoose },
		},
	];
}
