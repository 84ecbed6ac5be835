// A change between revisions of Git, and between versions of samhain, asked on the command line.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const OLD = '[ReadOnly]\ndir=/etc\nfile=/usr/bin/passwd\n';
const NEW = '[ReadOnly]\ndir=/etc\n';

/** A repository whose only commit has the old file, with the new one in the working tree. */
function repository(): CliFolder {
	const folder = new CliFolder({ 'etc/samhainrc': OLD, 'etc/other': '' });
	const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
	for (const args of [
		['init', '-q'],
		['add', '-A'],
		[...author, 'commit', '-q', '-m', 'Old'],
	]) {
		const { status, stderr } = spawnSync('git', args, { cwd: folder.path, encoding: 'utf8' });
		expect(stderr).toBe('');
		expect(status).toBe(0);
	}
	writeFileSync(join(folder.path, 'etc/samhainrc'), NEW);
	return folder;
}

function diff(folder: CliFolder, ...args: readonly string[]): ReturnType<CliFolder['run']> {
	return folder.run(['diff', ...args, '--role', 'standalone', '--no-color']);
}

test('a revision is compared with the working tree, or with another revision', () => {
	const folder = repository();
	for (const args of [['HEAD:etc/samhainrc'], ['etc/samhainrc'], ['HEAD:etc/samhainrc', 'etc/samhainrc']]) {
		const { status, out, error } = diff(folder, ...args);
		expect(error).toBe('');
		expect(status).toBe(1);
		expect(out).toContain('/usr/bin/passwd: No longer watched');
		expect(out).toContain('(HEAD:etc/samhainrc:3)');
	}
	expect(diff(folder, 'HEAD:etc/samhainrc', 'HEAD:etc/samhainrc').status).toBe(0);
});

test('a revision that does not exist is an input error, and one like an option is no revision', () => {
	const folder = repository();
	expect(diff(folder, 'HEAD~9:etc/samhainrc')).toMatchObject({ status: 2, out: '' });
	expect(diff(folder, 'HEAD:etc/missing').status).toBe(2);
	expect(folder.run(['diff', '--', '--output=x:etc/samhainrc', 'etc/samhainrc']).status).toBe(2);
});

test('lines that another version of samhain reads differently', () => {
	const folder = new CliFolder({
		rc: '[Log]\nLogSeverity=Crit\nLogClass=run\n[PortCheck]\nPortCheckDevice=lo\n[ReadOnly]\ndir=/etc\n',
	});
	const { status, out } = folder.run([
		...['diff', 'rc', '--role', 'standalone', '--build', 'full', '--format', 'json'],
		...['--from-version', '4.1.4', '--to-version', '4.4.3'],
	]);
	const { changes } = JSON.parse(out);
	expect(
		changes
			.filter(({ kind }: { kind: string }) => kind === 'line')
			.map(({ subject, effect, newLine }: Record<string, unknown>) => [subject, effect, newLine]),
	).toEqual([
		['LogClass=run', 'changed', 3],
		['LogSeverity=Crit', 'gain', 2],
		['PortCheckDevice=lo', 'gain', 5],
	]);
	// The threshold that is read now lets less pass than the default did.
	expect(status).toBe(1);
	expect(diff(folder, 'rc', '--from-version', '4.1.4').status).toBe(2);
});

test('outside a repository, the answer is what to do instead', () => {
	const outside = new CliFolder({ samhainrc: '[Misc]\n' });
	const { status, error } = outside.run(['diff', 'samhainrc']);
	expect(status).toBe(2);
	expect(error).toBe(
		'samhain-lint: the current folder is outside of every Git repository: compare with a file instead\n',
	);
});

test('a file that is new is compared with /dev/null', () => {
	const folder = new CliFolder({ rc: '[ReadOnly]\nfile=/etc/passwd\n' });
	const added = folder.run(['diff', '/dev/null', 'rc']);
	expect([added.status, added.error]).toEqual([0, '']);
	expect(folder.run(['diff', 'rc', '/dev/null'])).toMatchObject({ status: 1, error: '' });
});
