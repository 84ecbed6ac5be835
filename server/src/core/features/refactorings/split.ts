// Splits a file that holds options of two programs: what only the other one reads goes to a file of its own.
import type { Analysis } from '../../analysis/analysis.ts';
import type { Line } from '../../document/line-store.ts';
import { whyInvalid, whySectionUnknown } from '../../rules/where-known.ts';
import { lexLine } from '../../syntax/line.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Refactoring, SelectedLines } from './refactoring.ts';
import { removeLines } from './sections.ts';

/** Lines of one section that go to the other file. */
interface Moved {
	readonly header: string;
	readonly numbers: readonly number[];
	/** The header goes, too. */
	readonly isWhole: boolean;
}

function isOfOtherRole(line: Line, analysis: Analysis): boolean {
	const { kind, header = '' } = line.parsed;
	if (kind === 'unknown-section') return whySectionUnknown(header, analysis.daemon).kind === 'other-role';
	return kind === 'invalid' && whyInvalid(line, analysis.daemon).kind === 'other-role';
}

/** What only the other program reads, section by section; undefined where some of it is in a conditional block. */
function movedLines(analysis: Analysis): readonly Moved[] | undefined {
	const moved: Moved[] = [];
	let section:
		| { header: string; above: number[]; numbers: number[]; isWhole: boolean; hasOwn: boolean }
		| undefined;
	let comments: number[] = [];
	const close = (): void => {
		if (section === undefined || section.numbers.length === 0) return;
		// A section of which nothing is left goes with its header.
		const isWhole = section.isWhole || !section.hasOwn;
		moved.push({
			...section,
			isWhole,
			numbers: isWhole ? [...section.above, ...section.numbers] : section.numbers,
		});
	};
	let number = -1;
	for (const line of analysis.model.store.all()) {
		number++;
		const { kind } = line.parsed;
		if (kind === 'eof') break;
		const isOther = isOfOtherRole(line, analysis);
		if (isOther && (line.context?.branch !== undefined || analysis.model.isDropped(line))) return undefined;
		if (kind === 'section' || kind === 'unknown-section') {
			close();
			const above = [...comments, number];
			section = { header: line.text, above, numbers: [], isWhole: isOther, hasOwn: false };
			comments = [];
			continue;
		}
		if (number === analysis.lineCount - 1) break;
		const isComment = kind === 'nothing' && lexLine(line.text).kind === 'comment';
		if (section?.isWhole === true) {
			if (line.context?.branch !== undefined || kind === 'condition') return undefined;
			// Comments at the end belong to the next header.
			if (isComment) comments.push(number);
			else {
				section.numbers.push(...comments, number);
				comments = [];
			}
		} else if (isOther) {
			section?.numbers.push(...comments, number);
			comments = [];
		} else {
			comments = isComment ? [...comments, number] : [];
			if (section !== undefined && kind !== 'nothing') section.hasOwn = true;
		}
	}
	close();
	return moved;
}

/** Moves what only the other program reads to a new file beside this one. */
export function splitRoles(analysis: Analysis, { first }: SelectedLines): readonly Refactoring[] {
	const line = analysis.model.store.lineAt(first);
	if (line === undefined || !isOfOtherRole(line, analysis)) return [];
	const moved = movedLines(analysis);
	if (moved === undefined || moved.length === 0) return [];
	const isServer = analysis.daemon.role === 'server';
	const name = isServer ? 'samhainrc' : 'yulerc';
	const { store } = analysis.model;
	const texts = moved.map(({ header, numbers, isWhole }) => {
		const lines = numbers.map((at) => store.lineAt(at)?.text ?? '');
		return (isWhole ? lines : [header, ...lines]).map((text) => `${text}\n`).join('');
	});
	const removed = moved.flatMap(({ numbers }) => numbers);
	const edits: TextEdit[] = removed.map((at) => removeLines(at, at + 1));
	const reader = isServer ? 'a client' : 'a server';
	return [
		{
			title: `Move the lines that only ${reader} reads to a new file ${name}`,
			...{ kind: 'move', edits, keepsReading: false, newFile: { name, text: texts.join('') } },
		},
	];
}
