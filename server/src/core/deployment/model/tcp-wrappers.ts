// The decision of TCP wrappers: hosts.allow first, then hosts.deny; a client in neither is allowed.
// What the files cannot answer (user names, netgroups, pattern files, unknown names) stays undecided, never guessed.
import type { WrapperFile, WrapperRule } from '../files/tcp-wrappers-file.ts';
import { splitAtSign } from '../files/tcp-wrappers-file.ts';
import { listCandidates } from './wrapper-index.ts';
import type { Answer, Endpoint } from './wrapper-patterns.ts';
import { both, matchHost, matchList, matchString } from './wrapper-patterns.ts';

/** A connection as libwrap sees it. Undefined if the files do not show it; rules on it then stay undecided. */
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

function matchRule(rule: WrapperRule, request: AccessRequest): Answer {
	const server: Endpoint = { name: request.serverName, address: request.serverAddress };
	const client: Endpoint = { name: request.clientName, address: request.clientAddress };
	const daemon = matchList(rule.daemons, (token) => {
		const { before, host } = splitAtSign(token);
		const named = matchString(before, request.daemonName, 'the daemon');
		return host === undefined ? named : both(named, () => matchHost(host, server));
	});
	return both(daemon, () =>
		matchList(rule.clients, (token) => {
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

/** The effect of a matching rule; an invalid option refuses the client, in either file. */
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
 * Decides whether libwrap allows a client.
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
		for (const rule of table === undefined ? [] : listCandidates(table, request)) {
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
