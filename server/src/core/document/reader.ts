// Reads lines one after the other as the daemon does (sh_readconf.c, sh_readconf_read and sh_readconfig_line), carrying
// context and order from line to line. Knows one line at a time; what concerns several lines is in the indexes.

import {
	type CarriedState,
	INITIAL_CARRIED_STATE,
	joinCarriedState,
} from '../carried-state/carried-state.ts';
import { findSection } from '../catalogue/lookup.ts';
import { type Daemon, type DaemonMessage, LINE_NUMBER } from '../daemon/daemon.ts';
import { daemonPieces, isSpaceCode, type LineSyntax, lexLine, lexPlainLine } from '../syntax/line.ts';
import {
	endsOpaque,
	opensBlock,
	type PlaceholderStyle,
	type TagEnd,
	type TemplateLine,
	templateLine,
} from '../syntax/template.ts';
import type { Definition } from '../values/handler.ts';
import { evaluateCondition } from './conditions.ts';
import {
	type Activity,
	BEFORE_FIRST_HEADER,
	Branch,
	type LineContext,
	LineContexts,
	type OpeningTag,
	UNKNOWN_SECTION,
} from './line-context.ts';
import { readOptionLine } from './option-line.ts';
import { NO_DAEMON_MESSAGES, type ParsedLine, plainLine } from './parsed-line.ts';

/** How a file is read, besides by which daemon. */
export interface ReaderOptions {
	/** Read as the recorded builds do: no signature support, and template marks are ordinary text. */
	readonly isVerbatim: boolean;
	readonly placeholders: readonly PlaceholderStyle[];
}

/** The state at the start of a block whose outcome is not known, to which the other arm and the end come back. */
export interface OpenBranch {
	readonly entry: LineContext;
	readonly entryState: CarriedState;
	/** The end of the arms read so far; absent in the first arm. */
	readonly arm: LineContext | undefined;
	readonly armState: CarriedState | undefined;
	readonly parent: OpenBranch | undefined;
}

/** Where a line keeps the block it opens, so that reading it again gives the same block and thus the same contexts. */
export interface BranchCache {
	branch?: Branch | undefined;
	/** Whether the text needs no closer look; see `isPlain` of syntax/line.ts. */
	readonly isPlain?: boolean;
}

/** Everything that a line leaves to the next one. */
export interface ReaderState {
	readonly context: LineContext;
	readonly carriedState: CarriedState;
	readonly openBranches: OpenBranch | undefined;
}

const UNKNOWN_HEADER: DaemonMessage = {
	severity: 'WARN',
	text: `msg="Unrecognized section heading in line ${LINE_NUMBER} of configuration file"`,
};
const UNMATCHED_END: DaemonMessage = {
	severity: 'WARN',
	text: `msg="Configuration file: unmatched @end" option="config file" obj="${LINE_NUMBER}"`,
};
/** Said once, after the last line, when a block is still open there. */
export const MISSING_END: DaemonMessage = {
	severity: 'WARN',
	text: `msg="Configuration file: missing @end" option="config file" obj="${LINE_NUMBER}"`,
};

const STRAY_END: ParsedLine = { kind: 'end', daemonMessages: [UNMATCHED_END] };
const STRAY_ELSE: ParsedLine = { kind: 'else', daemonMessages: [UNMATCHED_END] };

/** What one line comes to. */
export interface LineResult {
	readonly parsed: ParsedLine;
	readonly definitions?: readonly Definition[] | undefined;
	/** What the line leaves; the same `ReaderState` object when it leaves nothing new. */
	readonly readerState: ReaderState;
}

const BEGIN_SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----';
const BEGIN_SIGNATURE = '-----BEGIN PGP SIGNATURE-----';

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
		// An overlong line is several lines to the daemon; here it stays one, with all their complaints.
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
		if (!this.#options.isVerbatim && !(context.opaque === 'no' && this.#holdsNoMark(branchCache))) {
			const opaque = this.#readOpaque(text, readerState, branchCache);
			if (opaque !== undefined) return opaque;
			const result = this.#readPlain(text, readerState, branchCache);
			const until = templateLine(text, this.#options.placeholders)?.until;
			if (until === undefined || result.parsed.kind === 'nothing') return result;
			return { ...result, readerState: this.#insideTag(result.readerState, until) };
		}
		return this.#readPlain(text, readerState, branchCache);
	}

	#readPlain(text: string, readerState: ReaderState, branchCache: BranchCache): LineResult {
		const { context } = readerState;
		const line = branchCache.isPlain === true ? lexPlainLine(text) : lexLine(text);
		switch (line.kind) {
			case 'blank':
			case 'comment':
				return { parsed: plainLine('nothing'), readerState };
			case 'condition':
				return this.#openBlock(text.slice(line.start, line.end), readerState, branchCache);
			case 'else':
				return this.#switchArm(readerState);
			case 'end':
				return this.#closeBlock(readerState);
			default:
				break;
		}
		if (context.branch?.activity === 'no' || context.ended !== 'no')
			return { parsed: plainLine('skipped'), readerState };
		if (line.kind === 'header') return this.#readHeader(text.slice(line.start, line.end), readerState);
		if (line.kind === 'directive') return this.#readDirective(text.slice(line.start, line.end), readerState);
		if (isOutside(context.section) && context.otherSections.length === 0)
			return { parsed: plainLine('ignored'), readerState };
		return this.#readOption(text, line, readerState, this.#holdsNoMark(branchCache));
	}

	/** Whether no template engine can mean anything by the line. */
	#holdsNoMark({ isPlain }: BranchCache): boolean {
		return isPlain === true && this.#options.placeholders.length === 0;
	}

	#moved(readerState: ReaderState, context: LineContext): ReaderState {
		return context === readerState.context ? readerState : { ...readerState, context };
	}

	/** Signature armour and lines of template engines. */
	#readOpaque(text: string, readerState: ReaderState, branchCache: BranchCache): LineResult | undefined {
		const { context } = readerState;
		const { section, scheduleTwo, branch, otherSections } = context;
		const opaque = plainLine('opaque');
		if (context.opaque === 'armour') {
			const goesOn = text.trim() !== '';
			return {
				parsed: opaque,
				readerState: goesOn
					? readerState
					: this.#moved(readerState, this.#contexts.at(section, scheduleTwo, branch)),
			};
		}
		if (context.opaque !== 'no') {
			const { end, opens: isOpening } = openTag(context.opaque);
			if (!endsOpaque(text, end)) return { parsed: opaque, readerState };
			const after = this.#moved(
				readerState,
				this.#contexts.at(section, scheduleTwo, branch, 'no', otherSections),
			);
			const opens = isOpening || (end === '%>' && opensBlock(text));
			return {
				parsed: opaque,
				readerState: opens
					? this.#enter(anchoredBranch(branchCache, text.trim(), 'maybe', branch, true), after)
					: after,
			};
		}
		if (text.startsWith('-----')) {
			const line = text.trimEnd();
			if (line === BEGIN_SIGNED) {
				return {
					parsed: opaque,
					readerState: this.#moved(
						readerState,
						this.#contexts.at(section, scheduleTwo, branch, 'no', [], 'armour'),
					),
				};
			}
			if (line === BEGIN_SIGNATURE) {
				return {
					parsed: opaque,
					readerState: this.#moved(readerState, this.#contexts.at(section, scheduleTwo, branch, 'signature')),
				};
			}
		}
		const template = templateLine(text, this.#options.placeholders);
		if (template === undefined || template.kind === 'value') return undefined;
		const kind = lexLine(text).kind;
		if (kind === 'comment') return undefined;
		return { parsed: opaque, readerState: this.#followTemplate(template, text, readerState, branchCache) };
	}

	#followTemplate(
		template: TemplateLine,
		text: string,
		readerState: ReaderState,
		branchCache: BranchCache,
	): ReaderState {
		const { branch } = readerState.context;
		if (template.until !== undefined) {
			const state =
				template.block === 'else' && branch?.isTemplate
					? this.#switchArm(readerState).readerState
					: readerState;
			return this.#insideTag(state, template.block === 'open' ? `${template.until}+` : template.until);
		}
		switch (template.block) {
			case 'open':
				return this.#enter(anchoredBranch(branchCache, text.trim(), 'maybe', branch, true), readerState);
			case 'else':
				return branch?.isTemplate ? this.#switchArm(readerState).readerState : readerState;
			case 'close':
				return branch?.isTemplate ? this.#closeBlock(readerState).readerState : readerState;
			default:
				return readerState;
		}
	}

	/** The lines below belong to a tag of a template engine until it ends. */
	#insideTag(readerState: ReaderState, opaque: TagEnd | OpeningTag): ReaderState {
		const { section, scheduleTwo, branch, otherSections, ended } = readerState.context;
		return this.#moved(
			readerState,
			this.#contexts.at(section, scheduleTwo, branch, ended, otherSections, opaque),
		);
	}

	#openBlock(text: string, readerState: ReaderState, branchCache: BranchCache): LineResult {
		const { truth, daemonMessages } = evaluateCondition(text, this.daemon);
		const branch = anchoredBranch(branchCache, text, truth, readerState.context.branch, false);
		const parsed =
			daemonMessages.length === 0 ? plainLine('condition') : { kind: 'condition' as const, daemonMessages };
		return { parsed, readerState: this.#enter(branch, readerState) };
	}

	#enter(branch: Branch, readerState: ReaderState): ReaderState {
		const context = this.#contexts.inBranch(readerState.context, branch);
		if (!branch.isFork) return { ...readerState, context };
		const openBranch: OpenBranch = {
			entry: readerState.context,
			entryState: readerState.carriedState,
			arm: undefined,
			armState: undefined,
			parent: readerState.openBranches,
		};
		return { context, carriedState: readerState.carriedState, openBranches: openBranch };
	}

	#switchArm(readerState: ReaderState): LineResult {
		const { branch } = readerState.context;
		if (branch === undefined) return { parsed: STRAY_ELSE, readerState };
		const parsed = plainLine('else');
		const next = branch.next();
		const { openBranches } = readerState;
		if (!branch.isFork || openBranches === undefined) {
			return {
				parsed,
				readerState: this.#moved(readerState, this.#contexts.inBranch(readerState.context, next)),
			};
		}
		const outside = this.#contexts.inBranch(readerState.context, branch.parent);
		if (branch.isTemplate || openBranches.arm === undefined || openBranches.armState === undefined) {
			const arm =
				openBranches.arm === undefined
					? outside
					: this.#contexts.join(outside, openBranches.arm, branch.parent);
			const armState =
				openBranches.armState === undefined
					? readerState.carriedState
					: joinCarriedState(readerState.carriedState, openBranches.armState);
			const context = this.#contexts.inBranch(openBranches.entry, next);
			return {
				parsed,
				readerState: {
					context,
					carriedState: openBranches.entryState,
					openBranches: { ...openBranches, arm, armState },
				},
			};
		}
		// A second `@else` leads back to the lines after the first arm.
		const context = this.#contexts.inBranch(openBranches.arm, next);
		return {
			parsed,
			readerState: {
				context,
				carriedState: openBranches.armState,
				openBranches: { ...openBranches, arm: outside, armState: readerState.carriedState },
			},
		};
	}

	#closeBlock(readerState: ReaderState): LineResult {
		const { branch } = readerState.context;
		if (branch === undefined) return { parsed: STRAY_END, readerState };
		const parsed = plainLine('end');
		const { openBranches } = readerState;
		if (!branch.isFork || openBranches === undefined) {
			return {
				parsed,
				readerState: this.#moved(readerState, this.#contexts.inBranch(readerState.context, branch.parent)),
			};
		}
		const context = this.#contexts.join(
			readerState.context,
			openBranches.arm ?? openBranches.entry,
			branch.parent,
		);
		const carriedState = joinCarriedState(
			readerState.carriedState,
			openBranches.armState ?? openBranches.entryState,
		);
		return { parsed, readerState: { context, carriedState, openBranches: openBranches.parent } };
	}

	#readHeader(text: string, readerState: ReaderState): LineResult {
		const { scheduleTwo, branch } = readerState.context;
		if (text.slice(0, 5).toLowerCase() === '[eof]') {
			const { section, otherSections } = readerState.context;
			return {
				parsed: plainLine('eof'),
				readerState: this.#moved(
					readerState,
					this.#contexts.at(section, scheduleTwo, branch, 'eof', otherSections),
				),
			};
		}
		const section = findSection(text, this.daemon);
		if (section === undefined) {
			// A header that an engine fills in may be any section; what is below it cannot be judged.
			const isTemplated =
				!this.#options.isVerbatim && templateLine(text, this.#options.placeholders) !== undefined;
			const parsed: ParsedLine = isTemplated
				? plainLine('opaque')
				: {
						kind: 'unknown-section',
						daemonMessages: [UNKNOWN_HEADER],
						header: headerName(text),
					};
			return {
				parsed,
				readerState: this.#moved(readerState, this.#contexts.at(UNKNOWN_SECTION, scheduleTwo, branch)),
			};
		}
		const parsed: ParsedLine = {
			kind: 'section',
			daemonMessages: NO_DAEMON_MESSAGES,
			header: section.name,
		};
		return {
			parsed,
			readerState: this.#moved(readerState, this.#contexts.at(section.name, scheduleTwo, branch)),
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
			readerState: this.#moved(
				readerState,
				this.#contexts.at(section, !isOff, branch, ended, otherSections, opaque),
			),
		};
	}

	#readOption(text: string, line: LineSyntax, readerState: ReaderState, holdsNoMark: boolean): LineResult {
		const { context } = readerState;
		const isTemplated =
			!this.#options.isVerbatim &&
			!holdsNoMark &&
			templateLine(text, this.#options.placeholders) !== undefined;
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

/** The block that a line opens: the one from the last reading, when it would be the same. */
function anchoredBranch(
	branchCache: BranchCache,
	text: string,
	truth: Activity,
	parent: Branch | undefined,
	isTemplate: boolean,
): Branch {
	const known = branchCache.branch;
	if (known !== undefined && known.parent === parent && known.truth === truth && known.condition === text)
		return known;
	const branch = new Branch(text, truth, parent, isTemplate);
	branchCache.branch = branch;
	return branch;
}

/** The name between the brackets, as written; without a closing bracket all of the rest. */
export function headerName(text: string): string {
	const close = text.indexOf(']');
	let name = text.slice(1, close < 0 ? text.length : close);
	while (name.length > 0 && isSpaceCode(name.charCodeAt(name.length - 1))) name = name.slice(0, -1);
	return name.trim();
}

/** Whether lines here are under no header that the daemon knows, so that it ignores them. */
function isOutside(section: string): boolean {
	return section === BEFORE_FIRST_HEADER || section === UNKNOWN_SECTION;
}

/** What ends a tag, and whether it opens a block there. */
function openTag(opaque: TagEnd | OpeningTag): { readonly end: TagEnd; readonly opens: boolean } {
	switch (opaque) {
		case '%>+':
			return { end: '%>', opens: true };
		case '#}+':
			return { end: '#}', opens: true };
		case '%}+':
			return { end: '%}', opens: true };
		case '}}+':
			return { end: '}}', opens: true };
		default:
			return { end: opaque, opens: false };
	}
}
