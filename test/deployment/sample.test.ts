import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Files, load, readFolder, show } from './support.ts';

const sample = readFolder(fileURLToPath(new URL('../../sample', import.meta.url)));
const healthy = readFolder(fileURLToPath(new URL('./healthy', import.meta.url)));

describe('the sample deployment', () => {
	it('has each problem that takes more than one file to see', () => {
		expect(show(load(sample))).toMatchInlineSnapshot(`
			[
			  "data/rc.backup.example.org warning log-server-is-localhost: SetLogServer=localhost leads backup.example.org to itself (127.0.0.1).",
			  "yulerc error client-refused: TCP wrappers refuse web2.example.org for the daemon yule: a rule in hosts.deny matches and none in hosts.allow does.",
			  "yulerc error peer-name-not-registered: When db1.example.org connects, the server will look for 10.0.0.21, since the name of its address has no dot; no entry has that name.",
			  "yulerc warning clients-share-address: build.example.org comes from the same address as backup.example.org, so the server takes it for backup.example.org.",
			  "yulerc warning missing-client-baseline: There is neither file.mail.example.org nor file for mail.example.org.",
			]
		`);
	});

	it('leads to each problem of the guidance once', () => {
		const guidance = [...load(sample).shownFindings()].map(({ reported }) => reported.guidance);
		expect(guidance.sort()).toEqual([
			'authentication-2',
			'connecting-1',
			'connecting-2',
			'downloading-1',
			'other-1',
		]);
	});

	it('is found without its project file, too', () => {
		const { '.samhain-lint.json': _, ...rest } = sample;
		const rules = (files: Files) =>
			[...load(files).shownFindings()].map(({ reported }) => reported.ruleId).sort();
		expect(rules(rest)).toEqual(rules(sample));
	});
});

describe('its healthy twin', () => {
	it('shows nothing', () => {
		expect(show(load(healthy))).toEqual([]);
	});

	it('shows nothing without its project file either', () => {
		const { '.samhain-lint.json': _, ...rest } = healthy;
		expect(show(load(rest))).toEqual([]);
	});
});
