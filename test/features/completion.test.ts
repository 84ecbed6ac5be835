// Completion: cases compare the document after an entry was accepted.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { complete } from '../../server/src/core/features/completion.ts';
import { completionDocumentation } from '../../server/src/core/features/completion-documentation.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { lint } from '../support/check-lint.ts';
import { accept, labelsAt, offersAt, unmarked } from './cursor.ts';

describe('completion of section headers', () => {
	it('replaces the header at hand, brackets and all', () => {
		expect(accept('[Mi$0sk]\nSetLoopTime=60\n', '[Misc]')).toBe('[Misc]\nSetLoopTime=60\n');
		expect(accept('[Re$0\n', '[ReadOnly]')).toBe('[ReadOnly]\n');
	});

	it('offers the sections of the role only, those that are missing first', () => {
		const server = { role: 'server' } as const;
		expect(labelsAt('[$0\n', server)).toContain('[Clients]');
		expect(labelsAt('[$0\n', server)).not.toContain('[ReadOnly]');
		expect(labelsAt('[$0\n')).not.toContain('[Clients]');
		const labels = labelsAt('[Log]\n[$0\n');
		expect(labels.indexOf('[Log]')).toBeGreaterThan(labels.indexOf('[Mail]'));
	});

	it('goes on with sections, not with conditional lines', () => {
		expect(labelsAt('# A comment\n[Log]\nLogSeverity=err\n[Misc]\n\n[$0\n')[0]).toMatch(/^\[/);
		expect(labelsAt('LogSeverity=err\n$0')[0]).toMatch(/^\[/);
	});

	it('offers no section that the build lacks', () => {
		expect(labelsAt('[$0\n', { without: new Set(['mail']) })).not.toContain('[Mail]');
	});
});

describe('completion of whole files and blocks', () => {
	const yulerc = { role: 'server', language: 'yulerc', fileName: 'yulerc' } as const;

	it('begins an empty file with whole configurations of its roles', () => {
		expect(labelsAt('$0', { role: 'auto' }).slice(0, 3)).toEqual([
			'client configuration',
			'standalone configuration',
			'[Log]',
		]);
		expect(labelsAt('# Ours\n\n$0\n', { role: 'standalone' })[0]).toBe('standalone configuration');
		expect(labelsAt('$0', yulerc).slice(0, 2)).toEqual(['server configuration', '[Log]']);
	});

	it('offers them by their first letters, and in no file that has begun', () => {
		expect(labelsAt('cl$0', { role: 'auto' })).toEqual(['client configuration']);
		expect(labelsAt('[Log]\n$0')).not.toContain('client configuration');
		expect(labelsAt('$0\n[Log]\n')).not.toContain('client configuration');
	});

	it('writes a file that the linter accepts, for the version at hand', () => {
		const text = accept('# Ours\ncl$0', 'client configuration', { role: 'client', version: '4.1.4' });
		expect(text).toMatch(/^# Ours\n# samhainrc of a client .* 4\.1\.4/);
		expect(lint(text, { role: 'client', version: '4.1.4' })).toEqual([]);
	});

	it('shows the file before it is accepted', () => {
		const offer = offersAt('$0', yulerc)[0];
		expect(completionDocumentation(offer?.documentation ?? '')).toContain('UseClientSeverity=yes');
	});

	it('offers the lines that go together last, in their own section only', () => {
		expect(labelsAt('[Mail]\n$0\n').at(-1)).toBe('SetMailAddress … CloseAddress');
		expect(labelsAt('[Mail]\nSetMailA$0\n').at(-1)).toBe('SetMailAddress … CloseAddress');
		expect(labelsAt('[Misc]\nSetMailA$0\n')).not.toContain('SetMailAddress … CloseAddress');
		expect(labelsAt('[Utmp]\n$0\n', { without: new Set(['login-watch']) })).not.toContain(
			'LoginCheckActive … SeverityLogout',
		);
	});

	const sections = ['Log', 'Mail', 'External', 'Misc', 'SuidCheck', 'Utmp', 'Logmon', 'Clients'];
	const blocks = ([{ role: 'client' }, { role: 'standalone' }, yulerc] as const).flatMap((settings) =>
		sections.flatMap((section) =>
			offersAt(`[${section}]\n$0\n`, settings)
				.filter(({ kind }) => kind === 'snippet')
				.map(({ label }) => ({ settings, role: settings.role, section, label })),
		),
	);

	it.each(blocks)(
		'writes lines without an error or warning: $label in a $role',
		({ settings, section, label }) => {
			const text = accept(`[${section}]\n$0\n`, label, settings);
			const serious = lint(text, settings).filter(({ severity }) => ['error', 'warning'].includes(severity));
			expect(serious.map(({ ruleId, what }) => `${ruleId}: ${what}`)).toEqual([]);
		},
	);
});

describe('completion of option names', () => {
	it('writes the name with its equals sign', () => {
		expect(accept('[Misc]\nSetLo$0\n', 'SetLoopTime')).toBe('[Misc]\nSetLoopTime=\n');
	});

	it('keeps the value of a line that has one', () => {
		expect(accept('[Misc]\nSetL$0op = 60\n', 'SetLoopTime')).toBe('[Misc]\nSetLoopTime = 60\n');
	});

	it.each([
		['[Misc]\nPidF$0\n', 'SetLockfilePath'],
		['[Misc]\npid_file$0\n', 'SetLockfilePath'],
		['[Log]\nSetLogLe$0\n', 'LogSeverity'],
		['[Log]\nFacil$0\n', 'SyslogFacility'],
		['[Mail]\nSmartHo$0\n', 'SetMailRelay'],
		['[Utmp]\nInterval$0\n', 'LoginCheckInterval'],
	])('finds an option by what others call it: %j', (text, name) => {
		expect(labelsAt(text)).toEqual([name]);
	});

	it('offers by another name only what the section takes', () => {
		expect(labelsAt('[ReadOnly]\nPidF$0\n')).toEqual([]);
	});

	it('writes no equals sign for an option without a value', () => {
		expect(accept('[Mail]\nClose$0\n', 'CloseAddress')).toBe('[Mail]\nCloseAddress\n');
	});

	it('offers what is legal in the section, for the role, version and build', () => {
		expect(labelsAt('[Misc]\nSet$0\n', { role: 'server' })).toContain('SetClientFromAccept');
		expect(labelsAt('[Misc]\nSet$0\n')).not.toContain('SetClientFromAccept');
		expect(labelsAt('[Misc]\nSetAudit$0\n', { version: '4.4.3' })).toEqual(['SetAuditdFlags']);
		expect(labelsAt('[Misc]\nSetAudit$0\n', { version: '4.1.4' })).toEqual([]);
		expect(labelsAt('[ReadOnly]\n$0\n').slice(0, 2).sort()).toEqual(['dir', 'file']);
	});

	it('puts what is set already behind what is not', () => {
		const labels = labelsAt('[Misc]\nSetLoopTime=60\nSet$0\n');
		expect(labels.at(-1)).toBe('SetLoopTime');
		expect(offersAt('[Misc]\nSetLoopTime=60\nSet$0\n').at(-1)?.detail).toMatch(/^already set/);
	});

	it('offers no option before the first header', () => {
		expect(offersAt('$0\n').some((entry) => entry.kind === 'option')).toBe(false);
	});

	it('has a snippet where a value has parts', () => {
		const client = offersAt('[Clients]\nCl$0\n', { role: 'server' })[0];
		expect(client?.text).toBe('Client=');
		expect(client?.snippet).toMatch(/^Client=\$\{1:[^}]+\}@\$\{2:[^}]+\}@\$\{3:[^}]+\}$/);
	});
});

describe('completion of values', () => {
	it('replaces the word at hand', () => {
		expect(accept('[Misc]\nDaemon=n$0\n', 'no')).toBe('[Misc]\nDaemon=no\n');
		expect(accept('[Misc]\nDigestAlgo=$0TIGER\n', 'SHA256')).toBe('[Misc]\nDigestAlgo=SHA256\n');
	});

	it('goes item by item through a threshold', () => {
		expect(accept('[Log]\nLogSeverity=*,!=d$0\n', 'debug')).toBe('[Log]\nLogSeverity=*,!=debug\n');
		expect(accept('[Log]\nLogSeverity=cr$0 , =err\n', 'crit')).toBe('[Log]\nLogSeverity=crit , =err\n');
	});

	it('offers none and all for a threshold, but not behind an operator', () => {
		expect(labelsAt('[Log]\nLogSeverity=$0\n')).toEqual(expect.arrayContaining(['none', '*', 'debug']));
		expect(labelsAt('[Log]\nLogSeverity=*,!$0\n')).not.toContain('none');
	});

	it('offers the severity of client messages to servers only', () => {
		expect(labelsAt('[Log]\nLogSeverity=$0\n', { role: 'server' })).toContain('inet');
		expect(labelsAt('[Log]\nLogSeverity=$0\n')).not.toContain('inet');
	});

	it('begins with the default and ends with what the linter warns of', () => {
		const accept = offersAt('[Misc]\nSetClientFromAccept=$0\n', { role: 'server' });
		expect(accept.map(({ label, isDefault }) => [label, isDefault])).toEqual([
			['no', true],
			['yes', undefined],
		]);
		expect(accept.at(-1)?.caution).toContain('takes the name of a client from its connection');
		const lookup = offersAt('[Misc]\nSeverityLookup=$0\n', { role: 'server' });
		expect(lookup[0]).toMatchObject({ label: 'crit', isDefault: true });
		expect(lookup.slice(1, -2).every(({ caution }) => caution === undefined)).toBe(true);
		expect(lookup.slice(-2).map(({ label }) => label)).toEqual(['none', 'debug']);
	});

	it('warns of a value only where the file makes it risky', () => {
		const offers = offersAt('[Log]\nLogSeverity=debug\n[Misc]\nSeverityLookup=$0\n', { role: 'server' });
		expect(offers.filter(({ caution }) => caution !== undefined).map(({ label }) => label)).toEqual(['none']);
	});

	it('knows the default of a threshold by what it selects, and of a role by the role', () => {
		expect(offersAt('[Log]\nMailSeverity=$0\n')[0]).toMatchObject({ label: 'alert', isDefault: true });
		const first = (role: 'client' | 'standalone'): string | undefined =>
			offersAt('[Log]\nExportSeverity=$0\n', { role })[0]?.label;
		expect([first('client'), first('standalone')]).toEqual(['mark', 'none']);
		expect(labelsAt('[Log]\nMailSeverity=$0\n')).toEqual(expect.arrayContaining(['=alert', 'crit', 'warn']));
	});

	it('keeps the sign of a mask item', () => {
		expect(accept('[Misc]\nRedefReadOnly=+CHK,-M$0\n', 'MTM')).toBe('[Misc]\nRedefReadOnly=+CHK,-MTM\n');
		expect(accept('[Misc]\nRedefReadOnly=$0\n', '-CTM')).toBe('[Misc]\nRedefReadOnly=-CTM\n');
	});

	it('offers the queues that the file defines', () => {
		const text = '[Logmon]\nLogmonQueue=web:60:sum:crit\nLogmonRule=w$0\n';
		expect(accept(text, 'web')).toBe('[Logmon]\nLogmonQueue=web:60:sum:crit\nLogmonRule=web:\n');
	});

	it('starts a path', () => {
		expect(accept('[ReadOnly]\nfile=$0\n', '/')).toBe('[ReadOnly]\nfile=/\n');
	});

	it('names durations', () => {
		const day = offersAt('[Misc]\nSetFileCheckTime=$0\n').find((entry) => entry.label === '86400');
		expect(day?.detail).toBe('1 day');
	});
});

describe('completion of conditional lines', () => {
	it('begins a block', () => {
		expect(accept('[Misc]\n@$0\n', '@if file_exists')).toBe('[Misc]\n@if file_exists \n');
	});

	it('ends a block only where one is open', () => {
		expect(labelsAt('@$0\n')).not.toContain('@end');
		expect(labelsAt('@if file_exists /x\n@$0\n')[0]).toBe('@end');
	});

	it('completes the test behind @if and @if not', () => {
		expect(accept('@if host$0\n', 'hostname_matches')).toBe('@if hostname_matches \n');
		expect(accept('@if not f$0 /etc/x\n', 'file_exists')).toBe('@if not file_exists /etc/x\n');
	});

	it('knows the schedule directive', () => {
		expect(accept('[ReadOnly]\n%$0\n', '%SCHEDULE_TWO')).toBe('[ReadOnly]\n%SCHEDULE_TWO\n');
	});
});

describe('completion in comments', () => {
	it.each(['# SetLoop$0\n', '; [Mi$0\n', '// Daemon=y$0\n', '[Misc]\n  # se$0\n'])(
		'offers nothing: %s',
		(text) => {
			expect(labelsAt(text)).toEqual([]);
		},
	);

	it('offers the words that speak to this linter behind samhain-', () => {
		expect(accept('# samhain-$0\n', 'samhain-lint-disable-next-line')).toBe(
			'# samhain-lint-disable-next-line\n',
		);
	});

	it('offers rule ids behind such a word', () => {
		expect(accept('# samhain-lint-disable-file dup$0\n', 'duplicate-client')).toBe(
			'# samhain-lint-disable-file duplicate-client\n',
		);
		expect(accept('# samhain-lint-disable-file client-ref$0\n', 'client-refused')).toBe(
			'# samhain-lint-disable-file client-refused\n',
		);
	});
});

describe('completion in general', () => {
	it('offers nothing behind the end of the file that the daemon reads', () => {
		expect(labelsAt('[Misc]\n[EOF]\n$0\n')).toEqual([]);
	});

	it('offers nothing in the middle of a host test or of a line of a template engine', () => {
		expect(labelsAt('@web1.$0\n')).toEqual([]);
		expect(labelsAt('<% if x$0 %>\n')).toEqual([]);
	});

	it('has documentation for every option and section that it offers', () => {
		for (const text of ['[Misc]\n$0\n', '[$0\n', '[Mail]\n$0\n'])
			for (const { documentation, label } of offersAt(text))
				if (documentation !== undefined) expect(completionDocumentation(documentation), label).toBeTruthy();
	});

	it('replaces a range that holds the cursor, wherever the cursor stands', () => {
		const text = unmarked(`
			[Misc]
			  SetLoopTime = 60 # x
			@if not file_exists /etc/x
			# samhain-lint-disable-file a b
			RedefReadOnly=+CHK , -MTM
			[Log
			!%SCHED
			@end
			[Mail]
			SetMailFilterAnd='a' "b"
		`);
		const analysis = new Analysis(text, { ...DEFAULT_SETTINGS, role: 'client' });
		text.split('\n').forEach((content, line) => {
			for (let column = 0; column <= content.length; column++) {
				for (const { range, label } of complete(analysis, { line, column })) {
					const place = `${label} at ${line}:${column}`;
					expect(range.start.line, place).toBe(line);
					expect(range.start.column, place).toBeLessThanOrEqual(column);
					expect(range.end.column, place).toBeGreaterThanOrEqual(column);
				}
			}
		});
	});
});
