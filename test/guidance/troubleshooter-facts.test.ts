// What the files of a deployment answer of the walk, and how far the walk goes with it.
import { describe, expect, it } from 'vitest';
import { parseHosts } from '../../server/src/core/deployment/files/hosts-file.ts';
import { parseWrapperFile } from '../../server/src/core/deployment/files/tcp-wrappers-file.ts';
import { runTroubleshooter } from '../../server/src/core/guidance/run-troubleshooter.ts';
import { collectTroubleshooterFacts } from '../../server/src/core/guidance/troubleshooter-facts.ts';
import {
	type ClientEntryView,
	EMPTY_VIEW,
	type OptionView,
} from '../../server/src/core/logs/deployment-view.ts';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { makeExplainRecord } from '../../server/src/core/logs/explain-record.ts';

function option(name: string, value: string, line = 1): OptionView {
	return { name, value, line, isRead: true };
}

function entry(name: string, isInForce = true): ClientEntryView {
	return { name, line: 1, isInForce, salt: 'FD55B0E7385478A6', verifier: '8B'.repeat(128) };
}

describe('facts for the walk', () => {
	it('are none where there are no files', () => {
		expect(collectTroubleshooterFacts(EMPTY_VIEW, { host: 'web1' })).toEqual({});
	});

	it('speak of what client and server files say', () => {
		const facts = collectTroubleshooterFacts({
			...EMPTY_VIEW,
			clients: [
				{
					file: 'samhainrc',
					names: [],
					options: [option('SetLogServer', '127.0.0.1'), option('ExportSeverity', 'none')],
				},
			],
			servers: [
				{
					file: 'yulerc',
					entries: [],
					options: [
						option('SetServerPort', '50000'),
						option('SetServerInterface', '192.0.2.1'),
						option('SetClientFromAccept', 'yes'),
					],
				},
			],
		});
		expect(facts).toEqual({
			'client-names-server': 'yes',
			'export-severity': 'none',
			'server-is-localhost': 'yes',
			'ports-agree': 'no',
			'interface-fits': 'no',
			'client-from-accept': 'yes',
		});
	});

	it('leave lines out that the daemon does not read', () => {
		const lost = { ...option('SetLogServer', '192.0.2.1'), isRead: false };
		const facts = collectTroubleshooterFacts({
			...EMPTY_VIEW,
			clients: [{ file: 'samhainrc', names: [], options: [lost] }],
		});
		expect(facts).toMatchObject({ 'client-names-server': 'no' });
		expect(runTroubleshooter({ start: 'refused' }, facts).node?.id).toBe('no-server-name');
	});

	it('know of one client whether it is listed, once, whole, admitted and served', () => {
		const facts = collectTroubleshooterFacts(
			{
				...EMPTY_VIEW,
				servers: [{ file: 'yulerc', entries: [entry('WEB1', false), entry('web1')], options: [] }],
				deny: { file: 'hosts.deny', rules: parseWrapperFile('yule: 192.0.2.\n') },
				hosts: [{ file: 'hosts', owner: 'server', hosts: parseHosts('192.0.2.5 web1\n') }],
				members: [{ file: 'yule/rc', name: 'rc' }],
			},
			{ host: 'web1' },
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
		});
	});

	it('says of an unknown line that it is unknown', () => {
		expect(makeExplainRecord(explainLine('hello'), [])).toEqual({
			input: 'hello',
			known: false,
			message: null,
			guidance: null,
			facts: {},
			match: null,
			candidates: [],
			suspects: [],
		});
	});
});
