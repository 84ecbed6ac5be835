// Colours by meaning: every case shows a text, and below each line what its parts are.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { tokensIn } from '../../server/src/core/features/semantic-tokens.ts';
import { pick, randomEdit, randomFile, seeded } from '../support/random-edits.ts';
import { settingsOf } from '../support/settings.ts';
import { type CaseSettings, unmarked } from './cursor.ts';

/** The tokens of a text, line for line: `word:type`. */
function tokens(analysis: Analysis, first = 0, last = analysis.lineCount - 1): readonly string[] {
	const lines = analysis.text.split('\n');
	const shown: string[][] = lines.map(() => []);
	tokensIn(analysis, first, last, (line, start, length, type) =>
		shown[line]?.push(`${lines[line]?.slice(start, start + length)}:${type}`),
	);
	return shown.map((line) => line.join(' '));
}

function tokensOf(text: string, settings: CaseSettings = {}): readonly string[] {
	const plain = unmarked(text);
	return tokens(new Analysis(plain, settingsOf(plain, settings))).slice(0, -1);
}

describe('tokens', () => {
	it('name sections, options, and the parts of values by their kind', () => {
		expect(
			tokensOf(`
			[ReadOnly]
			dir = 3/etc
			file=/etc/*.conf
			[Misc]
			SetLoopTime=60
			Daemon=yes
			RedefReadOnly=+CHK,-MOD
			IgnoreAdded=^/var/log
			[Log]
			LogSeverity=warn
			# a comment
			`),
		).toEqual([
			'ReadOnly:namespace',
			'dir:property 3:number /etc:string',
			'file:property /etc/*.conf:string',
			'Misc:namespace',
			'SetLoopTime:property 60:number',
			'Daemon:property yes:enumMember',
			'RedefReadOnly:property +:operator CHK:enumMember -:operator MOD:enumMember',
			'IgnoreAdded:property ^/var/log:regexp',
			'Log:namespace',
			'LogSeverity:property warn:enumMember',
			'',
		]);
	});

	it('name the parts of conditions', () => {
		expect(
			tokensOf(`
			[Misc]
			@if not hostname_matches ^web
			@else
			@end
			@if file_exists /etc/passwd
			@fi
			@web1.example.org
			@end
			!$Linux:.*:x86_64
			@end
			%SCHEDULE_TWO
			%OTHER
			`),
		).toEqual([
			'Misc:namespace',
			'@if:keyword not:keyword hostname_matches:function ^web:regexp',
			'@else:keyword',
			'@end:keyword',
			'@if:keyword file_exists:function /etc/passwd:string',
			'@fi:keyword',
			'@:keyword web1.example.org:regexp',
			'@end:keyword',
			'!:operator $:keyword Linux:.*:x86_64:regexp',
			'@end:keyword',
			'%SCHEDULE_TWO:keyword',
			'%OTHER:comment',
		]);
	});

	it('show what samhain does not read', () => {
		expect(
			tokensOf(
				`
			Daemon=yes
			[Nonsense]
			Daemon=yes
			[Misc] more
			@web2.example.org
			Daemon=yes
			@else
			Daemon=no
			@end
			[EOF]
			Daemon=yes
			`,
				{ host: 'web1.example.org' },
			),
		).toEqual([
			'Daemon=yes:comment',
			'[Nonsense]:comment',
			'Daemon=yes:comment',
			'Misc:namespace  more:comment',
			'@:keyword web2.example.org:regexp',
			'Daemon=yes:comment',
			'@else:keyword',
			'Daemon:property no:enumMember',
			'@end:keyword',
			'[EOF]:keyword',
			'Daemon=yes:comment',
		]);
	});

	it('show the lost last line', () => {
		const text = '[Misc]\nDaemon=yes';
		expect(tokens(new Analysis(text, settingsOf(text)))).toEqual(['Misc:namespace', 'Daemon=yes:comment']);
	});

	it('leave values of templates to the grammar', () => {
		expect(tokensOf('[Misc]\n<% if @x %>\nSetLoopTime=<%= @loop %>\n<% end %>\n')).toEqual([
			'Misc:namespace',
			'',
			'SetLoopTime:property',
			'',
		]);
	});

	it('are those of the whole file in any part of it, and those of a fresh analysis after any edit', () => {
		const random = seeded(5);
		for (let left = 60; left > 0; left--) {
			const text = randomFile(random, 90);
			const settings = settingsOf(text, pick(random, [{}, { host: 'web1.example.org' }]));
			const analysis = new Analysis(text, settings);
			for (let edits = 4; edits > 0; edits--) {
				const all = tokens(analysis);
				expect(all).toEqual(tokens(new Analysis(analysis.text, settings)));
				const first = Math.floor(random() * analysis.lineCount);
				const last = first + Math.floor(random() * 80);
				expect(tokens(analysis, first, last).slice(first, last + 1)).toEqual(all.slice(first, last + 1));
				analysis.edit(
					randomEdit(random, analysis.lineCount, (line) => analysis.lineAt(line)?.text.length ?? 0),
				);
			}
		}
	});
});
