// The facts of a message: its values, decoded, under the names of both styles.
import type { LogMessage } from './messages.ts';
import type { LogStyle, MessageLine } from './parse-line.ts';
import type { Values } from './template.ts';
import { decodeValue, parseAttributes } from './values.ts';

const rawFields = new Set(['received', 'expect', 'request']);

/** The values of a message in the form in which the daemon writes it. */
export function collectFacts(
	message: LogMessage,
	parsed: MessageLine,
	values: Values,
	isForwarded: boolean,
	nested: { readonly facts: Readonly<Record<string, string>> } | undefined,
): Readonly<Record<string, string>> {
	const facts: Record<string, string> = {};
	const decode = (name: string, value: string) =>
		rawFields.has(name) ? value : decodeValue(value, parsed.style, isForwarded);
	for (const [name, value] of Object.entries(values)) {
		if (name === 'rest' || name.startsWith('rest.')) continue;
		facts[name] = decode(name, value);
	}
	if (values['path.1'] !== undefined && values['path.2'] !== undefined) {
		facts['path'] = `${decode('path', values['path.1'])}/${decode('path', values['path.2'])}`;
		delete facts['path.1'];
		delete facts['path.2'];
	}
	if (nested !== undefined) {
		const host = facts['remote_host'] ?? facts['client'] ?? '';
		return { host, ...nested.facts, remote_host: host, client: host };
	}
	if (values['rest'] !== undefined) {
		for (const [name, value] of parseAttributes(values['rest'], parsed.style))
			facts[name] ??= decode(name, value);
	}
	addPlainNames(message, parsed.style, facts);
	addFromText(message.id, facts);
	return facts;
}

/** Plain lines call some values otherwise; they are given under both names. */
function addPlainNames(message: LogMessage, style: LogStyle, facts: Record<string, string>): void {
	if (style === 'xml') return;
	for (const [name, plain] of message.fields) {
		const value = facts[name];
		if (plain !== undefined && value !== undefined) facts[plain] ??= value;
	}
}

/** Adds the values inside the text of a message. */
export function addFromText(id: string, facts: Record<string, string>): void {
	const text = (facts['msg'] ?? '').slice(0, 1024);
	const address = /, address ([0-9A-Fa-f.:]{1,64})$/.exec(text)?.[1];
	if (address !== undefined) facts['address'] = address;
	const refused = /^Refused connection from (\S{1,255})$/.exec(text)?.[1];
	if (refused !== undefined) facts['host'] ??= refused;
	if (id === 'MSG_EINVALD' || id === 'MSG_EINVALDD') facts['line'] ??= facts['obj'] ?? '';
	if (id === 'MSG_EINVALHEAD' || id === 'MSG_EINVALCONF') facts['line'] ??= facts['msg'] ?? '';
}
