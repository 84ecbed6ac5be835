// Users and groups of the machine.

import type { OnceState } from '../carried-state/once.ts';
import { readLong } from './c-number.ts';
import { tokens } from './c-text.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule } from './kind.ts';
import { ACCEPTED, invalidInput, outcome, REJECTED, stateless } from './outcome.ts';
import { separatedTokens, wholeToken } from './tokens.ts';

/** Trusted users that the daemon has room for (slib.c, sl_trust_add_user). */
const TRUSTED_USERS = 15;

function withTrusted(once: OnceState, trustedUsers: number): Partial<{ once: OnceState }> {
	return trustedUsers === once.trustedUsers ? {} : { once: { ...once, trustedUsers } };
}

/** Names, or numbers from 1 to 65534; root is refused (sh_unix.c, tf_add_trusted_user). */
const trustedUsers: OptionHandler = {
	slices: ['once'],
	read: (value, { once }, { daemon }) => {
		const names = tokens(value, ', \t');
		if (names.length === 0) return REJECTED;
		let count = once.trustedUsers;
		for (const name of names) {
			const { users } = daemon.machine;
			const isUser = Object.hasOwn(users, name) && (users[name] ?? 0) > 0;
			const uid = BigInt.asUintN(32, readLong(name).value);
			if (!isUser && (uid === 0n || uid >= 65535n)) {
				return {
					accepted: false,
					daemonMessages: [invalidInput('add trusted user', name)],
					carriedState: withTrusted(once, count),
				};
			}
			if (count >= TRUSTED_USERS) return { accepted: false, carriedState: withTrusted(once, count) };
			count++;
		}
		return { accepted: true, carriedState: withTrusted(once, count) };
	},
};

/** A group's name, or digits only (sh_unix.c, sh_group_to_gid). */
const reportGroup: OptionHandler = stateless((value, { daemon }) => {
	if (Object.hasOwn(daemon.machine.groups, value) || /^[0-9]+$/.test(value)) return ACCEPTED;
	return outcome(false, [invalidInput('sh_group_to_gid', value)]);
});

/** The users of a list but root, whom the daemon refuses. */
export function usersButRoot(value: string): {
	readonly hasRoot: boolean;
	readonly others: readonly string[];
} {
	const names = tokens(value, ', \t');
	const others = names.filter((name) => name !== 'root' && name !== '0');
	return { hasRoot: others.length < names.length, others };
}

export const userListKind: ValueModule = {
	handler: () => trustedUsers,
	accepts: () => 'It accepts user names, or uids from 1 to 65534; it rejects root, which is always trusted.',
	tokens: (value) => separatedTokens(value, ', \t', () => 'name'),
	normalise: (value) => tokens(value, ', \t').join(',') || undefined,
};

export const groupKind: ValueModule = {
	handler: () => reportGroup,
	tokens: (value) => wholeToken(value, 'name'),
};
