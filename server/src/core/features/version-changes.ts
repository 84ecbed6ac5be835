// Which lines of one file two versions of samhain read differently.
import type { Analysis } from '../analysis/analysis.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { isUnknown } from '../effective/known-value.ts';
import { readValue } from '../effective/read-value.ts';
import { classWords } from '../values/classes.ts';
import { selectedLevels } from '../values/threshold.ts';
import type { Change } from './option-changes.ts';

/** How a version takes a line. */
interface Reading {
	/** False where samhain refuses the value or does not know the option there. */
	readonly isAccepted: boolean;
	/** What it makes of the value, in words that can be compared. */
	readonly meaning: string;
}

function readingOf(line: Line, { daemon }: Analysis): Reading {
	const { option, isRejected, kind } = line.parsed;
	const isAccepted = option !== undefined && isRejected !== true && kind === 'option';
	return { isAccepted, meaning: isAccepted ? meaningOf(line, daemon) : '' };
}

function meaningOf(line: Line, daemon: Analysis['daemon']): string {
	const { option } = line.parsed;
	if (option === undefined || isUnknown(line)) return '';
	const { value } = optionText(line);
	switch (option.kind) {
		case 'threshold':
			return [...selectedLevels(value, daemon)].join(' ');
		case 'class-list':
			return classWords(value, daemon)
				.flatMap(({ name }) => name ?? [])
				.join(' ');
		default:
			return readValue(option, value, daemon) ?? value;
	}
}

/**
 * Compares how two versions read the lines of a file.
 * @param old the file as the version before reads it
 * @param changed the same text as the version after reads it
 */
export function compareVersions(old: Analysis, changed: Analysis): readonly Change[] {
	const [before, after] = [old.daemon.version, changed.daemon.version];
	const [oldLines, newLines] = [[...old.model.store.all()], [...changed.model.store.all()]];
	return oldLines.flatMap((line, at): readonly Change[] => {
		const other = newLines[at];
		if (other === undefined) return [];
		const [was, is] = [readingOf(line, old), readingOf(other, changed)];
		if (was.isAccepted === is.isAccepted && was.meaning === is.meaning) return [];
		const shared = {
			...({ kind: 'line', subject: line.text.trim() } as const),
			...{ oldLine: at, newLine: at },
		};
		if (was.isAccepted !== is.isAccepted)
			return [
				{
					...{ ...shared, effect: is.isAccepted ? 'gain' : 'loss' },
					text: `Samhain ${is.isAccepted ? before : after} refuses this line, and ${is.isAccepted ? after : before} accepts it.`,
				},
			];
		return [
			{
				...{ ...shared, effect: 'changed' },
				text: `Samhain ${before} reads ${was.meaning || 'nothing'}, and ${after} reads ${is.meaning || 'nothing'}.`,
			},
		];
	});
}
