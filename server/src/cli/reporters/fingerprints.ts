// The fingerprint of a finding: the same for the same mistake after lines above it came or went. Services and the baseline
// of `lint` know findings by it.
import { createHash } from 'node:crypto';
import { isAbsolute, relative } from 'node:path';
import type { ReportedFinding } from '../../core/index.ts';

/** Where findings are. */
interface FoundIn {
	readonly file: string;
	readonly lines: readonly string[];
	readonly findings: readonly ReportedFinding[];
}

/** A path from the working folder, with `/`. */
export function pathFromHere(file: string): string {
	const path = isAbsolute(file) ? relative('', file) : file;
	return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

/**
 * The fingerprint of each finding, in their order: a hash of the rule, the path from the working folder, the line without
 * its spaces, and how many findings of the same kind are above.
 */
export function fingerprintsOf({ file, lines, findings }: FoundIn): readonly string[] {
	const name = pathFromHere(file);
	const counts = new Map<string, number>();
	return findings.map(({ ruleId, range }) => {
		const text = (lines[range.start.line] ?? '').replaceAll(/\s+/g, '');
		const kind = [ruleId, name, text].join('\0');
		const count = counts.get(kind) ?? 0;
		counts.set(kind, count + 1);
		return createHash('sha256').update(`${kind}\0${count}`).digest('hex').slice(0, 40);
	});
}
