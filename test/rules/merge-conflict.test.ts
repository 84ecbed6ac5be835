import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { daemonOutput } from '../../server/src/core/analysis/daemon-output.ts';
import { type ReportedFinding, reportFindings } from '../../server/src/core/report/report.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { analysisImage } from '../support/analysis-image.ts';
import { analyse, applyFix, checkFix, checkLint, lint } from '../support/check-lint.ts';
import { pick, seeded } from '../support/random-edits.ts';
import { settingsOf } from '../support/settings.ts';

const RULE = 'merge-conflict';
const PLAIN = '[Misc]\n<<<<<<< HEAD\nSetLoopTime=60\n=======\nSetLoopTime=61\n>>>>>>> other\nDaemon=yes\n';
const WITH_BASE =
	'[Misc]\n<<<<<<< HEAD\nSetLoopTime=60\n||||||| 1f2e3d4\nSetLoopTime=62\n=======\nSetLoopTime=61\n>>>>>>> other\nDaemon=yes\n';

/** Lines of both versions: blanks and odd characters are the user's own. */
const PARTS = [
	'[Misc]',
	'[Log]',
	'SetLoopTime=60',
	'',
	'# é',
	' \tDaemon=yes \r',
	'@web1',
	'@end',
	'========',
] as const;

function findingsOf(analysis: Analysis): readonly ReportedFinding[] {
	return reportFindings(analysis).filter(({ ruleId }) => ruleId === RULE);
}

/** Line numbers from 1 and ids of all findings. */
function findings(text: string): readonly string[] {
	return lint(text).map(({ range, ruleId }) => `${range.start.line + 1} ${ruleId}`);
}

describe(RULE, () => {
	it('flags the marker that opens a conflict', () => {
		checkLint(
			RULE,
			`[Misc]
<<<<<<< HEAD
#^^^^^^^^^^^ merge-conflict(error): Unresolved merge conflict \`<<<<<<< HEAD\`: samhain reads both versions.
SetLoopTime=60
=======
SetLoopTime=61
>>>>>>> other
[Log]
<<<<<<<
#^^^^^^ merge-conflict
=======
LogSeverity=crit
>>>>>>>
`,
		);
	});

	it('names the other markers', () => {
		const [finding] = lint(WITH_BASE);
		expect(finding?.related.map(({ range, message }) => `${range.start.line + 1} ${message}`)).toEqual([
			'4 The common base starts here.',
			'6 The other version starts here.',
			'8 The conflict ends here.',
		]);
	});

	it('names the daemon message about the marker', () => {
		expect(lint(PLAIN)[0]?.daemonSays.join('')).toContain('Invalid line 2');
	});

	it('is the only finding about the markers', () => {
		expect(findings(PLAIN)).toEqual(['2 merge-conflict']);
		expect(findings(WITH_BASE)).toEqual(['2 merge-conflict']);
		expect(findings('[Misc]\n<<<<<<< a=b\n||||||| c=d\n=======\n>>>>>>> e=f\n')).toEqual([
			'2 merge-conflict',
		]);
		expect(findings('<<<<<<< HEAD\n[Misc]\n=======\n[Log]\n>>>>>>> other\n')).toEqual(['1 merge-conflict']);
		expect(findings('<<<<<<< HEAD\n||||||| base\n=======\n[Log]\n>>>>>>> other\n')).toEqual([
			'1 merge-conflict',
		]);
		// The daemon drops the last line, which is one more thing that removing the marker puts right.
		expect(findings('[Misc]\n<<<<<<< HEAD\n=======\n>>>>>>> other')).toEqual(['2 merge-conflict']);
	});

	it('keeps the findings about the lines between the markers', () => {
		expect(findings('[Misc]\n<<<<<<< HEAD\nSetLopTime=60\n=======\nDaemon\n>>>>>>> other\n')).toEqual([
			'2 merge-conflict',
			'3 unknown-option',
			'5 missing-equals',
		]);
		expect(findings('<<<<<<< HEAD\nDaemon=yes\n=======\n>>>>>>> other\n[Misc]\n')).toEqual([
			'1 merge-conflict',
			'1 text-before-section',
		]);
	});

	it('reports nothing about an incomplete conflict', () => {
		const none = [
			'=======',
			'<<<<<<< HEAD',
			'<<<<<<< HEAD\n=======',
			'=======\n>>>>>>> other',
			'<<<<<<< HEAD\n>>>>>>> other\n=======',
			'>>>>>>> other\n=======\n<<<<<<< HEAD',
			'<<<<<<<< HEAD\n========\n>>>>>>>> other',
			'<<<<<<<HEAD\n=======\n>>>>>>> other',
			'<<<<<<< HEAD\n======= middle\n>>>>>>> other',
			' <<<<<<< HEAD\n=======\n>>>>>>> other',
			'# <<<<<<< HEAD\n# =======\n# >>>>>>> other',
			'#<<<<<<<\n;=======\n//>>>>>>>',
		];
		for (const text of none) checkLint(RULE, `[Misc]\n${text}\n`);
		expect(findings('[Misc]\n=======\n')).toEqual(['2 unknown-option']);
		expect(findings('[Misc]\n<<<<<<< HEAD\n=======\n')).toEqual(['2 missing-equals', '3 unknown-option']);
	});

	it('begins anew at a marker that opens another one', () => {
		expect(findings('[Misc]\n<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c\n')).toEqual([
			'2 missing-equals',
			'3 merge-conflict',
		]);
	});

	it('passes over the longer markers of a conflict in a conflict', () => {
		checkLint(
			RULE,
			`[Misc]
<<<<<<< HEAD
#^^^^^^^^^^^ merge-conflict
||||||| merged common ancestors
<<<<<<<<< one
=========
>>>>>>>>> two
=======
SetLoopTime=61
>>>>>>> other
`,
		);
	});

	it('leaves what stands behind [EOF] to the finding about that', () => {
		expect(findings('[Misc]\n[EOF]\n<<<<<<< HEAD\n=======\n>>>>>>> other\n')).toEqual(['3 text-after-eof']);
		expect(findings('[Misc]\n<<<<<<< HEAD\n[EOF]\n=======\nDaemon=yes\n>>>>>>> other\n')).toContain(
			'2 merge-conflict',
		);
	});

	it('counts in blocks that the chosen host does not read, too', () => {
		const text = `@^db1$\n${PLAIN}@end\n`;
		expect(lint(text, { host: 'web1.example.org' }).map(({ ruleId }) => ruleId)).toEqual([RULE]);
	});

	it('can be switched off and silenced; only then do the markers count as what they are to the daemon', () => {
		const off = lint(PLAIN, { rules: { [RULE]: 'off' } }).map(({ ruleId }) => ruleId);
		expect(off).toEqual(['missing-equals', 'unknown-option', 'missing-equals']);
		const silenced = PLAIN.replace('<', '# samhain-lint-disable-next-line merge-conflict\n<');
		expect(findings(silenced)).toEqual([]);
	});

	it('does not change the daemon output', () => {
		const settings = {
			...settingsOf(WITH_BASE),
			role: 'standalone',
			host: 'web1.example.org',
			isVerbatim: true,
		} as const;
		const said = daemonOutput(analyse(WITH_BASE, settings));
		expect(said.map(({ line }) => line)).toEqual([2, 4, 6, 8]);
		expect(said.every(({ text }) => text.startsWith('msg="Invalid line '))).toBe(true);
	});

	describe('its fixes', () => {
		const endings = { LF: '\n', CRLF: '\r\n' };

		describe.each(Object.entries(endings))('in a file with %s', (_name, end) => {
			const crlf = (text: string): string => text.replaceAll('\n', end);
			const kept = {
				'Keep ours': '[Misc]\nSetLoopTime=60\nDaemon=yes\n',
				'Keep theirs': '[Misc]\nSetLoopTime=61\nDaemon=yes\n',
				'Keep both': '[Misc]\nSetLoopTime=60\nSetLoopTime=61\nDaemon=yes\n',
			};

			it.each(Object.entries(kept))('%s', (title, after) => {
				expect(checkFix(RULE, crlf(PLAIN), title, crlf(after))).toEqual([]);
				expect(checkFix(RULE, crlf(WITH_BASE), title, crlf(after))).toEqual([]);
			});
		});

		it('take an empty version for what it is', () => {
			const text = '[Misc]\n<<<<<<< HEAD\n=======\nDaemon=yes\n>>>>>>> other\n';
			expect(applyFix(RULE, text, 'Keep ours')).toBe('[Misc]\n');
			expect(applyFix(RULE, text, 'Keep theirs')).toBe('[Misc]\nDaemon=yes\n');
		});

		it('leave the line above a last marker without a newline its own', () => {
			const text = PLAIN.replace('\nDaemon=yes\n', '');
			expect(applyFix(RULE, text, 'Keep ours')).toBe('[Misc]\nSetLoopTime=60\n');
			expect(applyFix(RULE, text, 'Keep theirs')).toBe('[Misc]\nSetLoopTime=61\n');
			expect(applyFix(RULE, text, 'Keep both')).toBe('[Misc]\nSetLoopTime=60\nSetLoopTime=61\n');
		});

		it('resolve one conflict of several, wherever it stands', () => {
			const two = PLAIN + PLAIN.replace('[Misc]\n', '');
			const [, second] = lint(two);
			const fix = second?.fixes().find(({ title }) => title === 'Keep theirs');
			expect(applyEdits(two, fix?.edits ?? [])).toBe(`${PLAIN}SetLoopTime=61\nDaemon=yes\n`);
		});

		it('keep every other byte, and an undo brings back what was there', () => {
			const random = seeded(7);
			for (let round = 0; round < 60; round++) {
				const part = (): string =>
					Array.from({ length: Math.floor(random() * 4) }, () => `${pick(random, PARTS)}\n`).join('');
				const [above, ours, base, theirs, below] = [part(), part(), part(), part(), part()];
				const middle = random() < 0.5 ? '' : `||||||| base\n${base}`;
				const text = `${above}<<<<<<< a\n${ours}${middle}=======\n${theirs}>>>>>>> b\n${below}`;
				const expected: Readonly<Record<string, string>> = {
					'Keep ours': above + ours + below,
					'Keep theirs': above + theirs + below,
					'Keep both': above + ours + theirs + below,
				};
				const kept = analyse(text);
				const image = analysisImage(kept);
				for (const { title, edits } of findingsOf(kept).flatMap((finding) => finding.fixes())) {
					const fixed = applyEdits(text, edits);
					expect(fixed).toBe(expected[title]);
					const all = { start: { line: 0, column: 0 }, end: { line: kept.lineCount, column: 0 } };
					kept.edit({ ...all, text: fixed });
					expect(analysisImage(kept)).toBe(analysisImage(analyse(fixed, kept.settings)));
					kept.edit({ ...all, text });
					expect(analysisImage(kept)).toBe(image);
				}
			}
		});

		it('are not offered where a version breaks what is around it', () => {
			const text = '<<<<<<< HEAD\n[Misc]\n=======\n>>>>>>> other\nDaemon=yes\nSetLoopTime=60\n';
			expect(
				lint(text)[0]
					?.fixes()
					.map(({ title }) => title),
			).toEqual(['Keep ours', 'Keep both']);
		});
	});

	it('follows edits of the markers, and an undo', () => {
		const kept = new Analysis(PLAIN, settingsOf(PLAIN));
		const before = analysisImage(kept);
		const separator = { start: { line: 3, column: 6 }, end: { line: 3, column: 7 } };
		kept.edit({ ...separator, text: '' });
		expect(analysisImage(kept)).not.toContain(RULE);
		expect(analysisImage(kept)).toBe(analysisImage(new Analysis(kept.text, settingsOf(PLAIN))));
		kept.edit({ start: separator.start, end: separator.start, text: '=' });
		expect(analysisImage(kept)).toBe(before);
	});
});
