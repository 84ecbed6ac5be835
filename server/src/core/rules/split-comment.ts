// Text behind a value that was meant as a comment. The language has none there: it becomes part of the value.
import type { Daemon } from '../daemon/daemon.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { findComment } from '../values/comment.ts';
import { isAccepted } from './try-value.ts';

export interface SplitComment {
	/** The value without the comment, and the comment from its mark on. */
	readonly value: string;
	readonly comment: string;
	/** Columns in the line. */
	readonly valueEnd: number;
	readonly commentStart: number;
	/** True when the daemon refuses the value because of the comment only. */
	readonly isCause: boolean;
}

/** Finds what looks like a comment behind the value of an option line; undefined where there is none. */
export function splitComment(line: Line, daemon: Daemon): SplitComment | undefined {
	const { option, section = '' } = line.parsed;
	if (option === undefined) return undefined;
	const { value, valueStart } = optionText(line);
	const place = findComment(value, option.kind);
	if (place === undefined) return undefined;
	const before = value.slice(0, place.end);
	return {
		value: before,
		comment: value.slice(place.start),
		valueEnd: valueStart + place.end,
		commentStart: valueStart + place.start,
		isCause: line.parsed.isRejected === true && isAccepted(option, section, before, daemon),
	};
}
