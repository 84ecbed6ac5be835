// Files and edits out of a seed: the same seed gives the same script on every machine.
import type { TextChange } from '../../server/src/core/text/edit.ts';

/** A small generator of pseudo-random numbers (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** One of a list. */
export function pick<T>(random: () => number, list: readonly [T, ...T[]]): T {
	return list[Math.floor(random() * list.length)] ?? list[0];
}

/** Lines that matter to each other: sections, blocks, duplicates, order, suppressions, what a typist leaves behind. */
export const LINES = [
	'',
	'# comment',
	'[Misc]',
	'[Log]',
	'[ReadOnly]',
	'[Attributes]',
	'[IgnoreAll]',
	'[Clients]',
	'[Server]',
	'[Client]',
	'[Mail]',
	'[External]',
	'[Logmon]',
	'[PortCheck]',
	'[EventSeverity]',
	'[Nonsense]',
	'[EOF]',
	'@web1.example.org',
	'@web2.example.org',
	'!@web1.example.org',
	'@if hostname_matches ^db[0-9]+$',
	'@if not file_exists /etc/passwd',
	'@if bogus x',
	'@else',
	'@end',
	'%SCHEDULE_TWO',
	'!%SCHEDULE_TWO',
	'file=/etc/passwd',
	'file=/etc/passwd # why',
	'file=relative',
	'dir=3/etc',
	'dir=/etc',
	'dir=0/usr',
	'RedefReadOnly=-MTM,CTM',
	'RedefAttributes=CHK',
	'SetLoopTime=60',
	'SetLoopTimes=60',
	'SetLopTime=60',
	'SetFileCheckTime=abc',
	'Daemon=on',
	'Daemon=yes',
	'ChecksumTest=check',
	'ChecksumTest=init',
	'SetLogServer=log1.example.org',
	'SetLogServer=log2.example.org',
	'SetLogServer=log3.example.org',
	'LogSeverity=warn',
	'LogSeverity=!crit',
	'MailSeverity=crit',
	'ExportSeverity=none',
	'SeverityLookup=none',
	'SeverityLookup=crit',
	'SetClientFromAccept=yes',
	'Client=web1.example.org@0123456789ABCDEF@ABCDEF',
	'Client=WEB1.example.org@0123456789ABCDEF@ABCDE0',
	'Client=web2.example.org@0123456789ABCDEF@ABCDEF',
	'SetMailAddress=root@example.org',
	'SetAddrSeverity=crit',
	'CloseAddress',
	'SetMailFilterAnd=foo bar',
	'OpenCommand=/bin/true',
	'SetCommandLine=true a b',
	'SetDefault=yes',
	'CloseCommand',
	'LogmonActive=yes',
	'LogmonQueue=q1:60:sum:crit',
	'LogmonRule=q1:failed',
	'LogmonRule=q2:failed',
	'PortCheckRequired=22/tcp',
	'PortCheckIgnore=22/tcp',
	'PortCheckInterface=10.0.0.1',
	'IgnoreAdded=/var/(log',
	'SeverityReadOnly=crit',
	'SetRecursionLevel=100',
	'no equals sign',
	'# samhain-lint-disable-next-line unknown-option',
	'# samhain-lint-disable unknown-section',
	'# samhain-lint-enable',
	'<% if @x %>',
	'<% end %>',
	'<<<<<<< HEAD',
	'||||||| base',
	'=======',
	'>>>>>>> other',
	'-----BEGIN PGP SIGNED MESSAGE-----',
] as const;

/** A file of random lines. */
export function randomFile(random: () => number, lines: number): string {
	return Array.from({ length: lines }, () => pick(random, LINES)).join('\n') + (random() < 0.8 ? '\n' : '');
}

/** What Git leaves of two versions that it could not merge; at times without the marker that makes it complete. */
function randomConflict(random: () => number): string {
	const part = (): string => randomFile(random, Math.floor(random() * 3)).replace(/([^\n])$/, '$1\n');
	const base = random() < 0.3 ? `||||||| base\n${part()}` : '';
	const separator = random() < 0.9 ? '=======\n' : '';
	return `<<<<<<< HEAD\n${part()}${base}${separator}${part()}>>>>>>> other\n`;
}

/** An edit as a person or a program makes it: a character, a word, a line, a paste, a deletion over lines, a merge. */
export function randomEdit(
	random: () => number,
	lineCount: number,
	lengthOf: (line: number) => number,
): TextChange {
	const line = Math.floor(random() * lineCount);
	const column = Math.floor(random() * (lengthOf(line) + 1));
	const at = { line, column };
	const kind = random();
	if (kind < 0.3)
		return { start: at, end: at, text: pick(random, ['a', '=', '#', '@', '[', ']', ' ', '1', '\r', 'é']) };
	if (kind < 0.5) return { start: { line, column: Math.max(0, column - 1) }, end: at, text: '' };
	if (kind < 0.65)
		return { start: { line, column: 0 }, end: { line, column: lengthOf(line) }, text: pick(random, LINES) };
	if (kind < 0.75)
		return { start: { line, column: 0 }, end: { line, column: 0 }, text: `${pick(random, LINES)}\n` };
	if (kind < 0.85) return { start: { line, column: 0 }, end: { line: line + 1, column: 0 }, text: '' };
	if (kind < 0.91) return { start: at, end: at, text: '\n' };
	if (kind < 0.93) return { start: at, end: at, text: randomConflict(random) };
	const far = Math.min(lineCount - 1, line + Math.floor(random() * 8));
	return {
		start: at,
		end: { line: far, column: lengthOf(far) },
		text: randomFile(random, Math.floor(random() * 12)),
	};
}
