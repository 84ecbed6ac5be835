// The project file and the settings of an editor: what is wrong falls back key by key, with a word about it.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { daemonOutput } from '../../server/src/core/analysis/daemon-output.ts';
import { reportFindings } from '../../server/src/core/report/report.ts';
import { readEditorSettings } from '../../server/src/core/settings/editor-settings.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { matchesGlob } from '../../server/src/core/text/glob.ts';
import { formatFor, parseProjectFile, settingsFor } from '../../server/src/core/workspace/project-file.ts';

function settingsOf(content: unknown, path = 'samhainrc') {
	const { project, problems } = parseProjectFile(JSON.stringify(content));
	return { ...settingsFor(project, path, DEFAULT_SETTINGS), problems };
}

describe('a project file', () => {
	it('says how the files of its folder are read', () => {
		const read = settingsOf({
			role: 'server',
			version: '4.1.4',
			build: 'debian',
			host: 'web1.example.org',
			rules: { 'duplicate-client': 'off' },
		});
		expect(read).toMatchObject({
			role: 'server',
			version: '4.1.4',
			host: 'web1.example.org',
			rules: { 'duplicate-client': 'off' },
			problems: [],
		});
		expect(read.without.has('userfiles')).toBe(true);
	});

	it('chooses a persona, for single files as well', () => {
		const content = { persona: 'strict', files: { 'old/**': { persona: 'relaxed' } } };
		expect(settingsOf(content).persona).toBe('strict');
		expect(settingsOf(content, 'old/samhainrc').persona).toBe('relaxed');
		expect(settingsOf({ persona: 'pedantic' }).problems).toEqual([
			'"persona" is "pedantic", which is ignored: it must be "relaxed", "default" or "strict".',
		]);
	});

	it('says how files are formatted, single files as well; what is wrong falls back by itself', () => {
		const format = {
			...{ spacesAroundEquals: 'one', blankLinesBeforeSections: 9, indentConditionals: 'no' },
			...{ alignValues: true, tabs: 1 },
		};
		const content = { format, files: { 'old/**': { format: { spacesAroundEquals: 'keep' } } } };
		const { project, problems } = parseProjectFile(JSON.stringify(content));
		const { format: defaults } = readEditorSettings(undefined).settings;
		expect(formatFor(project, 'samhainrc', defaults)).toEqual({
			...{ spacesAroundEquals: 'one', blankLinesBeforeSections: 1, indentConditionals: true },
			alignValues: true,
		});
		expect(formatFor(project, 'old/samhainrc', defaults)).toMatchObject({
			...{ spacesAroundEquals: 'keep', alignValues: true },
		});
		expect(problems).toEqual([
			'"format.tabs" is ignored: unknown key.',
			'"format.blankLinesBeforeSections" is 9, which is ignored: it must be a whole number from 0 to 5.',
			'"format.indentConditionals" is "no", which is ignored: it must be true or false.',
		]);
		expect(parseProjectFile('{"format":1}').problems).toEqual(['"format" is ignored: it must be an object.']);
	});

	it('declares options of a patched daemon', () => {
		const read = settingsOf({ knownOptions: ['ProcessCheckWhiteList', 7, 'a b'] });
		expect(read.problems).toHaveLength(2);
		const text = `[ProcessCheck]
ProcessCheckWhiteList=cron
ProcessCheckWhiteLists=cron
ProcessCheckWhite=cron
`;
		const unknown = (settings: AnalysisSettings): readonly number[] =>
			reportFindings(new Analysis(text, settings))
				.filter(({ ruleId }) => ruleId === 'unknown-option')
				.map(({ range }) => range.start.line);
		expect(unknown(DEFAULT_SETTINGS)).toEqual([1, 2, 3]);
		// Samhain compares no more letters than the name has.
		expect(unknown(read)).toEqual([3]);
		expect(daemonOutput(new Analysis(text, { ...read, isVerbatim: true })).map(({ line }) => line)).toEqual([
			4,
		]);
	});

	it('has other settings for some files, the last that match winning', () => {
		const content = {
			role: 'client',
			rules: { a: 'off' },
			files: {
				'server/**': { role: 'server', rules: { b: 'error' } },
				'**/rc.*': { role: 'standalone', language: 'samhainrc' },
			},
		};
		expect(settingsOf(content, 'x/samhainrc').role).toBe('client');
		expect(settingsOf(content, 'server/yulerc')).toMatchObject({
			role: 'server',
			rules: { a: 'off', b: 'error' },
		});
		expect(settingsOf(content, 'server/data/rc.web1').role).toBe('standalone');
	});

	it('keeps what is right when something else is wrong', () => {
		const read = settingsOf({
			role: 'yule',
			version: '4.1.4',
			colour: 'red',
			build: ['nose'],
			rules: { x: 'loud', y: 'hint' },
		});
		expect(read).toMatchObject({ role: 'auto', version: '4.1.4', rules: { y: 'hint' } });
		expect(read.problems).toHaveLength(4);
		expect(read.problems.join(' ')).toMatch(/"colour".*"role".*"build".*"rules\.x"/);
	});

	it.each([
		'',
		'{',
		'[]',
		'null',
		'"x"',
		'{"files": 1}',
		'{"files": {"*": 2}}',
		'{"__proto__": {"role": "server"}}',
	])('says what is wrong and never throws: %s', (text) => {
		const { project, problems } = parseProjectFile(text);
		expect(problems).not.toHaveLength(0);
		expect(settingsFor(project, 'samhainrc', DEFAULT_SETTINGS).role).toBe('auto');
	});
});

describe('a glob', () => {
	it.each([
		['*.samhainrc', 'a/b/x.samhainrc', true],
		['yulerc', 'deep/down/yulerc', true],
		['server/*', 'server/yulerc', true],
		['server/*', 'server/data/rc', false],
		['server/**', 'server/data/rc', true],
		['**/rc.*', 'rc.web1', true],
		['**/rc.*', 'a/rc.web1', true],
		['**/rc.*', 'a/brc.web1', false],
		['{a,b}/x?', 'b/x1', true],
		['{a,b}/x?', 'c/x1', false],
		['[a-c]*', 'bx', true],
		['[!a-c]*', 'bx', false],
		['./x', 'x', true],
	])('%s and %s: %s', (glob, path, expected) => {
		expect(matchesGlob(glob, path)).toBe(expected);
	});

	it('takes no more than a moment for a glob made to be slow', () => {
		expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(5000))).toBe(false);
	});
});
