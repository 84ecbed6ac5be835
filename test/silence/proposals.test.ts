// From an alarm to the edit: what is proposed for a line of the log, as the configuration is after it.
import { describe, expect, it } from 'vitest';
import { readPolicyReport } from '../../server/src/core/logs/policy-report.ts';
import { explainLog } from '../../server/src/core/logs/records.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { type AlarmAnswer, type Proposal, proposeEdits } from '../../server/src/core/silence/proposals.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';

const HEAD = 'CRIT   :  [2026-11-28T20:51:43+0000] msg=<POLICY';
const GROWN =
	'size_old=<3>, size_new=<5>, ctime_old=<1>, ctime_new=<2>, mtime_old=<1>, mtime_new=<2>, chksum_old=<A>, chksum_new=<B>, ';

function answer(text: string, ...log: readonly string[]): readonly AlarmAnswer[] {
	const reports = explainLog(log.map((line) => `${HEAD} ${line}`).join('\n')).flatMap(
		({ line }) => readPolicyReport(line) ?? [],
	);
	expect(reports).toHaveLength(log.length);
	return proposeEdits({ text, settings: { ...DEFAULT_SETTINGS, role: 'standalone' }, reports });
}

function propose(text: string, ...log: readonly string[]): readonly Proposal[] {
	return answer(text, ...log)[0]?.proposals ?? [];
}

/** The proposal with this word in its title. */
function find(proposals: readonly Proposal[], word: string): Proposal {
	const found = proposals.find(({ title }) => title.includes(word));
	if (found === undefined) throw new Error(`no ${word} in ${proposals.map(({ title }) => title).join(', ')}`);
	return found;
}

describe('a changed file', () => {
	const config = '[ReadOnly]\ndir=2/etc\nfile=/etc/motd\n[LogFiles]\nfile=/var/log/wtmp\n';

	it('is decided by its own line, and goes where only its content may change', () => {
		const [one] = answer(config, `[ReadOnly] C-------TS>, path=</etc/motd>, ${GROWN}`);
		expect(one?.deciding).toEqual({ line: 2, policy: 'ReadOnly' });
		const [first] = one?.proposals ?? [];
		expect(first?.title).toBe('Watch `/etc/motd` under [LogFiles]');
		expect(first?.loses).toEqual([
			'Samhain no longer compares content, mtime, ctime and size of `/etc/motd`.',
		]);
		expect(first?.needsBaseline).toBe(false);
		expect(applyEdits(config, first?.edits ?? [])).toBe(
			'[ReadOnly]\ndir=2/etc\n[LogFiles]\nfile=/var/log/wtmp\nfile=/etc/motd\n',
		);
	});

	it('gets a policy of its own where no other tests exactly the rest', () => {
		const [first] = propose(
			config,
			'[ReadOnly] ------U--->, path=</etc/issue>, owner_old=<a>, owner_new=<b>, ',
		);
		expect(applyEdits(config, first?.edits ?? [])).toBe(
			`${config}[Misc]\nRedefUser0=-USR,-ATM\n[User0]\nfile=/etc/issue\n`,
		);
	});

	it('keeps the severity of its policy', () => {
		const severe = `${config}[EventSeverity]\nSeverityReadOnly=alert\n`;
		const [first] = propose(severe, '[ReadOnly] -----M---->, path=</etc/issue>, ');
		expect(applyEdits(severe, first?.edits ?? [])).toContain(
			'[EventSeverity]\nSeverityUser0=alert\n[User0]\n',
		);
	});

	it('may grow, on condition that it only grows', () => {
		const proposals = propose(config, `[ReadOnly] C-------TS>, path=</etc/motd>, ${GROWN}`);
		const growing = find(proposals, '[GrowingLogFiles]');
		expect(growing.condition).toBe('The file only grows: its old content stays at its beginning.');
		expect(proposals.indexOf(growing)).toBeGreaterThan(2);
	});

	it('that a pattern lists gets a line before the pattern', () => {
		const text = '[ReadOnly]\nfile=/etc/*.conf\n';
		const [first] = propose(
			text,
			`[ReadOnly] --------T->, path=</etc/a.conf>, mtime_old=<1>, mtime_new=<2>, `,
		);
		expect(applyEdits(text, first?.edits ?? [])).toBe(
			`[Misc]\nRedefUser0=-MTM,-ATM\n[User0]\nfile=/etc/a.conf\n${text}`,
		);
	});
});

describe('an expression', () => {
	it('matches exactly the path, whatever is in its name', () => {
		const text = '[Misc]\nIgnoreAdded=/tmp/\n[ReadOnly]\ndir=1/srv\n';
		const [first] = propose(text, 'ADDED>, path=</srv/a+b\\ (1).txt>');
		expect(applyEdits(text, first?.edits ?? [])).toContain(
			'IgnoreAdded=/tmp/\nIgnoreAdded=/srv/a\\+b \\(1\\)\\.txt$\n',
		);
	});

	it('for a folder names the other reports of the log that go with it', () => {
		const proposals = propose(
			'[ReadOnly]\ndir=2/srv\n',
			'MISSING>, path=</srv/www/a>, ',
			'MISSING>, path=</srv/www/b>, ',
			'MISSING>, path=</srv/c>, ',
		);
		expect(find(proposals, 'anything in `/srv/www`').loses).toEqual([
			'Samhain no longer reports that anything below `/srv/www` is missing.',
			'Of this log, samhain no longer reports `/srv/www/b` missing.',
		]);
	});
});

describe('a missing path with a line of its own', () => {
	it('can leave the configuration, with a new baseline', () => {
		const text = '[ReadOnly]\nfile=/etc/gone\nfile=/etc/kept\n';
		const removal = find(propose(text, 'MISSING>, path=</etc/gone>, '), 'Remove');
		expect(removal.needsBaseline).toBe(true);
		expect(applyEdits(text, removal.edits)).toBe('[ReadOnly]\nfile=/etc/kept\n');
	});
});

describe('a dir line for what is not a directory', () => {
	it('becomes a file line, and nothing is lost', () => {
		const text = '[Attributes]\ndir=2/srv/link\n';
		const [first] = propose(text, 'NODIRECTORY>, path=</srv/link>', 'MISSING>, path=</srv/link>, ');
		expect(applyEdits(text, first?.edits ?? [])).toBe('[Attributes]\nfile=/srv/link\n');
	});
});

describe('the place of an edit', () => {
	it.each([
		[
			'before [EOF]',
			'[ReadOnly]\ndir=/srv\n[EOF]\nrest\n',
			'[ReadOnly]\ndir=/srv\n[Misc]\nIgnoreAdded=/srv/a$\n[EOF]\nrest\n',
		],
		[
			'outside of blocks',
			'@if hostname_matches web\n[Misc]\nSetLoopTime=1\n@end\n[ReadOnly]\ndir=/srv\n',
			'@if hostname_matches web\n[Misc]\nSetLoopTime=1\n@end\n[ReadOnly]\ndir=/srv\n[Misc]\nIgnoreAdded=/srv/a$\n',
		],
		[
			'above a block that is open at the end',
			'[ReadOnly]\ndir=/srv\n@web1\n[Log]\n',
			'[ReadOnly]\ndir=/srv\n[Misc]\nIgnoreAdded=/srv/a$\n@web1\n[Log]\n',
		],
		[
			'with the line ends of the file',
			'[ReadOnly]\r\ndir=/srv\r\n',
			'[ReadOnly]\r\ndir=/srv\r\n[Misc]\r\nIgnoreAdded=/srv/a$\r\n',
		],
	])('is %s', (_name, text, expected) => {
		const [first] = propose(text, 'ADDED>, path=</srv/a>');
		expect(applyEdits(text, first?.edits ?? [])).toBe(expected);
	});
});

it('proposes nothing for a path that the configuration does not watch', () => {
	const [one] = answer('[ReadOnly]\ndir=/etc\n', 'ADDED>, path=</srv/a>');
	expect(one).toEqual({ deciding: undefined, proposals: [], isUnreported: true });
});

it('answers for a path that came, changed and went', () => {
	const answers = answer(
		'[ReadOnly]\ndir=/srv\n',
		'ADDED>, path=</srv/a>',
		`[ReadOnly] C-------TS>, path=</srv/a>, ${GROWN}`,
		'MISSING>, path=</srv/a>, ',
	);
	expect(answers.map(({ proposals }) => proposals[0]?.title)).toEqual([
		'Ignore that `/srv/a` is added',
		'Watch `/srv/a` under [LogFiles]',
		'Ignore that `/srv/a` is missing',
	]);
});
