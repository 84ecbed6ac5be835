// One pattern of TCP wrappers against one end of a connection, and lists of them with EXCEPT (hosts_access(5)).
// If the files do not show it, the answer is the reason, which counts neither as yes nor as no.
import { matchesSequence } from '../../text/match-sequence.ts';
import type { IpAddress } from '../../values/ip-address.ts';
import { formatAddress, parseAddress } from '../../values/ip-address.ts';
import type { WrapperToken } from '../files/tcp-wrappers-file.ts';

/** Yes, no, or why that is not known. */
export type Answer = boolean | string;

/** One end of a connection; undefined if the files do not show it. */
export interface Endpoint {
	readonly name: string | undefined;
	readonly address: string | undefined;
}

const UNKNOWN = 'unknown';
const PARANOID = 'paranoid';

/** Equal but for letter case. */
export function isSame(left: string, right: string): boolean {
	return left.toLowerCase() === right.toLowerCase();
}

/** Both must hold; the second is not asked when the first does not. */
export function both(left: Answer, right: () => Answer): Answer {
	if (left === false) return false;
	const other = right();
	if (other === false) return false;
	return left === true ? other : left;
}

function either(left: Answer, right: () => Answer): Answer {
	if (left === true) return true;
	const other = right();
	if (other === true) return true;
	return left === false ? other : left;
}

/** Matches `*` and `?`; texts that differ in letter case differ. */
function matchesWildcard(text: string, pattern: string): boolean {
	return matchesSequence(
		pattern.length,
		text.length,
		(at) => pattern[at] === '*',
		(at, place) => pattern[at] === '?' || pattern[at] === text[place],
	);
}

function matchBracketed(token: string, address: string): boolean | undefined {
	if (!token.startsWith('[') || !token.endsWith(']')) return undefined;
	const wanted = parseAddress(token.slice(1, -1));
	const actual = parseAddress(address);
	if (wanted?.family !== 6 || actual === undefined) return false;
	return formatAddress(wanted) === formatAddress(actual);
}

/** One pattern against one string: a daemon, a user, a host name or an address (hosts_access.c, string_match). */
export function matchString(token: string, subject: string | undefined, what: string): Answer {
	if (isSame(token, 'ALL')) return true;
	if (subject === undefined) return `${what} is not known from the files`;
	if (/[*?]/.test(token)) return matchesWildcard(subject.toLowerCase(), token.toLowerCase());
	if (token.startsWith('.')) {
		return subject.length > token.length && isSame(subject.slice(-token.length), token);
	}
	if (isSame(token, 'KNOWN')) return !isSame(subject, UNKNOWN);
	if (token.endsWith('.')) return isSame(subject.slice(0, token.length), token);
	return matchBracketed(token, subject) ?? isSame(token, subject);
}

/** An IPv4 net with bits beyond its mask matches nothing; those of an IPv6 net are ignored. */
function hasPrefix(address: IpAddress, net: IpAddress, bits: number): boolean {
	for (const [index, byte] of net.bytes.entries()) {
		const used = Math.min(8, Math.max(0, bits - index * 8));
		const mask = (0xff << (8 - used)) & 0xff;
		const wanted = net.family === 6 ? byte & mask : byte;
		if (((address.bytes[index] ?? 0) & mask) !== wanted) return false;
	}
	return true;
}

function matchMasked(net: string, mask: string, address: string | undefined): Answer {
	if (address === undefined) return 'the address of the client is not known from the files';
	const actual = parseAddress(address);
	const bracketed = net.startsWith('[') && net.endsWith(']');
	const wanted = parseAddress(bracketed ? net.slice(1, -1) : net);
	if (actual === undefined || wanted === undefined || actual.family !== wanted.family) return false;
	if (bracketed !== (wanted.family === 6)) return false;
	const quad = parseAddress(mask);
	const digits = /^\d{1,3}/.exec(mask)?.[0];
	if (quad === undefined && digits !== undefined) {
		const bits = Number(digits);
		// A length of 0 counts as missing with IPv4 only (seen with tcpdmatch).
		return (
			(bits > 0 || wanted.family === 6) && bits <= wanted.bytes.length * 8 && hasPrefix(actual, wanted, bits)
		);
	}
	// All ones is the error value of inet_addr(3), so libwrap does not accept it as a mask.
	if (wanted.family !== 4 || quad?.family !== 4 || mask === '255.255.255.255') return false;
	return wanted.bytes.every(
		(byte, index) => ((actual.bytes[index] ?? 0) & (quad.bytes[index] ?? 0)) === byte,
	);
}

function isKnownName(name: string): boolean {
	return !isSame(name, UNKNOWN) && !isSame(name, PARANOID);
}

/** One host pattern against one end of the connection (hosts_access.c, host_match). */
export function matchHost(token: string, end: Endpoint): Answer {
	if (token.startsWith('@')) return `netgroup ${token} is kept outside of these files`;
	if (token.startsWith('/')) return `the patterns in ${token} are not at hand`;
	const nameUnknown = 'the name of the client by the server is not known from the files';
	if (isSame(token, 'KNOWN')) {
		if (end.address !== undefined && isSame(end.address, UNKNOWN)) return false;
		return end.name === undefined ? nameUnknown : isKnownName(end.name);
	}
	if (isSame(token, 'LOCAL')) {
		return end.name === undefined ? nameUnknown : !end.name.includes('.') && isKnownName(end.name);
	}
	const slash = token.lastIndexOf(']') < 0 ? token.indexOf('/') : token.indexOf('/', token.lastIndexOf(']'));
	if (slash >= 0) return matchMasked(token.slice(0, slash), token.slice(slash + 1), end.address);
	return either(matchString(token, end.address, 'the address of the client'), () =>
		/^[\d./]*$/.test(token) ? false : matchString(token, end.name, 'the name of the client by the server'),
	);
}

/**
 * A list with its nested EXCEPT: `a EXCEPT b EXCEPT c` is a EXCEPT (b EXCEPT c), and the first item that matches
 * decides (hosts_access.c, list_match). Each item is asked at most once, however many stay undecided.
 */
export function matchList(tokens: readonly WrapperToken[], match: (token: string) => Answer): Answer {
	const known = new Map<number, Answer>();
	const answerFrom = (from: number): Answer => {
		const earlier = known.get(from);
		if (earlier !== undefined) return earlier;
		const answer = decideFrom(from);
		known.set(from, answer);
		return answer;
	};
	const decideFrom = (from: number): Answer => {
		for (let index = from; index < tokens.length; index++) {
			const token = tokens[index]?.text ?? '';
			if (isSame(token, 'EXCEPT')) return false;
			const answer = match(token);
			if (answer === false) continue;
			const except = tokens.findIndex((later, at) => at > index && isSame(later.text, 'EXCEPT'));
			const excluded = except < 0 ? false : answerFrom(except + 1);
			const admitted: Answer = typeof excluded === 'string' ? excluded : !excluded;
			if (answer === true || admitted === false) return admitted;
			return answerFrom(index + 1) === admitted ? admitted : answer;
		}
		return false;
	};
	return answerFrom(0);
}
