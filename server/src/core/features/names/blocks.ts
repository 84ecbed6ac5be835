// Lines that belong together because one opens what another one closes: conditional blocks, and the options between the
// line that opens a mail recipient, a command or a part of Logmon and the one that closes it.
import type { Analysis } from '../../analysis/analysis.ts';
import { byPlace } from '../../document/definitions.ts';
import type { FileModel } from '../../document/file-model.ts';
import { areExclusive } from '../../document/line-context.ts';
import type { Line } from '../../document/line-store.ts';
import { lexLine } from '../../syntax/line.ts';

/** Options that open a block, the one that closes it, and those that count for the open block. Some close at the next opening one. */
export const OPTION_BLOCKS: readonly {
	readonly open: readonly string[];
	readonly close: string;
	readonly inside: readonly string[];
}[] = [
	{
		open: ['opencommand'],
		close: 'closecommand',
		inside: [
			...[
				'setcommandline',
				'settype',
				'setenviron',
				'setdefault',
				'setcredentials',
				'setchecksum',
				'setdeadtime',
			],
			...['setfilternot', 'setfilterand', 'setfilteror'],
		],
	},
	{
		open: ['setmailaddress', 'setmailalias'],
		close: 'closeaddress',
		inside: ['setaddrseverity', 'setmailfilternot', 'setmailfilterand', 'setmailfilteror'],
	},
	{ open: ['logmonhost'], close: 'logmonendhost', inside: [] },
	{ open: ['logmongroup'], close: 'logmonendgroup', inside: [] },
];

type BlockKind = 'condition' | 'else' | 'end';

function blockKindOf({ parsed, text, context }: Line): BlockKind | undefined {
	const { kind } = parsed;
	if (kind === 'condition' || kind === 'else' || kind === 'end') return kind;
	// Blocks in a branch that this host skips.
	if (kind !== 'skipped' || context?.ended !== 'no') return undefined;
	const written = lexLine(text).kind;
	return written === 'condition' || written === 'else' || written === 'end' ? written : undefined;
}

/** One conditional block of the daemon. */
export interface ConditionalBlock {
	/** The test, each `@else`, and the end where there is one; numbers of lines from 0. */
	readonly lines: readonly number[];
	readonly isClosed: boolean;
}

/** The conditional blocks of a file, by the lines where they end; those without an end come last. */
export function conditionalBlocks(analysis: Analysis): readonly ConditionalBlock[] {
	const done: ConditionalBlock[] = [];
	const open: number[][] = [];
	let number = 0;
	for (const line of analysis.model.store.all()) {
		const kind = blockKindOf(line);
		if (kind === 'condition') open.push([number]);
		else if (kind === 'else') open.at(-1)?.push(number);
		else if (kind === 'end') {
			const lines = open.pop();
			if (lines !== undefined) done.push({ lines: [...lines, number], isClosed: true });
		}
		number++;
	}
	return [...done, ...open.reverse().map((lines) => ({ lines, isClosed: false }))];
}

/** The block that a line opens, divides or closes. */
export function conditionalBlockAt(analysis: Analysis, number: number): ConditionalBlock | undefined {
	return conditionalBlocks(analysis).find(({ lines }) => lines.includes(number));
}

/** The lines of one block of options, from the one that opens it. */
export interface OptionBlock {
	readonly opener: Line;
	readonly lines: readonly Line[];
}

function sortedLines(model: FileModel, keys: readonly string[]): readonly Line[] {
	return keys.flatMap((key) => [...model.lines(`option:${key}`)]).sort(byPlace);
}

/** The block of options that a line belongs to; undefined where nothing is open. */
export function optionBlockAt(analysis: Analysis, line: Line): OptionBlock | undefined {
	const key = line.parsed.option?.key;
	const kind = OPTION_BLOCKS.find(
		({ open, close, inside }) =>
			key !== undefined && (open.includes(key) || close === key || inside.includes(key)),
	);
	if (kind === undefined || key === undefined) return undefined;
	const { open, close, inside } = kind;
	let opener: Line | undefined;
	let lines: Line[] = [];
	for (const one of sortedLines(analysis.model, [...open, close, ...inside])) {
		const own = one.parsed.option?.key ?? '';
		if (open.includes(own)) {
			// The lines below another arm of the block around the opener go on with what was open before it.
			if (lines.includes(line)) break;
			opener = one;
			lines = [one];
			continue;
		}
		if (opener === undefined) continue;
		if (!areExclusive(opener.context?.branch, one.context?.branch)) lines.push(one);
		if (own === close) {
			if (lines.includes(line)) break;
			opener = undefined;
			lines = [];
		}
	}
	return opener === undefined || !lines.includes(line) ? undefined : { opener, lines };
}
