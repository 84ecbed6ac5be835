// Likely causes for the tests of this folder: a log line and the files of a small deployment, written out as text and read
// as the editor reads them.
import { explainLine } from '../../server/src/core/logs/explain.ts';
import {
	type CauseContext,
	type LikelyCause,
	openCauseContext,
} from '../../server/src/core/logs/likely-cause.ts';
import { findLikelyCauses } from '../../server/src/core/logs/likely-causes.ts';
import { loadDeployment } from '../support/deployment.ts';
import { readFiles } from '../support/fixture.ts';

export const SALT = 'FD55B0E7385478A6';
export const VERIFIER = '8B'.repeat(128);

/** @param fixture `yulerc` and `hosts` are the server's, `data/` has the files for clients, `NAME/` is a client's machine */
export function open(fixture: string): CauseContext {
	const files = readFiles(fixture);
	// A server file alone makes no deployment.
	const isAlone = files.length === 1;
	return openCauseContext(loadDeployment(isAlone ? [...files, { path: 'hosts', text: '' }] : files));
}

/** The likely causes of a log message in the files of a fixture. */
export function find(message: string, fixture: string): readonly LikelyCause[] {
	return findLikelyCauses(explainLine(`CRIT   :  [2026-11-22T16:25:44+0000] ${message}`), open(fixture));
}

/** Causes as `file:line (rule)`. */
export function list(causes: readonly LikelyCause[]): readonly string[] {
	return causes.map(
		({ file, line, ruleId }) => `${file}:${line}${ruleId === undefined ? '' : ` (${ruleId})`}`,
	);
}

/** Causes as `file:line`. */
export function places(causes: readonly LikelyCause[]): readonly string[] {
	return causes.map(({ file, line }) => `${file}:${line}`);
}

/** A well-formed entry. */
export function entry(name: string): string {
	return `Client=${name}@${SALT}@${VERIFIER}`;
}
