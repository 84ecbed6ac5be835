// What an open document watches, made once for each state of the document.
import { type AssumedCoverage, assumeCoverage } from '../core/index.ts';
import type { OpenDocument } from './documents.ts';

const known = new WeakMap<OpenDocument, { readonly state: number; readonly coverage: AssumedCoverage }>();

/** The coverage of a document as it is now. */
export function coverageOf(document: OpenDocument): AssumedCoverage {
	const last = known.get(document);
	if (last !== undefined && last.state === document.state) return last.coverage;
	const coverage = assumeCoverage(document.analysis);
	known.set(document, { state: document.state, coverage });
	return coverage;
}
