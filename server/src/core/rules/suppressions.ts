// Comments by which a file silences findings: `# samhain-lint-disable-next-line rule-id` and its relatives, always in a
// comment line of their own, since the language has no trailing comments. Reads comments only, and no line's meaning.

import type { FileView } from '../document/file-view.ts';
import type { Line } from '../document/line-store.ts';
import { lexLine } from '../syntax/line.ts';
import { appendTo } from '../text/multimap.ts';
import type { Finding, Fix } from './finding.ts';

const UNUSED = 'unused-suppression';

/** What a comment asks for. */
export type SuppressionKind = 'next-line' | 'from-here' | 'file' | 'end';

/** Where the findings of a rule come from: one file, the files of a deployment together, or no rule has the id. */
export type RuleScope = 'file' | 'deployment' | 'none';

/** A rule's id in a comment and its columns. */
export interface SuppressedId {
	readonly id: string;
	readonly start: number;
	readonly end: number;
}

/** A comment that speaks to the linter. */
export interface SuppressionComment {
	readonly kind: SuppressionKind;
	/** Without an id, all rules. */
	readonly ids: readonly SuppressedId[];
	/** Columns of the words from `samhain-lint-` on. */
	readonly start: number;
	readonly end: number;
}

const COMMENT =
	/^[\s\ufeff]*(?:#|;|\/\/)[#;/\s]*(samhain-lint-(disable-next-line|disable-file|disable|enable))(?=[\s:,]|$)/;
const KINDS: Readonly<Record<string, SuppressionKind>> = {
	'disable-next-line': 'next-line',
	'disable-file': 'file',
	disable: 'from-here',
	enable: 'end',
};

/**
 * Reads a line as a comment to the linter.
 * @returns undefined for any other line. Words after `--` are an explanation.
 */
export function readSuppression(text: string): SuppressionComment | undefined {
	if (!text.includes('samhain-lint-') || lexLine(text).kind !== 'comment') return undefined;
	const match = COMMENT.exec(text);
	const words = match?.[1];
	const kind = KINDS[match?.[2] ?? ''];
	if (match === null || words === undefined || kind === undefined) return undefined;
	const from = match[0].length;
	const dashes = text.indexOf('--', from);
	const listed = text.slice(from, dashes < 0 ? text.length : dashes);
	const ids = [...listed.matchAll(/[^\s,:]+/g)].map((word) => ({
		id: word[0],
		start: from + word.index,
		end: from + word.index + word[0].length,
	}));
	return { kind, ids, start: from - words.length, end: ids.at(-1)?.end ?? from };
}

/** One id (or all rules) of one comment, the lines that it covers, and whether it silenced something. */
interface Suppression {
	readonly line: Line;
	readonly comment: SuppressionComment;
	readonly id: SuppressedId | undefined;
	/** First and last covered line, from 0. */
	readonly from: number;
	readonly to: number;
	isUsed: boolean;
}

interface OpenSuppression {
	readonly line: Line;
	readonly comment: SuppressionComment;
	readonly from: number;
	readonly id: SuppressedId | undefined;
}

interface ReadComment {
	readonly line: Line;
	readonly comment: SuppressionComment;
	readonly number: number;
	readonly nextCovered: number;
}

/**
 * Which suppressions cover a line, in time that does not grow with their number: stretches of lines are kept as nodes
 * of a binary tree over the file, and a line asks the nodes above it.
 */
class Cover {
	readonly #leaves: number;
	/** For each node and id the suppressions that were not used so far; present, though empty, when all were. */
	readonly #nodes = new Map<number, Map<string, Suppression[]>>();

	constructor(lines: number) {
		this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(2, lines + 1)));
	}

	add(one: Suppression, last: number): void {
		let low = Math.min(one.from, last + 1) + this.#leaves;
		let high = last + 1 + this.#leaves;
		for (; low < high; low = Math.floor(low / 2), high = Math.floor(high / 2)) {
			if (low % 2 === 1) this.#put(low++, one);
			if (high % 2 === 1) this.#put(--high, one);
		}
	}

	#put(node: number, one: Suppression): void {
		const name = one.id?.id ?? '';
		const byId = this.#nodes.get(node);
		if (byId === undefined) this.#nodes.set(node, new Map([[name, [one]]]));
		else appendTo(byId, name, one);
	}

	/** Whether a rule is silenced in a line; marks the suppressions that do it as used. */
	uses(line: number, rule: string): boolean {
		let isCovered = false;
		for (let node = line + this.#leaves; node >= 1; node = Math.floor(node / 2)) {
			const byId = this.#nodes.get(node);
			if (byId === undefined) continue;
			for (const name of ['', rule]) {
				const pending = byId.get(name);
				if (pending === undefined) continue;
				isCovered = true;
				for (const one of pending) one.isUsed = true;
				pending.length = 0;
			}
		}
		return isCovered;
	}
}

/** The suppressions of one file as it is now; rebuilt for each report. */
export class Suppressions {
	readonly #view: FileView;
	readonly #isOff: (id: string) => boolean;
	readonly #scopeOf: (id: string) => RuleScope;
	readonly #all: Suppression[] = [];
	readonly #cover: Cover;
	/** `enable` comments that end nothing. */
	readonly #stray: { readonly line: Line; readonly comment: SuppressionComment }[] = [];

	/**
	 * @param view the file, up to date
	 * @param isOff rules that are off need no suppression, and are not said to be unused
	 * @param scopeOf where the findings of a rule come from; needed for `unused` only
	 */
	constructor(
		view: FileView,
		isOff: (id: string) => boolean,
		scopeOf: (id: string) => RuleScope = () => 'deployment',
	) {
		this.#view = view;
		this.#cover = new Cover(view.lineCount + 1);
		this.#isOff = isOff;
		this.#scopeOf = scopeOf;
		this.#collect();
	}

	#collect(): void {
		/** Open `disable` comments by the id that is still off; the empty id is for all rules. */
		const open = new Map<string, OpenSuppression[]>();
		const add = (
			line: Line,
			comment: SuppressionComment,
			id: SuppressedId | undefined,
			from: number,
			to: number,
		): void => {
			const one: Suppression = { line, comment, id, from, to, isUsed: false };
			this.#all.push(one);
			this.#cover.add(one, Math.min(to, this.#view.lineCount));
		};
		const comments = this.#readComments();
		for (const { line, comment, number, nextCovered } of comments) {
			const ids: readonly (SuppressedId | undefined)[] = comment.ids.length === 0 ? [undefined] : comment.ids;
			switch (comment.kind) {
				case 'next-line':
					for (const id of ids) add(line, comment, id, number + 1, nextCovered);
					break;
				case 'file':
					for (const id of ids) add(line, comment, id, 0, Number.POSITIVE_INFINITY);
					break;
				case 'from-here':
					for (const id of ids) appendTo(open, id?.id ?? '', { line, comment, id, from: number });
					break;
				case 'end': {
					const names = ids.includes(undefined) ? [...open.keys()] : ids.map((id) => id?.id ?? '');
					const ended = names.flatMap((name) => open.get(name) ?? []);
					for (const name of names) open.delete(name);
					if (ended.length === 0) this.#stray.push({ line, comment });
					for (const one of ended) add(one.line, one.comment, one.id, one.from, number);
					break;
				}
			}
		}
		for (const one of [...open.values()].flat())
			add(one.line, one.comment, one.id, one.from, Number.POSITIVE_INFINITY);
	}

	/** The comments to the linter, top to bottom, each with the next line that is none. */
	#readComments(): readonly ReadComment[] {
		const comments: ReadComment[] = [];
		let below: ReadComment | undefined;
		for (const line of [...this.#view.lines('lint-comment')].reverse()) {
			const comment = readSuppression(line.text);
			if (comment === undefined) continue;
			const number = this.#view.numberOf(line);
			const nextCovered = below?.number === number + 1 ? below.nextCovered : number + 1;
			below = { line, comment, number, nextCovered };
			comments.push(below);
		}
		return comments.reverse();
	}

	/**
	 * Whether a comment silences what a rule finds in a line; remembers that it did.
	 * @param line number from 0
	 */
	covers(rule: string, line: number): boolean {
		if (this.#all.length === 0) return false;
		return this.#cover.uses(line, rule);
	}

	/** Findings about comments that silence nothing, or that name no rule. */
	unused(): readonly Finding[] {
		const found: Finding[] = [];
		for (const one of this.#all) {
			if (one.isUsed) continue;
			const { line, comment, id } = one;
			if (id !== undefined && this.#isOff(id.id)) continue;
			const scope = id === undefined ? 'file' : this.#scopeOf(id.id);
			if (scope === 'deployment') continue;
			const isUnknown = scope === 'none';
			found.push({
				rule: UNUSED,
				line,
				start: id?.start ?? comment.start,
				end: id?.end ?? comment.end,
				...(isUnknown ? undefined : { tag: 'unnecessary' }),
				what: isUnknown
					? `This comment has no effect: the rule \`${id?.id ?? ''}\` does not exist.`
					: id === undefined
						? 'This comment has no effect: it suppresses no finding.'
						: `\`${id.id}\` has no effect here: this comment suppresses no such finding.`,
				fixes: () => [removeId(line, comment, id)],
			});
		}
		for (const { line, comment } of this.#stray)
			found.push({
				rule: UNUSED,
				line,
				start: comment.start,
				end: comment.end,
				tag: 'unnecessary',
				what: 'This comment has no effect: nothing is disabled here.',
				fixes: () => [removeId(line, comment, undefined)],
			});
		return found.filter((finding) => !this.#isSilenced(finding));
	}

	/** Whether another comment silences what is said about this one. */
	#isSilenced(finding: Finding): boolean {
		const number = this.#view.numberOf(finding.line);
		return this.#all.some(
			({ id, from, to, line }) =>
				id?.id === UNUSED && line !== finding.line && number >= from && number <= to,
		);
	}
}

function removeId(line: Line, comment: SuppressionComment, id: SuppressedId | undefined): Fix {
	if (id === undefined || comment.ids.length < 2)
		return {
			title: 'Remove the comment',
			edits: [{ kind: 'delete', line }],
			isSafe: true,
			isPreferred: true,
		};
	const at = comment.ids.indexOf(id);
	const before = comment.ids[at - 1];
	const after = comment.ids[at + 1];
	// With the separator after it, or before it when it is the last.
	const start = after === undefined ? (before?.end ?? id.start) : id.start;
	const end = after === undefined ? id.end : after.start;
	return {
		title: `Remove \`${id.id}\` from the comment`,
		edits: [{ kind: 'replace', line, start, end, text: '' }],
		isSafe: true,
		isPreferred: true,
	};
}
