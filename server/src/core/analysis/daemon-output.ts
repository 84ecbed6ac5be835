// What the daemon prints while it reads the file, line for line, in its own words. The same readings as the findings.

import { type DaemonMessage, LINE_NUMBER } from '../daemon/daemon.ts';
import { beginsSigned } from '../document/opaque-lines.ts';
import { MISSING_END } from '../document/reader.ts';
import { daemonPieces } from '../syntax/line.ts';
import { decodeReplacing, toBytes } from '../text/lone-bytes.ts';
import type { Analysis } from './analysis.ts';

/** One message of the daemon. */
export interface DaemonOutputLine {
	/** The daemon's own count from 1: an overlong line counts as several. 0: not caused by one line. */
	readonly line: number;
	readonly severity: DaemonMessage['severity'];
	readonly text: string;
}

/**
 * The daemon's verdict on a file, sorted by line; ends at a crash, a hang or a panic exit.
 * @param analysis a file analysed for a certain role and host, read verbatim
 */
export function daemonOutput(analysis: Analysis): DaemonOutputLine[] {
	const { model } = analysis;
	const out: DaemonOutputLine[] = [];
	let number = 0;
	let lastRead = 0;
	const emit = (daemonMessage: DaemonMessage, at: number): void => {
		const text = readable(daemonMessage.text.replaceAll(LINE_NUMBER, String(at)));
		const previous = out.at(-1);
		if (previous?.line === at && previous.text === text && previous.severity === daemonMessage.severity)
			return;
		out.push({ line: at, severity: daemonMessage.severity, text });
	};
	const lastLine = model.store.lastLine();
	// A samhain with GnuPG begins to read and to count where the signed text begins.
	let isReading =
		analysis.settings.without.has('gpg') || ![...model.store.all()].some(({ text }) => beginsSigned(text));
	for (const line of model.store.all()) {
		isReading ||= beginsSigned(line.text);
		if (!isReading) continue;
		const isTail = model.isDropped(line);
		const first = number + 1;
		// The rest of a last line without a newline is not read, however long the line is.
		number += daemonPieces(line.text).length - (line === lastLine ? 1 : 0);
		if (isTail) break;
		lastRead = number;
		const daemonMessages = analysis.daemonMessagesOf(line);
		for (const daemonMessage of daemonMessages) {
			emit(daemonMessage, first + (daemonMessage.piece ?? 0));
			if (daemonMessage.severity === 'FATAL') return out;
		}
		// A panic exit: the daemon ends itself after its last words.
		if (daemonMessages.some(({ isPanic }) => isPanic === true)) return out;
		if (line.parsed.kind === 'eof') break;
	}
	if (model.end?.context.branch !== undefined) emit(MISSING_END, lastRead);
	return out;
}

/** Bytes that are not UTF-8 become U+FFFD, as they do for whoever reads what the daemon prints. */
function readable(text: string): string {
	return /[\udc80-\udcff]/.test(text) ? decodeReplacing(toBytes(text)) : text;
}
