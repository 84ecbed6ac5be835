// Lines of a server file for the examples of rules: long enough to be like real ones, without a real password.

/**
 * A `Client=` line.
 * @param name the client
 * @param digit hexadecimal digit that its verifier is made of, so that two entries can differ
 */
export function clientLine(name: string, digit = 'A'): string {
	return `Client=${name}@0123456789ABCDEF@${digit.repeat(256)}`;
}
