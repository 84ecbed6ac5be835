// Which files `--exclude` leaves out.
import { isAbsolute, relative } from 'node:path';
import { matchesGlob } from '../../core/index.ts';
import { withSlashes } from '../../platform/node-files.ts';

/**
 * Whether a glob matches a file or one of the folders that it is in. A glob without `/` is compared with each name of the
 * path, any other one with the path from the working folder.
 */
export function isExcluded(file: string, globs: readonly string[]): boolean {
	if (globs.length === 0) return false;
	const path = withSlashes(isAbsolute(file) ? relative('', file) : file).replace(/^(?:\.\/)+/, '');
	const parts = path.split('/');
	const paths = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
	return globs.some((glob) => {
		const trimmed = withSlashes(glob).replace(/\/+$/, '');
		return paths.some((one) => matchesGlob(trimmed, one));
	});
}
