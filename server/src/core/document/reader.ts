// Reads lines one after the other as the daemon does (sh_readconf.c, sh_readconf_read and sh_readconfig_line), carrying
// position and order from line to line. Knows one line at a time; what concerns several lines is in the indexes.
import { findSection } from '../catalogue/lookup.ts';
import { daemonPieces, isSpaceCode, type LineSyntax, lexLine } from '../syntax/line.ts';
import { endsForeign, type PlaceholderStyle, type TemplateLine, templateLine } from '../syntax/template.ts';
import { evaluateCondition } from './conditions.ts';
import { type Complaint, type Daemon, LINE_NUMBER } from '../daemon/daemon.ts';
import type { Claim } from '../values/handler.ts';
import { readOptionLine } from './option-line.ts';
import { INITIAL_ORDER, joinOrder, type Order } from '../carried-state/carried-state.ts';
import {
	type Activity,
	BEFORE_FIRST_HEADER,
	Branch,
	type Position,
	Positions,
	UNKNOWN_SECTION,
} from './line-context.ts';
import { NO_COMPLAINTS, plainReading, type Reading } from './parsed-line.ts';

/** How a file is read, besides by which daemon. */
export interface ReaderOptions {
	/** Read as the recorded builds do: no signature support, and template marks are ordinary text. */
	readonly isVerbatim: boolean;
	readonly placeholders: readonly PlaceholderStyle[];
}

/** The state at the start of a block whose outcome is not known, to which the other arm and the end come back. */
export interface Fork {
	readonly entry: Position;
	readonly entryOrder: Order;
	/** The end of the arms read so far; absent in the first arm. */
	readonly arm: Position | undefined;
	readonly armOrder: Order | undefined;
	readonly parent: Fork | undefined;
}

/** Where a line keeps the block it opens, so that reading it again gives the same block and thus the same positions. */
export interface Anchor {
	branch?: Branch | undefined;
}

/** Everything that a line leaves to the next one. */
export interface Flow {
	readonly position: Position;
	readonly order: Order;
	readonly forks: Fork | undefined;
}

const UNKNOWN_HEADER: Complaint = {
	severity: 'WARN',
	text: `msg="Unrecognized section heading in line ${LINE_NUMBER} of configuration file"`,
};
const UNMATCHED_END: Complaint = {
	severity: 'WARN',
	text: `msg="Configuration file: unmatched @end" option="config file" obj="${LINE_NUMBER}"`,
};
/** Said once, behind the last line, when a block is still open there. */
export const MISSING_END: Complaint = {
	severity: 'WARN',
	text: `msg="Configuration file: missing @end" option="config file" obj="${LINE_NUMBER}"`,
};

const STRAY_END: Reading = { kind: 'end', complaints: [UNMATCHED_END] };
const STRAY_ELSE: Reading = { kind: 'else', complaints: [UNMATCHED_END] };

/** What one line comes to. */
export interface LineResult {
	readonly reading: Reading;
	readonly claims?: readonly Claim[] | undefined;
	/** What the line leaves; the same `Flow` object when it leaves nothing new. */
	readonly flow: Flow;
}

const BEGIN_SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----';
const BEGIN_SIGNATURE = '-----BEGIN PGP SIGNATURE-----';

/** A reader for one daemon; holds no state of a file but the interned positions. */
export class LineReader {
	readonly daemon: Daemon;
	readonly #options: ReaderOptions;
	readonly #positions = new Positions();

	constructor(daemon: Daemon, options: ReaderOptions) {
		this.daemon = daemon;
		this.#options = options;
	}

	/** What the first line of a file meets. */
	start(): Flow {
		return {
			position: this.#positions.at(BEFORE_FIRST_HEADER, false, undefined),
			order: INITIAL_ORDER,
			forks: undefined,
		};
	}

	/**
	 * Reads one line.
	 * @param text the line without its LF
	 * @param flow what the line above left
	 * @param anchor keeps the block that the line opens for the next time
	 * @returns what the line comes to and leaves
	 */
	read(text: string, flow: Flow, anchor: Anchor): LineResult {
		const pieces = daemonPieces(text);
		const first = this.#readPiece(text === pieces[0] ? text : (pieces[0] ?? ''), flow, anchor);
		if (pieces.length === 1) return first;
		// An overlong line is several lines to the daemon; here it stays one, with all their complaints.
		const complaints = [...first.reading.complaints];
		const claims = [...(first.claims ?? [])];
		let at = first.flow;
		for (const [index, text] of pieces.entries()) {
			if (index === 0) continue;
			const next = this.#readPiece(text, at, {});
			complaints.push(...next.reading.complaints.map((complaint) => ({ ...complaint, piece: index })));
			if (next.claims !== undefined) claims.push(...next.claims);
			at = next.flow;
		}
		return { reading: { ...first.reading, complaints }, claims, flow: at };
	}

	#readPiece(text: string, flow: Flow, anchor: Anchor): LineResult {
		const { position } = flow;
		// Only in a block that some hosts skip does an end of the file leave something to read.
		if (position.ended !== 'no' && position.branch?.activity !== 'maybe')
			return { reading: plainReading('skipped'), flow };
		if (!this.#options.isVerbatim) {
			const foreign = this.#readForeign(text, flow, anchor);
			if (foreign !== undefined) return foreign;
		}
		const line = lexLine(text);
		switch (line.kind) {
			case 'blank':
			case 'comment':
				return { reading: plainReading('nothing'), flow };
			case 'condition':
				return this.#openBlock(text.slice(line.start, line.end), flow, anchor);
			case 'else':
				return this.#switchArm(flow);
			case 'end':
				return this.#closeBlock(flow);
			default:
				break;
		}
		if (position.branch?.activity === 'no' || position.ended !== 'no')
			return { reading: plainReading('skipped'), flow };
		if (line.kind === 'header') return this.#readHeader(text.slice(line.start, line.end), flow);
		if (line.kind === 'directive') return this.#readDirective(text.slice(line.start, line.end), flow);
		if (isOutside(position.section) && position.otherSections.length === 0)
			return { reading: plainReading('ignored'), flow };
		return this.#readOption(text, line, flow);
	}

	#moved(flow: Flow, position: Position): Flow {
		return position === flow.position ? flow : { ...flow, position };
	}

	/** Signature armour and lines of template engines. */
	#readForeign(text: string, flow: Flow, anchor: Anchor): LineResult | undefined {
		const { position } = flow;
		const { section, scheduleTwo, branch, otherSections } = position;
		const foreign = plainReading('foreign');
		if (position.foreign === 'armour') {
			const goesOn = text.trim() !== '';
			return {
				reading: foreign,
				flow: goesOn ? flow : this.#moved(flow, this.#positions.at(section, scheduleTwo, branch)),
			};
		}
		if (position.foreign !== 'no') {
			if (!endsForeign(text, position.foreign)) return { reading: foreign, flow };
			return {
				reading: foreign,
				flow: this.#moved(flow, this.#positions.at(section, scheduleTwo, branch, 'no', otherSections)),
			};
		}
		if (text.startsWith('-----')) {
			const line = text.trimEnd();
			if (line === BEGIN_SIGNED) {
				return {
					reading: foreign,
					flow: this.#moved(flow, this.#positions.at(section, scheduleTwo, branch, 'no', [], 'armour')),
				};
			}
			if (line === BEGIN_SIGNATURE) {
				return {
					reading: foreign,
					flow: this.#moved(flow, this.#positions.at(section, scheduleTwo, branch, 'signature')),
				};
			}
		}
		const template = templateLine(text, this.#options.placeholders);
		if (template === undefined || template.kind === 'value') return undefined;
		const kind = lexLine(text).kind;
		if (kind === 'comment') return undefined;
		return { reading: foreign, flow: this.#followTemplate(template, text, flow, anchor) };
	}

	#followTemplate(template: TemplateLine, text: string, flow: Flow, anchor: Anchor): Flow {
		const { section, scheduleTwo, branch, otherSections, ended } = flow.position;
		if (template.until !== undefined) {
			return this.#moved(
				flow,
				this.#positions.at(section, scheduleTwo, branch, ended, otherSections, template.until),
			);
		}
		switch (template.block) {
			case 'open':
				return this.#enter(anchoredBranch(anchor, text.trim(), 'maybe', branch, true), flow);
			case 'else':
				return branch?.isTemplate ? this.#switchArm(flow).flow : flow;
			case 'close':
				return branch?.isTemplate ? this.#closeBlock(flow).flow : flow;
			default:
				return flow;
		}
	}

	#openBlock(text: string, flow: Flow, anchor: Anchor): LineResult {
		const { truth, complaints } = evaluateCondition(text, this.daemon);
		const branch = anchoredBranch(anchor, text, truth, flow.position.branch, false);
		const reading =
			complaints.length === 0 ? plainReading('condition') : { kind: 'condition' as const, complaints };
		return { reading, flow: this.#enter(branch, flow) };
	}

	#enter(branch: Branch, flow: Flow): Flow {
		const position = this.#positions.inBranch(flow.position, branch);
		if (!branch.isFork) return { ...flow, position };
		const fork: Fork = {
			entry: flow.position,
			entryOrder: flow.order,
			arm: undefined,
			armOrder: undefined,
			parent: flow.forks,
		};
		return { position, order: flow.order, forks: fork };
	}

	#switchArm(flow: Flow): LineResult {
		const { branch } = flow.position;
		if (branch === undefined) return { reading: STRAY_ELSE, flow };
		const reading = plainReading('else');
		const next = branch.next();
		const { forks } = flow;
		if (!branch.isFork || forks === undefined) {
			return { reading, flow: this.#moved(flow, this.#positions.inBranch(flow.position, next)) };
		}
		const outside = this.#positions.inBranch(flow.position, branch.parent);
		if (branch.isTemplate || forks.arm === undefined || forks.armOrder === undefined) {
			const arm = forks.arm === undefined ? outside : this.#positions.join(outside, forks.arm, branch.parent);
			const armOrder = forks.armOrder === undefined ? flow.order : joinOrder(flow.order, forks.armOrder);
			const position = this.#positions.inBranch(forks.entry, next);
			return { reading, flow: { position, order: forks.entryOrder, forks: { ...forks, arm, armOrder } } };
		}
		// A second `@else` leads back to the lines behind the first arm.
		const position = this.#positions.inBranch(forks.arm, next);
		return {
			reading,
			flow: { position, order: forks.armOrder, forks: { ...forks, arm: outside, armOrder: flow.order } },
		};
	}

	#closeBlock(flow: Flow): LineResult {
		const { branch } = flow.position;
		if (branch === undefined) return { reading: STRAY_END, flow };
		const reading = plainReading('end');
		const { forks } = flow;
		if (!branch.isFork || forks === undefined) {
			return { reading, flow: this.#moved(flow, this.#positions.inBranch(flow.position, branch.parent)) };
		}
		const position = this.#positions.join(flow.position, forks.arm ?? forks.entry, branch.parent);
		const order = joinOrder(flow.order, forks.armOrder ?? forks.entryOrder);
		return { reading, flow: { position, order, forks: forks.parent } };
	}

	#readHeader(text: string, flow: Flow): LineResult {
		const { scheduleTwo, branch } = flow.position;
		if (text.slice(0, 5).toLowerCase() === '[eof]') {
			const { section, otherSections } = flow.position;
			return {
				reading: plainReading('eof'),
				flow: this.#moved(flow, this.#positions.at(section, scheduleTwo, branch, 'eof', otherSections)),
			};
		}
		const section = findSection(text, this.daemon);
		if (section === undefined) {
			const reading: Reading = {
				kind: 'unknown-section',
				complaints: [UNKNOWN_HEADER],
				header: headerName(text),
			};
			return { reading, flow: this.#moved(flow, this.#positions.at(UNKNOWN_SECTION, scheduleTwo, branch)) };
		}
		const reading: Reading = {
			kind: 'section',
			complaints: NO_COMPLAINTS,
			header: section.name,
		};
		return { reading, flow: this.#moved(flow, this.#positions.at(section.name, scheduleTwo, branch)) };
	}

	/** `%SCHEDULE_TWO` and its end; exact words, any other `%` line does nothing (sh_readconf.c, sh_readconf_read). */
	#readDirective(text: string, flow: Flow): LineResult {
		const reading = plainReading('directive');
		const { section, branch, ended, otherSections, foreign, scheduleTwo } = flow.position;
		const isOff = text[0] === '!';
		if (text.slice(isOff ? 2 : 1).toUpperCase() !== 'SCHEDULE_TWO' || this.daemon.role === 'server')
			return { reading, flow };
		if (scheduleTwo === !isOff) return { reading, flow };
		return {
			reading,
			flow: this.#moved(flow, this.#positions.at(section, !isOff, branch, ended, otherSections, foreign)),
		};
	}

	#readOption(text: string, line: LineSyntax, flow: Flow): LineResult {
		const { position } = flow;
		const isTemplated =
			!this.#options.isVerbatim && templateLine(text, this.#options.placeholders) !== undefined;
		const primary = this.#readOptionIn(position.section, text, line, flow, isTemplated);
		if (position.otherSections.length === 0 || primary.reading.complaints.length === 0) return primary;
		// The section depends on the host: what is right in one of them is no mistake.
		for (const section of position.otherSections) {
			if (isOutside(section)) continue;
			const other = this.#readOptionIn(section, text, line, flow, isTemplated);
			if (other.reading.complaints.length === 0) return other;
		}
		return primary;
	}

	#readOptionIn(
		section: string,
		text: string,
		line: LineSyntax,
		flow: Flow,
		isTemplated: boolean,
	): LineResult {
		if (isOutside(section)) return { reading: plainReading('ignored'), flow };
		const { isVerbatim } = this.#options;
		const { scheduleTwo } = flow.position;
		const { reading, claims, order } = readOptionLine(text, line, flow.order, {
			daemon: this.daemon,
			section,
			scheduleTwo,
			isTemplated,
			isVerbatim,
		});
		return { reading, claims, flow: order === flow.order ? flow : { ...flow, order } };
	}
}

/** The block that a line opens: the one from the last reading, when it would be the same. */
function anchoredBranch(
	anchor: Anchor,
	text: string,
	truth: Activity,
	parent: Branch | undefined,
	isTemplate: boolean,
): Branch {
	const known = anchor.branch;
	if (known !== undefined && known.parent === parent && known.truth === truth && known.condition === text)
		return known;
	const branch = new Branch(text, truth, parent, isTemplate);
	anchor.branch = branch;
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
