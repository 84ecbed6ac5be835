// From a log line to the line of configuration: for each problem of the guidance the lines that client and server write
// go through the command line against the sample deployment.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PAIRS } from '../support/problem-lines.ts';
import { CliFolder } from '../support/run-cli.ts';

const sample = fileURLToPath(new URL('../../sample', import.meta.url));
const here = new CliFolder({});

interface ExplainRecord {
	readonly input: string;
	readonly known: boolean;
	readonly message: string | null;
	readonly guidance: string | null;
	readonly facts: Readonly<Record<string, string>>;
	readonly suspects: readonly {
		readonly file: string;
		readonly line: number;
		readonly ruleId?: string;
		readonly why: string;
	}[];
	readonly suggestions?: readonly { readonly page: string; readonly title: string }[];
}

function explain(input: string, args: readonly string[] = []): ExplainRecord[] {
	const { out, error } = here.run(['explain', '--format', 'json', ...args], input);
	if (error !== '') throw new Error(error);
	const records: ExplainRecord[] = JSON.parse(out);
	return records;
}

describe.each(PAIRS)('$guidance', ({ guidance, client, server, cause }) => {
	const lines = [...client, ...server];
	const records = explain(`${lines.join('\n')}\n`, ['--deployment', sample]);

	it('has every line known', () => {
		expect(records.map(({ input, known }) => ({ input, known }))).toEqual(
			lines.map((input) => ({ input, known: true })),
		);
	});

	it('ends at its guidance', () => {
		expect(records.map((record) => record.guidance)).toContain(guidance);
	});

	it(`ends at ${cause ?? 'no line, since no file can cause it'}`, () => {
		// The server's word comes first: a client mostly cannot see why.
		const [first] = records
			.slice(server.length > 0 ? client.length : 0)
			.filter((record) => record.guidance === guidance)
			.flatMap(({ suspects }) => suspects);
		const place = first === undefined ? undefined : `${first.file.replace(`${sample}/`, '')}:${first.line}`;
		expect(place).toBe(cause);
	});
});

describe('the logs of the sample', () => {
	it.each(['yule.log', 'samhain.log'])('%s: each line is known and leads to the guidance', (name) => {
		const text = readFileSync(join(sample, name), 'utf8');
		const records = explain(text, ['--deployment', sample]);
		expect(records.length).toBeGreaterThan(5);
		for (const record of records) expect(record).toMatchObject({ known: true, guidance: expect.any(String) });
	});
});

describe('the alarms of the sample', () => {
	it('show a folder of a program, an upgrade, a file that changes, and one that is not reported any more', () => {
		const text = readFileSync(join(sample, 'alarms.log'), 'utf8');
		const records = explain(text, ['--deployment', join(sample, 'samhainrc')]);
		const proposals = records.map((record) => JSON.parse(JSON.stringify(record)).proposals.length > 0);
		// The last one is below a folder that the configuration ignores by now.
		expect(proposals).toEqual([true, true, true, true, true, true, true, false]);
	});
});

describe('the JSON', () => {
	it('has an object per line with exactly the promised keys', () => {
		const [record] = explain(
			'CRIT   :  [2026-11-22T16:25:44+0000] msg="Restart without prior exit" host="a.b"\n',
		);
		expect(Object.keys(record ?? {})).toEqual([
			'input',
			'known',
			'message',
			'guidance',
			'facts',
			'match',
			'candidates',
			'suspects',
			'cause',
		]);
		expect(record).toMatchObject({ known: true, message: 'MSG_TCP_ILL', guidance: 'other-2', suspects: [] });
	});

	it('marks unknown and empty lines as unknown', () => {
		const records = explain('Nov 22 16:25:44 host kernel: eth0 up\n\nnonsense\n');
		expect(records.map(({ known, guidance }) => [known, guidance])).toEqual([
			[false, null],
			[false, null],
			[false, null],
		]);
	});

	it('is an empty array for no input', () => {
		expect(explain('')).toEqual([]);
	});

	it('holds all lines of a long log', () => {
		const line = 'CRIT   :  [2026-11-22T16:25:44+0000] msg="Restart without prior exit" host="a.b"';
		expect(explain(`${line}\n`.repeat(5000))).toHaveLength(5000);
	});
});

describe('the text', () => {
	it('says what happened, at which stage, why, what to do, and where', () => {
		const line = PAIRS[1]?.server[0] ?? '';
		const { out, status } = here.run(['explain', '--deployment', join(sample, '.samhain-lint.json')], line);
		expect(status).toBe(0);
		for (const part of ['TCP wrappers refused the client', 'stage: ', 'causes', 'what to do', 'hosts.deny:2'])
			expect(out).toContain(part);
	});

	it('shows control characters instead of sending them to the terminal', () => {
		const { out } = here.run(['explain'], '\u001b]0;title\u0007 nonsense\n');
		expect(out).not.toContain('\u001b');
	});
});

describe('--deployment', () => {
	it('takes a folder, a project file, or the server file', () => {
		const line = `${PAIRS[1]?.server[0] ?? ''}\n`;
		const [folder] = explain(line, ['--deployment', sample]);
		expect(folder?.suspects.length).toBeGreaterThan(0);
		for (const name of ['.samhain-lint.json', 'yulerc'])
			expect(explain(line, ['--deployment', join(sample, name)])).toEqual([folder]);
	});
});

describe('a configuration file alone', () => {
	const files = new CliFolder({
		'own/samhainrc':
			'[ReadOnly]\nfile=/etc/hosts\n[Log]\nPrintSevrity=info\n[Database]\nSetDBName=x\n[EOF]\n',
		'other/yulerc': '[Clients]\nClient=a.example.org\n[Misc]\nfile=/etc/hosts\n',
	});
	const invalid = (line: number) =>
		`WARN   :  [2026-11-22T16:25:44+0000] msg=<Invalid line ${line} in configuration file: incorrect format, unrecognized option, or missing section header>\n`;
	const suspectsOf = (line: string, args: readonly string[]) => {
		const { out, error } = files.run(['explain', '--format', 'json', ...args], line);
		expect(error).toBe('');
		const [record]: ExplainRecord[] = JSON.parse(out);
		return record?.suspects.map(({ file, line: at, ruleId }) => [file.split('/').at(-1), at, ruleId]);
	};

	it.each(['own/samhainrc', 'own'])(
		'%s: a message about a line leads to the line and its findings',
		(path) => {
			expect(suspectsOf(invalid(4), ['--deployment', path])).toEqual([['samhainrc', 4, 'unknown-option']]);
		},
	);

	it('names what another build refuses where the build is not known', () => {
		const line =
			'WARN   :  [2026-11-22T16:25:44+0000] msg=<Unrecognized section heading in line 5 of configuration file>\n';
		expect(suspectsOf(line, ['--deployment', 'own/samhainrc'])).toEqual([['samhainrc', 5, 'not-in-build']]);
	});

	it('says so when the line is accepted', () => {
		const { out } = files.run(['explain', '--deployment', 'own/samhainrc'], invalid(2));
		expect(out).toContain('samhainrc:2');
		expect(out).toContain('accepts line 2');
	});

	it('is read for the role that is given', () => {
		expect(suspectsOf(invalid(4), ['--deployment', 'other/yulerc', '--role', 'server'])).toEqual([
			['yulerc', 4, 'other-role'],
		]);
	});
});

describe('log files as arguments', () => {
	it('are read together, and the cause comes first', () => {
		const time = '2026-11-22T16:25:44+0000';
		const files = new CliFolder({
			'client.log': `ERROR  :  [${time}] msg=<Session key negotiation failed>\nERROR  :  [${time}] msg=<File download failed>\n`,
			'yule.log': `CRIT   :  [${time}] msg=<Invalid connection attempt: Session key mismatch>, client=<db7.example.net>\n`,
		});
		const { out } = files.run(['explain', '--format', 'json', 'client.log', 'yule.log'], '');
		const records: (ExplainRecord & { readonly cause: number | null })[] = JSON.parse(out);
		expect(records.map(({ cause, guidance }) => [cause, guidance])).toEqual([
			[2, 'authentication-1'],
			[2, 'authentication-1'],
			[null, 'authentication-1'],
		]);
		const pretty = files.run(['explain', 'client.log', 'yule.log'], '').out;
		expect(pretty.startsWith('The cause: The password of db7.example.net does not fit')).toBe(true);
	});
});

describe('a line that is not known', () => {
	it('has the pages that mention its words, for programs too', () => {
		const [known, unknown] = explain(`${PAIRS[1]?.server[0]}\nno route to the log server\n`);
		expect(known).not.toHaveProperty('suggestions');
		expect(unknown?.suggestions?.map(({ page }) => page)).toContain('connecting-1');
		expect(unknown?.suggestions?.every(({ title }) => title !== '')).toBe(true);
	});

	it('is searched for at the beginning of a log only', () => {
		const records = explain('signature database here\n'.repeat(20));
		const searched = records.filter(({ suggestions }) => suggestions !== undefined);
		expect(searched).toEqual(records.slice(0, 5));
	});

	it('leads to the guidance all the same', () => {
		const { out } = here.run(['explain'], 'the server never gets the signature database of my client\n');
		for (const part of [
			'neither samhain nor yule',
			'guidance/',
			'downloading-1',
			'Troubleshoot Client Connection',
		])
			expect(out).toContain(part);
	});
});

describe('wrong arguments', () => {
	it.each([
		[['explain', 'file.log']],
		[['explain', '--format', 'xml']],
		[['explain', '--deployment', 'nowhere']],
	])('%j end with status 2', (args) => {
		expect(here.run(args, '').status).toBe(2);
	});
});

describe('POLICY lines beside a configuration', () => {
	const files = new CliFolder({ 'server/samhainrc': '[ReadOnly]\ndir=1/srv\n' });
	const line =
		'CRIT   :  [2026-11-28T20:51:43+0000] msg=<POLICY ADDED>, path=</srv/new>, mode_new=<-rw-r--r-->, ';

	it('name the deciding entry and the edits, with lines and columns from 1', () => {
		const { out } = files.run(
			['explain', '--format', 'json', '--deployment', `${files.path}/server/samhainrc`],
			`${line}\n`,
		);
		const [record] = JSON.parse(out);
		const file = `${files.path}/server/samhainrc`;
		expect(record.deciding).toEqual({ file, line: 2, policy: 'ReadOnly' });
		expect(record.proposals[0]).toEqual({
			title: 'Ignore that `/srv/new` is added',
			loses: ['Samhain no longer reports that `/srv/new` is added.'],
			keeps: ['Samhain still reports that `/srv/new` is modified or missing.'],
			needsBaseline: false,
			condition: null,
			edits: [
				{ file, line: 3, column: 1, endLine: 3, endColumn: 1, newText: '[Misc]\nIgnoreAdded=/srv/new$\n' },
			],
		});
	});

	it('say in the text which line decides and what an edit loses', () => {
		const { out } = files.run(['explain', '--deployment', `${files.path}/server/samhainrc`], `${line}\n`);
		expect(out).toContain('samhainrc:2 [ReadOnly]');
		expect(out).toContain('+ IgnoreAdded=/srv/new$');
		expect(out).toContain('loses: Samhain no longer reports that `/srv/new` is added.');
	});
});

describe('a log in which records repeat', () => {
	const record = (second: number, path: string): string =>
		`ERROR  :  [2026-11-22T10:00:0${second}+0000] msg=<File not found>, path=<${path}>\n`;
	const log = record(1, '/etc/x') + record(2, '/etc/x') + record(3, '/etc/x') + record(4, '/etc/y');
	const { out } = new CliFolder({}).run(['explain'], `${log}other\nother\n`);

	it('has equal ones once, with their number and the last of them', () => {
		expect(out.match(/path=<\/etc\/x>$/gm)).toHaveLength(2);
		expect(out).toMatch(/ {2}2 more equal records, the last one: ERROR .*10:00:03.*path=<\/etc\/x>\n/);
		expect(out.match(/^other$/gm)).toHaveLength(1);
		expect(out).toContain('2 lines not known.');
	});

	it('explains a message once', () => {
		const changed = (path: string): string =>
			`CRIT   :  [2026-11-22T10:00:00+0000] msg=<POLICY [ReadOnly] C-------TS>, path=<${path}>, size_old=<1>, size_new=<2>\n`;
		const { out: text } = new CliFolder({}).run(['explain'], changed('/etc/x') + changed('/etc/y'));
		expect(text.match(/path=<\/etc\/[xy]>/g)).toHaveLength(2);
		expect(text.match(/C content/g)?.length).toBeGreaterThan(1);
		expect(text.match(/to check/g)).toHaveLength(1);
		expect(text).toContain('explained above');
	});
});
