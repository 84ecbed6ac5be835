// What samhain and yule can write to their logs: templates, fields, and what the messages mean. The data is parsed when
// it is first asked for. Nothing here looks at log lines; parse-line.ts and recognise.ts do.
import { parseLater } from '../catalogue/parse-later.ts';
import { LOG_DATA_JSON } from './messages.generated.ts';

/** Severity words of the daemon; `inet` is for messages that a server passes on for its clients. */
export type LogSeverity = 'debug' | 'info' | 'notice' | 'warn' | 'mark' | 'err' | 'crit' | 'alert' | 'inet';

/** One message of the daemon's catalogue (sh_cat.c). */
export interface LogMessage {
	/** Its name in the daemon's source, such as `MSG_TCP_NOAUTH`. */
	readonly id: string;
	/** Level unless the call or an option says otherwise. */
	readonly severity: LogSeverity;
	/** Message class, such as `TCP` or `EINPUT`. */
	readonly class: string;
	/** C format of the XML style; absent for a few that exist in plain builds only. */
	readonly xml?: string;
	/** C format of the plain style. */
	readonly plain: string;
	/** One for each inserted value: its name, and the name in the plain style where that differs. */
	readonly fields: readonly (readonly [name: string, plain?: string])[];
	/** Which daemons write it in usual builds; empty for special builds. */
	readonly roles: readonly string[];
	/** The first version that writes it; absent: 4.1.4 or older. */
	readonly since?: string;
}

/** What people read about a message. */
export interface ExplanationTexts {
	readonly title: string;
	readonly meaning: string;
	readonly causes: readonly string[];
	readonly howToCheck: readonly string[];
	readonly fixes: readonly string[];
	readonly options: readonly string[];
	/** Problem of the guidance, or null where none fits. */
	readonly guidance: string | null;
	/** Where in the files of a deployment the cause may be, in words. */
	readonly lookAt: readonly string[];
}

/** What one message, or one case of it, means. */
export interface LogExplanation extends ExplanationTexts {
	readonly id: string;
	/** Attribute texts that tell this case from others of the message; `N` matches a number or path. */
	readonly when?: Readonly<Record<string, string>>;
	/** Stage of a connection or of the daemon's run. */
	readonly stage: string;
}

/** A text that the daemon prints on standard error while it starts, outside its log. */
export interface StartText extends ExplanationTexts {
	/** A name of ours, such as `STDERR_SELF_RESOLVE`; the daemon gives it none. */
	readonly id: string;
	/** C format, with its line feeds. */
	readonly text: string;
	readonly stage: string;
}

interface LogData {
	readonly startTexts: readonly StartText[];
	readonly messages: readonly LogMessage[];
	readonly texts: Readonly<Record<string, readonly string[]>>;
	readonly explanations: readonly LogExplanation[];
}

const readData = parseLater<LogData>(LOG_DATA_JSON);

/** All messages, in the order of the daemon's catalogue. */
export function logMessages(): readonly LogMessage[] {
	return readData().messages;
}

/** All explanations; several may belong to one message. */
export function logExplanations(): readonly LogExplanation[] {
	return readData().explanations;
}

/** The texts that a start prints on standard error. */
export function startTexts(): readonly StartText[] {
	return readData().startTexts;
}

/** Texts (C formats) that the daemon is known to insert as `msg` of a general message such as `MSG_E_SUBGEN`. */
export function knownTexts(id: string): readonly string[] {
	const { texts } = readData();
	return Object.hasOwn(texts, id) ? (texts[id] ?? []) : [];
}
