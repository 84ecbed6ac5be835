// The context of a line: its section, the conditional blocks around it, the schedule in force. LineContexts are interned,
// so that "nothing changed for the lines below" is a comparison of two references. Knows no options and no values.

import type { TagEnd } from '../syntax/template.ts';

/** The section state before the first header: lines here are ignored without a message. */
export const BEFORE_FIRST_HEADER = '';
/** The section state after a header that the daemon does not know: lines here are ignored, too. */
export const UNKNOWN_SECTION = '?';

/** Whether the daemon reads a branch: `maybe` when that depends on the host and none is given. */
export type Activity = 'yes' | 'no' | 'maybe';

/** What ended the reading of the file above this line, if anything. */
export type Ended = 'no' | 'eof' | 'signature';

/** What kind of foreign text goes on over line ends: PGP headers up to the first empty line, or up to `%>`, `#}`. */
export type Opaque = 'no' | 'armour' | TagEnd | OpeningTag;

/** A tag that opens a block of the template engine where it ends. */
export type OpeningTag = `${TagEnd}+`;

/** One arm of a conditional block around a line; the innermost, linked to the ones outside. */
export class Branch {
	/** The text of the condition, which distinguishes blocks of the same arm. */
	readonly condition: string;
	/** 0: the lines after the condition; 1: the lines after `@else`; template engines have more. */
	readonly arm: number;
	readonly parent: Branch | undefined;
	readonly activity: Activity;
	readonly depth: number;
	/** Identity of the block: both arms of one block share it. */
	readonly block: object;
	/** True for a block that a template engine opens, not the daemon. */
	readonly isTemplate: boolean;
	/** The next arm of the same block, made when it is first asked for. */
	#next: Branch | undefined;
	/** Whether the test holds, as given; the same for all arms. */
	readonly truth: Activity;
	readonly contexts = new Map<string, LineContext>();
	/** Whether the carried state splits here, since it is not known which arm is read. */
	readonly isFork: boolean;

	/**
	 * @param truth whether the condition holds; turned round for arm 1
	 */
	constructor(
		condition: string,
		truth: Activity,
		parent: Branch | undefined,
		isTemplate = false,
		arm = 0,
		block?: object,
	) {
		this.condition = condition;
		this.arm = arm;
		this.parent = parent;
		this.isTemplate = isTemplate;
		this.truth = truth;
		this.isFork = truth === 'maybe';
		const own = arm === 0 ? truth : truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'maybe';
		const outer = parent?.activity ?? 'yes';
		this.activity =
			outer === 'no' || own === 'no' ? 'no' : outer === 'maybe' || own === 'maybe' ? 'maybe' : 'yes';
		this.depth = (parent?.depth ?? 0) + 1;
		this.block = block ?? this;
	}

	/**
	 * The arm that `@else` leads to; further `@else` lines of the daemon lead back (sh_readconf.c, sh_readconf_read),
	 * while a template engine has one arm more for each.
	 */
	next(): Branch {
		if (this.#next === undefined) {
			const arm = this.isTemplate ? this.arm + 1 : 1 - this.arm;
			this.#next = new Branch(this.condition, this.truth, this.parent, this.isTemplate, arm, this.block);
			if (!this.isTemplate) this.#next.#next = this;
		}
		return this.#next;
	}
}

/** Immutable; get one from `LineContexts.at` only. */
export interface LineContext {
	/** Name of the section as in the catalogue, or one of the two constants above. */
	readonly section: string;
	/** Further sections that the line may belong to, after a block that changed the section on some hosts only. */
	readonly otherSections: readonly string[];
	readonly scheduleTwo: boolean;
	readonly branch: Branch | undefined;
	readonly ended: Ended;
	/** Inside text that is not for the daemon: the headers of a signed file, a block of a template engine. */
	readonly opaque: Opaque;
}

const NONE: readonly string[] = [];

/** Interns the contexts of one analysis. */
export class LineContexts {
	readonly #outside = new Map<string, LineContext>();

	/** The one context with these properties. */
	at(
		section: string,
		scheduleTwo: boolean,
		branch: Branch | undefined,
		ended: Ended = 'no',
		otherSections: readonly string[] = NONE,
		opaque: Opaque = 'no',
	): LineContext {
		const key = `${section}|${scheduleTwo ? 2 : 1}|${ended}|${otherSections.length}:${otherSections.join(',')}|${opaque}`;
		const known = branch === undefined ? this.#outside : branch.contexts;
		let context = known.get(key);
		if (context === undefined) {
			context = { section, otherSections, scheduleTwo, branch, ended, opaque };
			known.set(key, context);
		}
		return context;
	}

	/** The same context inside another branch. */
	inBranch(context: LineContext, branch: Branch | undefined): LineContext {
		const { section, scheduleTwo, ended, otherSections, opaque } = context;
		return this.at(section, scheduleTwo, branch, ended, otherSections, opaque);
	}

	/**
	 * The context of the lines after a block when it is not known which of its arms was read.
	 * @param a the end of one arm, @param b the end of the other, both without their branch; `a` is the later one
	 */
	join(a: LineContext, b: LineContext, branch: Branch | undefined): LineContext {
		if (a.ended !== 'no' || b.ended !== 'no') {
			const goesOn = a.ended === 'no' ? a : b;
			return this.inBranch(goesOn, branch);
		}
		const sections = new Set([a.section, ...a.otherSections, b.section, ...b.otherSections]);
		sections.delete(a.section);
		return this.at(
			a.section,
			a.scheduleTwo,
			branch,
			'no',
			sections.size === 0 ? NONE : [...sections].sort(),
			a.opaque,
		);
	}
}

/**
 * Whether two lines can never be read by the same host, because they are in different arms of one block, or in
 * blocks whose tests exclude each other.
 */
export function areExclusive(a: Branch | undefined, b: Branch | undefined): boolean {
	if (a === undefined || b === undefined || a === b) return false;
	const mine = chainOf(a);
	const arms = new Map<object, Branch>();
	for (const at of mine) arms.set(at.block, at);
	for (const at of chainOf(b)) {
		const other = arms.get(at.block);
		if (other !== undefined) {
			if (other.arm !== at.arm) return true;
			continue;
		}
		if (mine.some((one) => testsExclude(one, at))) return true;
	}
	return false;
}

/**
 * Whether two lines may exclude each other: they are exclusive, or each is in a block of a template engine that the
 * other is not in, and nothing tells when the engine takes which (`if @a` … and `unless @a` …).
 */
export function mayExclude(a: Branch | undefined, b: Branch | undefined): boolean {
	if (areExclusive(a, b)) return true;
	if (a === undefined || b === undefined || a === b) return false;
	const mine = templateBlocks(a);
	const others = templateBlocks(b);
	return mine.some((block) => !others.includes(block)) && others.some((block) => !mine.includes(block));
}

function templateBlocks(branch: Branch): readonly object[] {
	return chainOf(branch)
		.filter(({ isTemplate }) => isTemplate)
		.map(({ block }) => block);
}

/** Blocks around a line that are looked at, from the inside; no file has so many for a reason. */
const MAX_NESTED = 24;

function chainOf(innermost: Branch): readonly Branch[] {
	const chain: Branch[] = [];
	for (let at: Branch | undefined = innermost; at !== undefined && chain.length < MAX_NESTED; at = at.parent)
		chain.push(at);
	return chain;
}

/** The host that a branch is for, when its test is a plain host name with a dot and the branch is the true arm. */
function plainHost(branch: Branch): PlainHost | undefined {
	let known = plainHosts.get(branch);
	if (known === undefined) {
		known = { value: readPlainHost(branch) };
		plainHosts.set(branch, known);
	}
	return known.value;
}

interface PlainHost {
	readonly host: string;
	readonly negated: boolean;
}

const plainHosts = new WeakMap<Branch, { readonly value: PlainHost | undefined }>();

function readPlainHost(branch: Branch): PlainHost | undefined {
	const match =
		/^@\s*(?:if\s+(?:(not\s+|!\s*))?hostname_matches\s+)?\^?([A-Za-z0-9-]+(?:\\?\.[A-Za-z0-9-]+)*)\$?$/i.exec(
			branch.condition,
		);
	if (match?.[2] === undefined) return undefined;
	return {
		host: match[2].replaceAll('\\', '').toLowerCase(),
		negated: (match[1] !== undefined) !== (branch.arm === 1),
	};
}

function testsExclude(a: Branch, b: Branch): boolean {
	const one = plainHost(a);
	const two = plainHost(b);
	if (one === undefined || two === undefined) return false;
	if (one.host === two.host) return one.negated !== two.negated;
	if (one.negated || two.negated) return false;
	return !one.host.includes(two.host) && !two.host.includes(one.host);
}
