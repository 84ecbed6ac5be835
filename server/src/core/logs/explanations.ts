// What is said of a message: its explanation from the catalogue, by the values that it carries.

import { appendTo } from '../text/multimap.ts';
import { messagePageId } from './message-page.ts';
import {
	type ExplanationTexts,
	type LogExplanation,
	type LogMessage,
	logExplanations,
	startTexts,
} from './messages.ts';
import type { Values } from './template.ts';

/** What is said of a line that is not known, and the part that a message without an explanation leaves open. */
export const NO_EXPLANATION: ExplanationTexts = {
	title: '',
	meaning: '',
	causes: [],
	howToCheck: [],
	fixes: [],
	options: [],
	guidance: null,
	lookAt: [],
};

/** What is said of a message. */
export interface Description extends ExplanationTexts {
	readonly page?: string;
	readonly stage: string | null;
}

const byId = new Map<string, LogExplanation[]>();

/** The explanations of a message, its cases first as the catalogue has them. */
export function explanationsOf(id: string): readonly LogExplanation[] {
	if (byId.size === 0) {
		for (const each of logExplanations()) appendTo(byId, each.id, each);
	}
	return byId.get(id) ?? [];
}

/** The explanation that fits the values of a message; undefined if it has none. */
export function explanationOf(id: string, values: Values): LogExplanation | undefined {
	const all = explanationsOf(id);
	return (
		all.find((each) => each.when !== undefined && fitsCase(each.when, values)) ??
		all.find((each) => each.when === undefined)
	);
}

/** The explanation for words without some of their fields: a case that nothing contradicts, one with guidance first. */
export function looseExplanationOf(
	id: string,
	values: Values,
): (ExplanationTexts & { readonly stage: string }) | undefined {
	const start = startTexts().find((each) => each.id === id);
	if (start !== undefined) return start;
	const exact = explanationsOf(id).find((each) => each.when !== undefined && fitsCase(each.when, values));
	if (exact !== undefined) return exact;
	const open = explanationsOf(id).filter(
		({ when }) =>
			when !== undefined &&
			!('msg' in when && 'msg' in values) &&
			// The texts of a general message differ in more than their place, and a server that is up has its port.
			id !== 'MSG_E_SUBGEN' &&
			id !== 'MSG_START_SRV' &&
			Object.entries(when).every(
				([name, wanted]) => !(name in values) || fitsCase({ [name]: wanted }, values),
			),
	);
	return open.find(({ guidance }) => guidance !== null) ?? explanationOf(id, values) ?? open[0];
}

function fitsCase(when: Readonly<Record<string, string>>, values: Values): boolean {
	return Object.entries(when).every(([name, wanted]) => {
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		if (value === undefined) return false;
		if (wanted.startsWith('DATADIR/')) return isServedPath(value);
		if (value === wanted) return true;
		return /\bN\b/.test(wanted) && fitsPattern(wanted.split(/\bN\b/), value);
	});
}

/** The pieces in their order, with something between them. */
function fitsPattern(pieces: readonly string[], value: string): boolean {
	let position = 0;
	for (const [index, piece] of pieces.entries()) {
		const at = index === pieces.length - 1 ? value.length - piece.length : value.indexOf(piece, position);
		if (at < position || !value.startsWith(piece, at) || (index === 0 && at !== 0)) return false;
		position = at + piece.length;
	}
	return true;
}

/** True for a path under which a server looks for what it serves; `/etc/rc.local` and the like are other files. */
export function isServedPath(path: string): boolean {
	const [, name = ''] = /\/([^/]*)$/.exec(path.slice(-4096)) ?? [];
	return !path.startsWith('/etc/') && /^(?:rc|file)(?:\..+)?$/.test(name);
}

/** What is said of a message: its explanation, or else what its class is about. */
export function describe(message: LogMessage, explanation: LogExplanation | undefined): Description {
	const owner = explanation?.id ?? message.id;
	const page = explanationsOf(owner).length > 0 ? { page: messagePageId(owner) } : {};
	if (explanation !== undefined) {
		const { title, stage, meaning, causes, howToCheck, fixes, options, guidance, lookAt } = explanation;
		return { ...page, title, stage, meaning, causes, howToCheck, fixes, options, guidance, lookAt };
	}
	const kind = Object.hasOwn(classes, message.class) ? classes[message.class] : undefined;
	return {
		...NO_EXPLANATION,
		...page,
		title: wordsOf(message),
		stage: kind?.stage ?? 'run',
		meaning: kind?.meaning ?? 'A message of the daemon about its own running.',
	};
}

/** What the classes of messages are about, for messages that have no explanation of their own. */
const classes: Readonly<Record<string, { readonly stage: string; readonly meaning: string }>> = {
	AUD: {
		stage: 'run',
		meaning: 'A record of a system call that the daemon made, for audits of the daemon itself.',
	},
	PANIC: { stage: 'exit', meaning: 'A fault after which the daemon ends.' },
	RUN: { stage: 'run', meaning: 'A message about the daemon’s running.' },
	FIL: { stage: 'check', meaning: 'A message about a file that is checked, or about an entry for it.' },
	TCP: { stage: 'connect', meaning: 'A message about a connection between client and server.' },
	ERR: { stage: 'run', meaning: 'A fault inside the daemon or in a call of the system.' },
	STAMP: { stage: 'run', meaning: 'A sign of life.' },
	ENET: { stage: 'connect', meaning: 'A network fault.' },
	EINPUT: { stage: 'config', meaning: 'A complaint about the configuration.' },
	EVENT: {
		stage: 'check',
		meaning: 'A check has found something that does not agree with the baseline or the policy.',
	},
	START: { stage: 'start', meaning: 'A message about start or end of the daemon.' },
	LOGKEY: { stage: 'start', meaning: 'The key with which a signed log can be verified.' },
};

function wordsOf(message: LogMessage): string {
	const format = message.xml ?? message.plain;
	const words = /\bmsg=(?:"([^"]*)|<([^>]*))/.exec(format);
	const text = (words?.[1] ?? words?.[2] ?? '').replace(/%[-+ #0]*\d*(?:\.\d+)?l?[a-z]/g, '…').trim();
	if (text !== '' && text !== '…') return text;
	const place = /\b(?:interface|subroutine)=["<]([\w]+)/.exec(format)?.[1];
	return place === undefined ? 'General message' : `Message about ${place}`;
}
