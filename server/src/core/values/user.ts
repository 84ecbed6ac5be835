// Users and groups of the machine.
import type { OptionHandler } from './handler.ts';
import type { OnceOrder } from '../carried-state/once.ts';
import { readLong } from './c-number.ts';
import { tokens } from './c-text.ts';
import { ACCEPTED, invalidInput, outcome, REJECTED, stateless } from './outcome.ts';

/** Trusted users that the daemon has room for (slib.c, sl_trust_add_user). */
const TRUSTED_USERS = 15;

function withTrusted(once: OnceOrder, trustedUsers: number): Partial<{ once: OnceOrder }> {
	return trustedUsers === once.trustedUsers ? {} : { once: { ...once, trustedUsers } };
}

/** Names, or numbers from 1 to 65534; root is refused (sh_unix.c, tf_add_trusted_user). */
export const trustedUsers: OptionHandler = {
	topics: ['once'],
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
					complaints: [invalidInput('add trusted user', name)],
					order: withTrusted(once, count),
				};
			}
			if (count >= TRUSTED_USERS) return { accepted: false, order: withTrusted(once, count) };
			count++;
		}
		return { accepted: true, order: withTrusted(once, count) };
	},
};

/** A group's name, or digits only (sh_unix.c, sh_group_to_gid). */
export const reportGroup: OptionHandler = stateless((value, { daemon }) => {
	if (Object.hasOwn(daemon.machine.groups, value) || /^[0-9]+$/.test(value)) return ACCEPTED;
	return outcome(false, [invalidInput('sh_group_to_gid', value)]);
});
