// Configuration files for comparing with a real daemon: single values, structure, conditional blocks, order, files as
// people write them, and broken ones. The same seed always gives the same file.
import { FIELD_FAMILIES, fieldFile } from './field.mjs';
import { mutant, wild } from './mutate.mjs';
import { makeRandom } from './random.mjs';
import { OPTIONS } from './values.mjs';

const OWN_FAMILIES = ['value', 'value', 'structure', 'conditional', 'order', 'realistic', 'wild', 'mutant'];
/** All families; the first ones come up more often, as their files are small. */
const FAMILIES = [...OWN_FAMILIES, ...FIELD_FAMILIES];
const SECTIONS = [...new Set(OPTIONS.map(({ section }) => section))];
const NOISE = [...'abxyz019 _-+*?.,;:!=@#$%&/()[]{}<>"\'|\\~^\t'];

/**
 * @param {number} seed
 * @param {readonly string[]} [families] to choose from
 * @returns {{ family: string, bytes: Buffer }}
 */
export function generateFile(seed, families = FAMILIES) {
	const random = makeRandom(seed);
	const family = random.pick(families);
	if (FIELD_FAMILIES.includes(family))
		return { family, bytes: Buffer.from(fieldFile(family, random), 'latin1') };
	return { family, bytes: Buffer.from(generateText(family, random), 'utf8') };
}

function generateText(family, random) {
	if (family === 'mutant') return mutant(random);
	const lines = { value, structure, conditional, order, realistic, wild }[family](random);
	let text = lines.map((line) => line.replaceAll('\n', ' ')).join('\n');
	if (!random.chance(0.05)) text += '\n';
	return random.chance(0.05) ? text.replaceAll('\n', '\r\n') : text;
}

/** A small change of a value, which makes most right ones wrong in a new way. */
function mutate(random, value) {
	const at = random.below(value.length + 1);
	switch (random.below(6)) {
		case 0:
			return value.slice(0, at) + value.slice(at + 1);
		case 1:
			return value.slice(0, at) + random.pick(NOISE) + value.slice(at);
		case 2:
			return value.slice(0, at) + random.pick(NOISE) + value.slice(at + 1);
		case 3:
			return value.slice(0, at) + (value[at + 1] ?? '') + (value[at] ?? '') + value.slice(at + 2);
		case 4:
			return random.chance(0.5) ? value.toUpperCase() : value.toLowerCase();
		default:
			return value + random.pick([' # comment', ' x', ',', ';', '"', ' ; y', 'x']);
	}
}

function optionLine(random, option, share = 0.2) {
	let made = option.make(random);
	while (random.chance(share)) made = mutate(random, made);
	const key = random.chance(0.08) ? spell(random, option.key) : option.key;
	return `${random.pick(['', '', '', '  ', '\t'])}${key}${random.pick(['=', '=', '=', ' = ', '= ', ' =', '=\t'])}${made}`;
}

function spell(random, key) {
	switch (random.below(5)) {
		case 0:
			return key.toUpperCase();
		case 1:
			return key.toLowerCase();
		case 2:
			return `${key}${random.pick(['x', 'Foo', ' ', ' y', '2'])}`;
		case 3:
			return key.slice(0, -1);
		default:
			return mutate(random, key);
	}
}

function block(random, section, count, share) {
	const own = OPTIONS.filter((option) => option.section === section);
	const lines = [`[${section}]`];
	for (let at = 0; at < count; at++) lines.push(optionLine(random, random.pick(own), share));
	return lines;
}

function value(random) {
	const lines = [];
	for (let at = 0; at < 12; at++) {
		const option = random.pick(OPTIONS);
		if (lines.at(-1)?.section !== option.section)
			lines.push({ section: option.section, text: `[${option.section}]` });
		lines.push({ section: option.section, text: optionLine(random, option, 0.35) });
	}
	return lines.map(({ text }) => text);
}

function order(random) {
	const section = random.pick(['Mail', 'External', 'Logmon', 'PortCheck', 'Misc', 'SuidCheck', 'ReadOnly']);
	return block(random, section, 25 + random.below(30), 0.03);
}

function realistic(random) {
	const lines = ['# generated'];
	for (let at = 0; at < 8; at++)
		lines.push(...block(random, random.pick(SECTIONS), 1 + random.below(8), 0.05), '');
	if (random.chance(0.5)) lines.push('[EOF]', 'anything');
	return fault(random, lines);
}

/** What goes wrong in an editor: a bracket or sign lost, lines moved, doubled or torn. */
function fault(random, lines) {
	const at = random.below(lines.length);
	const line = lines[at] ?? '';
	switch (random.below(8)) {
		case 0:
			lines[at] = line.replace(/[\]=]/, '');
			break;
		case 1:
			lines.splice(random.below(lines.length), 0, line);
			break;
		case 2:
			lines.splice(at, 1);
			break;
		case 3:
			lines[at] = `${random.pick(['#', ';', '//', '/', '%', '!', '\u00a0'])}${line}`;
			break;
		case 4:
			lines[at] = mutate(random, line);
			break;
		default:
			break;
	}
	return lines;
}

const HEADERS = [
	'[Misc]',
	'[misc]',
	'[MISC] x',
	'[Misc',
	'[ Misc ]',
	'[Misc ]',
	'[]',
	'[',
	'[Nosuch]',
	'[Registry]',
	'[Clients]',
	'[Server]',
	'[EOF]',
	'[eof]x',
	'[EOFx]',
	'[Log]',
	'[ReadOnly]',
	'[Logmon]',
	'[Misc][Log]',
	'[Database]',
	'[Client]',
	' [Mail]',
	'[User5]',
	'[Prelink]',
];
const LOOSE = [
	'',
	'   ',
	'# comment',
	'; comment',
	'// comment',
	'/ no comment',
	'text',
	'=',
	'=x',
	'x=',
	'SetLoopTime',
	'SetLoopTime=',
	'SetLoopTime= ',
	'SetLoopTime==5',
	'%SCHEDULE_TWO',
	'!%SCHEDULE_TWO',
	'%schedule_two',
	'% SCHEDULE_TWO',
	'%foo',
	'!foo=1',
	'!',
	'@',
	'@end',
	'@else',
	'@fi',
	'$end',
	'@endx',
	'@end x',
	'@ else',
	'@elsewhere',
	'$',
	'CloseCommand',
	'CloseAddress',
	'CloseAddresx',
	'LogmonEndGroup',
	'LogmonEndHost',
	'CloseComman',
	'SetLoopTime=5\0x',
	'\0',
	'SetLoopTime\0=5',
	'a\u000b=b',
	'\ufeffSetLoopTime=5',
	'SetLoopTime=$(',
	'SetLoopTime=$(/bin/echo 5)',
	'SetLoopTime=$(/bin/echo -5)',
	'SetLoopTime=$(/bin/echo -5) ',
	'SetLoopTime=$(/bin/echo -5)x',
	`SetLoopTime=-5${'x'.repeat(300)}`,
];

function structure(random) {
	const lines = [];
	for (let at = 0; at < 20; at++) {
		const kind = random.below(6);
		if (kind === 0) lines.push(random.pick(HEADERS));
		else if (kind < 3) lines.push(random.pick(LOOSE));
		else if (kind === 3) lines.push(optionLine(random, random.pick(OPTIONS), 0.05));
		else lines.push(...block(random, random.pick(SECTIONS), random.below(3), 0.05));
	}
	if (random.chance(0.1)) lines[0] = `\ufeff${lines[0]}`;
	if (random.chance(0.03)) lines.splice(3, 0, `SetLoopTime=-5 ${'y'.repeat(16390)}`);
	return lines;
}

const TESTS = [
	'file_exists /etc/passwd',
	'file_exists /no/such/file',
	'interface_exists lo',
	'interface_exists 127.0.0.1',
	'interface_exists ::1',
	'interface_exists 10.9.8.7',
	'interface_exists 127.1',
	'interface_exists 0.0.0.0',
	'interface_exists nosuch0',
	'hostname_matches client1',
	'hostname_matches client1.example.org',
	'hostname_matches ^client',
	'hostname_matches (x',
	'hostname_matches nosuch',
	'hostname_matches *.org',
	'system_matches Linux',
	'system_matches ^Linux:',
	'system_matches BSD',
	'system_matches [x',
	'command_succeeds /bin/true',
	'command_succeeds /bin/false',
	'nosuch_test x',
	'file_exists',
	'',
	'hostname_matches',
	'file_exists  /etc/passwd',
	'File_Exists /etc/passwd',
];
const OPENERS = [
	'@if ',
	'@IF ',
	'@ if ',
	'@if not ',
	'@if ! ',
	'@if !',
	'@if NOT ',
	'@if\t',
	'@if not not ',
	'@if  ',
];
const HOSTS = [
	'@client1.example.org',
	'@client1',
	'@nosuch',
	'!@client1.example.org',
	'!@nosuch',
	'@(',
	'@*.org',
	'@ client1.example.org',
	'@^cl.*org$',
	'@client1.example.org.evil',
	'$Linux',
	'$Linux:',
	'!$Linux',
	'$BSD',
	'$Linux:.*:x86_64',
	'$[',
	'@lient',
	'@if',
	'@iffy',
	'@.',
	'@CLIENT1.example.org',
];
const CLOSERS = ['@end', '@end', '@end', '@fi', '$end', '@END', '@ end', '@end # x', '$fi'];

function conditional(random) {
	const lines = ['[Misc]'];
	const inner = () =>
		random.pick([
			'SetLoopTime=-1',
			'SetLoopTime=5',
			'nosuchoption=1',
			'[Mail]',
			'[Misc]',
			'[Nosuch]',
			'SetMailNum=-1',
			'[EOF]',
			'%SCHEDULE_TWO',
			'SetNiceLevel=99',
			'# x',
			'dir=/a',
			'[ReadOnly]',
		]);
	let depth = 0;
	for (let at = 0; at < 24; at++) {
		const kind = random.below(7);
		if (kind === 0) {
			lines.push(random.pick(OPENERS) + random.pick(TESTS));
			depth++;
		} else if (kind === 1) {
			lines.push(random.pick(HOSTS));
			depth++;
		} else if (kind === 2 && (depth > 0 || random.chance(0.1))) {
			lines.push(random.pick(CLOSERS));
			depth--;
		} else if (kind === 3 && (depth > 0 || random.chance(0.1)))
			lines.push(random.pick(['@else', '@else', '@ELSE', '@ else', '@else # x']));
		else lines.push(`${'  '.repeat(Math.max(0, Math.min(depth, 3)))}${inner()}`);
	}
	while (depth-- > 0 && !random.chance(0.2)) lines.push('@end');
	return lines;
}
