// Which questions of the troubleshooter the files of a deployment answer, and how far that leads.
import { describe, expect, it } from 'vitest';
import { Deployment } from '../../server/src/core/deployment/model/deployment.ts';
import { runTroubleshooter } from '../../server/src/core/guidance/run-troubleshooter.ts';
import { collectTroubleshooterFacts } from '../../server/src/core/guidance/troubleshooter-facts.ts';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { makeExplainRecord } from '../../server/src/core/logs/explain-record.ts';
import { loadDeployment } from '../support/deployment.ts';
import { readFiles } from '../support/fixture.ts';

const SALT = 'FD55B0E7385478A6';
const VERIFIER = '8B'.repeat(128);

function factsOf(fixture: string, host?: string) {
	return collectTroubleshooterFacts(loadDeployment(readFiles(fixture)).deployment, host);
}

describe('facts for the troubleshooter', () => {
	it('are none where there are no files', () => {
		expect(collectTroubleshooterFacts(new Deployment(), 'web1')).toEqual({});
	});

	it('speak of what client and server files say', () => {
		const facts = factsOf(`=== yulerc
[Server]
SetServerPort=50000
SetServerInterface=192.0.2.1
SetClientFromAccept=yes
[Clients]
=== web1.example.org/samhainrc
[Client]
SetLogServer=127.0.0.1
[Log]
ExportSeverity=none`);
		expect(facts).toEqual({
			'client-names-server': 'yes',
			'export-severity': 'none',
			'server-is-localhost': 'yes',
			'ports-agree': 'no',
			'interface-fits': 'no',
			'client-from-accept': 'yes',
		});
	});

	it('take the last line of an option, as the daemon does', () => {
		const facts = factsOf(`=== yulerc
[Server]
SetServerPort=50000
SetServerPort=49777
SetClientFromAccept=yes
SetClientFromAccept=no
[Clients]
=== web1.example.org/samhainrc
[Client]
SetLogServer=192.0.2.1
[Log]
ExportSeverity=none
ExportSeverity=mark`);
		expect(facts).toMatchObject({
			'ports-agree': 'yes',
			'client-from-accept': 'no',
			'export-severity': 'other',
			'interface-fits': 'yes',
		});
	});

	it('leave lines out that the daemon does not read', () => {
		const facts = factsOf(`=== yulerc
[Clients]
=== web1.example.org/samhainrc
[Misc]
[EOF]
[Client]
SetLogServer=192.0.2.1`);
		expect(facts).toMatchObject({ 'client-names-server': 'no' });
		expect(runTroubleshooter({ start: 'refused' }, facts).node?.id).toBe('no-server-name');
	});

	it('know of one client whether it is listed, once, whole, admitted and served', () => {
		const facts = factsOf(
			`=== yulerc
[Clients]
Client=WEB1@${SALT}@${VERIFIER}
Client=web1@${SALT}@${VERIFIER}
=== hosts
192.0.2.5 web1
=== hosts.deny
yule: 192.0.2.
=== data/rc
[Client]`,
			'web1',
		);
		expect(facts).toMatchObject({
			'name-in-list': 'yes',
			'single-entry': 'no',
			'entry-well-formed': 'yes',
			'wrappers-admit': 'no',
			'file-served': 'no',
		});
		expect(runTroubleshooter({ start: 'reset', 'server-says': 'libwrap' }, facts).node?.id).toBe(
			'wrapper-refuses',
		);
	});

	it('agree with the findings about the address that a client is bound to', () => {
		const fixture = (address: string): string => `=== yulerc
[Clients]
Client=web1.example.org@${SALT}@${VERIFIER}
=== hosts
192.0.2.5 web1.example.org
=== hosts.deny
yule: 192.0.2.5
=== data/rc.web1.example.org
[Client]
SetLogServer=192.0.2.1
[Misc]
SetBindAddress=${address}`;
		for (const [address, answer] of [
			['192.0.2.5', 'no'],
			['192.0.2.6', 'yes'],
		] as const) {
			const deployment = loadDeployment(readFiles(fixture(address)));
			const isRefused = [...deployment.shownFindings()].some(
				({ reported }) => reported.ruleId === 'client-refused',
			);
			const facts = collectTroubleshooterFacts(deployment.deployment, 'web1.example.org');
			expect([facts['wrappers-admit'], isRefused]).toEqual([answer, answer === 'no']);
		}
	});

	it('know the ports that the project file states', () => {
		const facts = factsOf(`=== .samhain-lint.json
{"deployment": {"server": {"file": "yulerc"}, "clientPort": 50000}}
=== yulerc
[Server]
SetServerPort=50000
[Clients]`);
		expect(facts).toMatchObject({ 'ports-agree': 'yes' });
	});
});

describe('the record for programs', () => {
	it('has the agreed form', () => {
		const line = explainLine(
			'CRIT   :  [2026-11-22T16:25:44+0000] msg=<Restart without prior exit>, client=<web1>',
		);
		const record = makeExplainRecord(line, [{ file: 'yulerc', line: 3, why: 'Why.', fix: 'Fix.' }]);
		expect(record).toEqual({
			input: line.input,
			known: true,
			message: 'MSG_TCP_ILL',
			guidance: 'other-2',
			facts: { host: 'web1', client: 'web1' },
			match: 'exact',
			candidates: ['MSG_TCP_ILL'],
			suspects: [{ file: 'yulerc', line: 3, why: 'Why.' }],
			cause: null,
		});
	});

	it('marks an unknown line as unknown', () => {
		expect(makeExplainRecord(explainLine('hello'), [])).toEqual({
			input: 'hello',
			known: false,
			message: null,
			guidance: null,
			facts: {},
			match: null,
			candidates: [],
			suspects: [],
			cause: null,
		});
	});
});
