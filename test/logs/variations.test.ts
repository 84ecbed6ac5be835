// The message texts that the HOWTO quotes, as admins bring them: bare, in other letter case, cut, broken, quoted and
// wrapped in whatever they came through. Each way leads to the problem of the HOWTO.
import { describe, expect, it } from 'vitest';
import { explainLog } from '../../server/src/core/logs/records.ts';

/** Text, its problem, and the field that the HOWTO has it with. */
const texts = [
	['Connection refused', 'connecting-1', undefined],
	['Connection error: Connection reset by peer', 'connecting-2', undefined],
	['Session key negotiation failed', 'authentication-1', undefined],
	['Refused connection from 192.0.2.21', 'connecting-2', ['subroutine', 'libwrap']],
	['Invalid connection attempt: Session key mismatch', 'authentication-1', ['client', 'client.mydomain.com']],
	['Invalid connection attempt: Not in client list', 'authentication-2', ['client', 'client.mydomain.com']],
	['File download failed', 'downloading-1', undefined],
	['File not accessible', 'downloading-1', ['path', '/var/lib/yule/rc.client.mydomain.com']],
	['Invalid connection state', 'other-1', undefined],
	['Invalid connection attempt: Signature mismatch', 'other-1', ['client', 'client.mydomain.com']],
	['Restart without prior exit', 'other-2', ['client', 'client.mydomain.com']],
] as const;

const time = '2026-11-22T17:28:15+0000';
const xml = (text: string, field: string) => `<log sev="CRIT" tstamp="${time}" msg="${text}" ${field} />`;
const plain = (text: string, field: string) =>
	`CRIT   :  [${time}] msg=<${text}>, ${field.replace(/="(.*)"/, '=<$1>')}`;
const escapeHtml = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** The blank in the middle, at which a mail or a page breaks the line. */
const middle = (text: string) => text.indexOf(' ', Math.floor(text.length / 3));

const ways: readonly (readonly [name: string, change: (text: string, field: string) => string])[] = [
	['bare', (text) => text],
	['lower case', (text) => text.toLowerCase()],
	['upper case', (text) => text.toUpperCase()],
	['with a stop', (text) => `${text}.`],
	['in quotes', (text) => `"${text}"`],
	['with its field', (text, field) => `${text} ${field}`.trim()],
	['with its field in the next line', (text, field) => `${text}\n${field}`.trim()],
	['behind the tag of the client', (text, field) => `samhain[123]: ${text} ${field}`],
	['in a line of syslog', (text, field) => `Nov 22 17:28:15 srv yule[123]: ${text} ${field}`],
	['in XML', xml],
	['in plain form', plain],
	['with single quotes', (text, field) => `CRIT   :  [${time}] msg='${text}', ${field.replaceAll('"', "'")}`],
	['with host for client', (text, field) => plain(text, field).replace('client=', 'host=')],
	[
		'fields first',
		(text, field) =>
			`CRIT   :  [${time}] ${field.replace(/="(.*)"/, '=<$1>')}${field === '' ? '' : ', '}msg=<${text}>`,
	],
	['escaped for HTML', (text, field) => escapeHtml(xml(text, field))],
	['escaped for JSON', (text, field) => JSON.stringify(xml(text, field))],
	[
		'escaped for JSON, without the outer quotes',
		(text, field) => JSON.stringify(xml(text, field)).slice(1, -1),
	],
	[
		'in the JSON of Docker',
		(text, field) =>
			JSON.stringify({ log: `${plain(text, field)}\n`, stream: 'stderr', time: '2026-11-22T17:28:15.1Z' }),
	],
	[
		'in the JSON of journald',
		(text, field) => JSON.stringify({ MESSAGE: xml(text, field), SYSLOG_IDENTIFIER: 'yule', _PID: '7' }),
	],
	['with the colours of a terminal', (text, field) => `\u001b[1;31m${plain(text, field)}\u001b[0m`],
	[
		'broken between words',
		(text, field) => `${text.slice(0, middle(text))}\n${text.slice(middle(text) + 1)} ${field}`.trim(),
	],
	[
		'broken within a word',
		(text, field) => `${xml(text, field).slice(0, 60)}\n${xml(text, field).slice(60)}`,
	],
	['cut behind the text', (text) => `CRIT   :  [${time}] msg=<${text}>, `],
	['cut behind the text, XML', (text) => `<log sev="CRIT" tstamp="${time}" msg="${text}"`],
	['as code of a page', (text) => `<p><code>${text}</code></p>`],
];

const cases = ways.flatMap(([way, change]) =>
	texts.map(([text, guidance, field]) => {
		const [name, value] = field ?? [];
		const pasted = change(text, name === undefined ? '' : `${name}="${value}"`);
		return { way, text, guidance, pasted, name, value };
	}),
);

describe('the texts of the HOWTO', () => {
	it('come in more than 200 variations', () => {
		expect(new Set(cases.map(({ pasted }) => pasted)).size).toBeGreaterThan(200);
	});

	it.each(cases)('$way: $text', ({ pasted, guidance, name, value }) => {
		const records = explainLog(pasted);
		expect(records.map(({ line }) => [line.guidance, line.candidates[0]])).toEqual([
			[guidance, records[0]?.line.message],
		]);
		// What the field says is taken wherever it is there.
		if (name !== undefined && value !== undefined && pasted.includes(value))
			expect(records[0]?.line.facts).toMatchObject({ [name]: value });
	});

	it.each([
		[
			'client="client.mydomain.com"',
			'authentication-2',
			{ client: 'client.mydomain.com', host: 'client.mydomain.com' },
		],
		[
			'path="/var/lib/yule/rc.client.mydomain.com"',
			'downloading-1',
			{ path: '/var/lib/yule/rc.client.mydomain.com' },
		],
	])('the field alone: %s', (pasted, guidance, facts) => {
		expect(explainLog(pasted)).toMatchObject([{ line: { match: 'part', guidance, facts } }]);
	});
});

describe('a part of a text', () => {
	it.each([
		['not in client list', 'authentication-2'],
		['session key mismatch', 'authentication-1'],
		['without prior exit', 'other-2'],
		['key negotiation failed', 'authentication-1'],
		['Refused connection from', 'connecting-2'],
		['ERROR: Session key negotiation failed', 'authentication-1'],
		['[error] Session key negotiation failed', 'authentication-1'],
		['What does "File download failed" mean?', 'downloading-1'],
	])('%s', (pasted, guidance) => {
		expect(explainLog(pasted)).toMatchObject([{ line: { match: 'text', guidance } }]);
	});

	it('takes the line number of a text that was cut', () => {
		expect(explainLog('Invalid line 9')).toMatchObject([
			{ line: { message: 'MSG_EINVALCONF', match: 'text', facts: { line: '9' } } },
		]);
	});
});

it.each([
	[
		'<log sev="CRIT" tstamp="2026-11-22T17:28:15+0000" msg="Invalid connection attempt: Not in cl',
		'authentication-2',
	],
	['CRIT   :  [2026-11-22T17:28:15+0000] msg=<Invalid connection attempt: Session k...', 'authentication-1'],
	['CRIT   :  [2026-11-22T17:28:15+0000] msg=<Restart without pr', 'other-2'],
])('is known when it breaks off within its text: %s', (pasted, guidance) => {
	expect(explainLog(pasted)).toMatchObject([{ line: { match: 'part', guidance } }]);
});

describe('text of several lines', () => {
	it('does not join sentences and messages that come one after the other', () => {
		const lines = [
			'Session key negotiation failed: what does it mean?',
			'msg="File download failed"',
			'PANIC - File not accessible, path=/etc/yulerc',
			'WARN: Unrecognized section heading in line 22 of configuration file',
			'Invalid input, option=<setlogserver>, obj=<x>',
		];
		expect(explainLog(lines.join('\n')).map(({ lineCount }) => lineCount)).toEqual([1, 1, 1, 1, 1]);
	});

	it('keeps whole texts apart', () => {
		const text = 'Session key negotiation failed\nFile download failed\n\nRestart without prior exit\n';
		expect(explainLog(text).map(({ line }) => line.message)).toEqual([
			'MSG_TCP_NOAUTH',
			'MSG_TCP_FBAD',
			undefined,
			'MSG_TCP_ILL',
		]);
	});

	it('puts the pieces of a line that syslog cut together', () => {
		const start = `Nov 22 12:30:29 srv Samhain[105]: CRIT   :  [${time}] msg=<POLICY [ReadOnly] C-------TS>, path=</etc/x>, ctime_old=<[2026-11-22T12:30:2`;
		const rest = 'Nov 22 12:30:29 srv Samhain[105]: 8]>, ctime_new=<[2026-11-22T12:30:29]>, ';
		expect(explainLog(`${start}\n${rest}`)).toMatchObject([
			{ lineCount: 2, line: { message: 'MSG_FI_CHAN', facts: { ctime_old: '[2026-11-22T12:30:28]' } } },
		]);
	});

	it('reads a POLICY line that was wrapped at its commas', () => {
		const text = `CRIT   :  [${time}] msg=<POLICY [ReadOnly] C-------TS>,\npath=</etc/x>,\nmode_old=<-rw-r--r-->, mode_new=<-rwxr-xr-x>,\n`;
		expect(explainLog(text)).toMatchObject([
			{ lineCount: 3, line: { message: 'MSG_FI_CHAN', facts: { path: '/etc/x', mode_new: '-rwxr-xr-x' } } },
		]);
	});

	it('names the messages that a text may be, the likeliest first', () => {
		const [record] = explainLog('File not accessible');
		expect(record?.line.candidates).toEqual(['MSG_E_ACCESS', 'MSG_NOACCESS']);
	});
});
