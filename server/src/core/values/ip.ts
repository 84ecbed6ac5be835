// Numeric addresses as getaddrinfo() takes them with AI_NUMERICHOST: IPv4 in all of inet_aton()'s forms, and IPv6.
import type { Machine } from '../daemon/daemon.ts';
import { readLong, readUnsignedLong } from './c-number.ts';
import { byteLength, isDigit } from './c-text.ts';
import type { OptionHandler } from './handler.ts';
import { accepting } from './outcome.ts';

/** An address in one spelling: `4:` and a number, or `6:` and eight groups; equal addresses have equal keys. */
export type AddressKey = string;

/** The keys of 0.0.0.0 and ::, which stand for every address of the machine. */
const ANY_ADDRESSES = new Set(['4:0', '6:0:0:0:0:0:0:0:0']);

export function isAnyAddress(key: AddressKey): boolean {
	return ANY_ADDRESSES.has(key);
}

/** `127.0.0.1`, `127.1`, `0x7f000001`, `017700000001`: one to four parts, the last one fills the rest. */
function readIpv4(text: string): AddressKey | undefined {
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
		if (index < parts.length - 1) {
			if (part > 255n) return undefined;
			address |= part << BigInt(24 - 8 * index);
		} else {
			if (part >= 1n << BigInt(32 - 8 * index)) return undefined;
			address |= part;
		}
	}
	return `4:${address}`;
}

const STRICT_PART = /^(?:0|[1-9][0-9]{0,2})$/;

/** The dotted end of an IPv6 address, as two groups; here only plain decimal parts count. */
function readDottedTail(text: string): number[] | undefined {
	const parts = text.split('.');
	if (parts.length !== 4 || !parts.every((part) => STRICT_PART.test(part) && Number(part) <= 255))
		return undefined;
	const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number);
	return [a * 256 + b, c * 256 + d];
}

function readGroups(text: string, mayEndDotted: boolean): number[] | undefined {
	if (text === '') return [];
	const groups: number[] = [];
	const words = text.split(':');
	for (const [index, word] of words.entries()) {
		if (/^[0-9a-f]{1,4}$/i.test(word)) groups.push(Number.parseInt(word, 16));
		else {
			const dotted = mayEndDotted && index === words.length - 1 ? readDottedTail(word) : undefined;
			if (dotted === undefined) return undefined;
			groups.push(...dotted);
		}
	}
	return groups;
}

function readIpv6(text: string): AddressKey | undefined {
	const gap = text.indexOf('::');
	const head = readGroups(gap < 0 ? text : text.slice(0, gap), gap < 0);
	const tail = gap < 0 ? [] : readGroups(text.slice(gap + 2), true);
	if (head === undefined || tail === undefined) return undefined;
	const missing = 8 - head.length - tail.length;
	if (gap < 0 ? missing !== 0 : missing < 1) return undefined;
	return `6:${[...head, ...Array<number>(missing).fill(0), ...tail].map((group) => group.toString(16)).join(':')}`;
}

/** Bytes of an interface's name with its label (IFNAMSIZ without the closing zero). */
const INTERFACE_NAME_BYTES = 15;

/** A scope behind `%`: a number, or for link-local addresses an interface; what follows a colon in its name is a label. */
function hasKnownScope(scope: string, key: AddressKey, interfaces: readonly string[]): boolean {
	const isLinkLocal = /^6:(?:fe[89ab]|ff[0-9a-f]2)/.test(key);
	if (
		isLinkLocal &&
		byteLength(scope) <= INTERFACE_NAME_BYTES &&
		interfaces.includes(scope.split(':')[0] ?? '')
	)
		return true;
	return isDigit(scope[0]) && readLong(scope).end === scope.length;
}

/**
 * Reads a numeric address.
 * @param interfaces names of the machine's network interfaces, for scopes such as `fe80::1%eth0`
 * @returns its key, or undefined for names and anything else
 */
export function readAddress(text: string, interfaces: readonly string[]): AddressKey | undefined {
	const ipv4 = readIpv4(text);
	if (ipv4 !== undefined) return ipv4;
	const percent = text.indexOf('%');
	const ipv6 = readIpv6(percent < 0 ? text : text.slice(0, percent));
	if (ipv6 === undefined || percent < 0) return ipv6;
	return hasKnownScope(text.slice(percent + 1), ipv6, interfaces) ? ipv6 : undefined;
}

/** A numeric address. */
export const address: OptionHandler = accepting(
	(value, { daemon }) => readAddress(value, daemon.machine.interfaces) !== undefined,
);

/** A numeric address, or the word that stands for all of them (sh_xfer_server.c, sh_xfer_set_interface). */
export const addressOrAny: OptionHandler = accepting(
	(value, { daemon }) =>
		value === 'INADDR_ANY' || readAddress(value, daemon.machine.interfaces) !== undefined,
);

/**
 * Whether the machine can use an address for itself, as `interface_exists` asks (sh_tools.c, sh_tools_iface_is_present
 * binds a socket to it). It takes addresses and never the name of an interface.
 */
export function isOwnAddress(text: string, { interfaces }: Machine): boolean {
	const key = text === 'localhost' ? '4:2130706433' : readAddress(text, interfaces);
	if (key === undefined || !interfaces.includes('lo')) return false;
	if (isAnyAddress(key) || key === '6:0:0:0:0:0:0:0:1') return true;
	const ipv4 = toIpv4(key);
	return ipv4 !== undefined && (ipv4 >> 24n === 127n || ipv4 >> 28n === 14n || ipv4 === 0xffffffffn);
}

/** The number of an IPv4 address, plain or mapped into IPv6. */
function toIpv4(key: AddressKey): bigint | undefined {
	if (key.startsWith('4:')) return BigInt(key.slice(2));
	const [high, low] = /^6:0:0:0:0:0:ffff:(\w+):(\w+)$/.exec(key)?.slice(1) ?? [];
	if (high === undefined || low === undefined) return undefined;
	return BigInt(Number.parseInt(high, 16) * 65536 + Number.parseInt(low, 16));
}
