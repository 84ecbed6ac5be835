// The colours of both languages: what a reader sees on each kind of line, and that no rule outlives its line.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkScopes, type Language, printTokens, readGrammar, tokenize } from './tokenize.ts';

const languages: readonly Language[] = ['samhainrc', 'yulerc'];
const samplesFolder = new URL('samples/', import.meta.url);
const samples = readdirSync(samplesFolder).filter((name) => /\.(samhainrc|yulerc)$/.test(name));
const deployment = new URL('../../sample/', import.meta.url);

function languageOf(name: string): Language {
	return name.includes('yulerc') ? 'yulerc' : 'samhainrc';
}

/** Our own samples and the files of the sample deployment. */
function readFiles(): { name: string; language: Language; text: string }[] {
	const own = samples.map((name) => new URL(name, samplesFolder));
	const deployed = readdirSync(deployment)
		.filter((name) => /^(samhainrc|yulerc)/.test(name))
		.map((name) => new URL(name, deployment));
	return [...own, ...deployed].map((url) => {
		const name = url.pathname.replace(/^.*\//, '');
		return { name, language: languageOf(name), text: readFileSync(url, 'utf8') };
	});
}

interface RawRule {
	readonly begin?: string;
	readonly while?: string;
	readonly patterns?: readonly RawRule[];
	readonly repository?: Readonly<Record<string, RawRule>>;
	readonly captures?: Readonly<Record<string, RawRule>>;
}

function rulesOf(rule: RawRule): RawRule[] {
	const inner = [rule.patterns, rule.repository, rule.captures].flatMap((part) => Object.values(part ?? {}));
	return [rule, ...inner.flatMap(rulesOf)];
}

describe('samples', () => {
	it.each(samples)('%s', async (name) => {
		const text = readFileSync(new URL(name, samplesFolder), 'utf8');
		const printed = printTokens(await tokenize(languageOf(name), text));
		await expect(printed).toMatchFileSnapshot(`samples/${name}.snap`);
	});
});

describe('a line is a world of its own', () => {
	it.each(readFiles())(
		'$name: nothing stays open at the end of a line but [EOF]',
		async ({ language, text }) => {
			for (const line of await tokenize(language, text)) {
				if (/^\s*\[eof\]/i.test(line.text)) break;
				expect(line.runsOn, line.text).toBe(false);
			}
		},
	);

	it.each(languages)('%s: the only rule that can run on is [EOF]', (language) => {
		const rules = rulesOf(JSON.parse(readGrammar(language)));
		const running = rules.filter((rule) => rule.begin !== undefined || rule.while !== undefined);
		expect(running.map((rule) => rule.begin)).toEqual(
			language === 'samhainrc' ? [expect.stringContaining('EOF')] : [],
		);
	});

	it('a line has the same colours wherever it stands', async () => {
		for (const { language, text } of readFiles()) {
			const lines = await tokenize(language, text.replace(/^\s*\[eof\][\s\S]*/im, ''));
			for (const line of lines) {
				const [alone] = await tokenize(language, line.text);
				expect(alone?.tokens).toEqual(line.tokens);
			}
		}
	});
});

describe('options', () => {
	/** Roles of each name; one name may stand in several sections. */
	const rolesByName = new Map<string, string[]>();
	const folder = new URL('../../catalogue/options/', import.meta.url);
	for (const file of readdirSync(folder)) {
		for (const { name, roles } of JSON.parse(readFileSync(new URL(file, folder), 'utf8')).options) {
			rolesByName.set(name, [...(rolesByName.get(name) ?? []), ...roles]);
		}
	}

	it.each(languages)(
		'%s: every option of the catalogue is known whole, to the daemon that has it',
		async (language) => {
			const readers = language === 'yulerc' ? ['server'] : ['client', 'standalone'];
			for (const [name, roles] of rolesByName) {
				const [line] = await tokenize(language, `${name}=1`);
				const isKnown = roles.some((role) => readers.includes(role));
				const known = line?.tokens.filter((token) =>
					token.scopes.some((scope) => scope.startsWith('variable.other.option')),
				);
				expect(
					known?.map((token) => token.text),
					name,
				).toEqual(isKnown ? [name] : []);
			}
		},
	);
});

describe('what a reader sees', () => {
	it('comments stand at the start of a line only', async () => {
		expect(
			await checkScopes(
				'samhainrc',
				`
  # a comment
# ^^^^^^^^^^^ comment.line
MailSubject=text # no comment
#           ^^^^^^^^^^^^^^^^^ string.unquoted
#                ^^^^^^^^^^^^ !comment
SetLoopTime=60 # not read
#           ^^ constant.numeric
#             ^^^^^^^^^^^ comment.line.ignored
/ one slash
#<---------- !comment
`,
			),
		).toEqual([]);
	});

	it('markers of a merge conflict stand out, and no other line like them', async () => {
		expect(
			await checkScopes(
				'yulerc',
				`
<<<<<<< HEAD
#<----------- invalid.illegal.conflict
||||||| 1f2e3d4
#<----------- invalid.illegal.conflict
=======
#<------ invalid.illegal.conflict
>>>>>>> other
#<----------- invalid.illegal.conflict
========
#<------- !invalid
======= text
#<---------- !invalid
# =======
# ^^^^^^^ !invalid
`,
			),
		).toEqual([]);
	});

	it('only the first letter of a switch counts', async () => {
		expect(
			await checkScopes(
				'samhainrc',
				`
Daemon=nope
#      ^^^^ constant.language.boolean
Daemon=on
#      ^^ !constant.language
`,
			),
		).toEqual([]);
	});

	it('the parts of a client entry, and hexadecimal digits that can never match', async () => {
		expect(
			await checkScopes(
				'yulerc',
				`
Client=web1@C0EE@29c8
#<----- variable.other.option
#      ^^^^ entity.name.function.client
#          ^ punctuation
#           ^^^^ constant.numeric.hex.salt
#                ^^ !invalid
#                  ^ invalid.illegal.lower-case
`,
			),
		).toEqual([]);
	});

	it('masks, thresholds, schedules, depths and patterns', async () => {
		expect(
			await checkScopes(
				'samhainrc',
				`
RedefUser0=+CHK-MTM,NOPE
#          ^ keyword.operator.mask
#           ^^^ constant.language.check
#                   ^^^^ !constant
LogSeverity=*,!=crit
#           ^ keyword.operator.threshold
#               ^^^^ constant.language.severity
FileCheckScheduleOne=*/5 3-4 * * mon
#                    ^^ keyword.operator.schedule
#                      ^ constant.numeric
#                                ^^^ constant.language.time
dir=20/etc/*.d
#   ^^ constant.numeric.depth
#     ^^^^^ string.unquoted.path
#          ^ keyword.operator.glob
`,
			),
		).toEqual([]);
	});

	it('conditionals, and placeholders that look like them', async () => {
		expect(
			await checkScopes(
				'samhainrc',
				`
@if not file_exists /etc/x
#<-- keyword.control.conditional
#   ^^^ keyword.operator.logical
#       ^^^^^^^^^^^ support.function.test
!@host
#< keyword.operator.logical
#^ keyword.control
@end of it
#<--- keyword.control.conditional
#    ^^^^^ comment.line.ignored
@endless.example.org
# ^^^^^^^ string.regexp.host
@MYCONF@
#<------- variable.other.constant.placeholder
file=<%= @path %>/x
#    ^^^^^^^^^^^^ variable.other.constant.placeholder
`,
			),
		).toEqual([]);
	});

	it('sections of the other daemon stay plain, and nothing counts after the end', async () => {
		expect(
			await checkScopes(
				'yulerc',
				`
[Clients] # all of them
#^^^^^^^ entity.name.section
#        ^^^^^^^^^^^^^^ comment.line.ignored
[Client]
#^^^^^^ !entity.name.section
[EOF]
#<---- keyword.control.end-of-file
[Clients]
#<-------- comment.block.after-end
`,
			),
		).toEqual([]);
	});
});

describe('long lines', () => {
	it('take time that grows with the line only', async () => {
		const text = ['Client=', 'file="', '@', '[', 'MailSubject=<%', 'LogSeverity=', '$(', '=']
			.map((start) => start.padEnd(50_000, '@<{$"\\'))
			.join('\n');
		expect((await tokenize('samhainrc', text)).length).toBe(8);
	}, 20_000);
});
