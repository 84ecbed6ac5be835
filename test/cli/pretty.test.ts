// The report for people: it stays readable with many findings, long lines and narrow terminals.
import { describe, expect, it } from 'vitest';
import { startProgress } from '../../server/src/cli/lint/progress.ts';
import { sourceLine } from '../../server/src/cli/reporters/source-line.ts';
import { CliFolder } from '../support/run-cli.ts';

const TYPOS = '[Misc]\nNoSuchThing=1\nNorThis=2\nSetLoopTime=60s\n[EOF]\n';

describe('many findings', () => {
	const folder = new CliFolder({ 'a/samhainrc': TYPOS, 'b/samhainrc': TYPOS, 'c/samhainrc': TYPOS });
	const { out } = folder.run([
		'--no-deployment',
		'--role',
		'client',
		'--samhain-version',
		'4.1.4',
		'a',
		'b',
		'c',
	]);

	it('a rule is explained once in a run', () => {
		expect(out.match(/unknown-option$/gm)?.length).toBeGreaterThan(6);
		expect(out.match(/drops the line and continues/g)).toHaveLength(1);
	});

	it('reasons are given once even where the advice differs', () => {
		const text = '[Misc]\nSetLopTime=1\nSetNiceLevl=1\nDaemn=yes\n[EOF]\n';
		const { out: several } = new CliFolder({ samhainrc: text }).run(['--role', 'client', 'samhainrc']);
		expect(several.match(/drops the line and continues/g)).toHaveLength(1);
		expect(several.match(/^ {4}Did you mean `/gm)).toHaveLength(3);
	});

	it('the end has a line for each rule, the most severe first', () => {
		const rows = out.slice(out.indexOf('\nBy rule\n')).trim().split('\n').slice(1);
		expect(rows[0]).toMatch(/^ {2}error {2,}6 {2}unknown-option$/);
		const severities = rows
			.slice(
				0,
				rows.findIndex((row) => !row.startsWith('  ')),
			)
			.map((row) => row.trim().split(/\s+/)[0]);
		expect(severities.length).toBeGreaterThan(1);
		const order = ['error', 'warning', 'information', 'hint'];
		expect(severities).toEqual(
			[...severities].sort((a, b) => order.indexOf(a ?? '') - order.indexOf(b ?? '')),
		);
	});

	it('one finding needs no table', () => {
		const one = new CliFolder({ samhainrc: '[Misc]\nNoSuchThing=1\n[EOF]\n' });
		const args = ['--min-severity', 'error', '--role', 'client', '--samhain-version', '4.1.4', 'samhainrc'];
		expect(one.run(args).out).toContain('1 error in 1 file.');
		expect(one.run(args).out).not.toContain('By rule');
	});
});

it('a file that is not there is not counted as checked', () => {
	expect(new CliFolder({}).run(['samhainrc']).out).toBe('');
});

describe('a line with its mark', () => {
	const marked = (line: string, start: number, end: number, width: number): string => {
		const { text, indent, length } = sourceLine(line, start, end, width);
		return `${text}\n${' '.repeat(indent)}${'^'.repeat(length)}`;
	};

	it('is shown whole where there is room', () => {
		expect(marked('SetLopTime=60', 0, 10, 40)).toBe('SetLopTime=60\n^^^^^^^^^^');
	});

	it('is cut together with its mark', () => {
		const line = `SetMailAddress=${'x'.repeat(100)}@here ${'y'.repeat(100)}`;
		const [text = '', mark = ''] = marked(line, 115, 120, 40).split('\n');
		expect(text).toMatch(/^…x+@here y+…$/);
		expect(text).toHaveLength(42);
		expect(text.slice(mark.indexOf('^'), mark.length)).toBe('@here');
	});

	it('a mark beyond the window ends with it', () => {
		const [text = '', mark = ''] = marked('x'.repeat(500), 10, 500, 40).split('\n');
		expect(mark.length).toBeLessThanOrEqual(text.length);
	});

	it('a mark at the end of a long line is seen', () => {
		expect(marked('x'.repeat(100), 100, 101, 40)).toBe(`…${'x'.repeat(40)}\n${' '.repeat(41)}^`);
	});

	it('counts columns of the terminal: wide, combined and double characters', () => {
		expect(sourceLine('a漢e\u0301𝄞b', 6, 7, 40)).toEqual({ text: 'a漢e\u0301𝄞b', indent: 5, length: 1 });
	});
});

describe('links to the pages of rules', () => {
	const folder = new CliFolder({ samhainrc: TYPOS });
	const linked = (env: Readonly<Record<string, string>>, ...args: readonly string[]): string =>
		folder.run([...args, 'samhainrc'], undefined, { NO_COLOR: '', ...env }).out;

	it('are there for a terminal that knows them', () => {
		expect(linked({ FORCE_HYPERLINK: '1', TERM: 'xterm' })).toMatch(
			/\u001b\]8;;file:\/\/\/\S*docs\/generated\/rules\/unknown-option\.md\u0007unknown-option\u001b\]8;;\u0007/,
		);
		expect(
			linked({ FORCE_HYPERLINK: '1', TERM: 'xterm' }, '--docs-url', 'https://docs.example.org/rules'),
		).toContain('\u001b]8;;https://docs.example.org/rules/unknown-option.md\u0007');
	});

	it.each<[Readonly<Record<string, string>>, readonly string[]]>([
		[{}, []],
		[{ FORCE_HYPERLINK: '1', NO_COLOR: '1' }, []],
		[{ FORCE_HYPERLINK: '1', TERM: 'dumb' }, []],
		[{ FORCE_HYPERLINK: '1', TERM: 'xterm' }, ['--no-color']],
		[{ FORCE_HYPERLINK: '1', TERM: 'xterm' }, ['--output-file', 'report']],
	])('are not there with %j %j', (env, args) => {
		const out = linked(env, ...args) + (args.includes('report') ? folder.read('report') : '');
		expect(out).not.toContain('\u001b]8');
		expect(linked({ FORCE_COLOR: '1', TERM: 'xterm' })).toContain('\u001b[31m');
	});
});

describe('progress', () => {
	it('is never written where standard error is no terminal', () => {
		const { error } = new CliFolder({ samhainrc: TYPOS }).run(['samhainrc']);
		expect(error).toBe('');
		const written: string[] = [];
		const progress = startProgress({ canRewrite: false, error: (text) => written.push(text) }, () => 1e6);
		progress.show('1 of 2 files');
		progress.clear();
		expect(written).toEqual([]);
	});

	it('comes after a second, is written over, and goes away before anything else', () => {
		const written: string[] = [];
		let now = 0;
		const progress = startProgress({ canRewrite: true, error: (text) => written.push(text) }, () => now);
		now = 900;
		progress.show('1 of 9 files');
		progress.clear();
		expect(written).toEqual([]);
		now = 1100;
		progress.show('5 of 9 files');
		now = 1150;
		progress.show('6 of 9 files');
		progress.clear();
		expect(written).toEqual(['\r\u001b[K5 of 9 files', '\r\u001b[K']);
	});
});

it('equal messages of samhain in a row are one with their number', () => {
	const folder = new CliFolder({ samhainrc: `[Misc]\nSetLoopTime=${'6'.repeat(120_000)}\n` });
	const { out } = folder.run(['samhainrc']);
	const lines = out.split('\n').filter((line) => line.includes('msg="Invalid line 2 '));
	expect(lines).toHaveLength(1);
	expect(lines[0]).toMatch(/^ {4}samhain logs, [2-9] times: WARN /);
});
