import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Files, load, readFolder, show } from './support.ts';

const sample = readFolder(fileURLToPath(new URL('../../sample', import.meta.url)));
const healthy = readFolder(fileURLToPath(new URL('./healthy', import.meta.url)));

describe('the sample deployment', () => {
	it('has each problem that takes more than one file to see', () => {
		expect(show(load(sample))).toMatchInlineSnapshot(`
			[
			  "data/rc.backup.example.org warning log-server-is-localhost: With SetLogServer=localhost, backup.example.org connects to itself (127.0.0.1).",
			  "yulerc error client-refused: TCP wrappers refuse web2.example.org for yule: a rule in hosts.deny matches and none in hosts.allow does.",
			  "yulerc error peer-name-not-registered: When db1.example.org connects, the server looks for 10.0.0.21, which is not registered: the name of its address has no dot.",
			  "yulerc warning clients-share-address: The server treats build.example.org as backup.example.org, because both connect from the same address.",
			  "yulerc warning missing-client-baseline: mail.example.org cannot download a baseline: neither file.mail.example.org nor file exists.",
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
