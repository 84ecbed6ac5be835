// What lines leave behind for later lines: the daemon's state that decides how a later line is read.
// Each topic is an immutable slice in a module of its own; an edit re-reads only lines whose slices changed.
import { type ExternalOrder, INITIAL_EXTERNAL, joinExternal, sameExternal } from './external.ts';
import { INITIAL_LOGMON, joinLogmon, type LogmonOrder, sameLogmon } from './logmon.ts';
import { INITIAL_MAIL, joinMail, type MailOrder, sameMail } from './mail.ts';
import { INITIAL_ONCE, joinOnce, type OnceOrder, sameOnce } from './once.ts';
import { INITIAL_PORTS, joinPorts, type PortsOrder, samePorts } from './ports.ts';
import { INITIAL_SUID, joinSuid, type SuidOrder, sameSuid } from './suid.ts';

export interface Order {
	readonly mail: MailOrder;
	readonly external: ExternalOrder;
	readonly logmon: LogmonOrder;
	readonly ports: PortsOrder;
	readonly once: OnceOrder;
	readonly suid: SuidOrder;
}
export type Topic = keyof Order;

export const TOPICS: readonly Topic[] = ['mail', 'external', 'logmon', 'ports', 'once', 'suid'];

/** What the first line of a file meets. */
export const INITIAL_ORDER: Order = {
	mail: INITIAL_MAIL,
	external: INITIAL_EXTERNAL,
	logmon: INITIAL_LOGMON,
	ports: INITIAL_PORTS,
	once: INITIAL_ONCE,
	suid: INITIAL_SUID,
};

function sameTopic(a: Order, b: Order, topic: Topic): boolean {
	switch (topic) {
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
export function sameOrder(a: Order, b: Order, topics: readonly Topic[] = TOPICS): boolean {
	return a === b || topics.every((topic) => sameTopic(a, b, topic));
}

/**
 * What to assume after two branches of a condition whose outcome is not known: whatever raises no complaint on one of
 * the two ways raises none behind them.
 */
export function joinOrder(a: Order, b: Order): Order {
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
