// Files that nobody should write: an answer for each, by time that grows with the file and no faster. Times are compared
// with each other, never with a clock: eight times the lines may take up to 2.5³ times as long.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { daemonOutput } from '../../server/src/core/analysis/daemon-output.ts';
import { complete } from '../../server/src/core/features/completion.ts';
import { foldingsOf } from '../../server/src/core/features/folding.ts';
import { describeHover } from '../../server/src/core/features/hover.ts';
import { outlineOf } from '../../server/src/core/features/outline.ts';
import { reportFindings } from '../../server/src/core/report/report.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';

const client: AnalysisSettings = { ...DEFAULT_SETTINGS, role: 'client' };
const server: AnalysisSettings = {
	...DEFAULT_SETTINGS,
	role: 'server',
	language: 'yulerc',
	fileName: 'yulerc',
};
const oneHost: AnalysisSettings = { ...client, host: 'web1.example.org' };

const FEW = 400;
const TIMES = 8;
const MAX_GROWTH = 2.5 ** 3;

function lines(count: number, make: (at: number) => string): string {
	return Array.from({ length: count }, (_, at) => `${make(at)}\n`).join('');
}

/** A file with so many of something, by what it has many of. */
const FILES: readonly (readonly [string, AnalysisSettings, (count: number) => string])[] = [
	['open blocks, one in another', client, (n) => `[Misc]\n${'@web1.example.org\n'.repeat(n)}`],
	['open blocks, for one host', oneHost, (n) => `[Misc]\n${'@web1.example.org\n'.repeat(n)}SetLoopTime=60\n`],
	[
		'blocks, one in another, all closed',
		client,
		(n) => `[ReadOnly]\n${'@web1.example.org\nfile=/x\n'.repeat(n)}${'@end\n'.repeat(n)}`,
	],
	['blocks side by side', client, (n) => lines(n, (at) => `@web${at}.example.org\nSetLoopTime=60\n@end`)],
	[
		'blocks that change the section',
		client,
		(n) => lines(n, (at) => `@web${at}.example.org\n[ReadOnly]\n@else\n[Misc]\n@end`),
	],
	['arms of one block', client, (n) => `[Misc]\n@web1.example.org\n${'@else\nSetLoopTime=60\n'.repeat(n)}`],
	['ends of no block', client, (n) => '@end\n@else\n'.repeat(n)],
	[
		'clients',
		server,
		(n) =>
			`[Clients]\n${lines(n, (at) => `Client=host${at}.example.org@0123456789ABCDEF@${'AB'.repeat(128)}`)}`,
	],
	[
		'entries of one client',
		server,
		(n) => `[Clients]\n${lines(n, (at) => `Client=a.example.org@0123456789ABCDEF@${at}`)}`,
	],
	['lines of one path', client, (n) => `[ReadOnly]\n${'file=/etc/passwd\n'.repeat(n)}`],
	[
		'lines of one path in blocks',
		client,
		(n) => `[ReadOnly]\n${lines(n, (at) => `@web${at}.example.org\nfile=/etc/passwd\n@end`)}`,
	],
	['patterns of paths', client, (n) => `[ReadOnly]\n${lines(n, (at) => `file=/etc/*${at}`)}`],
	['mail addresses', client, (n) => `[Misc]\n${lines(n, (at) => `SetMailAddress=root${at}@example.org`)}`],
	[
		'mail filters',
		client,
		(n) => `[Misc]\nSetMailAddress=a@b\n${lines(n, (at) => `SetMailFilterAnd=a${at} b`)}`,
	],
	['ports', client, (n) => `[PortCheck]\n${lines(n, (at) => `PortCheckRequired=${at % 65_536}/tcp`)}`],
	[
		'interfaces',
		client,
		(n) => `[PortCheck]\n${lines(n, (at) => `PortCheckInterface=10.${at >> 8}.${at & 255}.1`)}`,
	],
	[
		'queues',
		client,
		(n) => `[Logmon]\n${lines(n, (at) => `LogmonQueue=q${at}:60:sum:crit\nLogmonRule=q${at}:x`)}`,
	],
	['log servers', client, (n) => `[Misc]\n${lines(n, (at) => `SetLogServer=log${at}.example.org`)}`],
	['ignored paths', client, (n) => `[Misc]\n${lines(n, (at) => `IgnoreAdded=/srv/${at}/.*[0-9]+$`)}`],
	[
		'commands',
		client,
		(n) => `[External]\n${lines(n, (at) => `OpenCommand=/bin/c${at}\nSetCommandLine=a b\nCloseCommand`)}`,
	],
	[
		'filters of a command',
		client,
		(n) => `[External]\nOpenCommand=/bin/c\n${lines(n, (at) => `SetFilterAnd=a${at} b`)}`,
	],
	['folders left out', client, (n) => `[SuidCheck]\n${lines(n, (at) => `SuidCheckExclude=/a${at}`)}`],
	['thresholds', client, (n) => `[Log]\n${'LogSeverity=warn\nMailSeverity=crit\n'.repeat(n)}`],
	['headers', client, (n) => '[ReadOnly]\n[Misc]\n'.repeat(n)],
	['unknown headers', client, (n) => lines(n, (at) => `[Bogus${at}]`)],
	['misspelt options', client, (n) => `[Misc]\n${lines(n, (at) => `SetLopTime${at}=60`)}`],
	['lines without a value', client, (n) => `[Misc]\n${'no equals sign\n'.repeat(n)}`],
	['ends of the file', client, (n) => `[Misc]\n${'[EOF]\nfile=/x\n'.repeat(n)}`],
	[
		'conflicts of a merge',
		client,
		(n) => '<<<<<<< HEAD\nfile=/a\n=======\nfile=/b\n>>>>>>> other\n'.repeat(n),
	],
	[
		'comments that silence a line',
		client,
		(n) => `[Misc]\n${lines(n, (at) => `# samhain-lint-disable-next-line unknown-option\nBogus${at}=1`)}`,
	],
	[
		'comments that silence the rest',
		client,
		(n) => `[Misc]\n${'# samhain-lint-disable unknown-option\nBogus=1\n'.repeat(n)}`,
	],
	['signatures', client, (n) => '-----BEGIN PGP SIGNED MESSAGE-----\nHash: x\n\n'.repeat(n)],
	['marks of a template', { ...client, fileName: 'samhainrc.erb' }, (n) => '<% if x %>\nfile=/a\n'.repeat(n)],
	['changes of the schedule', client, (n) => '%SCHEDULE_TWO\n!%SCHEDULE_TWO\n'.repeat(n)],
	['NUL bytes', client, (n) => '\0\nSetLoopTime=6\x000\n'.repeat(n)],
	['halves of surrogate pairs', client, (n) => '\ud800=\udc00\n[\udfff]\n'.repeat(n)],
	['digits in one value', client, (n) => `[Misc]\nSetLoopTime=${'1'.repeat(n * 50)}\n`],
	['alternatives in one expression', client, (n) => `[Misc]\nIgnoreAdded=/${'(a|b)*'.repeat(n)}\n`],
	['open parentheses', client, (n) => `@if hostname_matches ${'('.repeat(n * 4)}\n`],
	['folders in one path', client, (n) => `[ReadOnly]\nfile=/${'a/'.repeat(n * 20)}\n`],
	['comment signs in one value', client, (n) => `[ReadOnly]\nfile=/a${' #'.repeat(n * 20)}\n`],
	['blanks round a word', client, (n) => `[ReadOnly]\n${' '.repeat(n * 50)}x${' '.repeat(n * 50)}\n`],
	['ports in one line', client, (n) => `[PortCheck]\nPortCheckRequired=${'22/tcp '.repeat(n * 4)}\n`],
	['levels in one line', client, (n) => `[Log]\nLogSeverity=${'=crit,'.repeat(n * 8)}\n`],
	['tests in one line', client, (n) => `[Misc]\nRedefReadOnly=${'+CHK,'.repeat(n * 8)}\n`],
	[
		'placeholders in one line',
		{ ...client, fileName: 'samhainrc.j2' },
		(n) => `file=/${'{{'.repeat(n * 8)}\n`,
	],
];

function processorMs(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** Asks everything, edits the middle, and asks again. */
function answerAll(text: string, settings: AnalysisSettings): number {
	const start = processorMs();
	const analysis = new Analysis(text, settings, {
		ruleFailed: (rule, error) => {
			throw new Error(`${rule}: ${String(error)}`);
		},
	});
	const found = reportFindings(analysis);
	for (const finding of found.slice(0, 20)) finding.fixes();
	daemonOutput(analysis);
	outlineOf(analysis);
	foldingsOf(analysis);
	const middle = { line: analysis.lineCount >> 1, column: 1 };
	describeHover(analysis, middle);
	complete(analysis, middle);
	for (const typed of ['x', 'y\nSetLoopTime=60\n', '=']) {
		analysis.edit({ start: middle, end: middle, text: typed });
		reportFindings(analysis);
	}
	const spent = processorMs() - start;
	expect(analysis.text.length).toBe(text.length + 'xy\nSetLoopTime=60\n='.length);
	return spent;
}

describe('a file with very many', () => {
	it.each(FILES)(
		'%s costs in proportion',
		(_name, settings, make) => {
			const small = make(FEW);
			const large = make(FEW * TIMES);
			// The first run warms the compiler up; of several the fastest is the least disturbed.
			answerAll(small, settings);
			const few = Math.min(...[1, 2, 3].map(() => answerAll(small, settings)));
			let many = answerAll(large, settings);
			// What lasts less than this is noise.
			const most = Math.max(few, 10) * MAX_GROWTH;
			for (let again = 0; again < 3 && many > most; again++)
				many = Math.min(many, answerAll(large, settings));
			expect(many).toBeLessThan(most);
		},
		120_000,
	);
});

describe('the largest files', () => {
	it('with 100,000 open blocks, one in another, have their findings', () => {
		const analysis = new Analysis(`[Misc]\n${'@web1.example.org\n'.repeat(100_000)}`, client);
		expect(reportFindings(analysis).length).toBeGreaterThan(0);
		analysis.edit({ start: { line: 50_000, column: 0 }, end: { line: 50_001, column: 0 }, text: '@end\n' });
		expect(reportFindings(analysis).length).toBeGreaterThan(0);
		expect(outlineOf(analysis).length).toBeGreaterThan(0);
		expect(foldingsOf(analysis)).toBeDefined();
	}, 120_000);

	it('with a line of 10 MB are read to their end', () => {
		const text = `[Misc]\nSetLoopTime=${'1'.repeat(10_000_000)}\nSetLopTime=60\n`;
		const found = reportFindings(new Analysis(text, client));
		expect(found.map(({ ruleId, range }) => [ruleId, range.start.line])).toContainEqual([
			'unknown-option',
			2,
		]);
		for (const { what } of found) expect(what.length).toBeLessThan(2000);
	}, 120_000);

	it('with a million clients take an edit in their middle', () => {
		const entry = (at: number): string => `Client=host${at}.example.org@0123456789ABCDEF@0123456789ABCDEF`;
		const analysis = new Analysis(`[Clients]\n${lines(1_000_000, entry)}`, server);
		const isDouble = ({ ruleId }: { ruleId: string }): boolean => ruleId === 'duplicate-client';
		expect(reportFindings(analysis).filter(isDouble)).toEqual([]);
		const place = { line: 500_000, column: 0 };
		analysis.edit({ start: place, end: place, text: `${entry(7)}\n` });
		expect(reportFindings(analysis).filter(isDouble).length).toBeGreaterThan(0);
	}, 120_000);
});
