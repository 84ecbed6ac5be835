// What the daemon prints while it reads the file, line for line, in its own words. The same readings as the findings.
import type { Analysis } from './analysis.ts';
import { type Complaint, LINE_NUMBER } from '../daemon/daemon.ts';
import { MISSING_END } from '../document/reader.ts';
import { daemonPieces } from '../syntax/line.ts';

/** One message of the daemon. */
export interface VerdictLine {
	/** The daemon's own count from 1: an overlong line counts as several. 0: not caused by one line. */
	readonly line: number;
	readonly severity: Complaint['severity'];
	readonly text: string;
}

/**
 * The daemon's verdict on a file, sorted by line; ends at a crash, a hang or a panic exit.
 * @param analysis a file analysed for a certain role and host, read verbatim
 */
export function verdict(analysis: Analysis): VerdictLine[] {
	const { model } = analysis;
	const out: VerdictLine[] = [];
	let number = 0;
	let lastRead = 0;
	const say = (complaint: Complaint, at: number): void => {
		const text = complaint.text.replaceAll(LINE_NUMBER, String(at));
		const previous = out.at(-1);
		if (previous?.line === at && previous.text === text && previous.severity === complaint.severity) return;
		out.push({ line: at, severity: complaint.severity, text });
	};
	for (const line of model.store.all()) {
		const isTail = model.isDropped(line);
		const first = number + 1;
		number += daemonPieces(line.text).length;
		if (isTail) break;
		lastRead = number;
		const complaints = analysis.complaintsOf(line);
		for (const complaint of complaints) {
			say(complaint, first + (complaint.piece ?? 0));
			if (complaint.severity === 'FATAL') return out;
		}
		// A panic exit: the daemon ends itself after its last words.
		if (complaints.some(({ severity }) => severity === 'ALRT')) return out;
		if (line.reading.kind === 'eof') break;
	}
	if (model.end?.position.branch !== undefined) say(MISSING_END, lastRead);
	return out;
}
