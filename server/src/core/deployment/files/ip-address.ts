// The deployment folder: what the files of a server and its clients say together, as plain data in and out.
// It must not read files, ask a resolver or know a protocol; what is not in the files given is unknown.
// This file: numeric internet addresses, as inet_pton(3) reads them.

/** A numeric address: 4 or 16 bytes. An IPv4 address mapped into IPv6 stays IPv6, as it was written. */
export interface IpAddress {
	readonly family: 4 | 6;
	readonly bytes: readonly number[];
}

function parseIpv4(text: string): number[] | undefined {
	const parts = text.split('.');
	if (parts.length !== 4) return undefined;
	const bytes: number[] = [];
	for (const part of parts) {
		if (!/^(?:0|[1-9]\d{0,2})$/.test(part)) return undefined;
		const byte = Number(part);
		if (byte > 255) return undefined;
		bytes.push(byte);
	}
	return bytes;
}

function parseGroups(text: string): number[] | undefined {
	const bytes: number[] = [];
	if (text === '') return bytes;
	const groups = text.split(':');
	for (const [index, group] of groups.entries()) {
		if (index === groups.length - 1 && group.includes('.')) {
			const tail = parseIpv4(group);
			if (tail === undefined) return undefined;
			bytes.push(...tail);
			continue;
		}
		if (!/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
		const value = Number.parseInt(group, 16);
		bytes.push(value >> 8, value & 255);
	}
	return bytes;
}

function parseIpv6(text: string): number[] | undefined {
	const gap = text.indexOf('::');
	if (gap < 0) {
		const bytes = parseGroups(text);
		return bytes?.length === 16 ? bytes : undefined;
	}
	const head = parseGroups(text.slice(0, gap));
	const tail = parseGroups(text.slice(gap + 2));
	if (head === undefined || tail === undefined || text.slice(0, gap).includes('.')) return undefined;
	const missing = 16 - head.length - tail.length;
	if (missing < 2) return undefined;
	return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

/** Reads a numeric address the way inet_pton(3) does: four full decimal parts, or IPv6 without a zone. */
export function parseAddress(text: string): IpAddress | undefined {
	if (text.length > 45) return undefined;
	const v4 = parseIpv4(text);
	if (v4 !== undefined) return { family: 4, bytes: v4 };
	if (!text.includes(':')) return undefined;
	const v6 = parseIpv6(text);
	return v6 === undefined ? undefined : { family: 6, bytes: v6 };
}

/** The 16-bit groups of an IPv6 address in lower-case hexadecimal, the longest run of zeros shortened (RFC 5952). */
function formatIpv6(bytes: readonly number[]): string {
	const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
	if (mapped) return `::ffff:${bytes.slice(12).join('.')}`;
	const groups: number[] = [];
	for (let index = 0; index < 16; index += 2)
		groups.push((bytes[index] ?? 0) * 256 + (bytes[index + 1] ?? 0));
	let bestStart = -1;
	let bestLength = 1;
	for (let index = 0; index < 8; index++) {
		let length = 0;
		while (index + length < 8 && groups[index + length] === 0) length++;
		if (length > bestLength) {
			bestStart = index;
			bestLength = length;
		}
	}
	const words = groups.map((group) => group.toString(16));
	if (bestStart < 0) return words.join(':');
	return `${words.slice(0, bestStart).join(':')}::${words.slice(bestStart + bestLength).join(':')}`;
}

/** One spelling per address, as inet_ntop(3) prints it, so that two spellings can be compared. */
export function formatAddress(address: IpAddress): string {
	return address.family === 4 ? address.bytes.join('.') : formatIpv6(address.bytes);
}

/** The one spelling of a numeric address; undefined when the text is not one. */
export function normalizeAddress(text: string): string | undefined {
	const address = parseAddress(text);
	return address === undefined ? undefined : formatAddress(address);
}

/** True for 127.0.0.0/8 and ::1, by which a machine reaches itself and nobody else. */
export function isLoopbackAddress(text: string): boolean {
	const address = parseAddress(text);
	if (address === undefined) return false;
	return address.family === 4 ? address.bytes[0] === 127 : formatAddress(address) === '::1';
}
