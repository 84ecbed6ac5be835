// What a deployment keeps of one configuration file: the findings and option lines of the file by itself.
// Files that are not open are read once and let go; what is kept of them is plain and small.
import type { Analysis } from '../analysis.ts';
import { optionText } from '../lint/option-text.ts';
import type { OptionView } from '../logs/deployment-view.ts';
import { type ReportedFinding, reportFindings } from '../report.ts';
import type { AnalysisSettings } from '../settings.ts';

/** A configuration file that nobody has open. */
export interface ClosedFile {
	readonly settings: AnalysisSettings;
	/** Its own findings; their fixes are gone, since nobody can ask for them. */
	readonly findings: readonly ReportedFinding[];
	readonly options: readonly OptionView[];
	/** Only where comments of the file silence findings, and those of the deployment may be among them. */
	readonly analysis?: Analysis;
}

/** Longer files keep no list of their options: no client's configuration is that long. */
const MOST_LINES = 20_000;

/** The option lines of a file, read or not, for the search for suspects. */
export function listOptions(analysis: Analysis): OptionView[] {
	const { store } = analysis.model;
	if (store.lineCount > MOST_LINES) return [];
	const options: OptionView[] = [];
	let number = 0;
	for (const line of store.all()) {
		number++;
		const { kind, option, isRejected } = line.reading;
		if (kind !== 'option' && kind !== 'skipped' && kind !== 'invalid' && kind !== 'ignored') continue;
		const { key, hasEquals, value } = optionText(line);
		if (!hasEquals || key === '') continue;
		const isRead = kind === 'option' && isRejected !== true && !analysis.model.isDropped(line);
		options.push({ name: option?.name ?? key, value, line: number, isRead });
	}
	return options;
}

const NO_FIXES = (): readonly [] => [];

/** Takes out of an analysis what is worth keeping when it is let go. */
export function closeFile(analysis: Analysis): ClosedFile {
	const isSilenced = analysis.view().first('lint-comment') !== undefined;
	return {
		settings: analysis.settings,
		findings: reportFindings(analysis).map((finding) => ({ ...finding, fixes: NO_FIXES })),
		options: listOptions(analysis),
		...(isSilenced ? { analysis } : undefined),
	};
}
