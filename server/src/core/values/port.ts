// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the tab stops of snippets look like this.
// Ports and interfaces of the port check (sh_portcheck.c).

import type { PortsState } from '../carried-state/ports.ts';
import { hasName, withName } from '../carried-state/string-set.ts';
import { behaves, type DaemonVersion } from '../catalogue/versions.ts';
import type { DaemonMessage } from '../daemon/daemon.ts';
import { readUnsignedLong } from './c-number.ts';
import { byteLength, cutBytes, tokens } from './c-text.ts';
import type { HandlerContext, OptionHandler, Outcome } from './handler.ts';
import { formatAddress, type IpAddress, isAnyAddress, readNumericHost } from './ip-address.ts';
import type { ValueModule, ValueToken } from './kind.ts';
import { inParts } from './offers.ts';
import { failedCall, REJECTED } from './outcome.ts';
import { separatedTokens } from './tokens.ts';

type Protocol = 'tcp' | 'udp';

const DUPLICATE: DaemonMessage = failedCall(
	'duplicate port definition',
	'sh_portchk_add_required_port_generic',
);
/** Bytes of a port with its protocol that the daemon looks at. */
const PORT_BYTES = 255;
/** Addresses that can be scanned, before 4.2.0 and since. */
const OLD_ADDRESS_ROOM = 16;
const ADDRESS_ROOM = 64;
/** Bytes of an address in PortCheckInterface; a longer one is taken as several. */
const INTERFACE_BYTES = 63;

function readProtocol(text: string, version: DaemonVersion): Protocol | undefined {
	const name = behaves(version, 'port-protocols-in-any-case') ? text.toLowerCase() : text;
	return name === '/tcp' ? 'tcp' : name === '/udp' ? 'udp' : undefined;
}

/** The address before the last colon, and the ports after it; without one, all addresses. */
function splitInterface(value: string): { readonly address: string; readonly list: string } {
	const colon = value.lastIndexOf(':');
	if (colon < 0) return { address: '0.0.0.0', list: value };
	return { address: value.slice(0, colon), list: value.slice(colon + 1) };
}

/** Adds a port to the list; undefined if it is already there. */
function addListed(ports: PortsState, port: string, address: IpAddress): PortsState | undefined {
	const here = `${port} ${formatAddress(address)}`;
	if (hasName(ports.listed, isAnyAddress(address) ? port : here)) return undefined;
	return { ...ports, listed: withName(withName(ports.listed, port), here) };
}

/**
 * Adds a port that is not to be checked; undefined where it is refused: when the port is listed for any address and
 * the entry made last has this address (sh_portchk_blacklist compares with the head of its list, not with the entry).
 */
function addSkipped(
	ports: PortsState,
	protocol: Protocol,
	port: string,
	address: IpAddress,
): PortsState | undefined {
	const where = formatAddress(address);
	if (hasName(ports.skipped, port) && ports.lastSkipped[protocol] === where) return undefined;
	return {
		...ports,
		skipped: withName(ports.skipped, port),
		lastSkipped: { ...ports.lastSkipped, [protocol]: where },
	};
}

function readPorts(
	value: string,
	before: PortsState,
	isSkipList: boolean,
	context: HandlerContext,
): ReturnType<OptionHandler['read']> {
	const { version, machine } = context.daemon;
	const { address: text, list } = splitInterface(value);
	const address = readNumericHost(text, machine);
	const items = tokens(list, ' ,\t');
	if (address === undefined || items.length === 0) return REJECTED;
	let ports = before;
	const stop = (daemonMessages: readonly DaemonMessage[] = []): ReturnType<OptionHandler['read']> => ({
		accepted: false,
		daemonMessages,
		...(ports === before ? undefined : { carriedState: { ports } }),
	});
	for (const whole of items) {
		const item = cutBytes(whole, PORT_BYTES);
		const slash = item.indexOf('/');
		const protocol = slash < 0 ? undefined : readProtocol(item.slice(slash), version);
		if (protocol === undefined) return stop();
		const service = item.slice(0, slash);
		const number = readUnsignedLong(service, 0);
		const isNumber = number.end === service.length;
		if (isNumber && number.value > 65535n) return stop();
		const port = isNumber ? `${protocol} ${number.value}` : `${protocol} ${service}/`;
		const isSkip = isSkipList && isNumber;
		const added = isSkip ? addSkipped(ports, protocol, port, address) : addListed(ports, port, address);
		if (added === undefined) return stop(isSkip ? [] : [DUPLICATE]);
		ports = added;
	}
	return { accepted: true, carriedState: { ports } };
}

/** `[ADDRESS:]PORT/PROTOCOL,…`; a port can be in only one of the lists for an address, and only once. */
const portList: OptionHandler = {
	slices: ['ports'],
	read: (value, { ports }, context) => readPorts(value, ports, false, context),
};

/** The same for ports that are not to be checked. */
const skippedPorts: OptionHandler = {
	slices: ['ports'],
	read: (value, { ports }, context) => readPorts(value, ports, true, context),
};

/** Numeric addresses to scan; 16 of them, 64 since 4.2.0 (sh_portchk_add_interface). */
const scannedAddresses: OptionHandler = {
	slices: ['ports'],
	read: (value, { ports }, { daemon }) => {
		const room = behaves(daemon.version, 'many-portcheck-addresses') ? ADDRESS_ROOM : OLD_ADDRESS_ROOM;
		let { interfaces } = ports;
		let accepted = true;
		for (const whole of tokens(value, ', \t')) {
			for (
				let rest = whole;
				rest !== '' && accepted;
				rest = rest.slice(cutBytes(rest, INTERFACE_BYTES).length)
			) {
				const text = byteLength(rest) > INTERFACE_BYTES ? cutBytes(rest, INTERFACE_BYTES) : rest;
				accepted = readNumericHost(text, daemon.machine) !== undefined && interfaces < room;
				if (accepted) interfaces++;
			}
			if (!accepted) break;
		}
		return withInterfaces(accepted, ports, interfaces);
	},
};

/** The outcome of a line that leaves so many addresses to scan. */
function withInterfaces(accepted: boolean, ports: PortsState, interfaces: number): Outcome {
	if (interfaces === ports.interfaces) return { accepted };
	return { accepted, carriedState: { ports: { ...ports, interfaces } } };
}

/** Addresses that the loopback device has: 127.0.0.1 and ::1. No other device of the assumed machine has any. */
const LOOPBACK_ADDRESSES = 2;

/**
 * Network devices whose addresses are to be scanned; only full tables are refused, and a device that does not exist
 * has no addresses (since 4.2.0, sh_portchk_add_device).
 */
const scannedDevices: OptionHandler = {
	slices: ['ports'],
	read: (value, { ports }, { daemon }) => {
		let { interfaces } = ports;
		let accepted = true;
		for (const device of tokens(value, ', \t')) {
			if (device !== 'lo' || !daemon.machine.interfaces.includes(device)) continue;
			accepted = interfaces + LOOPBACK_ADDRESSES <= ADDRESS_ROOM;
			interfaces = Math.min(ADDRESS_ROOM, interfaces + LOOPBACK_ADDRESSES);
			if (!accepted) break;
		}
		return withInterfaces(accepted, ports, interfaces);
	},
};

/** True for a value that lists more than one port. */
export function holdsSeveralPorts(value: string): boolean {
	return tokens(splitInterface(value).list, ' ,\t').length > 1;
}

/** Ports of one of the lists; those that are not to be checked are entered in another way. */
export const portsKind: ValueModule = {
	handler: ({ reading }) => (reading?.as === 'skipped' ? skippedPorts : portList),
	accepts: () =>
		'It accepts ports as in `22/tcp,ntp/udp`, each with its protocol, after an optional `ADDRESS:`.',
	guesses: (value) => (/^[\d,\s]+$/.test(value) ? [value.replace(/\d+/g, '$&/tcp')] : [value.toLowerCase()]),
	completion: inParts('${1:22}/${2|tcp,udp|}', /[\s,]/),
	form: {
		label: '[ADDRESS:]PORT/PROTOCOL,…',
		parts: [
			{ name: 'ADDRESS', help: 'Address of the interface on which the ports are; may be left out.' },
			{ name: 'PORT/PROTOCOL', help: 'Number or service name with its protocol: `22/tcp`, `ntp/udp`.' },
		],
		partAt: (value, offset) => (offset < value.length - splitInterface(value).list.length ? 0 : 1),
	},
	tokens: (value) => {
		const { list } = splitInterface(value);
		const from = value.length - list.length;
		const address: ValueToken[] = from > 0 ? [{ start: 0, end: from, kind: 'number' }] : [];
		const ports = separatedTokens(list, ' ,\t', (port) => (port.includes('/') ? 'number' : 'unknown'));
		return [
			...address,
			...ports.map(({ start, end, kind }) => ({ start: start + from, end: end + from, kind })),
		];
	},
};

export const ipListKind: ValueModule = {
	handler: () => scannedAddresses,
	accepts: () => 'It accepts numeric addresses, not names.',
	completion: { separators: /[\s,]/, offers: () => [] },
	tokens: (value) => separatedTokens(value, ', \t', () => 'number'),
};

export const deviceListKind: ValueModule = {
	handler: () => scannedDevices,
	tokens: (value) => separatedTokens(value, ', \t', () => 'name'),
};
