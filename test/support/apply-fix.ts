// Applies the fix of a finding about a deployment: its edits in several files, and the files that it renames.
import type { ReportedFix } from '../../server/src/core/report/report.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import type { FixtureFile } from './fixture.ts';

/**
 * The files after a fix of a finding in one of them.
 * @param file the file that the finding is in
 */
export function applyAcross(
	files: readonly FixtureFile[],
	file: string,
	fix: ReportedFix,
): readonly FixtureFile[] {
	const others = (fix.otherEdits ?? []).map((one) => [one.file, one.edits] as const);
	const edits = new Map([[file, fix.edits], ...others]);
	const renamed = new Map((fix.renames ?? []).map(({ from, to }) => [from, to]));
	return files.map((one) => ({
		...one,
		path: renamed.get(one.path) ?? one.path,
		text: applyEdits(one.text, edits.get(one.path) ?? []),
	}));
}
