// Building blocks of reports and fixes about deployments: places of the model as the stretches and edits that findings
// are made of. Knows no rule.
import type { Place } from '../deployment/model/deployment-model.ts';
import type { Edit, FileLine } from '../finding/finding.ts';
import type { FileRelated, FileSpan } from './finding.ts';

/** The stretch at a place; it keeps the place itself, whose line may follow the text of an open file. */
export function spanAt(place: Place): FileSpan {
	return { line: place, start: place.startColumn, end: place.endColumn };
}

/** The beginning of a file, for findings about the file as such. */
export function startOf(file: string): FileSpan {
	return { line: { file, line: 0 }, start: 0, end: 0 };
}

/** A place that a finding also speaks of. */
export function relatedAt(place: Place, message: string): FileRelated {
	return { ...spanAt(place), message };
}

/** Puts another text in the place of what is there; an empty place inserts. */
export function replaceAt(place: Place, text: string): Edit<FileLine> {
	return { kind: 'replace', ...spanAt(place), text };
}
