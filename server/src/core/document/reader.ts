// Reads lines one after the other as the daemon does (sh_readconf.c, sh_readconf_read and sh_readconfig_line), carrying
// context and order from line to line. Knows one line at a time; what concerns several lines is in the indexes.

import { INITIAL_CARRIED_STATE } from '../carried-state/carried-state.ts';
import { findSection } from '../catalogue/lookup.ts';
import { type Daemon, type DaemonMessage, LINE_NUMBER } from '../daemon/daemon.ts';
import { daemonPieces, headerName, type LineSyntax, lexLine, lexPlainLine } from '../syntax/line.ts';
import { type PlaceholderStyle, type TemplateLine, templateLine } from '../syntax/template.ts';
import { anchoredBranch, closeBlock, enterBlock, switchArm } from './blocks.ts';
import { evaluateCondition } from './conditions.ts';
import { BEFORE_FIRST_HEADER, LineContexts, UNKNOWN_SECTION } from './line-context.ts';
import { insideTag, readArmour, readInside, readOpaque } from './opaque-lines.ts';
import { INVALID_LINE, readOptionLine } from './option-line.ts';
import { NO_DAEMON_MESSAGES, type ParsedLine, plainLine } from './parsed-line.ts';
import { type BranchCache, type LineResult, type ReaderState, withContext } from './reader-state.ts';

const UNKNOWN_HEADER: DaemonMessage = {
	severity: 'WARN',
	text: `msg="Unrecognized section heading in line ${LINE_NUMBER} of configuration file"`,
};
/** Said once, after the last line, when a block is still open there. */
export const MISSING_END: DaemonMessage = {
	severity: 'WARN',
	text: `msg="Configuration file: missing @end" option="config file" obj="${LINE_NUMBER}"`,
};

/** How a file is read, besides by which daemon. */
export interface ReaderOptions {
	/** Read as the recorded builds do: no signature support, and template marks are ordinary text. */
	readonly isVerbatim: boolean;
	readonly placeholders: readonly PlaceholderStyle[];
}

/** A reader for one daemon; holds no state of a file but the interned contexts. */
export class LineReader {
	readonly daemon: Daemon;
	readonly #options: ReaderOptions;
	readonly #contexts = new LineContexts();

	constructor(daemon: Daemon, options: ReaderOptions) {
		this.daemon = daemon;
		this.#options = options;
	}

	/** What the first line of a file meets. */
	start(): ReaderState {
		return {
			context: this.#contexts.at(BEFORE_FIRST_HEADER, false, undefined),
			carriedState: INITIAL_CARRIED_STATE,
			openBranches: undefined,
		};
	}

	/**
	 * Reads one line.
	 * @param text the line without its LF
	 * @param readerState what the line above left
	 * @param branchCache keeps the block that the line opens for the next time
	 * @param isUnended no newline ends the line, so that samhain reads only what fills its buffer
	 * @returns what the line comes to and leaves
	 */
	read(text: string, readerState: ReaderState, branchCache: BranchCache, isUnended = false): LineResult {
		if (branchCache.isPlain === true) return this.#readPiece(text, readerState, branchCache);
		const all = daemonPieces(text);
		const pieces = isUnended && all.length > 1 ? all.slice(0, -1) : all;
		const first = this.#readPiece(text === pieces[0] ? text : (pieces[0] ?? ''), readerState, branchCache);
		if (pieces.length === 1) return first;
		// An overlong line is several lines to the daemon; here it stays one, with all their messages.
		const daemonMessages = [...first.parsed.daemonMessages];
		const definitions = [...(first.definitions ?? [])];
		let at = first.readerState;
		for (const [index, text] of pieces.entries()) {
			if (index === 0) continue;
			const next = this.#readPiece(text, at, {});
			daemonMessages.push(
				...next.parsed.daemonMessages.map((daemonMessage) => ({ ...daemonMessage, piece: index })),
			);
			if (next.definitions !== undefined) definitions.push(...next.definitions);
			at = next.readerState;
		}
		return { parsed: { ...first.parsed, daemonMessages }, definitions, readerState: at };
	}

	#readPiece(text: string, readerState: ReaderState, branchCache: BranchCache): LineResult {
		const { context } = readerState;
		// Only in a block that some hosts skip does an end of the file leave something to read.
		if (context.ended !== 'no' && context.branch?.activity !== 'maybe')
			return { parsed: plainLine('skipped'), readerState };
		const { isVerbatim, placeholders } = this.#options;
		if (isVerbatim && !this.daemon.without.has('gpg')) {
			if (context.opaque === 'armour') return readInside(this.#contexts, text, readerState, branchCache);
			const armour = readArmour(this.#contexts, text, readerState);
			if (armour !== undefined) return armour;
		}
		if (isVerbatim || (context.opaque === 'no' && this.#holdsNoMark(branchCache)))
			return this.#readOwn(text, undefined, readerState, branchCache);
		if (context.opaque !== 'no') return readInside(this.#contexts, text, readerState, branchCache);
		const template = templateLine(text, placeholders);
		const opaque = readOpaque(this.#contexts, text, template, readerState, branchCache);
		if (opaque !== undefined) return this.#isReadAsOption(opaque, context) ? withInvalidLine(opaque) : opaque;
		const result = this.#readOwn(text, template, readerState, branchCache);
		if (template?.until === undefined || result.parsed.kind === 'nothing') return result;
		return { ...result, readerState: insideTag(this.#contexts, result.readerState, template.until) };
	}

	/** Reads a line of the daemon; `template` is there when a placeholder is in it. */
	#readOwn(
		text: string,
		template: TemplateLine | undefined,
		readerState: ReaderState,
		branchCache: BranchCache,
	): LineResult {
		const { context } = readerState;
		const line = branchCache.isPlain === true ? lexPlainLine(text) : lexLine(text);
		switch (line.kind) {
			case 'blank':
			case 'comment':
				return { parsed: plainLine('nothing'), readerState };
			case 'condition':
				return this.#openBlock(text.slice(line.start, line.end), readerState, branchCache);
			case 'else':
				return switchArm(this.#contexts, readerState);
			case 'end':
				return closeBlock(this.#contexts, readerState);
			default:
				break;
		}
		if (context.branch?.activity === 'no' || context.ended !== 'no')
			return { parsed: plainLine('skipped'), readerState };
		if (line.kind === 'header')
			return this.#readHeader(text.slice(line.start, line.end), template, readerState);
		if (line.kind === 'directive') return this.#readDirective(text.slice(line.start, line.end), readerState);
		if (isOutside(context.section) && context.otherSections.length === 0)
			return { parsed: plainLine('ignored'), readerState };
		return this.#readOption(text, line, readerState, template !== undefined);
	}

	/** Whether a samhain without GnuPG takes a signature for options: nothing above it ends the file. */
	#isReadAsOption({ readerState }: LineResult, { section, ended }: ReaderState['context']): boolean {
		return (
			ended === 'no' &&
			readerState.context.ended === 'signature' &&
			!isOutside(section) &&
			this.daemon.without.has('gpg')
		);
	}

	/** Whether no template engine can mean anything by the line. */
	#holdsNoMark({ isPlain }: BranchCache): boolean {
		return isPlain === true && this.#options.placeholders.length === 0;
	}

	#openBlock(text: string, readerState: ReaderState, branchCache: BranchCache): LineResult {
		const { truth, daemonMessages } = evaluateCondition(text, this.daemon);
		const branch = anchoredBranch(branchCache, text, truth, readerState.context.branch, false);
		const parsed =
			daemonMessages.length === 0 ? plainLine('condition') : { kind: 'condition' as const, daemonMessages };
		return { parsed, readerState: enterBlock(this.#contexts, branch, readerState) };
	}

	#readHeader(text: string, template: TemplateLine | undefined, readerState: ReaderState): LineResult {
		const { scheduleTwo, branch } = readerState.context;
		if (text.slice(0, 5).toLowerCase() === '[eof]') {
			const { section, otherSections } = readerState.context;
			return {
				parsed: plainLine('eof'),
				readerState: withContext(
					readerState,
					this.#contexts.at(section, scheduleTwo, branch, 'eof', otherSections),
				),
			};
		}
		const section = findSection(text, this.daemon);
		if (section === undefined) {
			// A header that an engine fills in may be any section; what is below it cannot be judged.
			const parsed: ParsedLine =
				template !== undefined
					? plainLine('opaque')
					: {
							kind: 'unknown-section',
							daemonMessages: [UNKNOWN_HEADER],
							header: headerName(text),
						};
			return {
				parsed,
				readerState: withContext(readerState, this.#contexts.at(UNKNOWN_SECTION, scheduleTwo, branch)),
			};
		}
		const parsed: ParsedLine = {
			kind: 'section',
			daemonMessages: NO_DAEMON_MESSAGES,
			header: section.name,
		};
		return {
			parsed,
			readerState: withContext(readerState, this.#contexts.at(section.name, scheduleTwo, branch)),
		};
	}

	/** `%SCHEDULE_TWO` and its end; exact words, any other `%` line does nothing (sh_readconf.c, sh_readconf_read). */
	#readDirective(text: string, readerState: ReaderState): LineResult {
		const parsed = plainLine('directive');
		const { section, branch, ended, otherSections, opaque, scheduleTwo } = readerState.context;
		const isOff = text[0] === '!';
		if (text.slice(isOff ? 2 : 1).toUpperCase() !== 'SCHEDULE_TWO' || this.daemon.role === 'server')
			return { parsed, readerState };
		if (scheduleTwo === !isOff) return { parsed, readerState };
		return {
			parsed,
			readerState: withContext(
				readerState,
				this.#contexts.at(section, !isOff, branch, ended, otherSections, opaque),
			),
		};
	}

	#readOption(text: string, line: LineSyntax, readerState: ReaderState, isTemplated: boolean): LineResult {
		const { context } = readerState;
		const primary = this.#readOptionIn(context.section, text, line, readerState, isTemplated);
		if (context.otherSections.length === 0 || primary.parsed.daemonMessages.length === 0) return primary;
		// The section depends on the host: what is right in one of them is not a mistake.
		for (const section of context.otherSections) {
			if (isOutside(section)) continue;
			const other = this.#readOptionIn(section, text, line, readerState, isTemplated);
			if (other.parsed.daemonMessages.length === 0) return other;
		}
		return primary;
	}

	#readOptionIn(
		section: string,
		text: string,
		line: LineSyntax,
		readerState: ReaderState,
		isTemplated: boolean,
	): LineResult {
		if (isOutside(section)) return { parsed: plainLine('ignored'), readerState };
		const { isVerbatim } = this.#options;
		const { scheduleTwo } = readerState.context;
		const { parsed, definitions, carriedState } = readOptionLine(text, line, readerState.carriedState, {
			daemon: this.daemon,
			section,
			scheduleTwo,
			isTemplated,
			isVerbatim,
		});
		return {
			parsed,
			definitions,
			readerState: carriedState === readerState.carriedState ? readerState : { ...readerState, carriedState },
		};
	}
}

/** The reading of a line with what samhain says of one that it does not know. */
function withInvalidLine(result: LineResult): LineResult {
	return { ...result, parsed: { kind: 'opaque', daemonMessages: [INVALID_LINE] } };
}

/** Whether lines here are under no header that the daemon knows, so that it ignores them. */
function isOutside(section: string): boolean {
	return section === BEFORE_FIRST_HEADER || section === UNKNOWN_SECTION;
}
