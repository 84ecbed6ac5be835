import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import {
	type FactSource,
	readClientFacts,
	readEntriesOf,
	readServerFacts,
} from '../../server/src/core/deployment/model/file-facts.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';

function server(text: string) {
	return new Analysis(text, { ...DEFAULT_SETTINGS, language: 'yulerc', role: 'server' });
}

function sourceOf(analysis: Analysis, isFollowed = false): FactSource {
	return { file: 'yulerc', view: analysis.view(), isFollowed };
}

function client(text: string, host?: string) {
	const settings = { ...DEFAULT_SETTINGS, role: 'client', ...(host === undefined ? {} : { host }) } as const;
	return readClientFacts({ file: 'rc', view: new Analysis(text, settings).view(), isFollowed: false });
}

describe('facts of a server file', () => {
	const analysis = server(`[Server]
SetServerPort=5000
SetServerPort=0x1389 # other
SetServerInterface=10.0.0.5
SetClientFromAccept=true
SetClientTimeLimit=600 seconds
[Clients]
Client=Web1.example.org@0123456789ABCDEF@AB@CD
Client=broken
Client=web2.example.org@0123456789ABCDEF@FF`);

	it('are the values in force as the daemon reads them', () => {
		const facts = readServerFacts(sourceOf(analysis));
		expect(facts.port).toMatchObject({ value: 5001, text: '0x1389 # other' });
		expect(facts.listenAddress?.value).toBe('10.0.0.5');
		expect(facts.clientFromAccept?.value).toBe(true);
		expect(facts.clientTimeLimit?.value).toBe(600);
		expect(facts.separateLogs).toBeUndefined();
	});

	it('have the entries that are read, split at the first two @, without the dropped last line', () => {
		const { entries } = readServerFacts(sourceOf(analysis));
		expect(entries.map(({ name, text, salt, verifier }) => [name, text, salt, verifier])).toEqual([
			['web1.example.org', 'Web1.example.org', '0123456789ABCDEF', 'AB@CD'],
		]);
		expect(entries[0]?.place).toMatchObject({ file: 'yulerc', line: 7, startColumn: 7, endColumn: 23 });
		expect(readEntriesOf(sourceOf(analysis), 'web1.example.org')).toHaveLength(1);
	});

	it.each([
		['follow their lines when lines above come and go', true, 3],
		['keep their places when the file is not followed', false, 1],
	])('%s', (_, isFollowed, number) => {
		const moving = server('[Clients]\nClient=a.example.org@0@1\n');
		const [entry] = readServerFacts(sourceOf(moving, isFollowed)).entries;
		moving.edit({ start: { line: 0, column: 0 }, end: { line: 0, column: 0 }, text: '# one\n# two\n' });
		expect(entry?.place.line).toBe(number);
	});
});

describe('facts of a client file', () => {
	it('follow the conditions of its host', () => {
		const text = `[Client]
SetLogServer=log.example.org
@if hostname_matches ^web1
[Misc]
SetLoopTime=60
@else
[Misc]
SetLoopTime=3600
@end
`;
		expect(client(text, 'web1.example.org').loopTime?.value).toBe(60);
		expect(client(text, 'db1.example.org').loopTime?.value).toBe(3600);
		expect(client(text).loopTime).toBeUndefined();
	});

	it.each([
		['', undefined],
		['ExportSeverity=mark', true],
		['ExportSeverity=info', true],
		['ExportSeverity=err', false],
		['ExportSeverity==crit', false],
		['ExportSeverity=info\nExportClass=EVENT', false],
		['ExportSeverity=info\nExportClass=EVENT STAMP', true],
	])('%j: marks are exported: %s', (lines, exported) => {
		expect(client(`[Log]\n${lines}\n`).exportsMarks?.value).toBe(exported);
	});

	it('knows a password even where the client itself has no use for it', () => {
		expect(client('[Database]\nSetDBPassword=secret\n').password).toMatchObject({ line: 1 });
		expect(client('[Misc]\nDaemon=yes\n').password).toBeUndefined();
	});
});
