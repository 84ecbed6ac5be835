// Text as XML, for the reports of build servers.
import { printable } from './printable.ts';

const ESCAPES: Readonly<Record<string, string>> = {
	...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' },
};

/** Half of a character, or one of the two code points that XML forbids besides control characters. */
const INVALID = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g;

/** The first line of an XML document. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Text for an attribute or an element; line breaks stay, other control characters become pictures. */
export function escapeXml(text: string): string {
	return text
		.split('\n')
		.map((line) => printable(line).replaceAll(INVALID, '\ufffd'))
		.join('\n')
		.replaceAll(/[&<>"\n]/g, (character) => ESCAPES[character] ?? '');
}

/** Attributes with a space before each. */
export function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
	return Object.entries(values)
		.map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
		.join('');
}
