// Formatting on the command line: files in place, a check, a diff.
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const UNTIDY = `[Misc]
Daemon = yes
SetLoopTime=60
SetFileCheckTime=600
SetTrustedUser=root
SetPrelinkPath=/usr/sbin/prelink
SetUdpActive=no
SetReverseLookup = yes
[Log]
@web1
LogSeverity=warn
@end


`;
const TIDY = `[Misc]
Daemon=yes
SetLoopTime=60
SetFileCheckTime=600
SetTrustedUser=root
SetPrelinkPath=/usr/sbin/prelink
SetUdpActive=no
SetReverseLookup=yes

[Log]
@web1
    LogSeverity=warn
@end
`;

test('files are formatted in place, once', () => {
	const folder = new CliFolder({ samhainrc: UNTIDY, 'd/yulerc': '[Clients]\n' });
	expect(folder.run(['format', '.'])).toEqual({ status: 0, out: 'formatted samhainrc\n', error: '' });
	expect(folder.read('samhainrc')).toBe(TIDY);
	expect(folder.run(['format', '.'])).toEqual({ status: 0, out: '', error: '' });
});

test('--check names the files that would change, and leaves them', () => {
	const folder = new CliFolder({ samhainrc: UNTIDY, yulerc: '[Clients]\n' });
	expect(folder.run(['format', '--check', '.'])).toEqual({ status: 1, out: 'samhainrc\n', error: '' });
	expect(folder.read('samhainrc')).toBe(UNTIDY);
	expect(folder.run(['format', '--check', 'yulerc']).status).toBe(0);
});

test('the project file decides what no option sets', () => {
	const project = { format: { spacesAroundEquals: 'one', blankLinesBeforeSections: 2 } };
	const folder = new CliFolder({
		...{ '.samhain-lint.json': JSON.stringify(project), samhainrc: '[Misc]\nDaemon=yes\n[Log]\n' },
	});
	folder.run(['format', 'samhainrc']);
	expect(folder.read('samhainrc')).toBe('[Misc]\nDaemon = yes\n\n\n[Log]\n');
	folder.run(['format', '--equals', 'none', '--blank-lines', '1', 'samhainrc']);
	expect(folder.read('samhainrc')).toBe('[Misc]\nDaemon=yes\n\n[Log]\n');
});

test('--diff prints a patch that makes the formatted file', () => {
	const folder = new CliFolder({ samhainrc: UNTIDY });
	const { status, out } = folder.run(['format', '--diff', 'samhainrc']);
	expect(status).toBe(1);
	expect(out).toBe(`--- samhainrc
+++ samhainrc
@@ -1,14 +1,13 @@
 [Misc]
-Daemon = yes
+Daemon=yes
 SetLoopTime=60
 SetFileCheckTime=600
 SetTrustedUser=root
 SetPrelinkPath=/usr/sbin/prelink
 SetUdpActive=no
-SetReverseLookup = yes
+SetReverseLookup=yes
+
 [Log]
 @web1
-LogSeverity=warn
+    LogSeverity=warn
 @end
-
-
`);
	expect(folder.read('samhainrc')).toBe(UNTIDY);
	execFileSync('git', ['apply', '-p0'], { cwd: folder.path, input: out });
	expect(folder.read('samhainrc')).toBe(TIDY);
});

test('--diff keeps distant changes apart, and shows a last line without a newline', () => {
	const lines = Array.from({ length: 12 }, (_none, at) => `file=/etc/${at}`);
	const text = `[ReadOnly]\nfile = /a\n${lines.join('\n')}\n[Misc]\nDaemon = yes`;
	const folder = new CliFolder({ samhainrc: text });
	const { out } = folder.run(['format', '--diff', 'samhainrc']);
	expect(out.match(/^@@.*@@$/gm)).toEqual(['@@ -1,5 +1,5 @@', '@@ -12,5 +12,6 @@']);
	expect(out).toMatch(/\+Daemon=yes\n\\ No newline at end of file\n$/);
});

test('the options say how', () => {
	const folder = new CliFolder({});
	const run = (...args: readonly string[]): string => folder.run(['format', ...args, '-'], UNTIDY).out;
	expect(run()).toBe(TIDY);
	expect(run('--equals', 'one', '--align', '--blank-lines', '2', '--indent', 'tab')).toBe(
		`[Misc]
Daemon           = yes
SetLoopTime      = 60
SetFileCheckTime = 600
SetTrustedUser   = root
SetPrelinkPath   = /usr/sbin/prelink
SetUdpActive     = no
SetReverseLookup = yes


[Log]
@web1
	LogSeverity = warn
@end
`,
	);
	expect(folder.run(['format', '--indent', 'x', '-'], UNTIDY).status).toBe(2);
	expect(folder.run(['format', '--blank-lines', '9', '-'], UNTIDY).status).toBe(2);
});

test('bytes that are not UTF-8 stay', () => {
	const folder = new CliFolder({
		samhainrc: Buffer.from('[Misc]\nSetLoopTime = 60 \n# caf\xe9 \n', 'latin1'),
	});
	expect(folder.run(['format', 'samhainrc']).status).toBe(0);
	expect(folder.readBytes('samhainrc')).toEqual(Buffer.from('[Misc]\nSetLoopTime=60\n# caf\xe9\n', 'latin1'));
	expect(folder.run(['format', '-'], Buffer.from('# caf\xe9', 'latin1')).status).toBe(2);
});

test('what cannot be formatted is named', () => {
	const signed = '-----BEGIN PGP SIGNED MESSAGE-----\n\n[Misc]\nDaemon = yes\n';
	const folder = new CliFolder({ samhainrc: UNTIDY, 'samhainrc.signed': signed });
	chmodSync(join(folder.path, 'samhainrc'), 0o444);
	const { status, error } = folder.run(['format', 'samhainrc', 'samhainrc.signed', 'missing']);
	expect(status).toBe(2);
	expect(error).toContain('it is read-only');
	expect(error).toContain('samhainrc.signed stays as it is because it is signed');
	expect(error).toContain("no such file or folder: 'missing'");
	expect(folder.read('samhainrc.signed')).toBe(signed);
	expect(new CliFolder({}).run(['format', '.']).status).toBe(3);
});

test('no patch is printed that could not be applied: of a file that is not UTF-8', () => {
	const untidy = Buffer.from('[Misc]\n  Daemon=yes\nSyslogFacility=\xe9\n', 'latin1');
	const folder = new CliFolder({ samhainrc: untidy });
	expect(folder.run(['format', '--diff', 'samhainrc'])).toEqual({
		status: 2,
		out: '',
		error: "samhain-lint: 'samhainrc' is not UTF-8: a patch would change its bytes\n",
	});
	expect(folder.run(['format', '--check', 'samhainrc']).status).toBe(1);
});

test.each(['./rc', 'a b.rc', 'new\nline.rc', 'q"\\.rc', '\u202e\u001b[31m.rc', 'é.rc', '::error::.rc'])(
	'a patch applies to a file of any name: %j',
	(name) => {
		const folder = new CliFolder({ [name]: '[Misc]\nDaemon = yes\n' });
		const { out } = folder.run(['format', '--diff', name]);
		execFileSync('git', ['init', '-q'], { cwd: folder.path });
		execFileSync('git', ['apply', '-p0'], { cwd: folder.path, input: out });
		expect(folder.read(name)).toBe('[Misc]\nDaemon=yes\n');
	},
);
