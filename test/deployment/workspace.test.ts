// A deployment that is kept: whatever was edited, what it says is what a fresh look at the same files says.
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import type { Membership } from '../../server/src/core/deployment/files/discovery.ts';
import {
	type FoundDeployment,
	findDeployments,
	settingsOfMember,
} from '../../server/src/core/deployment/files/find-deployments.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { DeploymentAnalysis } from '../../server/src/core/workspace/deployment-analysis.ts';
import { entryLine, type Files, readFolder } from './support.ts';

const SAMPLE = readFolder(fileURLToPath(new URL('../../sample', import.meta.url)));

function find(files: Files): FoundDeployment {
	const project = files['.samhain-lint.json'];
	const parsed: { deployment?: unknown } = project === undefined ? {} : JSON.parse(project);
	const described = parsed.deployment === undefined ? [] : [{ folder: '', deployment: parsed.deployment }];
	const [found] = findDeployments(Object.keys(files), described);
	if (found === undefined) throw new Error('no deployment');
	return found;
}

function settingsFor(rules: AnalysisSettings['rules'] = {}) {
	return (path: string, membership: Membership): AnalysisSettings =>
		settingsOfMember(
			{ ...DEFAULT_SETTINGS, fileName: path.slice(path.lastIndexOf('/') + 1), rules },
			membership,
		);
}

function load(files: Files, rules: AnalysisSettings['rules'] = {}): DeploymentAnalysis {
	const workspace = new DeploymentAnalysis(find(files), { settingsOf: settingsFor(rules) });
	for (const [path, { role }] of workspace.members)
		if (role !== 'baseline') workspace.setText(path, files[path]);
	for (const ref of workspace.layout.dataFiles)
		workspace.putDataFile(ref, { size: files[ref.path]?.length ?? 0 });
	workspace.work();
	return workspace;
}

function show(workspace: DeploymentAnalysis): string[] {
	workspace.work();
	return workspace
		.filesWithFindings()
		.flatMap((file) =>
			workspace.findingsIn(file).map(({ ruleId, range }) => `${file}:${range.start.line + 1} ${ruleId}`),
		)
		.sort();
}

function open(workspace: DeploymentAnalysis, path: string, text: string): Analysis {
	const membership = workspace.members.get(path);
	if (membership === undefined) throw new Error(`${path} is no member`);
	const analysis = new Analysis(text, settingsFor()(path, membership));
	workspace.setLive(path, analysis);
	return analysis;
}

/** Replaces the first place of a text in an open file. */
function edit(
	workspace: DeploymentAnalysis,
	path: string,
	analysis: Analysis,
	from: string,
	to: string,
): void {
	const before = analysis.text.slice(0, analysis.text.indexOf(from)).split('\n');
	const start = { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
	const removed = from.split('\n');
	const end = {
		line: start.line + removed.length - 1,
		column: (removed.length === 1 ? start.column : 0) + (removed.at(-1)?.length ?? 0),
	};
	analysis.edit({ start, end, text: to });
	workspace.liveChanged(path);
}

describe('the sample', () => {
	it('shows the same findings as a single look', () => {
		expect(show(load(SAMPLE))).toMatchInlineSnapshot(`
			[
			  "data/rc.backup.example.org:17 log-server-is-localhost",
			  "yulerc:40 client-refused",
			  "yulerc:43 peer-name-not-registered",
			  "yulerc:44 missing-client-baseline",
			  "yulerc:46 clients-share-address",
			]
		`);
	});

	it('names the other place with its file', () => {
		const [finding] = load(SAMPLE)
			.findingsIn('yulerc')
			.filter(({ ruleId }) => ruleId === 'client-refused');
		expect(finding?.related.map(({ file, range }) => `${file}:${range.start.line + 1}`)).toEqual([
			'hosts.deny:2',
		]);
		expect(finding?.isAcrossFiles).toBe(true);
	});

	it('offers fixes in the file where they are to be made', () => {
		const [finding] = load(SAMPLE)
			.findingsIn('yulerc')
			.filter(({ ruleId }) => ruleId === 'client-refused');
		expect(finding?.fixes()).toMatchInlineSnapshot(`
			[
			  {
			    "edits": [],
			    "isPreferred": false,
			    "isSafe": false,
			    "otherEdits": [
			      {
			        "edits": [
			          {
			            "range": {
			              "end": {
			                "column": 0,
			                "line": 0,
			              },
			              "start": {
			                "column": 0,
			                "line": 0,
			              },
			            },
			            "text": "yule: 10.0.0.12
			",
			          },
			        ],
			        "file": "hosts.allow",
			      },
			    ],
			    "title": "Allow 10.0.0.12 in hosts.allow",
			  },
			]
		`);
	});

	it('keeps to the severities of the settings', () => {
		const workspace = load(SAMPLE, { 'client-refused': 'off', 'missing-client-baseline': 'hint' });
		expect(show(workspace).join()).not.toContain('client-refused');
		const severities = workspace.findingsIn('yulerc').map(({ ruleId, severity }) => `${severity} ${ruleId}`);
		expect(severities).toContain('hint missing-client-baseline');
	});
});

describe('a comment that silences a finding of the deployment', () => {
	const path = 'yulerc';
	const silenced = (SAMPLE[path] ?? '').replace(
		'Client=web2.example.org',
		'# samhain-lint-disable-next-line client-refused -- it is away\nClient=web2.example.org',
	);

	it('does so in a file that is not open', () => {
		expect(show(load({ ...SAMPLE, [path]: silenced })).join()).not.toContain('client-refused');
	});

	it('does so while it is typed', () => {
		const workspace = load(SAMPLE);
		const analysis = open(workspace, path, SAMPLE[path] ?? '');
		expect(show(workspace).join()).toContain('client-refused');
		edit(
			workspace,
			path,
			analysis,
			'Client=web2',
			'# samhain-lint-disable-next-line client-refused\nClient=web2',
		);
		expect(show(workspace).join()).not.toContain('client-refused');
	});

	it('is no comment that silences nothing', () => {
		const workspace = load({ ...SAMPLE, [path]: silenced });
		expect(workspace.ownFindings(path).map(({ ruleId }) => ruleId)).not.toContain('unused-suppression');
	});
});

describe('an open server file', () => {
	const path = 'yulerc';

	it('moves its findings with its lines', () => {
		const workspace = load(SAMPLE);
		const before = workspace.findingsIn(path).map(({ range }) => range.start.line);
		const analysis = open(workspace, path, SAMPLE[path] ?? '');
		edit(workspace, path, analysis, '[Log]', '# one\n# two\n[Log]');
		workspace.work();
		expect(workspace.findingsIn(path).map(({ range }) => range.start.line - 2)).toEqual(before);
	});

	it('gains and loses a finding while a name is typed', () => {
		const workspace = load(SAMPLE);
		const analysis = open(workspace, path, SAMPLE[path] ?? '');
		const before = show(workspace);
		edit(workspace, path, analysis, 'Client=db1.example.org', 'Client=10.0.0.21');
		expect(show(workspace).filter((line) => line.includes('peer-name-not-registered'))).toEqual([]);
		edit(workspace, path, analysis, 'Client=10.0.0.21', 'Client=db1.example.org');
		expect(show(workspace)).toEqual(before);
	});

	it('is what it is on disk when it is closed', () => {
		const workspace = load(SAMPLE);
		const before = show(workspace);
		const analysis = open(workspace, path, SAMPLE[path] ?? '');
		edit(workspace, path, analysis, '[Clients]', '[Clients]\nClient=new.example.org@0123@45');
		show(workspace);
		workspace.setText(path, SAMPLE[path]);
		expect(show(workspace)).toEqual(before);
	});
});

describe('an open client file', () => {
	it('loses its finding with the line that causes it', () => {
		const path = 'data/rc.backup.example.org';
		const workspace = load(SAMPLE);
		const analysis = open(workspace, path, SAMPLE[path] ?? '');
		workspace.work();
		expect(workspace.findingsIn(path).map(({ ruleId }) => ruleId)).toEqual(['log-server-is-localhost']);
		edit(workspace, path, analysis, 'SetLogServer=localhost', 'SetLogServer=log.example.org');
		expect(show(workspace).join()).not.toContain('log-server-is-localhost');
		expect(workspace.takeChangedFiles()).toContain(path);
	});
});

describe('files that come and go', () => {
	it('a baseline that is made ends the finding that it lacks, and back', () => {
		const workspace = load(SAMPLE);
		const before = show(workspace);
		const ref = { path: 'data/file.mail.example.org', kind: 'baseline', name: 'mail.example.org' } as const;
		workspace.putDataFile(ref, { size: 10 });
		expect(show(workspace).join()).not.toContain('missing-client-baseline');
		workspace.removeDataFile(ref);
		expect(show(workspace)).toEqual(before);
	});

	it('a hosts file that changes is read again', () => {
		const workspace = load(SAMPLE);
		workspace.setText('hosts', (SAMPLE['hosts'] ?? '').replace('db1 db1.example.org', 'db1.example.org db1'));
		expect(show(workspace).join()).not.toContain('peer-name-not-registered');
	});
});

describe('any edits', () => {
	const yulerc = 'yulerc';
	const member = 'data/rc.backup.example.org';
	/** What people type, cut and paste, in ways that matter to a deployment. */
	const pieces = [
		'SetClientFromAccept=no\n',
		'SetServerPort=1234\n',
		`${entryLine('new.example.org')}\n`,
		`${entryLine('WEB1.example.org', 'C')}\n`,
		'[Clients]\n',
		'[Misc]\n',
		'[EOF]\n',
		'@if hostname_matches ^web1$\n',
		'@end\n',
		'SetLogServer=127.0.0.1\n',
		'x',
		'#',
		'\n',
		'',
	];
	const place = fc.record({ line: fc.nat(60), column: fc.nat(30), height: fc.nat(3), width: fc.nat(20) });
	const step = fc.record({
		path: fc.constantFrom(yulerc, member),
		at: place,
		text: fc.constantFrom(...pieces),
	});

	it('leave what a fresh look at the same texts finds', () => {
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.nat(3), (steps, often) => {
				const workspace = load(SAMPLE);
				const analyses = new Map(
					[yulerc, member].map((path) => [path, open(workspace, path, SAMPLE[path] ?? '')]),
				);
				workspace.work();
				workspace.summaries();
				for (const [index, { path, at, text }] of steps.entries()) {
					const analysis = analyses.get(path);
					const start = { line: at.line, column: at.column };
					const end = {
						line: at.line + at.height,
						column: at.height === 0 ? at.column + at.width : at.width,
					};
					analysis?.edit({ start, end, text });
					workspace.liveChanged(path);
					if (index % (often + 1) === 0) workspace.workOnClients(often);
				}
				const texts = [...analyses].map(([path, analysis]) => [path, analysis.text]);
				const fresh = load({ ...SAMPLE, ...Object.fromEntries(texts) });
				expect(show(workspace)).toEqual(show(fresh));
				expect(workspace.summaries()).toEqual(fresh.summaries());
			}),
			{ numRuns: 60, seed: 5 },
		);
	});
});

describe('5,000 clients with their files', () => {
	const names = Array.from({ length: 5000 }, (_, index) => `c${index}.example.org`);
	const files: Record<string, string> = {
		yulerc: `[Clients]\n${names.map((name) => entryLine(name)).join('\n')}\n[EOF]\n`,
	};
	for (const name of names) {
		files[`data/rc.${name}`] = '[Misc]\nSetLoopTime=600\n[Client]\nSetLogServer=log.example.org\n[EOF]\n';
		files[`data/file.${name}`] = 'x';
	}
	const workspace = load(files);
	const path = 'yulerc';
	const analysis = open(workspace, path, files[path] ?? '');
	workspace.work();

	it('are analysed in portions', () => {
		workspace.setText('data/rc.c1.example.org', undefined);
		expect(workspace.work(0)).toBe(false);
		expect(workspace.work(10)).toBe(true);
	});

	it('answer to a keystroke in an entry as to one in a small file', () => {
		const started = performance.now();
		for (let round = 0; round < 20; round++) {
			edit(workspace, path, analysis, 'Client=c2500.example.org', 'Client=c2500.example.orgx');
			workspace.workOnClients(50);
			workspace.findingsIn(path);
			edit(workspace, path, analysis, 'Client=c2500.example.orgx', 'Client=c2500.example.org');
			workspace.workOnClients(50);
		}
		// 40 keystrokes; each well below what an eye sees, on a busy machine, too.
		expect(performance.now() - started).toBeLessThan(40 * 50);
	});
});
