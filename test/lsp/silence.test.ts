// Alarms through the language server: with an open configuration, and in a deployment with the file of the client.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Requests } from '../../server/src/protocol.ts';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///w/samhainrc';
const ALARM =
	'<log sev="CRIT" tstamp="2026-11-28T20:51:43+0000" msg="POLICY ADDED" path="/etc/mtab" mode_new="-rw-r--r--" />';

let client: LspClient;

afterEach(() => client.kill());

describe('alarms', () => {
	it('are silenced in the only configuration that is open', async () => {
		client = new LspClient();
		await client.initialize({});
		client.open(URI, '[ReadOnly]\ndir=1/etc\n', 'samhainrc');
		const answer: Requests['samhain/silence']['answer'] = JSON.parse(
			JSON.stringify(await client.request('samhain/silence', { text: `${ALARM}\n` })),
		);
		expect(answer).toMatchObject({
			count: 1,
			groups: [{ title: '`/etc/mtab` is added', count: 1 }],
			alarms: [{ title: '`/etc/mtab` added', uri: URI, name: 'samhainrc', line: 2, policy: 'ReadOnly' }],
		});
		expect(answer.alarms[0]?.proposals[0]).toMatchObject({
			uri: URI,
			edits: [{ line: 2, column: 0, text: '[Misc]\nIgnoreAdded=/etc/mtab$\n' }],
		});
	});

	it('of several open configurations belong to the one that is named', async () => {
		client = new LspClient();
		await client.initialize({});
		client.open(URI, '[ReadOnly]\ndir=1/etc\n', 'samhainrc');
		client.open('file:///w/b/samhainrc', '[Attributes]\nfile=/etc/mtab\n', 'samhainrc');
		expect(await client.request('samhain/silence', { text: ALARM })).toMatchObject({ count: 1, alarms: [] });
		const named = await client.request('samhain/silence', { text: ALARM, uri: 'file:///w/b/samhainrc' });
		expect(named).toMatchObject({ alarms: [{ uri: 'file:///w/b/samhainrc', policy: 'Attributes' }] });
	});

	it('of a client are silenced in the file that the server sends to it', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'silence-'));
		writeFileSync(join(folder, 'yulerc'), '[Clients]\nClient=web1.example.org@0@0\n');
		writeFileSync(join(folder, 'rc'), '[ReadOnly]\ndir=1/usr\n');
		writeFileSync(join(folder, 'rc.web1.example.org'), '[ReadOnly]\ndir=1/etc\n');
		client = new LspClient();
		const root = pathToFileURL(folder).href;
		await client.initialize({}, { workspaceFolders: [{ uri: root, name: 'w' }] });
		const text = `<log sev="RCVT" tstamp="2026-11-28T20:51:44+0000" remote_host="web1.example.org" > ${ALARM} </log>`;
		await expect
			.poll(() => client.request('samhain/silence', { text }))
			.toMatchObject({ alarms: [{ uri: `${root}/rc.web1.example.org`, line: 2, policy: 'ReadOnly' }] });
	});
});
