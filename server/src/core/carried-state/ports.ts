// Ports and interfaces of the port check: what is listed already, and how many places are left (sh_portcheck.c).
import { EMPTY_SET, intersectionOf, type StringSet, sameNames } from './string-set.ts';

export interface PortsState {
	/** Listed on every way to this line: `tcp 22` for each port, and `tcp 22 ADDRESS`. */
	readonly listed: StringSet;
	/** Ports not to be checked, as `tcp 22`. */
	readonly skipped: StringSet;
	/** Address of the last port not to be checked, by protocol. */
	readonly lastSkipped: { readonly tcp: string; readonly udp: string };
	/** Places taken in the list of addresses to scan. */
	readonly interfaces: number;
}

export const INITIAL_PORTS: PortsState = {
	listed: EMPTY_SET,
	skipped: EMPTY_SET,
	lastSkipped: { tcp: '', udp: '' },
	interfaces: 0,
};

/** Whether two states leave the same to later lines. */
export function samePorts(a: PortsState, b: PortsState): boolean {
	if (a === b) return true;
	if (a.interfaces !== b.interfaces) return false;
	if (a.lastSkipped.tcp !== b.lastSkipped.tcp || a.lastSkipped.udp !== b.lastSkipped.udp) return false;
	return sameNames(a.listed, b.listed) && sameNames(a.skipped, b.skipped);
}

/** The state after two branches of which one was read; see `joinCarriedState`. */
export function joinPorts(a: PortsState, b: PortsState): PortsState {
	if (samePorts(a, b)) return a;
	return {
		listed: intersectionOf(a.listed, b.listed),
		skipped: intersectionOf(a.skipped, b.skipped),
		// No address is equal to the empty one, so that an unknown one raises no message.
		lastSkipped: {
			tcp: a.lastSkipped.tcp === b.lastSkipped.tcp ? a.lastSkipped.tcp : '',
			udp: a.lastSkipped.udp === b.lastSkipped.udp ? a.lastSkipped.udp : '',
		},
		interfaces: Math.min(a.interfaces, b.interfaces),
	};
}
