// Files of the kinds on which a reader and the daemon last differed: whole templates with a few places changed, noise of
// bytes, lines around the limit of the daemon's buffer, many sections, sections and options of other roles, odd tests.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPTIONS } from './values.mjs';

const SAMPLES = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../sample');
/** Options that the command line of the comparison overrides, or that change what it shows; or that never come back. */
const DISTURBING = /printclass|messageheader|printseverity|daemon|checksumtest|setconsole|addokchars/gi;
/** Bytes of a line that the daemon takes at once. */
const LINE_BYTES = 16381;

/** @type {readonly string[] | undefined} */
let templates;

function readTemplates() {
	templates ??= fs
		.readdirSync(SAMPLES, { recursive: true })
		.map(String)
		.filter((name) => /(?:samhain|yule)rc/.test(name))
		.sort()
		.map((name) => fs.readFileSync(path.join(SAMPLES, name), 'latin1'));
	return templates;
}

/** The text as UTF-8, one character for each byte. */
function bytesOf(text) {
	return Buffer.from(text, 'utf8').toString('latin1');
}

function anyOption(random) {
	const option = random.pick(OPTIONS);
	return `${option.key}=${bytesOf(option.make(random).replaceAll('\n', ' ').replaceAll('$(', '('))}`;
}

/** A whole template, uncommented in places, with lines of other options, moved and doubled lines. */
function template(random) {
	const lines = random.pick(readTemplates()).split('\n');
	for (let left = 3 + random.below(15); left > 0; left--) {
		const at = random.below(lines.length);
		const line = lines[at] ?? '';
		switch (random.below(6)) {
			case 0:
				lines[at] = line.replace(/^[#\s]+/, '');
				break;
			case 1:
				lines.splice(at, 0, anyOption(random));
				break;
			case 2:
				lines.splice(random.below(lines.length), 0, line);
				break;
			case 3:
				lines[at] = line.replace(/=.*/, (value) => value.split('').reverse().join(''));
				break;
			case 4:
				lines[at] = line.replace('=', random.pick(['', ' = ', '==', ':', '=\t']));
				break;
			default:
				lines.splice(at, 1);
		}
	}
	return lines;
}

/** Bytes of any value in names, values, headers and tests. */
function noise(random) {
	const byte = () =>
		String.fromCharCode(random.pick([random.below(256), 128 + random.below(128), 32 + random.below(95)]));
	const some = (most) => Array.from({ length: 1 + random.below(most) }, byte).join('');
	const lines = ['[Misc]'];
	for (let left = 20; left > 0; left--) {
		const line = random.pick([
			() => `[${random.pick(['ReadOnly', 'User4', 'Misc', 'Mail', 'Log', 'PortCheck', 'External'])}]`,
			() => `file=${random.pick(['/', '', '"/'])}${some(6)}`,
			() => `dir=${random.pick(['', '3', '0'])}/${some(6)}${random.pick(['', '*', '?'])}`,
			() => `file=/\\${random.pick(['052', 'x2a', '133', '303', 'xe4'])}${some(3)}`,
			() => {
				const text = anyOption(random);
				const at = random.below(text.length);
				return text.slice(0, at) + some(3) + text.slice(at);
			},
			() => `SetMailAddress=${some(8)}`,
			() => `@if hostname_matches ${some(6)}`,
			() => `@if file_exists /etc/${some(3)}`,
			() => `@${some(6)}`,
			() => '@end',
			() => `[${some(5)}]`,
			() => some(12),
		])();
		// A command may not be made by chance, and a line is one line.
		lines.push(line.replaceAll('\n', ' ').replaceAll('$(', '(').replaceAll('command_succeeds', ''));
	}
	return lines;
}

/** Lines that fill the buffer once or twice, or nearly. */
function long(random) {
	const lines = ['[Misc]'];
	for (let left = 6; left > 0; left--) {
		const start = random.pick([
			'#',
			'#',
			'SetLoopTime=-5',
			'nosuch=',
			'@if file_exists /',
			'x',
			'[',
			'SetMailSubject=',
			'%',
		]);
		const size = random.pick([1, 1, 2]) * LINE_BYTES + random.pick([-3, -2, -1, 0, 1, 2, 3, 17]);
		const body = random.pick(['a', 'b ', 'x=', bytesOf('ü'), '\xff', '@end ', '[Misc]', 'SetNiceLevel=99 ']);
		lines.push(start + body.repeat(Math.ceil(size / body.length)).slice(0, size - start.length));
		lines.push(
			random.pick(['SetLoopTime=-1', 'nosuch=1', '[Mail]', '[Misc]', '@end', '# x', 'SetNiceLevel=99']),
		);
	}
	return lines;
}

/** Many headers with few lines each, so that most options stand in a section of another module. */
function sections(random) {
	const names = [...new Set(OPTIONS.map(({ section }) => section))];
	const lines = [];
	for (let left = 60; left > 0; left--) {
		lines.push(`[${random.pick(names)}]${random.pick(['', '', '', ' x', '[Misc]'])}`);
		for (let more = random.below(4); more > 0; more--) lines.push(anyOption(random));
	}
	return lines;
}

const FOREIGN = [
	...[
		'[Clients]',
		'[Server]',
		'[Client]',
		'[Database]',
		'[Registry]',
		'[Prelude]',
		'[UserFiles]',
		'[Windows]',
	],
	'HardLimit=1',
	'SetLogServer=10.1.2.3',
	'SetLogServer=server.example.org',
	'SetUseSocket=yes',
	'SetServerPort=49777',
	'SetServerInterface=0.0.0.0',
	'SetClientTimeLimit=0',
	'SetClientFromAccept=maybe',
	'UseClientSeverity=yes',
	'SeverityLookup=bogus',
	`Client=web1.example.org@${'0'.repeat(16)}@${'A'.repeat(64)}`,
	'SetDBName=x',
	'PreludeProfile=x',
	'UseCaps=yes',
	'SetSigtrapMaxDuration=-1',
	'UserfilesName=.profile',
	'SetSocketPassword=x',
	'SetUDPActive=yes',
	'SetReverseLookup=no',
	'ExportSeverity=bogus',
];

/** Sections and options of servers, clients and builds, as somebody has them who copies files about. */
function roles(random) {
	const lines = [];
	for (let left = 30; left > 0; left--)
		lines.push(random.chance(0.6) ? random.pick(FOREIGN) : anyOption(random));
	return lines;
}

const COMMANDS = [
	...[
		'/bin/true',
		'/bin/false',
		'/bin/true y',
		'true',
		'false',
		':',
		'exit 3',
		'exit 0',
		'test -d /etc',
		'[ -f /etc ]',
	],
	...[
		'[ -f /etc/passwd ]',
		'test ! -e /etc/nosuch',
		'test a = b',
		'/bin/sh -c "exit 1"',
		'/usr/bin/env true',
		'/no/such 2>/dev/null',
	],
];
const JOINS = [' && ', ' || ', '; ', ' | ', ' & '];
const PATHS = ['/etc', '/etc/passwd', '/bin/sh', '/usr', '/no', '/tmp', '.', '..', 'etc', '/'];
const TAILS = ['', '', '/', '/.', '/..', '/../etc/passwd', '//', '/./passwd', '/../../..', ' ', '/*'];
const NAMES = [
	'*',
	'0',
	'lo',
	'eth0',
	'localhost',
	'::',
	'::1',
	'127.1',
	'127.0.0.1 ',
	'255.255.255.255',
	'1.2.3.4',
	'**',
];

/** Commands that leave nothing but a status. */
function command(random) {
	const one = () =>
		random.pick(['', '', '! ']) + random.pick(COMMANDS) + random.pick(['', '', '', ' >/dev/null', ' 2>&1']);
	let text = random.chance(0.15) ? `(${one()})` : one();
	for (let left = random.below(3); left > 0; left--) text += random.pick(JOINS) + one();
	return text + random.pick(['', '', '', ' # x', ';', ' &']);
}

/** What a command prints, as a value. */
function printed(random) {
	const word = random.pick(['crit', 'bogus', '-5', '" a  b "', "'x'", 'a  b', '-n err', '"a\\tb"']);
	const text = `${random.pick(['/bin/echo', 'echo'])} ${word}`;
	return random.pick([
		text,
		`${text}; echo more`,
		`/bin/true && ${text}`,
		`/bin/false || ${text}`,
		`${text} | cat`,
		`(${text})`,
	]);
}

/** Conditional blocks with tests that hardly anybody writes. */
function tests(random) {
	const lines = ['[Misc]'];
	for (let left = 20; left > 0; left--) {
		const test = random.pick([
			() => `file_exists ${random.pick(PATHS)}${random.pick(TAILS)}`,
			() => `file_exists ${random.pick(PATHS)}${random.pick(TAILS)}`,
			() => `command_succeeds ${command(random)}`,
			() => `command_succeeds ${command(random)}`,
			() => `interface_exists ${random.pick(NAMES)}`,
			() =>
				`hostname_matches ${'('.repeat(random.below(4))}${random.pick(['x', 'client1.example.org(', 'c.i', 'a{2', '[', '*'])}`,
			() => `system_matches ${random.pick(['Linux', 'linux', '^Linux:[0-9]', ':x86', '$', '('])}`,
		])();
		lines.push(
			`${random.pick(['@if ', '@if not ', '@if !', '!@if '])}${test}`,
			`nosuch${left}=1`,
			random.pick(['@end', '@else', '@end']),
		);
		if (random.chance(0.3)) lines.push('[Log]', `MailSeverity=$(${printed(random)})`, '[Misc]');
	}
	return lines;
}

const FAMILIES = { template, noise, long, sections, roles, tests };

/** Names of the kinds. */
export const FIELD_FAMILIES = Object.keys(FAMILIES);

/**
 * A file of one of the kinds.
 * @param {string} family one of `FIELD_FAMILIES`
 * @returns {string} its bytes, one character (0 to 255) for each
 */
export function fieldFile(family, random) {
	const text = FAMILIES[family](random).join('\n');
	return (random.chance(0.05) ? text : `${text}\n`).replace(DISTURBING, 'Nosuch');
}
