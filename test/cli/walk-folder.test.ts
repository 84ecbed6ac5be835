// Which files a folder stands for on the command line.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow } from '../../server/src/cli/walk-folder.ts';
import { CliFolder } from '../support/run-cli.ts';

function list(folder: CliFolder, from = ''): string[] {
	return filesBelow(join(folder.path, from), (name) => name.endsWith('rc'));
}

it('lists files at every depth, hidden ones as well, in alphabetical order', () => {
	const folder = new CliFolder({
		'b/yulerc': '',
		'a/c/.samhainrc': '',
		samhainrc: '',
		'a/other': '',
		'.d/rc': '',
	});
	expect(list(folder)).toEqual(['.d/rc', 'a/c/.samhainrc', 'b/yulerc', 'samhainrc']);
});

it('passes over what belongs to other programs', () => {
	const folder = new CliFolder({
		'node_modules/x/samhainrc': '',
		'.git/samhainrc': '',
		'x/node_modules/rc': '',
	});
	expect(list(folder)).toEqual([]);
});

it('follows links to files and folders', () => {
	const folder = new CliFolder({ 'real/samhainrc': '', 'linked/x': '' });
	symlinkSync(join(folder.path, 'real'), join(folder.path, 'linked/folder'));
	symlinkSync('../real/samhainrc', join(folder.path, 'linked/yulerc'));
	symlinkSync('nowhere', join(folder.path, 'linked/rc'));
	expect(list(folder, 'linked')).toEqual(['folder/samhainrc', 'yulerc']);
});

it('ends where links lead in circles', () => {
	const folder = new CliFolder({ 'a/samhainrc': '', 'b/yulerc': '' });
	symlinkSync('..', join(folder.path, 'a/up'));
	symlinkSync('../b', join(folder.path, 'a/other'));
	symlinkSync('../a', join(folder.path, 'b/other'));
	symlinkSync('self', join(folder.path, 'b/self'));
	expect(list(folder)).toEqual(['a/other/yulerc', 'a/samhainrc', 'b/other/samhainrc', 'b/yulerc']);
});
