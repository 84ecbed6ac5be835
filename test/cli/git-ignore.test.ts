// Files that Git ignores: not linted where a folder or a glob is given, always where they are named.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GitIgnore } from '../../server/src/cli/git-ignore.ts';
import { CliFolder } from '../support/run-cli.ts';

const TYPO = '[Misc]\nSetLopTime=60\n[EOF]\n';

function git(folder: CliFolder, ...args: readonly string[]): string {
	const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
	const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
		cwd: folder.path,
		encoding: 'utf8',
		env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
	});
	if (status !== 0 && args[0] !== 'check-ignore') throw new Error(stderr);
	return stdout;
}

function checked(folder: CliFolder, ...args: readonly string[]): readonly string[] {
	const { out } = folder.run(['--format', 'json', ...args]);
	return JSON.parse(out).files.map(({ file }: { readonly file: string }) => file);
}

describe('patterns', () => {
	const files = [
		'samhainrc',
		'build/samhainrc',
		'build/keep/samhainrc',
		'a/out/samhainrc',
		'a/b/samhainrc.web1',
		'a/b/samhainrc.web2',
		'a/b/deep/samhainrc',
		'c/private/samhainrc',
		'c/public/samhainrc',
		'd/samhainrc.gen',
		'e/rc dir/samhainrc',
		'UPPER/samhainrc',
	];
	const repository = new CliFolder({
		...Object.fromEntries(files.map((file) => [file, TYPO])),
		'.gitignore': '# built\n/build/\nout\n*.web?\na/b/deep\nupper/\ne/rc\\ dir\n',
		'a/b/.gitignore': '!samhainrc.web2\n!deep\n',
		'build/.gitignore': '!keep\n',
		'c/.gitignore': '*\n!public/\n!public/**\n',
	});
	git(repository, 'init', '--quiet');
	writeFileSync(join(repository.path, '.git/info/exclude'), '*.gen\n');

	it('mean what they mean to Git', () => {
		const byGit = git(repository, 'check-ignore', '--', ...files)
			.trim()
			.split('\n');
		// Git prints names with blanks in quotes, if at all.
		const ignored = files.filter((file) => byGit.includes(file));
		expect(ignored.length).toBeGreaterThan(5);
		const ours = new GitIgnore();
		expect(files.filter((file) => ours.ignores(join(repository.path, file), repository.path))).toEqual(
			ignored,
		);
	});

	it('leave out files of a folder and of a glob', () => {
		const expected = [
			'UPPER/samhainrc',
			'a/b/deep/samhainrc',
			'a/b/samhainrc.web2',
			'c/public/samhainrc',
			'samhainrc',
		];
		expect(checked(repository, '.')).toEqual(expected);
		expect(checked(repository, '**/samhainrc*')).toEqual(expected);
		expect(checked(repository, 'a')).toEqual(['a/b/deep/samhainrc', 'a/b/samhainrc.web2']);
	});

	it('do not count for a file that is named, and with --no-gitignore', () => {
		expect(checked(repository, 'build/samhainrc')).toEqual(['build/samhainrc']);
		expect(checked(repository, '--no-gitignore', '.')).toHaveLength(files.length);
	});

	it('do not count for a folder that is named, but below it', () => {
		expect(checked(repository, 'build')).toEqual(['build/keep/samhainrc', 'build/samhainrc']);
		expect(checked(repository, 'build/**/samhainrc')).toEqual(['build/keep/samhainrc', 'build/samhainrc']);
	});

	it('may leave nothing to check', () => {
		expect(repository.run(['d']).status).toBe(3);
		expect(repository.run(['format', 'd']).status).toBe(3);
	});

	it('keep --fix away', () => {
		const folder = new CliFolder({
			'.gitignore': 'old\n',
			'old/yulerc': '[Clients]\n[Misc]\nSetLoopTime=60',
			yulerc: '[Clients]\n[Misc]\nSetLoopTime=60',
		});
		folder.run(['--fix', '.']);
		expect([folder.read('yulerc').at(-1), folder.read('old/yulerc').at(-1)]).toEqual(['\n', '0']);
	});
});

it('a worktree has the exclusions of its repository', () => {
	const folder = new CliFolder({ 'main/samhainrc': TYPO });
	const main = { ...folder, path: join(folder.path, 'main') } as CliFolder;
	git(main, 'init', '--quiet');
	git(main, 'commit', '--quiet', '--allow-empty', '-m', 'first');
	git(main, 'worktree', 'add', '--quiet', '../tree');
	mkdirSync(join(folder.path, 'main/.git/info'), { recursive: true });
	writeFileSync(join(folder.path, 'main/.git/info/exclude'), 'left-out\n');
	mkdirSync(join(folder.path, 'tree/left-out'));
	writeFileSync(join(folder.path, 'tree/left-out/samhainrc'), TYPO);
	expect(folder.run(['tree']).status).toBe(3);
});

it('outside a repository the patterns below the folder count', () => {
	const folder = new CliFolder({ '.gitignore': 'gen\n', 'gen/samhainrc': TYPO, samhainrc: TYPO });
	expect(checked(folder, '.')).toEqual(['samhainrc']);
});

it('a baseline that Git ignores is there for the deployment', () => {
	const folder = new CliFolder({
		'.gitignore': 'file.*\n',
		yulerc:
			'[Clients]\nClient=web1.example.org@8A542F99C3514499@744C3A3EE8323470D9DEB42E2DA66D3B8B5D1FDA2A2A9A5F0B1C\n',
		'data/rc.web1.example.org': '[Misc]\nSetLoopTime=60\n',
		'data/file.web1.example.org': '',
	});
	const rules = (text: string): boolean => text.includes('missing-client-baseline');
	expect(rules(folder.run(['--format', 'gcc', '.']).out)).toBe(false);
	expect(
		rules(new CliFolder({ ...deploymentWithoutBaseline(folder) }).run(['--format', 'gcc', '.']).out),
	).toBe(true);
});

function deploymentWithoutBaseline(folder: CliFolder): Record<string, string> {
	return Object.fromEntries(['yulerc', 'data/rc.web1.example.org'].map((name) => [name, folder.read(name)]));
}

it('backup copies are left out of a folder and of a glob', () => {
	const names = [
		'samhainrc~',
		'samhainrc.swp',
		'samhainrc.dpkg-old',
		'samhainrc.rpmsave',
		'#samhainrc#',
		'samhainrc.~1~',
	];
	const folder = new CliFolder({ samhainrc: TYPO, ...Object.fromEntries(names.map((name) => [name, TYPO])) });
	expect(checked(folder, '.')).toEqual(['samhainrc']);
	expect(checked(folder, '*samhainrc*')).toEqual(['samhainrc']);
	expect(checked(folder, 'samhainrc~')).toEqual(['samhainrc~']);
});
