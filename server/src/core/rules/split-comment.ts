// Text after a value that was meant as a comment. The language has no such comments: it becomes part of the value.
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

/** Finds what looks like a comment after the value of an option line; undefined where there is none. */
export function splitComment(line: Line, daemon: Daemon): SplitComment | undefined {
	const { option, section = '' } = line.parsed;
	if (option === undefined) return undefined;
	const { value, valueStart } = optionText(line);
	const found = findComment(value, option.kind);
	if (found === undefined) return undefined;
	return {
		value: found.value,
		comment: found.comment,
		valueEnd: valueStart + found.valueEnd,
		commentStart: valueStart + found.commentStart,
		isCause: line.parsed.isRejected === true && isAccepted(option, section, found.value, daemon),
	};
}
