// What may be asked of a file that has been read, whatever is made of the answers: rules, the options in force, facts.
import type { Daemon } from '../daemon/daemon.ts';
import type { Definition } from '../values/handler.ts';
import type { Line } from './line-store.ts';

/** What a rule may ask about the file, besides the line it was called for. */
export interface FileView {
	readonly daemon: Daemon;
	readonly language: 'samhainrc' | 'yulerc';
	/** The file's line end, for text that a fix inserts. */
	readonly lineCount: number;
	/** Lines with this index key, top to bottom; the keys are in `index-keys.ts`. */
	readonly lines: (key: string) => readonly Line[];
	/** Whether there are more than so many of them; costs no more than that many. */
	readonly hasMore: (key: string, count: number) => boolean;
	/** The first of them. */
	readonly first: (key: string) => Line | undefined;
	/** Number of a line from 0. */
	readonly numberOf: (line: Line) => number;
	/** Line above and below, if any. */
	readonly neighbour: (line: Line, offset: number) => Line | undefined;
	/** Lines that define the same name, top to bottom (monitored paths, client entries). */
	readonly definingLines: (space: Definition['space'], key: string) => readonly Line[];
	readonly lastLine: () => Line | undefined;
	/** The last line's text is after the last LF: empty when the file ends with a newline. */
	readonly isDropped: (line: Line) => boolean;
	/** The accepted lines of each policy, noted when they are first asked for; a view lasts for one pass over the file. */
	readonly pathLines: Map<string, readonly Line[]>;
}
