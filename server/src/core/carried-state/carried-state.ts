// The state that a line hands to later lines, and that decides how the daemon reads them.
// Each topic is an immutable slice in a module of its own; an edit re-reads only lines whose slices changed.
import { type ExternalState, INITIAL_EXTERNAL, joinExternal, sameExternal } from './external.ts';
import { INITIAL_LOGMON, joinLogmon, type LogmonState, sameLogmon } from './logmon.ts';
import { INITIAL_MAIL, joinMail, type MailState, sameMail } from './mail.ts';
import { INITIAL_ONCE, joinOnce, type OnceState, sameOnce } from './once.ts';
import { INITIAL_PORTS, joinPorts, type PortsState, samePorts } from './ports.ts';
import { INITIAL_SUID, joinSuid, type SuidState, sameSuid } from './suid.ts';

export interface CarriedState {
	readonly mail: MailState;
	readonly external: ExternalState;
	readonly logmon: LogmonState;
	readonly ports: PortsState;
	readonly once: OnceState;
	readonly suid: SuidState;
}
export type StateSlice = keyof CarriedState;

export const STATE_SLICES: readonly StateSlice[] = ['mail', 'external', 'logmon', 'ports', 'once', 'suid'];

/** What the first line of a file meets. */
export const INITIAL_CARRIED_STATE: CarriedState = {
	mail: INITIAL_MAIL,
	external: INITIAL_EXTERNAL,
	logmon: INITIAL_LOGMON,
	ports: INITIAL_PORTS,
	once: INITIAL_ONCE,
	suid: INITIAL_SUID,
};

function sameSlice(a: CarriedState, b: CarriedState, slice: StateSlice): boolean {
	switch (slice) {
		case 'mail':
			return sameMail(a.mail, b.mail);
		case 'external':
			return sameExternal(a.external, b.external);
		case 'logmon':
			return sameLogmon(a.logmon, b.logmon);
		case 'ports':
			return samePorts(a.ports, b.ports);
		case 'once':
			return sameOnce(a.once, b.once);
		case 'suid':
			return sameSuid(a.suid, b.suid);
	}
}

/** Whether two states read lines of these topics alike. */
export function sameCarriedState(
	a: CarriedState,
	b: CarriedState,
	slices: readonly StateSlice[] = STATE_SLICES,
): boolean {
	return a === b || slices.every((slice) => sameSlice(a, b, slice));
}

/**
 * What to assume after two branches of a condition whose outcome is not known: whatever raises no complaint on one of
 * the two ways raises none after them.
 */
export function joinCarriedState(a: CarriedState, b: CarriedState): CarriedState {
	if (a === b) return a;
	return {
		mail: joinMail(a.mail, b.mail),
		external: joinExternal(a.external, b.external),
		logmon: joinLogmon(a.logmon, b.logmon),
		ports: joinPorts(a.ports, b.ports),
		once: joinOnce(a.once, b.once),
		suid: joinSuid(a.suid, b.suid),
	};
}
