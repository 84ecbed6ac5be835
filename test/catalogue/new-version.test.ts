// docs/versions.md promises that a new version of samhain is one JSON file and a recording: done here, in a copy of the project,
// with a version that does not exist.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const copy = mkdtempSync(path.join(tmpdir(), 'samhain-version-'));
const VERSION = '9.8.7';
const CONFIGURATION = '[Misc]\nSetTeleport=yes\n';

function node(...words: readonly string[]) {
	return spawnSync(process.execPath, words, { cwd: copy, encoding: 'utf8' });
}

/** What the linter of the copy finds for a version. */
function findings(version: string): readonly { ruleId: string; severity: string; message: string }[] {
	writeFileSync(path.join(copy, 'samhainrc'), CONFIGURATION);
	const words = [
		'--no-config',
		'--samhain-version',
		version,
		'--rule',
		'silent-logging=off',
		'--format',
		'json',
	];
	const { stdout } = node('dist/cli.js', ...words, '--role', 'client', 'samhainrc');
	return JSON.parse(stdout).files[0].findings.filter(({ ruleId }: { ruleId: string }) =>
		/option|build/.test(ruleId),
	);
}

beforeAll(() => {
	const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
		cwd: root,
		encoding: 'utf8',
	});
	for (const file of tracked.trim().split('\n'))
		if (!file.startsWith('docs/images/')) cpSync(path.join(root, file), path.join(copy, file));
	symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
	const entry = {
		$schema: '../version.schema.json',
		version: VERSION,
		summary: 'A version that does not exist.',
		options: [
			{
				...{
					section: 'Misc',
					name: 'SetTeleport',
					roles: ['client', 'standalone'],
					kind: 'bool',
					default: 'no',
				},
				...{ repeat: 'last', repeatNote: 'The last line counts.', summary: 'Teleports the baseline.' },
				sources: ['a test'],
			},
		],
		messages: [
			{
				...{ id: 'MSG_TELEPORTED', severity: 'notice', class: 'RUN' },
				...{ xml: 'msg="Baseline teleported."', plain: 'msg=<Baseline teleported.>' },
				...{ fields: [], roles: ['client'] },
			},
		],
		sources: ['a test'],
	};
	writeFileSync(path.join(copy, `catalogue/versions/${VERSION}.json`), JSON.stringify(entry));
	const recording = [
		{ id: 'known', text: CONFIGURATION, verdict: [] },
		{
			...{ id: 'severities', text: '[Log]\nMailSeverity=CRIT\n[PortCheck]\nPortCheckRequired=80/TCP\n' },
			verdict: [],
		},
	].map((one) =>
		JSON.stringify({ ...one, variant: 'client', version: VERSION, host: 'web1', tags: ['new'] }),
	);
	writeFileSync(path.join(copy, `test/conformance/${VERSION}.jsonl`), `${recording.join('\n')}\n`);
	for (const script of ['scripts/generate.mjs', 'scripts/bundle.mjs']) {
		const { status, stderr } = node(script);
		expect([status, stderr]).toEqual([0, '']);
	}
}, 120_000);

afterAll(() => rmSync(copy, { recursive: true }));

describe('a version that is one JSON file and a recording', () => {
	it('is the newest one that can be chosen, and reads what is new', () => {
		expect(node('dist/cli.js', '--help').stdout).toContain(`(default ${VERSION}; Debian ships 4.1.4)`);
		expect(findings(VERSION)).toEqual([]);
		const manifest = JSON.parse(readFileSync(path.join(copy, 'package.json'), 'utf8'));
		expect(manifest.contributes.configuration.properties['samhain.daemonVersion'].enum).toContain(VERSION);
	});

	it('leaves the older ones as they were: they drop the line', () => {
		expect(findings('4.4.3')).toMatchObject([
			{ ruleId: 'not-in-build', message: expect.stringContaining(`needs ${VERSION}`) },
		]);
	});

	it('writes its own messages', () => {
		const { stdout } = spawnSync(process.execPath, ['dist/cli.js', 'explain', '--format', 'json'], {
			cwd: copy,
			encoding: 'utf8',
			input: 'NOTICE :  [2026-11-22T10:00:00+0000] msg=<Baseline teleported.>\n',
		});
		expect(JSON.parse(stdout)[0]).toMatchObject({ message: 'MSG_TELEPORTED' });
	});

	it('behaves as the version before it where its file says nothing, as the recording shows', () => {
		const { status, stdout } = node('scripts/conformance.mjs', `test/conformance/${VERSION}.jsonl`);
		expect([status, stdout]).toEqual([0, expect.stringMatching(/^all +2 of +2 equal/)]);
	});
});
