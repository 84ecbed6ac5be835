// Which files a folder stands for on the command line.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ContainedFiles, walkFolders } from '../../server/src/core/index.ts';
import { nodeFiles } from '../../server/src/platform/node-files.ts';
import { CliFolder } from '../support/run-cli.ts';

const NO_BOUNDS = { maxFolders: Infinity, maxFiles: Infinity, maxLevels: Infinity };

/** Files found below a folder, and links that lead out of it, by their paths from there. */
function list(folder: CliFolder, from = ''): { readonly found: string[]; readonly outside: string[] } {
	const root = join(folder.path, from);
	const files = new ContainedFiles(nodeFiles(), 1024);
	files.setRoots([root]);
	const steps = walkFolders(files.roots, files, (name) => name.endsWith('rc'), NO_BOUNDS);
	let step = steps.next();
	while (step.done !== true) step = steps.next();
	const short = (path: string): string => path.slice(root.length).replace(/^\//, '');
	return { found: step.value.paths.map(short), outside: step.value.outside.map(short) };
}

it('lists files at every depth, hidden ones as well, in alphabetical order', () => {
	const folder = new CliFolder({
		'b/yulerc': '',
		'a/c/.samhainrc': '',
		samhainrc: '',
		'a/other': '',
		'.d/rc': '',
	});
	expect(list(folder).found).toEqual(['.d/rc', 'a/c/.samhainrc', 'b/yulerc', 'samhainrc']);
});

it('passes over what belongs to other programs', () => {
	const folder = new CliFolder({
		'node_modules/x/samhainrc': '',
		'.git/samhainrc': '',
		'x/node_modules/rc': '',
	});
	expect(list(folder).found).toEqual([]);
});

it('follows links to files inside the folder', () => {
	const folder = new CliFolder({ 'in/real/samhainrc': '', 'outside/samhainrc': '' });
	symlinkSync('real/samhainrc', join(folder.path, 'in/yulerc'));
	symlinkSync('nowhere', join(folder.path, 'in/rc'));
	expect(list(folder, 'in')).toEqual({ found: ['real/samhainrc', 'yulerc'], outside: [] });
});

it('names links to files outside and does not follow them', () => {
	const folder = new CliFolder({ 'in/samhainrc': '', 'outside/yulerc': '' });
	symlinkSync('../outside/yulerc', join(folder.path, 'in/yulerc'));
	symlinkSync('../outside', join(folder.path, 'in/other'));
	expect(list(folder, 'in')).toEqual({ found: ['samhainrc'], outside: ['yulerc'] });
});

it('lists a file once, whatever links to folders lead to it', () => {
	const folder = new CliFolder({ 'a/samhainrc': '', 'b/yulerc': '' });
	symlinkSync('..', join(folder.path, 'a/up'));
	symlinkSync('../b', join(folder.path, 'a/other'));
	symlinkSync('self', join(folder.path, 'b/self'));
	expect(list(folder).found).toEqual(['a/samhainrc', 'b/yulerc']);
});
