import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseHosts } from '../../server/src/core/deployment/files/hosts-file.ts';
import { parseWrapperFile } from '../../server/src/core/deployment/files/tcp-wrappers-file.ts';
import { type Affected, Deployment } from '../../server/src/core/deployment/model/deployment.ts';
import {
	type ClientEntry,
	DEFAULT_FACTS,
	type DeploymentFacts,
	listClientNames,
	type ServerFile,
} from '../../server/src/core/deployment/model/deployment-model.ts';
import { findAboutClient, findAboutServer } from '../../server/src/core/rules/deployment-engine.ts';
import type { FileFinding } from '../../server/src/core/rules/finding.ts';
import { DEPLOYMENT_RULES } from '../../server/src/core/rules/index.ts';

const NAMES = ['web1.example.org', 'web1.example.net', 'db1.example.org', '10.0.0.1', '10.0.0.2', 'db1'];
const ADDRESSES = ['10.0.0.1', '10.0.0.2', '10.0.0.3'];
const HOSTS = [
	'10.0.0.1 web1.example.org web1\n',
	'10.0.0.1 db1\n',
	'10.0.0.2 db1.example.org\n',
	'127.0.1.1 db1\n',
	'bad\n',
];

const resolver = fc.constantFrom('files' as const, 'files-then-dns' as const);
const name = fc.constantFrom(...NAMES);
const address = fc.constantFrom(...ADDRESSES);
const hosts = fc
	.array(fc.constantFrom(...HOSTS), { maxLength: 4 })
	.map((lines) => parseHosts(lines.join('')));
const place = fc.nat(3).map((line) => ({ file: 'yulerc', line, startColumn: 0, endColumn: 1 }));
const entry = fc
	.record({
		name,
		salt: fc.constantFrom('0123456789ABCDEF', '00000000'),
		verifier: fc.constantFrom('AA', 'BB'),
		place,
	})
	.map((one): ClientEntry => ({ ...one, text: one.name }));
const flag = fc.option(fc.record({ value: fc.boolean(), text: fc.constant('x'), place }), { nil: undefined });
const server = fc.record({ entries: fc.array(entry, { maxLength: 5 }), accept: flag, separate: flag }).map(
	({ entries, accept, separate }): ServerFile => ({
		file: 'yulerc',
		entries,
		...(accept === undefined ? {} : { clientFromAccept: accept }),
		...(separate === undefined ? {} : { separateLogs: separate }),
	}),
);
const kind = fc.constantFrom('config' as const, 'baseline' as const);
const dataFile = fc
	.record({ kind, name: fc.constantFrom('', 'WEB1.example.org', ...NAMES), size: fc.nat(1) })
	.map((one) => ({ ...one, path: `${one.kind === 'config' ? 'rc' : 'file'}.${one.name}` }));

type Change = (deployment: Deployment) => Affected;

const change: fc.Arbitrary<Change> = fc.oneof(
	server.map(
		(one): Change =>
			(deployment) =>
				deployment.putServer(one),
	),
	fc.record({ name, entries: fc.array(entry, { maxLength: 2 }) }).map(
		(one): Change =>
			(deployment) =>
				deployment.putEntries(
					'yulerc',
					one.name,
					one.entries.map((other) => ({ ...other, name: one.name, text: one.name })),
				),
	),
	dataFile.map(
		(one): Change =>
			(deployment) =>
				deployment.putDataFile(one),
	),
	dataFile.map(
		(one): Change =>
			(deployment) =>
				deployment.removeDataFile(one),
	),
	fc
		.record({
			name,
			bound: fc.option(address, { nil: undefined }),
			logServer: fc.constantFrom('localhost', '10.0.0.9'),
		})
		.map(
			(one): Change =>
				(deployment) => {
					const at = { file: `rc.${one.name}`, line: 0, startColumn: 0, endColumn: 0 };
					const bindAddress =
						one.bound === undefined ? {} : { bindAddress: { value: one.bound, text: one.bound, place: at } };
					const logServers = [{ value: one.logServer, text: one.logServer, place: at }];
					return deployment.putClientFile(one.name, { file: at.file, logServers, ...bindAddress });
				},
		),
	name.map(
		(one): Change =>
			(deployment) =>
				deployment.putClientFile(one, undefined),
	),
	fc
		.record({
			name,
			nodeName: fc.constantFrom('web1', 'db1'),
			addresses: fc.array(address, { maxLength: 2 }),
			hosts,
		})
		.map(
			(one): Change =>
				(deployment) => {
					const { content, ...rest } = { ...one, content: one.hosts };
					return deployment.putMachine({ ...rest, hosts: { file: 'client-hosts', content } });
				},
		),
	hosts.map(
		(content): Change =>
			(deployment) =>
				deployment.setSurroundings({
					serverHosts: { file: 'hosts', content },
					allow: { file: 'hosts.allow', content: parseWrapperFile('yule: 10.0.0.1\n') },
					deny: { file: 'hosts.deny', content: parseWrapperFile('ALL: ALL\n') },
				}),
	),
);

function fail(rule: string, error: unknown): never {
	throw new Error(`rule ${rule} failed: ${String(error)}`);
}

/** Findings with their fixes, to be compared. */
function plain(findings: readonly FileFinding[]): unknown[] {
	return findings.map((finding) => ({ ...finding, fixes: finding.fixes?.() }));
}

function analyseServer(deployment: Deployment): unknown[] {
	return plain(findAboutServer(DEPLOYMENT_RULES, deployment, fail));
}

function analyseClient(deployment: Deployment, name: string): unknown[] {
	return plain(findAboutClient(DEPLOYMENT_RULES, deployment, name, fail));
}

/** Keeps the findings of a deployment as an editor would: only what a change touches is looked at again. */
class Kept {
	readonly deployment: Deployment;
	server: unknown[];
	readonly clients = new Map<string, unknown[]>();

	constructor(facts: DeploymentFacts) {
		this.deployment = new Deployment(facts);
		this.server = analyseServer(this.deployment);
	}

	apply(step: Change): void {
		const { server: isServerTouched, clients } = step(this.deployment);
		if (isServerTouched) this.server = analyseServer(this.deployment);
		const touched =
			clients === 'all' ? [...this.clients.keys(), ...listClientNames(this.deployment)] : clients;
		for (const client of touched) this.clients.set(client, analyseClient(this.deployment, client));
	}
}

/** The same deployment, put together from nothing. */
function rebuild(old: Deployment): Deployment {
	const fresh = new Deployment(old.facts);
	fresh.setSurroundings({ serverHosts: old.serverHosts, allow: old.allow, deny: old.deny });
	const known = old.servers.get('yulerc');
	const entries = [...old.entries.values()].flat();
	if (known !== undefined) fresh.putServer({ ...known, entries });
	else for (const one of entries) fresh.putEntries('yulerc', one.name, old.entries.get(one.name) ?? []);
	for (const files of old.dataFiles.values()) for (const file of files) fresh.putDataFile(file);
	for (const [client, file] of old.clientFiles) fresh.putClientFile(client, file);
	for (const machine of old.machines.values()) fresh.putMachine(machine);
	return fresh;
}

function sorted(deployment: Deployment): string[] {
	const clients = listClientNames(deployment).flatMap((client) => analyseClient(deployment, client));
	return [...analyseServer(deployment), ...clients].map((finding) => JSON.stringify(finding)).sort();
}

it('after any changes, what is kept equals a fresh look at everything', () => {
	fc.assert(
		fc.property(resolver, fc.array(change, { minLength: 1, maxLength: 12 }), (how, steps) => {
			const kept = new Kept({ ...DEFAULT_FACTS, resolver: how });
			for (const step of steps) kept.apply(step);
			expect(sorted(kept.deployment)).toEqual(sorted(rebuild(kept.deployment)));
			expect(kept.server).toEqual(analyseServer(kept.deployment));
			for (const client of listClientNames(kept.deployment)) {
				expect(kept.clients.get(client) ?? []).toEqual(analyseClient(kept.deployment, client));
			}
		}),
		{ numRuns: 500 },
	);
});

it('where a client comes from decides whose the file under an address is', () => {
	const deployment = new Deployment();
	const place = { file: 'rc.db1', line: 0, startColumn: 0, endColumn: 0 };
	deployment.setSurroundings({
		serverHosts: { file: 'hosts', content: parseHosts('10.0.0.1 db1\n') },
		allow: undefined,
		deny: undefined,
	});
	deployment.putDataFile({ kind: 'config', name: '10.0.0.1', path: 'rc.10.0.0.1', size: 0 });
	const { clients } = deployment.putClientFile('db1', {
		file: 'rc.db1',
		logServers: [],
		bindAddress: { value: '10.0.0.2', text: '10.0.0.2', place },
	});
	expect(clients).toContain('10.0.0.1');
});
