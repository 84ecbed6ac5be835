import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseHosts } from '../../server/src/core/deployment/files/hosts-file.ts';
import { parseWrapperFile } from '../../server/src/core/deployment/files/tcp-wrappers-file.ts';
import { Deployment } from '../../server/src/core/deployment/model/deployment.ts';
import { listClientNames } from '../../server/src/core/deployment/model/deployment-model.ts';
import { drawDeployment, escapeXml } from '../../server/src/core/features/deployment-diagram.ts';
import { makeTable } from '../../server/src/core/features/deployment-table.ts';
import { listClientItems, makeTree } from '../../server/src/core/features/deployment-tree.ts';
import { findAboutClient, findAboutServer } from '../../server/src/core/rules/deployment-engine.ts';
import type { FileFinding } from '../../server/src/core/rules/finding.ts';
import { DEPLOYMENT_RULES } from '../../server/src/core/rules/index.ts';
import { countProblems } from '../../server/src/core/workspace/problem-counts.ts';
import { summarizeClients } from '../../server/src/core/workspace/summary.ts';
import { load, readFolder, serverFacts } from './support.ts';

const kept = load(readFolder(fileURLToPath(new URL('../../sample', import.meta.url))));
const sample = kept.deployment;
const problems = countProblems(kept.shownFindings());

function fail(rule: string, error: unknown): never {
	throw new Error(`rule ${rule} failed: ${String(error)}`);
}

function analyseClient(deployment: Deployment, name: string): FileFinding[] {
	return findAboutClient(DEPLOYMENT_RULES, deployment, name, fail);
}

/** Findings with their fixes, to be compared. */
function plain(findings: readonly FileFinding[]): unknown[] {
	return findings.map((finding) => ({ ...finding, fixes: finding.fixes?.() }));
}

/** Everything that is found about a deployment, from nothing. */
function analyseDeployment(deployment: Deployment): FileFinding[] {
	return [
		...findAboutServer(DEPLOYMENT_RULES, deployment, fail),
		...listClientNames(deployment).flatMap((name) => analyseClient(deployment, name)),
	];
}

describe('tree of the sample', () => {
	it('shows the server, then the clients with problems, then the others', () => {
		expect(
			makeTree(sample, problems).map(({ label, description }) => `${label}: ${description}`),
		).toMatchInlineSnapshot(`
			[
			  "log.example.org: 6 registered",
			  "backup.example.org: 1 problem",
			  "build.example.org: looked up as backup.example.org",
			  "db1.example.org: looked up as 10.0.0.21",
			  "mail.example.org: no baseline",
			  "web2.example.org: refused by TCP wrappers",
			  "web1.example.org: complete",
			]
		`);
	});

	it('shows under a client what it has and what it lacks', () => {
		const items = listClientItems(sample, 'mail.example.org');
		expect(items.map(({ label, icon }) => `${icon} ${label}`)).toEqual([
			'entry Client= entry',
			'file rc.mail.example.org',
			'missing no baseline',
		]);
	});
});

describe('diagram', () => {
	it('has a row for each client, a title, and a description in words', () => {
		const { svg, clientCount, shownCount } = drawDeployment(sample, problems);
		expect([clientCount, shownCount]).toEqual([6, 6]);
		expect(svg).toContain('<title id="sd-title">Deployment example.org</title>');
		expect(svg).toContain('web2.example.org: refused by TCP wrappers.');
		expect(svg).not.toMatch(/NaN|undefined/);
	});

	it('shows text from files as text', () => {
		const deployment = new Deployment();
		deployment.putServer(serverFacts(['<script>alert(1)</script>.example.org', 'a"b&c.example.org']));
		const { svg } = drawDeployment(deployment);
		expect(svg).not.toContain('<script');
		expect(svg).toContain('&lt;script&gt;');
		expect(escapeXml('\u0000\ud800')).toBe('\ufffd\ufffd');
	});

	it('stays bounded with 5,000 clients and counts those that it leaves out', () => {
		const deployment = new Deployment();
		deployment.putServer(serverFacts(Array.from({ length: 5000 }, (_, index) => `c${index}.example.org`)));
		const { svg, shownCount } = drawDeployment(deployment);
		expect(shownCount).toBe(60);
		expect(svg.length).toBeLessThan(100_000);
		expect(svg).toContain('and 4940 more');
	});
});

/** A deployment of many clients, each with its files, in which every hundredth lacks its baseline. */
function makeLarge(count: number): Deployment {
	const names = Array.from({ length: count }, (_, index) => `c${index}.example.org`);
	const address = (index: number) => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
	const hosts = names.map((name, index) => `${address(index)} ${name} c${index}`).join('\n');
	const deployment = new Deployment();
	deployment.setSurroundings({
		serverHosts: { file: 'hosts', content: parseHosts(`${hosts}\n`) },
		allow: { file: 'hosts.allow', content: parseWrapperFile('yule: .example.org\n') },
		deny: { file: 'hosts.deny', content: parseWrapperFile('ALL: ALL\n') },
	});
	deployment.putServer(serverFacts(names));
	for (const [index, name] of names.entries()) {
		deployment.putDataFile({ path: `data/rc.${name}`, kind: 'config', name, size: 100 });
		if (index % 100 !== 0)
			deployment.putDataFile({ path: `data/file.${name}`, kind: 'baseline', name, size: 100 });
		deployment.putClientFile(name, { file: `data/rc.${name}`, logServers: [] });
	}
	return deployment;
}

describe('5,000 clients', () => {
	const large = makeLarge(5000);

	it('take time in proportion: a twentieth of them takes about a twentieth', () => {
		const small = makeLarge(250);
		const time = (deployment: Deployment): number => {
			const started = performance.now();
			analyseDeployment(deployment);
			return performance.now() - started;
		};
		time(small);
		const findings = analyseDeployment(large);
		expect(findings.filter(({ rule }) => rule === 'missing-client-baseline')).toHaveLength(50);
		// Three times the proportion, and 100 ms for whatever else the machine does.
		expect(time(large)).toBeLessThan(100 + 60 * time(small));
	});

	it('cost no more than one when one of them changes', () => {
		const small = makeLarge(50);
		const time = (deployment: Deployment): number => {
			const name = 'c7.example.org';
			const entries = deployment.entries.get(name) ?? [];
			const started = performance.now();
			for (let round = 0; round < 200; round++) {
				const { clients } = deployment.putEntries('yulerc', name, entries);
				for (const client of clients === 'all' ? [] : clients) analyseClient(deployment, client);
			}
			return performance.now() - started;
		};
		time(small);
		time(large);
		// Both take the same few milliseconds; the margin is for a busy machine.
		expect(time(large)).toBeLessThan(20 + 10 * time(small));
	});

	it('are summed up and grouped', () => {
		expect(summarizeClients(large)).toHaveLength(5000);
		expect(makeTree(large)).toHaveLength(51);
	});
});

describe('the summary of a client', () => {
	const rest = {
		hosts: '10.0.0.21 db1 db1.example.org\n',
		'data/rc.db1.example.org': '[Client]\nSetLogServer=log.example.org\n',
		'data/file.other.example.org': '[SOF]\n',
	};
	const accept = '[Misc]\nSetClientFromAccept=yes\n[Clients]\nClient=10.0.0.21@0123456789ABCDEF@AAAA\n';

	it('has the files of the claimed name, not those of the address', () => {
		const [byAddress] = summarizeClients(load({ yulerc: accept, ...rest }).deployment);
		expect(byAddress).toMatchObject({ name: '10.0.0.21', config: 'own', lacks: [] });
	});

	it('says nothing of files where the claimed name is not known', () => {
		const { hosts: _, ...files } = rest;
		const [byAddress] = summarizeClients(load({ yulerc: accept, ...files }).deployment);
		expect(byAddress).toMatchObject({ name: '10.0.0.21', config: 'not-served', baseline: 'not-served' });
	});
});

describe('changes by difference', () => {
	it('leave the model as if it had been built from the last state', () => {
		const names = ['a.example.org', 'b.example.org', 'b.example.net', 'c.example.org'];
		const changed = new Deployment();
		changed.putServer(serverFacts([...names, 'gone.example.org']));
		changed.putDataFile({ path: 'data/file.gone.example.org', kind: 'baseline', name: 'gone.example.org' });
		changed.putDataFile({ path: 'data/file.A.example.org', kind: 'baseline', name: 'A.example.org' });
		changed.removeDataFile({
			path: 'data/file.gone.example.org',
			kind: 'baseline',
			name: 'gone.example.org',
		});
		changed.putMachine({ name: 'a.example.org', addresses: ['10.0.0.1'] });
		changed.putMachine({ name: 'a.example.org', addresses: ['10.0.0.2'] });
		expect(changed.putServer({ ...serverFacts(names) }).clients).toContain('gone.example.org');

		const fresh = new Deployment();
		fresh.putMachine({ name: 'a.example.org', addresses: ['10.0.0.2'] });
		fresh.putDataFile({ path: 'data/file.A.example.org', kind: 'baseline', name: 'A.example.org' });
		fresh.putServer(serverFacts(names));

		expect(listClientNames(changed)).toEqual(listClientNames(fresh));
		expect(plain(analyseDeployment(changed))).toEqual(plain(analyseDeployment(fresh)));
		expect([...changed.machinesByAddress]).toEqual([...fresh.machinesByAddress]);
		expect(new Map([...changed.namesByLabel].sort())).toEqual(new Map([...fresh.namesByLabel].sort()));
	});

	it('say whose findings they touch', () => {
		const deployment = new Deployment();
		deployment.putServer(serverFacts(['a.example.org', 'b.example.org']));
		deployment.putDataFile({ path: 'rc', kind: 'config', name: '' });
		const first = deployment.putDataFile({ path: 'rc.a.example.org', kind: 'config', name: 'a.example.org' });
		expect(first).toEqual({ server: true, clients: ['a.example.org'] });
		expect(deployment.putClientFile('A.example.org', undefined)).toEqual({
			server: true,
			clients: ['a.example.org'],
		});
		const options = { ...serverFacts(['a.example.org', 'b.example.org']) };
		const place = { file: 'yulerc', line: 9, startColumn: 0, endColumn: 3 };
		expect(
			deployment.putServer({ ...options, clientFromAccept: { value: true, text: 'yes', place } }).clients,
		).toBe('all');
	});
});

describe('table of the sample', () => {
	const table = makeTable(sample, kept.summaries(), kept.problemsByClient());
	const row = (name: string) => table.rows.find((one) => one.name === name);

	it('has a place for every client, mark and count', () => {
		const rows = table.rows.map(({ place, cells }) => [
			place,
			...cells.slice(0, 4).map((cell) => cell.place),
		]);
		expect(rows.flat().every((place) => place !== undefined)).toBe(true);
		for (const { cells } of table.rows) if (cells[4]?.word !== 'none') expect(cells[4]?.place).toBeDefined();
	});

	it('leads from a refusal to the rule that refuses, and from a missing file to the entry', () => {
		const refused = row('web2.example.org');
		expect(refused?.cells[0]).toMatchObject({ mark: '✗', word: 'refused' });
		expect(refused?.cells[0]?.place?.file).toMatch(/hosts\.deny$/);
		const mail = row('mail.example.org');
		expect(mail?.cells[3]?.place).toEqual(mail?.place);
	});

	it('lists the findings of a client in the tree, each with its line', () => {
		const problems = kept.problemsByClient().get('backup.example.org') ?? [];
		const items = listClientItems(sample, 'backup.example.org', problems);
		const findings = items.filter(({ id }) => id.includes(':finding:'));
		expect(findings).toHaveLength(1);
		expect(findings[0]?.place?.line).toBe(problems[0]?.reported.range.start.line);
	});
});
