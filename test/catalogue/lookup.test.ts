// How the daemon finds a section and an option, shown by examples, one per rule of its lookup.
// Each expectation was seen in the daemon's own output.
import { describe, expect, test } from 'vitest';
import { BUILD_PROFILES } from '../../server/src/core/catalogue/builds.ts';
import {
	ALL_OPTIONS,
	ALL_SECTIONS,
	featureNames,
	findAnywhere,
	findOption,
	findSection,
	nearest,
	nearestOption,
	nearestSection,
	optionDocs,
	optionsIn,
	sectionByName,
	sectionsFor,
	valueEntry,
	valueGroup,
} from '../../server/src/core/catalogue/lookup.ts';
import type { DaemonBuild, ReaderRole } from '../../server/src/core/catalogue/types.ts';
import type { DaemonVersion } from '../../server/src/core/catalogue/versions.ts';

function daemon(
	role: ReaderRole,
	version: DaemonVersion = '4.4.3',
	build: 'full' | 'debian' = 'full',
): DaemonBuild {
	return { role, version, without: BUILD_PROFILES[build].without };
}

const client = daemon('client');
const server = daemon('server');
const standalone = daemon('standalone');

describe('sections', () => {
	test.each([
		['[Misc]', 'Misc'],
		['[misc]', 'Misc'],
		['[MISC] whatever follows', 'Misc'],
		['[ReadOnly]', 'ReadOnly'],
	])('%s opens [%s]', (header, name) => {
		expect(findSection(header, client)?.name).toBe(name);
	});

	test.each(['[ Misc]', '[Misc ]', '[Misc', '[Mis]', '[EOF]', 'Misc', '[]', '', '[\u212Aernel]'])(
		'%s opens nothing',
		(header) => {
			expect(findSection(header, client)).toBeUndefined();
		},
	);

	test('each role has its own', () => {
		expect(findSection('[Clients]', server)?.name).toBe('Clients');
		expect(findSection('[Clients]', client)).toBeUndefined();
		expect(findSection('[Client]', client)?.name).toBe('Client');
		expect(findSection('[Client]', server)).toBeUndefined();
		expect(findSection('[Utmp]', server)).toBeUndefined();
		expect(findSection('[Database]', client)).toBeUndefined();
		expect(findSection('[Database]', standalone)?.name).toBe('Database');
	});

	test('[Registry] is unknown on Linux', () => {
		expect(findSection('[Registry]', standalone)).toBeUndefined();
	});

	test('a server knows the headers of policies but no option in them', () => {
		expect(findSection('[ReadOnly]', server)?.name).toBe('ReadOnly');
		expect(optionsIn('ReadOnly', server)).toEqual([]);
		expect(findOption('ReadOnly', 'file', server)).toBeUndefined();
	});

	test('names without a daemon', () => {
		expect(sectionByName('growinglogfiles')?.kind).toBe('policy');
		expect(sectionByName('kernel')).toBeUndefined();
	});
});

describe('options', () => {
	const nameIn = (section: string, key: string, reader: DaemonBuild): string | undefined =>
		findOption(section, key, reader)?.name;

	test.each([
		['setlooptime', 'SetLoopTime'],
		['setlooptime  ', 'SetLoopTime'],
		['setlooptimes', 'SetLoopTime'],
		['setlooptim', undefined],
		[' setlooptime', undefined],
		['', undefined],
	])('the key "%s" selects %s', (key, name) => {
		expect(nameIn('Misc', key, client)).toBe(name);
	});

	test('the longer of two names comes first in the table', () => {
		expect(nameIn('Utmp', 'severityloginmulti', client)).toBe('SeverityLoginMulti');
		expect(nameIn('Utmp', 'severityloginmultix', client)).toBe('SeverityLoginMulti');
		expect(nameIn('Utmp', 'severitylogins', client)).toBe('SeverityLogin');
	});

	test('a name with letters too many is still the option', () => {
		expect(nameIn('ReadOnly', 'filename', client)).toBe('file');
		expect(nameIn('ReadOnly', 'directory', client)).toBe('dir');
		expect(nameIn('Clients', 'clientx', server)).toBe('Client');
	});

	test('options of [Server], [Client] and [Mail] work in [Misc], not the reverse', () => {
		expect(nameIn('Misc', 'severitylookup', server)).toBe('SeverityLookup');
		expect(nameIn('Misc', 'setmailaddress', server)).toBe('SetMailAddress');
		expect(nameIn('Server', 'setmailaddress', server)).toBeUndefined();
		expect(nameIn('Server', 'setlooptime', server)).toBeUndefined();
	});

	test('SetLogServer in [Misc] is that of the role', () => {
		expect(findOption('Misc', 'setlogserver', server)?.section).toBe('Server');
		expect(findOption('Misc', 'setlogserver', client)?.section).toBe('Client');
	});

	test('any module section takes the options of every module', () => {
		expect(nameIn('SuidCheck', 'mountcheckactive', client)).toBe('MountCheckActive');
		expect(nameIn('SuidCheck', 'setlooptime', client)).toBeUndefined();
		expect(nameIn('Misc', 'mountcheckactive', client)).toBeUndefined();
	});

	test('newer versions know more', () => {
		expect(nameIn('Misc', 'setauditdflags', daemon('client', '4.1.4'))).toBeUndefined();
		expect(nameIn('Misc', 'setauditdflags', daemon('client', '4.2.0'))).toBe('SetAuditdFlags');
		expect(nameIn('Utmp', 'portcheckdevice', daemon('client', '4.1.4'))).toBeUndefined();
		expect(nameIn('Utmp', 'portcheckdevice', client)).toBe('PortCheckDevice');
		expect(nameIn('Misc', 'setauditdflags', server)).toBeUndefined();
	});

	test('what the usual Linux builds lack is unknown', () => {
		for (const reader of [client, server, standalone]) {
			expect(nameIn('Misc', 'usecaps', reader)).toBeUndefined();
			expect(nameIn('Log', 'preludeseverity', reader)).toBeUndefined();
			expect(nameIn('Misc', 'setsigtrapmaxduration', reader)).toBeUndefined();
		}
		expect(nameIn('Utmp', 'hierarchy', client)).toBeUndefined();
		expect(nameIn('Log', 'databaseseverity', client)).toBeUndefined();
	});

	test("Debian's build knows Prelude, but no database and no files of users", () => {
		const debian = daemon('standalone', '4.1.4', 'debian');
		expect(nameIn('Log', 'preludeseverity', debian)).toBe('PreludeSeverity');
		expect(nameIn('Log', 'databaseseverity', debian)).toBeUndefined();
		expect(findSection('[UserFiles]', debian)).toBeUndefined();
		expect(nameIn('Utmp', 'userfilesname', debian)).toBeUndefined();
		expect(nameIn('Utmp', 'logmonactive', debian)).toBe('LogmonActive');
	});

	test('an undecided role knows what client or standalone know', () => {
		const undecided = daemon('undecided');
		expect(nameIn('Client', 'setthrottle', undecided)).toBe('SetThrottle');
		expect(nameIn('Database', 'setdbname', undecided)).toBe('SetDBName');
		expect(nameIn('Misc', 'severitylookup', undecided)).toBeUndefined();
		expect(findSection('[Clients]', undecided)).toBeUndefined();
	});

	test('equal sets of lacking features give the same tables', () => {
		const again = { ...client, without: new Set(client.without) };
		expect(optionsIn('Misc', again)).toBe(optionsIn('Misc', client));
		expect(sectionsFor(again)).toBe(sectionsFor(client));
	});

	test('findAnywhere finds an option of every section, role and build', () => {
		expect(findAnywhere('setlogserver').map((option) => option.section)).toEqual(['Server', 'Client']);
		expect(findAnywhere('usecaps').map((option) => option.feature)).toEqual(['libcap']);
		expect(findAnywhere('file').length).toBe(
			ALL_SECTIONS.filter((section) => section.kind === 'policy').length,
		);
		expect(findAnywhere('setlooptimes')).toEqual([]);
	});

	test('a hundred thousand lookups take no time worth noting', () => {
		const keys = ['setlooptime', 'setlooptime ', 'zzz', 'setxyz', 'ignoreadded', 'file'];
		const started = performance.now();
		let found = 0;
		for (let line = 0; line < 100_000; line++) {
			if (findOption('Misc', keys[line % keys.length] ?? '', client) !== undefined) found++;
		}
		expect(found).toBeGreaterThan(40_000);
		expect(performance.now() - started).toBeLessThan(1000);
	});
});

describe('nearest name', () => {
	test.each([
		['SetLopTime', 'SetLoopTime'],
		['setloggserver', 'SetLogServer'],
		['SetLoop', 'SetLoopTime'],
		['SetMialAddress', 'SetMailAddress'],
		['log_file', undefined],
		['x', undefined],
		['', undefined],
	])('%s is meant to be %s', (wrong, right) => {
		expect(nearestOption(wrong, optionsIn('Misc', client))?.name).toBe(right);
	});

	test('sections and words', () => {
		expect(nearestSection('ReadOlny', sectionsFor(client))?.name).toBe('ReadOnly');
		expect(nearestSection('Kernel', sectionsFor(client))).toBeUndefined();
		expect(nearest('EVNT', ['ERR', 'EVENT', 'START'])).toBe('EVENT');
		expect(
			nearest('fatal', ['none', 'debug', 'info', 'notice', 'warn', 'mark', 'err', 'crit', 'alert']),
		).toBeUndefined();
	});

	test('very long text is near to nothing', () => {
		expect(nearest('S'.repeat(1_000_000), ['SetLoopTime'])).toBeUndefined();
	});
});

describe('documentation', () => {
	test('every option says what it does and what it takes', () => {
		for (const option of ALL_OPTIONS) {
			const docs = optionDocs(option);
			expect(docs.summary, option.name).toMatch(/^[A-Z].{10,}\.$/);
			expect(docs.grammar, option.name).not.toBe('');
			expect(docs.sources.length, option.name).toBeGreaterThan(0);
			if (option.feature !== undefined) expect(docs.build, option.name).not.toBe('');
		}
	});

	test('the examples in it are lines that the option is found by', () => {
		let examples = 0;
		for (const option of ALL_OPTIONS) {
			for (const [, line = ''] of (option.details ?? '').matchAll(/Example: `([^`]+)`/g)) {
				const key = line.slice(0, line.indexOf('=')).toLowerCase();
				expect(key, option.name).toBe(option.key);
				examples++;
			}
		}
		expect(examples).toBeGreaterThan(50);
	});

	test('options named in it exist', () => {
		const known = new Set(ALL_OPTIONS.map((option) => option.name));
		for (const entry of [...ALL_OPTIONS, ...ALL_SECTIONS]) {
			for (const [, name = ''] of (entry.details ?? '').matchAll(
				/`((?:Set|Severity|Use|Logmon|Redef|PortCheck|SuidCheck)[A-Za-z]+)`/g,
			)) {
				expect(known.has(name), `${name} in the text of ${entry.name}`).toBe(true);
			}
		}
	});

	test('each listed word of an option is explained', () => {
		for (const option of ALL_OPTIONS) {
			if (option.words === undefined) continue;
			const group = valueGroup(option.words);
			expect(group, option.words).toBeDefined();
			for (const word of option.values ?? []) expect(valueEntry(option.words, word), word).toBeDefined();
		}
	});

	test('severities are in the order of the daemon', () => {
		expect(
			valueGroup('severities')
				?.words.map((entry) => entry.word)
				.join(' < '),
		).toBe('none < debug < info < notice < warn < mark < err < crit < alert');
	});

	test('each policy has the same default tests in its words, its section and its Redef option', () => {
		const policies = ALL_SECTIONS.filter((section) => section.kind === 'policy');
		for (const policy of policies) {
			const checks = [...(valueEntry('policies', policy.name)?.checks ?? [])].sort();
			const [, listed = ''] = /^Tests: (.*?)\./.exec(policy.details ?? '') ?? [];
			expect([...listed.matchAll(/`([A-Z]+)`/g)].map(([, word = '']) => word).sort(), policy.name).toEqual(
				checks,
			);
			const redef = findOption('Misc', `redef${policy.name.toLowerCase()}`, client)?.default ?? '';
			expect(
				redef
					.split(' ')
					.filter((word) => /^[A-Z]+$/.test(word))
					.sort(),
				policy.name,
			).toEqual(checks);
		}
	});

	test('the profiles name features of the catalogue', () => {
		for (const { without } of Object.values(BUILD_PROFILES)) {
			for (const feature of without) expect(featureNames()).toContain(feature);
		}
	});
});
