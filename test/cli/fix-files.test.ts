// `--fix` writes the whole new file or leaves the old one, whatever happens meanwhile.
import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	linkSync,
	lstatSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../server/src/cli/replace-file.ts';
import { CliFolder } from '../support/run-cli.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const BROKEN = '[Misc]\nDaemon=on\n';
const FIXED = '[Misc]\nDaemon=yes\n';

/** Runs a line of the shell with the command line as `$LINT`. */
function shell(folder: CliFolder, line: string): { readonly status: number | null; readonly error: string } {
	const env = { ...process.env, LINT: `${process.execPath} ${cli}`, NO_COLOR: '1' };
	const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: folder.path, encoding: 'utf8', env });
	return { status, error: stderr };
}

describe('--fix', () => {
	it('keeps the rights of a file', () => {
		const folder = new CliFolder({ samhainrc: BROKEN });
		chmodSync(join(folder.path, 'samhainrc'), 0o640);
		expect(folder.run(['--fix', 'samhainrc']).status).toBe(0);
		expect(folder.read('samhainrc')).toBe(FIXED);
		expect(statSync(join(folder.path, 'samhainrc')).mode & 0o7777).toBe(0o640);
		expect(readdirSync(folder.path)).toEqual(['samhainrc']);
	});

	it('keeps a link and fixes what it leads to', () => {
		const folder = new CliFolder({ 'real/samhainrc': BROKEN });
		symlinkSync('real/samhainrc', join(folder.path, 'link'));
		expect(folder.run(['--fix', 'link']).status).toBe(0);
		expect(lstatSync(join(folder.path, 'link')).isSymbolicLink()).toBe(true);
		expect(folder.read('real/samhainrc')).toBe(FIXED);
	});

	it('leaves a file with several names and a read-only one, says so, and fixes the others', () => {
		const folder = new CliFolder({ a: BROKEN, b: BROKEN, c: BROKEN });
		linkSync(join(folder.path, 'a'), join(folder.path, 'other-name'));
		chmodSync(join(folder.path, 'b'), 0o444);
		const { status, error } = folder.run(['--fix', 'a', 'b', 'c']);
		expect(status).toBe(2);
		expect(error).toMatch(/'a' is not fixed: the file has 2 names/);
		expect(error).toMatch(/'b' is not fixed: it is read-only/);
		expect(folder.read('a') + folder.read('b')).toBe(BROKEN + BROKEN);
		expect(folder.read('c')).toBe(FIXED);
	});

	it('leaves the old file when the new one does not fit', () => {
		const large = `${BROKEN}${'# a long comment that fills the file up\n'.repeat(800)}`;
		const folder = new CliFolder({ samhainrc: large, yulerc: BROKEN });
		const { status, error } = shell(folder, 'ulimit -f 8; $LINT --fix samhainrc yulerc');
		expect(status).toBe(2);
		expect(error).toMatch(/'samhainrc' is not fixed: file too large/);
		expect(folder.read('samhainrc')).toBe(large);
		expect(folder.read('yulerc')).toBe(FIXED);
		expect(readdirSync(folder.path).sort()).toEqual(['samhainrc', 'yulerc']);
	});

	it('treats the files of a deployment in the same way', () => {
		const folder = new CliFolder({ 'd/yulerc': '[Clients]\n', 'd/data/rc.web1': BROKEN });
		chmodSync(join(folder.path, 'd/data/rc.web1'), 0o444);
		const { status, error } = folder.run(['--fix', 'd']);
		expect(status).toBe(2);
		expect(error).toContain("'d/data/rc.web1' is not fixed: it is read-only");
		expect(folder.read('d/data/rc.web1')).toBe(BROKEN);
	});
});

it('a file that was changed in the meantime is left as it is', () => {
	const folder = new CliFolder({ samhainrc: 'what somebody else wrote\n' });
	const path = join(folder.path, 'samhainrc');
	const replace = (): void => replaceFile(path, Buffer.from('what was read\n'), Buffer.from('what is new\n'));
	expect(replace).toThrow(/changed in the meantime/);
	expect(readFileSync(path, 'utf8')).toBe('what somebody else wrote\n');
	expect(readdirSync(folder.path)).toEqual(['samhainrc']);
});

describe('what a killed run leaves', () => {
	const finished = spawnSync(process.execPath, ['--version']).pid;
	const old = new Date(Date.now() - 3_600_000);
	const fixBeside = (name: string, isOld: boolean): readonly string[] => {
		const folder = new CliFolder({ samhainrc: BROKEN, [name]: FIXED });
		if (isOld) utimesSync(join(folder.path, name), old, old);
		expect(folder.run(['--fix', 'samhainrc']).status).toBe(0);
		return readdirSync(folder.path).filter((one) => one !== 'samhainrc');
	};

	it('is removed by the next run in that folder', () => {
		expect(fixBeside(`.samhainrc.${finished}-0123abcd.samhain-lint`, true)).toEqual([]);
		expect(fixBeside(`.rc.web1.example.org.${finished}-0123abcd.samhain-lint`, true)).toEqual([]);
	});

	it.each([
		['of a process that runs', `.samhainrc.${process.pid}-0123abcd.samhain-lint`, true],
		['that is young', `.samhainrc.${finished}-0123abcd.samhain-lint`, false],
		['with a name of its own', '.samhainrc.samhain-lint', true],
	])('stays if it is a file %s', (_, name, isOld) => {
		expect(fixBeside(name, isOld)).toEqual([name]);
	});

	it('is the new file under a name of ours: the old text keeps its own', () => {
		const folder = new CliFolder({
			samhainrc: BROKEN,
			'kill.cjs': "require('node:fs').renameSync = () => process.kill(process.pid, 'SIGKILL');",
		});
		const { signal } = spawnSync(process.execPath, ['-r', './kill.cjs', cli, '--fix', 'samhainrc'], {
			cwd: folder.path,
		});
		expect(signal).toBe('SIGKILL');
		expect(folder.read('samhainrc')).toBe(BROKEN);
		const [left = ''] = readdirSync(folder.path).filter((name) => name.endsWith('.samhain-lint'));
		expect(folder.read(left)).toBe(FIXED);
		utimesSync(join(folder.path, left), old, old);
		expect(folder.run(['--fix', 'samhainrc']).status).toBe(0);
		expect(folder.read('samhainrc')).toBe(FIXED);
		expect(readdirSync(folder.path).sort()).toEqual(['kill.cjs', 'samhainrc']);
	});
});

describe('a report that cannot be written', () => {
	const folder = new CliFolder({ samhainrc: BROKEN });

	it('because its reader is gone is no success', () => {
		writeFileSync(
			join(folder.path, 'many'),
			`[Misc]\n${Array.from({ length: 3000 }, (_, at) => `Daemon=on${at}\n`).join('')}`,
		);
		const { status, error } = shell(folder, '$LINT many | head -1; exit $PIPESTATUS');
		expect(status).toBe(2);
		expect(error).toContain('the report was not written to its end: EPIPE');
	});

	it('because the disk is full gives one line', () => {
		const { status, error } = shell(folder, '$LINT samhainrc > /dev/full');
		expect(status).toBe(2);
		expect(error).toMatch(/^samhain-lint: the report was not written to its end: ENOSPC[^\n]*\n$/);
	});

	it('does not keep files from being fixed', () => {
		const own = new CliFolder({ a: BROKEN, b: BROKEN });
		expect(shell(own, '$LINT --fix a b > /dev/full').status).toBe(2);
		expect(own.read('a') + own.read('b')).toBe(FIXED + FIXED);
	});
});

it('standard input that is not UTF-8 is refused, since its bytes would change', () => {
	const folder = new CliFolder({});
	const bytes = Buffer.from('[Misc]\n# \xe9\nDaemon=yes', 'latin1');
	expect(folder.run(['--stdin', '--fix'], bytes)).toEqual({
		status: 2,
		out: '',
		error: 'samhain-lint: standard input is not UTF-8: give the file by its name\n',
	});
	expect(folder.run(['--stdin', '--fix'], bytes.toString('utf8', 0, 7)).out).toBe('[Misc]\n');
});

it('a fix of a signed file names the signature that it breaks, in a deployment, too', () => {
	const signed = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\n${BROKEN}\n-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----\n`;
	const text = signed.replace('-----BEGIN PGP SIGNATURE', 'Deamon=no\n-----BEGIN PGP SIGNATURE');
	const note =
		"samhain-lint: 'samhainrc' is signed: sign it again, since a samhain that checks signatures refuses the changed file\n";
	for (const where of ['samhainrc', '.']) {
		const folder = new CliFolder({ samhainrc: text });
		expect(folder.run(['--fix', '--unsafe-fixes', where]).error).toBe(note);
		expect(folder.read('samhainrc')).not.toBe(text);
		expect(folder.run(['--fix', '--unsafe-fixes', where]).error).toBe('');
	}
});
