// What samhain and yule print on standard error while they start: blocks between lines of dashes, and short messages.
import { describe, expect, it } from 'vitest';
import { GUIDANCE } from '../../server/src/core/guidance/guidance.ts';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { startTexts } from '../../server/src/core/logs/messages.ts';
import { explainLog } from '../../server/src/core/logs/records.ts';

const frame = (text: string) =>
	`---------  sh_unix.c  ---   1806 ---------\n\n${text}\n\n----------------------------------------------`;
const fill = (format: string) => format.replace(/%l?d/g, '1000').replace(/%s/g, '/srv/x');
const each = startTexts().map((text) => ({ ...text, shown: fill(text.text) }));

describe('each text', () => {
	it.each(each)('$id in its frame', ({ id, guidance, shown }) => {
		expect(explainLog(frame(shown))).toMatchObject([{ line: { known: true, message: id, guidance } }]);
	});

	it.each(each)('$id without its frame, and behind the tag of the journal', ({ id, shown }) => {
		expect(explainLog(shown).map(({ line }) => line.message)).toEqual([id]);
		const journal = shown
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => `Nov 28 17:28:15 srv samhain[7]: ${line}`);
		expect(explainLog(journal.join('\n')).map(({ line }) => line.message)).toEqual([id]);
	});

	it('says what to do, and leads to problems that exist', () => {
		const problems = new Set<string | null>([null, ...GUIDANCE.map(({ id }) => id)]);
		for (const { title, meaning, fixes, guidance } of startTexts()) {
			expect([title, meaning]).not.toContain('');
			expect(fixes.length).toBeGreaterThan(0);
			expect(problems).toContain(guidance);
		}
	});
});

it('separates blocks from the messages around them', () => {
	const line = (text: string) => `<log sev="ALRT" tstamp="2026-11-28T17:31:20+0000" ${text} />`;
	const block = frame(
		'Could not open the local configuration file for reading because\nof the following error: Permission denied (errnum = -1041)\nIf this is a permission problem, you need to change file permissions\nto make the file readable for the effective UID: 0',
	);
	const text = [
		line('msg="File download failed"'),
		'',
		block,
		'',
		line('msg="PANIC - File not accessible" userid="0" path="/etc/samhainrc"'),
	].join('\n');
	expect(explainLog(text).flatMap(({ line: { message } }) => message ?? [])).toEqual([
		'MSG_TCP_FBAD',
		'STDERR_CONFIGURATION_UNREADABLE',
		'MSG_NOACCESS',
	]);
});

it('knows a block by its frame, whatever it says', () => {
	expect(explainLog(frame('A text of a version to come.'))).toMatchObject([
		{ line: { known: true, kind: 'chatter' } },
	]);
	expect(explainLine('A text of a version to come.').known).toBe(false);
});
