// Numeric internet addresses, in the two ways in which the daemon and its libraries read them: inet_pton(3), which takes
// one spelling of IPv4, and getaddrinfo(3) with AI_NUMERICHOST, which takes all forms of inet_aton(3) and IPv6 scopes.
import type { Machine } from '../daemon/daemon.ts';
import { readLong, readUnsignedLong } from './c-number.ts';
import { byteLength, isDigit } from './c-text.ts';

/** A numeric address: 4 or 16 bytes. An IPv4 address mapped into IPv6 stays IPv6, as it was written. */
export interface IpAddress {
	readonly family: 4 | 6;
	readonly bytes: readonly number[];
}

/** Four full decimal parts. */
function parseDotted(text: string): number[] | undefined {
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
			const tail = parseDotted(group);
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
	const v4 = parseDotted(text);
	if (v4 !== undefined) return { family: 4, bytes: v4 };
	if (!text.includes(':')) return undefined;
	const v6 = parseIpv6(text);
	return v6 === undefined ? undefined : { family: 6, bytes: v6 };
}

/** An IPv4 address inside of IPv6. */
function isMapped(bytes: readonly number[]): boolean {
	return bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
}

/** The 16-bit groups of an IPv6 address in lower-case hexadecimal, the longest run of zeros shortened (RFC 5952). */
function formatIpv6(bytes: readonly number[]): string {
	if (isMapped(bytes)) return `::ffff:${bytes.slice(12).join('.')}`;
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

/** `127.0.0.1`, `127.1`, `0x7f000001`, `017700000001`: one to four parts, the last one fills the rest (inet_aton). */
function parseLooseIpv4(text: string): number[] | undefined {
	const parts: bigint[] = [];
	let rest = text;
	for (;;) {
		if (!isDigit(rest[0])) return undefined;
		const part = readUnsignedLong(rest, 0);
		if (part.value > 0xffffffffn) return undefined;
		parts.push(part.value);
		const next = rest[part.end];
		if (next === undefined) break;
		if (next !== '.' || parts.length === 4) return undefined;
		rest = rest.slice(part.end + 1);
	}
	let address = 0n;
	for (const [index, part] of parts.entries()) {
		const isLast = index === parts.length - 1;
		if (part >= 1n << (isLast ? BigInt(32 - 8 * index) : 8n)) return undefined;
		address |= isLast ? part : part << BigInt(24 - 8 * index);
	}
	return [24n, 16n, 8n, 0n].map((shift) => Number((address >> shift) & 255n));
}

/** Bytes of an interface's name with its label (IFNAMSIZ without the closing zero). */
const INTERFACE_NAME_BYTES = 15;

/** A scope after `%`: a number, or for link-local addresses an interface; what follows a colon in its name is a label. */
function hasKnownScope(scope: string, [first = 0, second = 0]: readonly number[], machine: Machine): boolean {
	const isLinkLocal = (first === 0xfe && (second & 0xc0) === 0x80) || (first === 0xff && (second & 15) === 2);
	const [name = ''] = scope.split(':', 1);
	if (isLinkLocal && byteLength(scope) <= INTERFACE_NAME_BYTES && machine.interfaces.includes(name))
		return true;
	return isDigit(scope[0]) && readLong(scope).end === scope.length;
}

/**
 * Reads a numeric address as getaddrinfo(3) does with AI_NUMERICHOST; the daemon's options do it that way.
 * @param machine whose network interfaces scopes such as `fe80::1%eth0` may name
 * @returns undefined for names and anything else that is not an address
 */
export function readNumericHost(text: string, machine: Machine): IpAddress | undefined {
	const ipv4 = parseLooseIpv4(text);
	if (ipv4 !== undefined) return { family: 4, bytes: ipv4 };
	const percent = text.indexOf('%');
	const address = parseAddress(percent < 0 ? text : text.slice(0, percent));
	if (address?.family !== 6 || percent < 0) return address;
	return hasKnownScope(text.slice(percent + 1), address.bytes, machine) ? address : undefined;
}

/** True for 0.0.0.0 and ::, which mean every address of the machine. */
export function isAnyAddress({ bytes }: IpAddress): boolean {
	return bytes.every((byte) => byte === 0);
}

/** The bytes of an IPv4 address, plain or mapped into IPv6. */
function ipv4Bytes({ family, bytes }: IpAddress): readonly number[] | undefined {
	if (family === 4) return bytes;
	return isMapped(bytes) ? bytes.slice(12) : undefined;
}

/**
 * Whether the machine can use an address for itself, as `interface_exists` asks (sh_tools.c, sh_tools_iface_is_present
 * binds a socket to it). It takes addresses and never the name of an interface.
 */
export function isOwnAddress(text: string, machine: Machine): boolean {
	// getaddrinfo(3) takes `*` for no name at all, which is every address.
	if (text === '*') return machine.interfaces.includes('lo');
	const address = readNumericHost(text === 'localhost' ? '127.0.0.1' : text, machine);
	if (address === undefined || !machine.interfaces.includes('lo')) return false;
	if (isAnyAddress(address) || formatAddress(address) === '::1') return true;
	const ipv4 = ipv4Bytes(address);
	if (ipv4 === undefined) return false;
	const [first = 0] = ipv4;
	return first === 127 || first >> 4 === 14 || ipv4.every((byte) => byte === 255);
}
