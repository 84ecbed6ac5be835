// Files that nobody would write: recorded files with a few places broken, and values put together from scraps.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPTIONS } from './values.mjs';

const SAMPLE = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../test/conformance/sample.jsonl');

/**
 * Options that change how the daemon tells its messages, or that the command line of the comparison overrides; they
 * are misspelled in recorded files.
 */
const DISTURBING = /printclass|messageheader|printseverity|daemon|checksumtest|setconsole/gi;
/** Files that make the daemon loop, run programs at length or stop. */
const UNFIT = /addokchars|samhainpath|\$\(/i;

const CHARACTERS = [...'\0\r\x7fé\x1b\t "\'[]=#%$@!\\/\n\u00a0x1;&<\v\f'];
const PIECES = [
	'\r\n',
	'\n\n',
	'%SCHEDULE_TWO\n',
	'@end\n',
	'$end\n',
	'[Misc]\n',
	'[EOF]\n',
	'-----BEGIN PGP SIGNED MESSAGE-----\n',
	'@client1\n',
	'!@client1.example.org\n',
	'$Linux:.*:.*\n',
	'@if file_exists /etc/passwd\n',
	'@else\n',
	'@endif\n',
	'a'.repeat(300),
];
const SCRAPS = [
	...'([{)]}a\\:, "\'@/*.?|0-+%$!=;ü\t~1295x&<>\x7f\x01',
	...['..', '1:', 'ffff:', '()', 'none', 'crit', 'err', 'tcp', '/tcp', '/udp', 'http', 'root', '/etc/passwd'],
	...['/bin/true', '127.0.0.1', '::1', 'Mon', '12', '*/5', '60', 'trash:', 'KEEP(', 'MARK(', 'CORRELATE('],
	...['NOT', 'AND', 'CHK', '-MTM', 'sum', 'report', 'lo', 'eth0', 'localhost', 'SYSLOG:'],
];

/** @type {readonly string[] | undefined} */
let recorded;

function recordedTexts() {
	recorded ??= fs
		.readFileSync(SAMPLE, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line).text ?? '')
		.filter((text) => text.length < 6000 && !UNFIT.test(text));
	return recorded;
}

/**
 * A recorded file with up to six places broken.
 * @returns {string}
 */
export function mutant(random) {
	let text = random.pick(recordedTexts());
	for (let left = 1 + random.below(6); left > 0; left--) {
		const at = random.below(text.length + 1);
		const piece = random.pick(random.chance(0.6) ? CHARACTERS : PIECES);
		const drop = random.pick([0, 0, 1]);
		text = text.slice(0, at) + (random.chance(0.25) ? '' : piece) + text.slice(at + drop);
	}
	return text.replace(DISTURBING, 'AddOK');
}

/** A value with scraps stuck in, or one of nothing but scraps. */
function wildValue(random, option) {
	let value = random.chance(0.6) ? option.make(random) : '';
	for (let left = 1 + random.below(value === '' ? 9 : 4); left > 0; left--) {
		const at = random.below(value.length + 1);
		value = value.slice(0, at) + random.pick(SCRAPS) + value.slice(at + random.pick([0, 0, 1, 2]));
	}
	return value.replaceAll('$(', '(');
}

/**
 * Options with values that hardly any of them takes.
 * @returns {string[]} lines
 */
export function wild(random) {
	const lines = [];
	for (let left = 25; left > 0; left--) {
		const option = random.pick(OPTIONS);
		lines.push(`[${option.section}]`, `${option.key}=${wildValue(random, option)}`);
	}
	return lines;
}
