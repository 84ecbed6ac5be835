// Starters: whole configurations with which linter and daemon are content, that watch what matters and tell a person.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { daemonOutput } from '../../server/src/core/analysis/daemon-output.ts';
import type { Role } from '../../server/src/core/catalogue/types.ts';
import { DAEMON_VERSIONS } from '../../server/src/core/catalogue/versions.ts';
import { effectiveOptions } from '../../server/src/core/effective/all-options.ts';
import { destinationsOf } from '../../server/src/core/effective/destinations.ts';
import { makeStarter, STARTER_SYSTEMS, starterSystemName } from '../../server/src/core/features/starters.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { watchedBy } from '../../server/src/core/watch/watched-by.ts';
import { analyse, lint } from '../support/check-lint.ts';

const ROLES = ['client', 'standalone', 'server'] as const;

function fileOf(role: Role): Pick<AnalysisSettings, 'language' | 'fileName'> {
	const name = role === 'server' ? 'yulerc' : 'samhainrc';
	return { language: name, fileName: name };
}

const cases = ROLES.flatMap((role) =>
	DAEMON_VERSIONS.flatMap((version) => STARTER_SYSTEMS.map((system) => ({ role, version, system }))),
);

describe.each(cases)('a $role of $version on $system', (choice) => {
	const { role, version } = choice;
	const { text } = makeStarter(choice);
	const settings = { ...fileOf(role), version };

	it('says for what it is', () => {
		const [title] = text.split('\n', 1);
		expect(title).toContain(` ${version} `);
		expect(title).toContain(role === 'server' ? 'log server' : starterSystemName(choice.system));
	});

	it('has no finding, whether the role is given or not', () => {
		for (const asked of [role, 'auto'] as const) expect(lint(text, { ...settings, role: asked })).toEqual([]);
	});

	it('makes the daemon print nothing', () => {
		expect(daemonOutput(new Analysis(text, { ...DEFAULT_SETTINGS, ...settings, role }))).toEqual([]);
	});
});

describe('starters', () => {
	it.each(
		STARTER_SYSTEMS.flatMap((system) =>
			(['client', 'standalone'] as const).map((role) => ({ system, role })),
		),
	)('watches settings, programs and the kernel: a $role on $system', ({ role, system }) => {
		const { text } = makeStarter({ role, system, version: '4.4.3' });
		const view = analyse(text, { role }).view();
		const policyOf = (path: string): string | undefined => watchedBy(view, path)?.policy.section;
		for (const path of [
			'/etc/passwd',
			'/usr/bin/login',
			'/usr/sbin/sshd',
			'/usr/lib/libc.so',
			'/boot/kernel',
		])
			expect(policyOf(path), path).toBe('ReadOnly');
		// What the system rewrites by itself is no alarm each day.
		expect(policyOf('/etc/resolv.conf')).toBe('Attributes');
	});

	it.each(['standalone', 'server'] as const)('mails what a %s finds', (role) => {
		const { text } = makeStarter({ role, system: 'linux', version: '4.4.3' });
		const mail = destinationsOf(analyse(text, { ...fileOf(role), role }).view()).find(
			({ title }) => title === 'mail',
		);
		expect(mail?.levels.has('crit')).toBe(true);
		expect(mail?.neededLines).toHaveLength(1);
	});

	it('raises no alarm for file names in UTF-8, as in /etc/ssl/certs', () => {
		const { text } = makeStarter({ role: 'standalone', system: 'debian', version: '4.1.4' });
		const option = effectiveOptions(analyse(text, { role: 'standalone' }).view()).find(
			({ name }) => name === 'FilenamesAreUTF8',
		);
		expect(option?.lines.map(({ value }) => value)).toEqual(['yes']);
	});

	it('sends what a client finds to its server', () => {
		const choice = { role: 'client', system: 'debian', version: '4.1.4' } as const;
		const { text } = makeStarter({ ...choice, values: { logServer: 'yule.example.net' } });
		const server = effectiveOptions(analyse(text, { role: 'client' }).view()).find(
			({ name }) => name === 'SetLogServer',
		);
		expect(server?.lines.map(({ value }) => value)).toEqual(['yule.example.net']);
	});

	it('has a tab stop for each value that only the administrator knows, and nothing else that a snippet reads', () => {
		const values = { mailAddress: 'a}b$c\\d@example.org' };
		const { text, snippet } = makeStarter({ role: 'standalone', system: 'linux', version: '4.4.3', values });
		expect(text).toContain('\nSetMailAddress=a}b$c\\d@example.org\nSetMailRelay=localhost\n');
		const [first = '', second = ''] = snippet.match(/\$\{\d:(?:\\.|[^}])*\}/g) ?? [];
		expect(first.slice(1)).toBe('{1:a\\}b\\$c\\\\d@example.org}');
		expect(second.slice(1)).toBe('{2:localhost}');
		expect(snippet.replace(/\$\{\d:(?:\\.|[^}])*\}/g, '').match(/[$\\}]/g)).toEqual(['$']);
		expect(snippet).toMatch(/\[EOF\]\n\$0$/);
	});
});
