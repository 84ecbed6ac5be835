// The value in force of every option, asked on the command line.
import { expect, test } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const CONFIG = `[Misc]
Daemon=yes
SetLoopTime=30
SetLoopTime=60
ReportFullDetail=maybe
@web1
SetFileCheckTime=900
@else
SetFileCheckTime=1200
@end
[Log]
SetLoopTime=10
[Database]
SetDBPassword=hunter2
[ReadOnly]
dir=/etc
[Attributes]
dir=/etc
`;

const folder = new CliFolder({ rc: CONFIG });

interface Option {
	readonly section: string;
	readonly option: string;
	readonly state: string;
	readonly values: readonly { readonly value: string; readonly line: number }[];
	readonly default: string | null;
	readonly overridden: readonly unknown[];
	readonly refused: readonly number[];
	readonly unread: readonly number[];
	readonly lacks: string | null;
}

function effective(...more: readonly string[]): {
	readonly notRead: unknown;
	readonly of: (name: string, section?: string) => Option;
} {
	const { out, error, status } = folder.run([
		...['effective', 'rc', '--role', 'standalone', '--format', 'json'],
		...more,
	]);
	expect(error).toBe('');
	expect(status).toBe(0);
	const { options, notRead }: { options: Option[]; notRead: unknown } = JSON.parse(out);
	return {
		notRead,
		of: (name, section) => {
			const found = options.filter(
				(one) => one.option === name && (section === undefined || one.section === section),
			);
			expect(found).toHaveLength(1);
			return found[0] as Option;
		},
	};
}

test('the last line counts, and the earlier one is named with it', () => {
	const { of } = effective();
	expect(of('SetLoopTime')).toMatchObject({
		state: 'set',
		values: [{ value: '60', read: '60', line: 4, known: true, conditional: false }],
		overridden: [{ value: '30', line: 3, by: 4 }],
	});
});

test('a line in a section that does not have the option is not read', () => {
	const { of } = effective();
	expect(of('SetLoopTime').unread).toEqual([12]);
});

test('a refused value leaves the default in force', () => {
	const { of } = effective();
	expect(of('ReportFullDetail')).toMatchObject({ state: 'default', values: [], default: 'no', refused: [5] });
});

test('a number or a switch is shown as samhain reads it', () => {
	const other = new CliFolder({ rc: '[Misc]\nSetNiceLevel=many\nReportFullDetail=True\n' });
	const { out } = other.run(['effective', 'rc', '--role', 'standalone']);
	expect(out).toContain('  SetNiceLevel = many  (line 2, read as 0)\n');
	expect(out).toContain('  ReportFullDetail = True  (line 3, read as yes)\n');
});

test('conditional blocks are resolved for a host', () => {
	const web = effective('--host', 'web1');
	expect(web.of('SetFileCheckTime').values).toMatchObject([{ value: '900', line: 7 }]);
	expect(web.notRead).toEqual([{ line: 9, endLine: 9 }]);
	const other = effective('--host', 'db1');
	expect(other.of('SetFileCheckTime').values).toMatchObject([{ value: '1200', line: 9 }]);
	expect(effective().of('SetFileCheckTime').values).toMatchObject([{ line: 7 }, { line: 9 }]);
});

test('the first line for a path counts, whichever policy it belongs to', () => {
	const { of } = effective();
	expect(of('dir', 'ReadOnly').values).toMatchObject([{ value: '/etc', line: 16 }]);
	expect(of('dir', 'Attributes')).toMatchObject({
		values: [],
		overridden: [{ value: '/etc', line: 18, by: 16 }],
	});
});

test('a password is not shown', () => {
	expect(effective('--build', 'full').of('SetDBPassword').values).toMatchObject([{ value: '***', line: 14 }]);
	expect(folder.run(['effective', 'rc', '--build', 'full']).out).not.toContain('hunter2');
});

test('what the build lacks is named, with the lines that it ignores', () => {
	expect(effective('--build', 'debian').of('SetDBPassword')).toMatchObject({
		state: 'lacking',
		values: [],
		unread: [14],
		lacks: 'database',
	});
});

test('the text names line, default and what decides instead', () => {
	const { out, status } = folder.run(['effective', 'rc', '--role', 'standalone', '--host', 'web1']);
	expect(status).toBe(0);
	expect(out).toContain('  SetLoopTime = 60  (line 4)\n');
	expect(out).toContain('    line 3 has no effect: SetLoopTime = 30; line 4 decides\n');
	expect(out).toContain('  ReportFullDetail = no  (default)\n');
	expect(out).toContain('Line 9 is not read.\n');
});

test('it takes one file', () => {
	expect(folder.run(['effective']).status).toBe(2);
	expect(folder.run(['effective', 'missing']).status).toBe(2);
});
