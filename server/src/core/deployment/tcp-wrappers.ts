// Who gets past TCP wrappers: hosts.allow is asked first, then hosts.deny; who is in neither is let in.
// What the files cannot answer (user names, netgroups, pattern files, unknown names) stays undecided, never guessed.
import type { IpAddress } from './ip-address.ts';
import { formatAddress, parseAddress } from './ip-address.ts';
import type { WrapperFile, WrapperRule, WrapperToken } from './tcp-wrappers-file.ts';
import { splitAtSign } from './tcp-wrappers-file.ts';

/** A connection as libwrap sees it. Undefined means that the files do not say, so that rules on it stay undecided. */
export interface AccessRequest {
	/** The name the server was installed under; `yule` unless --enable-install-name changed it. */
	readonly daemonName: string;
	/** Name of the peer by the server's resolver; `unknown` where it has none, `paranoid` where it does not fit. */
	readonly clientName: string | undefined;
	readonly clientAddress: string | undefined;
	/** User at the other end (RFC 931), almost never known. */
	readonly clientUser?: string;
	readonly serverName?: string;
	readonly serverAddress?: string;
	/** Absent: the file does not exist, which is the same as an empty one. */
	readonly allow: WrapperFile | undefined;
	readonly deny: WrapperFile | undefined;
}

/** The rule that decided; absent when nothing matched. */
export interface DecidingRule {
	readonly file: 'hosts.allow' | 'hosts.deny';
	readonly rule: WrapperRule;
}

export type AccessDecision =
	| { readonly kind: 'granted' | 'denied'; readonly by?: DecidingRule; readonly why: string }
	| { readonly kind: 'undecidable'; readonly by?: DecidingRule; readonly why: string };

/** Yes, no, or why it cannot be said. */
type Answer = boolean | string;

interface Endpoint {
	readonly name: string | undefined;
	readonly address: string | undefined;
}

const UNKNOWN = 'unknown';
const PARANOID = 'paranoid';

function isSame(left: string, right: string): boolean {
	return left.toLowerCase() === right.toLowerCase();
}

function both(left: Answer, right: () => Answer): Answer {
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

/** Matches `*` and `?`, letter case ignored, without recursion: the last star is where it takes up again. */
function matchesWildcard(text: string, pattern: string): boolean {
	let at = 0;
	let star = -1;
	let resume = 0;
	let index = 0;
	while (index < text.length) {
		const wanted = pattern[at];
		if (wanted === '*') {
			star = at++;
			resume = index;
		} else if (wanted !== undefined && (wanted === '?' || wanted === text[index])) {
			at++;
			index++;
		} else if (star >= 0) {
			at = star + 1;
			index = ++resume;
		} else return false;
	}
	while (pattern[at] === '*') at++;
	return at === pattern.length;
}

function matchBracketed(token: string, address: string): boolean | undefined {
	if (!token.startsWith('[') || !token.endsWith(']')) return undefined;
	const wanted = parseAddress(token.slice(1, -1));
	const actual = parseAddress(address);
	if (wanted?.family !== 6 || actual === undefined) return false;
	return formatAddress(wanted) === formatAddress(actual);
}

/** One pattern against one string: a daemon, a user, a host name or an address (hosts_access.c, string_match). */
function matchString(token: string, subject: string | undefined, what: string): Answer {
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
		// A length of 0 is taken for a missing one with IPv4 only (seen with tcpdmatch).
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
function matchHost(token: string, end: Endpoint): Answer {
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
 * decides (hosts_access.c, list_match).
 */
function matchList(tokens: readonly WrapperToken[], from: number, match: (token: string) => Answer): Answer {
	for (let index = from; index < tokens.length; index++) {
		const token = tokens[index]?.text ?? '';
		if (isSame(token, 'EXCEPT')) return false;
		const answer = match(token);
		if (answer === false) continue;
		const except = tokens.findIndex((later, at) => at > index && isSame(later.text, 'EXCEPT'));
		if (except < 0) return answer === true ? true : either(answer, () => matchList(tokens, index + 1, match));
		const excluded = matchList(tokens, except + 1, match);
		const admitted: Answer = typeof excluded === 'string' ? excluded : !excluded;
		if (answer === true || admitted === false) return admitted;
		const otherwise = matchList(tokens, index + 1, match);
		return otherwise === admitted ? admitted : answer;
	}
	return false;
}

function matchRule(rule: WrapperRule, request: AccessRequest): Answer {
	const server: Endpoint = { name: request.serverName, address: request.serverAddress };
	const client: Endpoint = { name: request.clientName, address: request.clientAddress };
	const daemon = matchList(rule.daemons, 0, (token) => {
		const { before, host } = splitAtSign(token);
		const named = matchString(before, request.daemonName, 'the daemon');
		return host === undefined ? named : both(named, () => matchHost(host, server));
	});
	return both(daemon, () =>
		matchList(rule.clients, 0, (token) => {
			const { before, host } = splitAtSign(token);
			if (host === undefined) return matchHost(token, client);
			return both(matchHost(host, client), () =>
				matchString(before, request.clientUser, 'the user on the client'),
			);
		}),
	);
}

/** What each option of hosts_options(5) may carry, and whether it must be the last (options.c, option_table). */
const OPTIONS: Readonly<
	Record<string, { readonly value: 'none' | 'needed' | 'optional'; readonly last?: true }>
> = {
	user: { value: 'needed' },
	group: { value: 'needed' },
	umask: { value: 'needed' },
	linger: { value: 'needed' },
	keepalive: { value: 'none' },
	spawn: { value: 'needed' },
	twist: { value: 'needed', last: true },
	rfc931: { value: 'optional' },
	setenv: { value: 'needed' },
	nice: { value: 'optional' },
	severity: { value: 'needed' },
	allow: { value: 'none', last: true },
	deny: { value: 'none', last: true },
	banners: { value: 'needed' },
	aclexec: { value: 'needed' },
};

interface Effect {
	readonly kind: 'granted' | 'denied' | 'undecidable';
	readonly why: string;
}

/** What a rule that matches leads to; a mistake in its options refuses the client, in whichever file it stands. */
function judgeOptions(rule: WrapperRule, plain: Effect): Effect {
	for (const [index, option] of rule.options.entries()) {
		const parts = /^([^=\s]*)\s*=?\s*(.*)$/s.exec(option);
		const name = (parts?.[1] ?? '').toLowerCase();
		const value = parts?.[2] ?? '';
		const entry = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
		if (entry === undefined)
			return { kind: 'denied', why: `the rule has an option that libwrap does not know: "${option}"` };
		if (entry.value === 'needed' && value === '') {
			return { kind: 'denied', why: `the option "${name}" lacks its value` };
		}
		if (entry.value === 'none' && value !== '') {
			return { kind: 'denied', why: `the option "${name}" takes no value` };
		}
		if (entry.last === true && index < rule.options.length - 1) {
			return { kind: 'denied', why: `the option "${name}" must be the last` };
		}
		if (name === 'allow') return { kind: 'granted', why: 'the rule ends with "allow"' };
		if (name === 'deny') return { kind: 'denied', why: 'the rule ends with "deny"' };
		if (name === 'twist')
			return { kind: 'denied', why: '"twist" cannot be used with a server that stays resident' };
		if (
			name === 'aclexec' ||
			name === 'user' ||
			name === 'group' ||
			name === 'severity' ||
			name === 'umask' ||
			name === 'nice'
		) {
			return { kind: 'undecidable', why: `the outcome of the option "${name}" depends on the machine` };
		}
	}
	return plain;
}

/**
 * Decides whether libwrap lets a client in.
 * @returns the decision with the rule that made it; `undecidable` with the reason where the files do not settle it
 */
export function evaluateAccess(request: AccessRequest): AccessDecision {
	const tables: readonly (readonly ['hosts.allow' | 'hosts.deny', WrapperFile | undefined, Effect])[] = [
		['hosts.allow', request.allow, { kind: 'granted', why: 'a rule in hosts.allow matches' }],
		[
			'hosts.deny',
			request.deny,
			{ kind: 'denied', why: 'a rule in hosts.deny matches and none in hosts.allow does' },
		],
	];
	// Rules that may match, with what each would decide: they matter only if the rest decides otherwise.
	const doubtful: { readonly by: DecidingRule; readonly effect: Effect; readonly reason: string }[] = [];
	const settle = (effect: Effect, by?: DecidingRule): AccessDecision => {
		const doubt = doubtful.find((one) => one.effect.kind !== effect.kind);
		if (doubt !== undefined) return { kind: 'undecidable', by: doubt.by, why: doubt.reason };
		return by === undefined
			? { kind: effect.kind, why: effect.why }
			: { kind: effect.kind, by, why: effect.why };
	};
	for (const [file, table, plain] of tables) {
		for (const rule of table?.rules ?? []) {
			const answer = matchRule(rule, request);
			if (answer === false) continue;
			const effect = judgeOptions(rule, plain);
			const by: DecidingRule = { file, rule };
			if (answer === true) return settle(effect, by);
			doubtful.push({ by, effect, reason: answer });
		}
	}
	if (request.deny?.unterminatedLine !== undefined) {
		return settle({
			kind: 'denied',
			why: 'the last line of hosts.deny has no newline, and libwrap then refuses everyone',
		});
	}
	return settle({ kind: 'granted', why: 'no rule matches' });
}
