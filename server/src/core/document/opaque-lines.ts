// Lines that are not for the daemon: PGP armour and the tags of template engines, also those that go on over several
// lines. Knows which lines they take and what blocks they open, not what the engines do with them.

import { lexLine } from '../syntax/line.ts';
import { endsOpaque, opensBlock, type TagEnd, type TemplateLine } from '../syntax/template.ts';
import { anchoredBranch, closeBlock, enterBlock, switchArm } from './blocks.ts';
import type { LineContexts, OpeningTag } from './line-context.ts';
import { plainLine } from './parsed-line.ts';
import { type BranchCache, type LineResult, type ReaderState, withContext } from './reader-state.ts';

const BEGIN_SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----';
const BEGIN_SIGNATURE = '-----BEGIN PGP SIGNATURE-----';

/**
 * Reads a line inside PGP armour or inside a tag that a line above began (`context.opaque` is not `no`).
 * @param contexts where the contexts of the file are interned
 * @param text the line without its LF
 */
export function readInside(
	contexts: LineContexts,
	text: string,
	readerState: ReaderState,
	branchCache: BranchCache,
): LineResult {
	const { section, scheduleTwo, branch, otherSections, opaque } = readerState.context;
	const parsed = plainLine('opaque');
	if (opaque === 'no') return { parsed, readerState };
	if (opaque === 'armour') {
		const goesOn = text.trim() !== '';
		const after = goesOn ? readerState : withContext(readerState, contexts.at(section, scheduleTwo, branch));
		return { parsed, readerState: after };
	}
	const { end, opens: isOpening } = openTag(opaque);
	if (!endsOpaque(text, end)) return { parsed, readerState };
	const after = withContext(readerState, contexts.at(section, scheduleTwo, branch, 'no', otherSections));
	const opens = isOpening || (end === '%>' && opensBlock(text));
	if (!opens) return { parsed, readerState: after };
	const block = anchoredBranch(branchCache, text.trim(), 'maybe', branch, true);
	return { parsed, readerState: enterBlock(contexts, block, after) };
}

/** Whether a line begins the signed part of a file. */
export function beginsSigned(text: string): boolean {
	return text.startsWith('-----') && text.trimEnd() === BEGIN_SIGNED;
}

/**
 * Reads the line with which PGP armour begins, as a samhain built with GnuPG does (sh_gpg.c); to other builds it is an
 * option without a value.
 * @param contexts where the contexts of the file are interned
 * @param text the line without its LF
 * @returns undefined for any other line
 */
export function readArmour(
	contexts: LineContexts,
	text: string,
	readerState: ReaderState,
): LineResult | undefined {
	if (!text.startsWith('-----')) return undefined;
	const { section, scheduleTwo, branch } = readerState.context;
	const line = text.trimEnd();
	if (line === BEGIN_SIGNED) {
		return {
			parsed: plainLine('opaque'),
			readerState: withContext(readerState, contexts.at(section, scheduleTwo, branch, 'no', [], 'armour')),
		};
	}
	if (line !== BEGIN_SIGNATURE) return undefined;
	return {
		parsed: plainLine('opaque'),
		readerState: withContext(readerState, contexts.at(section, scheduleTwo, branch, 'signature')),
	};
}

/**
 * Reads a line that is not for the daemon: the begin of PGP armour, or what belongs to a template engine as a whole.
 * @param contexts where the contexts of the file are interned
 * @param text the line without its LF
 * @param template what the line is to a template engine
 * @returns undefined for a line of the daemon, with or without a placeholder in it
 */
export function readOpaque(
	contexts: LineContexts,
	text: string,
	template: TemplateLine | undefined,
	readerState: ReaderState,
	branchCache: BranchCache,
): LineResult | undefined {
	const armour = readArmour(contexts, text, readerState);
	if (armour !== undefined) return armour;
	const opaque = plainLine('opaque');
	if (template === undefined || template.kind === 'value') return undefined;
	if (lexLine(text).kind === 'comment') return undefined;
	return { parsed: opaque, readerState: followTemplate(contexts, template, text, readerState, branchCache) };
}

function followTemplate(
	contexts: LineContexts,
	template: TemplateLine,
	text: string,
	readerState: ReaderState,
	branchCache: BranchCache,
): ReaderState {
	const { branch } = readerState.context;
	if (template.until !== undefined) {
		const state =
			template.block === 'else' && branch?.isTemplate
				? switchArm(contexts, readerState).readerState
				: readerState;
		return insideTag(contexts, state, template.block === 'open' ? `${template.until}+` : template.until);
	}
	switch (template.block) {
		case 'open':
			return enterBlock(
				contexts,
				anchoredBranch(branchCache, text.trim(), 'maybe', branch, true),
				readerState,
			);
		case 'else':
			return branch?.isTemplate ? switchArm(contexts, readerState).readerState : readerState;
		case 'close':
			return branch?.isTemplate ? closeBlock(contexts, readerState).readerState : readerState;
		default:
			return readerState;
	}
}

/** The state in which the lines below belong to a tag of a template engine until it ends. */
export function insideTag(
	contexts: LineContexts,
	readerState: ReaderState,
	opaque: TagEnd | OpeningTag,
): ReaderState {
	const { section, scheduleTwo, branch, otherSections, ended } = readerState.context;
	return withContext(readerState, contexts.at(section, scheduleTwo, branch, ended, otherSections, opaque));
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
