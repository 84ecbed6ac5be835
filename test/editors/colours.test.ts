// The colours of editors without a language server: places of two files, and what Vim, Emacs, nano and bat make of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { driveIn, type Home, pathOf, runIn, withHome } from './at-home.ts';

const FILES = {
	samhainrc: [
		'# remark',
		'[Misc] trailing',
		'SetLoopTime=60',
		'  daemon=yes',
		'MailSeverity=crit',
		'dir=/usr/share',
		'SetMailAddress=root@example.org',
		'@if not file_exists /run/lock',
		'@end',
		'!@web1.example.org',
		'[Nonsense]',
		'SetUDPActive=no',
		'[EOF]',
		'file=/after',
	],
	yulerc: ['[Clients]', 'Client=web2@aa@bb', 'SetUDPActive=1', '[PortCheck]', 'file=/etc/shadow'],
};

type Part =
	| 'comment'
	| 'section'
	| 'option'
	| 'bool'
	| 'number'
	| 'word'
	| 'path'
	| 'text'
	| 'client'
	| 'condition'
	| 'test'
	| 'host'
	| 'after the end'
	| 'nothing';

/** What is at a text that occurs once. */
const PLACES: Readonly<Record<keyof typeof FILES, Readonly<Record<string, Part>>>> = {
	samhainrc: {
		remark: 'comment',
		Misc: 'section',
		SetLoopTime: 'option',
		'60': 'number',
		daemon: 'option',
		yes: 'bool',
		MailSeverity: 'option',
		crit: 'word',
		'/usr/share': 'path',
		'root@example.org': 'text',
		'@if': 'condition',
		file_exists: 'test',
		'@end': 'condition',
		'web1.example.org': 'host',
		Nonsense: 'nothing',
		SetUDPActive: 'nothing',
		'/after': 'after the end',
	},
	yulerc: {
		Clients: 'section',
		web2: 'client',
		SetUDPActive: 'option',
		PortCheck: 'nothing',
		'/etc/shadow': 'nothing',
	},
};

const FLAT = (['samhainrc', 'yulerc'] as const).flatMap((file) =>
	Object.entries(PLACES[file]).map(([text, part]) => ({ file, text, part })),
);

/** Line and column of each place, from 0. */
const POSITIONS = FLAT.map(({ file, text }) => {
	const lines = FILES[file];
	const line = lines.findIndex((one) => one.includes(text));
	return [file, line, lines[line]?.indexOf(text)];
});

const WORK = Object.fromEntries(
	Object.entries(FILES).map(([name, lines]) => [`work/${name}`, `${lines.join('\n')}\n`]),
);

/** Compares what an editor calls the parts with what was seen at each place. */
function compare(names: Readonly<Record<Part, string>>, seen: readonly string[]): void {
	const expected = FLAT.map(({ file, text, part }) => `${file} ${text}: ${names[part]}`);
	expect(FLAT.map(({ file, text }, at) => `${file} ${text}: ${seen[at] ?? ''}`)).toEqual(expected);
}

const ESCAPE = '\u001b';
/** A change of colour, another order to the terminal, or text. */
const PIECE = new RegExp(`${ESCAPE}(?:\\[([\\d;]*)m|\\[[\\d;?]*[A-Za-z]|\\([A-Z])|([^${ESCAPE}]+)`, 'g');

/** The colour in which a terminal shows a text: its number or its three shares, with `b` if the text is bold. */
function colourOf(text: string, output: string): string {
	let isBold = false;
	let colour = '';
	for (const [, codes, run] of output.matchAll(PIECE)) {
		if (run?.includes(text) === true) return `${isBold ? 'b' : ''}${colour}`;
		if (codes === undefined) continue;
		if (codes.startsWith('38;2;')) colour = codes.slice('38;2;'.length);
		else
			for (const code of codes.split(';').map(Number)) {
				if (code === 0) isBold = false;
				if (code === 0 || code === 39) colour = '';
				if (code === 1) isBold = true;
				if ((code >= 30 && code < 38) || (code >= 90 && code < 98)) colour = String(code);
			}
	}
	throw new Error(`${text} is not in ${JSON.stringify(output)}`);
}

/** Opens a file in nano and leaves when it is on the screen, of which this is the output. */
async function showInNano({ folder, options }: Home, file: string, lastText: string): Promise<string> {
	// For root, nano takes the home folder of the password file.
	const command = `stty rows 40 cols 100; nano -f ${join(folder, '.nanorc')} ${file}`;
	const nano = spawn('script', ['--quiet', '--flush', '--command', command, '/dev/null'], options);
	let output = '';
	nano.stdout.on('data', (data: Buffer) => {
		const wasThere = output.includes(lastText);
		output += data.toString('utf8');
		if (!wasThere && output.includes(lastText)) nano.stdin.write('\u0018');
	});
	await once(nano, 'close');
	return output;
}

describe('places of a samhainrc and a yulerc have their colours', () => {
	it('in Vim', async () => {
		const command = [
			...(['vim', '-N', '-E', '-s', '-c', 'filetype on', '-c', 'syntax on'] as const),
			...['-S', pathOf('colours-vim.vim')],
		] as const;
		const seen: string[] = JSON.parse(
			await withHome({ copies: { vim: '.vim' }, files: WORK }, (home) => driveIn(home, command, POSITIONS)),
		);
		compare(
			{
				...{ comment: 'Comment', section: 'Section', option: 'Option', bool: 'Bool', number: 'Integer' },
				...{
					word: 'Word',
					path: 'Path',
					text: 'Text',
					client: 'Text',
					condition: 'Conditional',
					test: 'Test',
					host: 'Host',
				},
				...{ 'after the end': 'AfterEnd', nothing: '' },
			},
			seen.map((name) => name.replace(/^(?:samhainrc|yulerc)/, '')),
		);
	});

	it('in Emacs, whose compiler has no complaint about the files', async () => {
		const files = { ...WORK, 'init.el': '(load "~/.emacs.d/samhain-mode.el")\n' };
		const seen: string[] = JSON.parse(
			await withHome({ copies: { emacs: '.emacs.d' }, files }, (home) => {
				const strict = ['--eval', '(setq byte-compile-error-on-warn t)', '--funcall', 'batch-byte-compile'];
				const own = ['samhain-mode.el', 'samhain.el', 'samhain-lsp-mode.el'].map((name) =>
					join(home.folder, '.emacs.d', name),
				);
				runIn(home, ['emacs', '--batch', '--funcall', 'package-initialize', ...strict, ...own]);
				const load = ['--load', '~/init.el', '--load', pathOf('colours-emacs.el')];
				return driveIn(home, ['emacs', '--batch', ...load], POSITIONS);
			}),
		);
		compare(
			{
				...{ comment: 'comment', section: 'type', option: 'variable-name', bool: 'constant' },
				...{
					number: 'constant',
					word: 'constant',
					path: 'string',
					text: 'string',
					client: 'string',
					host: 'string',
				},
				...{ condition: 'preprocessor', test: 'function-name', 'after the end': 'comment', nothing: '' },
			},
			seen.map((name) => name.replace(/^font-lock-(.*)-face$/, '$1')),
		);
	});

	it('in nano', async () => {
		const household = { copies: { nano: '.config/nano' }, files: WORK };
		const seen = await withHome(household, async (home) => {
			writeFileSync(join(home.folder, '.nanorc'), `include "${home.folder}/.config/nano/samhain.nanorc"\n`);
			const screens = {
				samhainrc: await showInNano(home, 'samhainrc', '/after'),
				yulerc: await showInNano(home, 'yulerc', '/etc/shadow'),
			};
			return FLAT.map(({ file, text }) => colourOf(text, screens[file]));
		});
		compare(
			{
				...{ comment: 'b30', section: 'b35', option: '36', bool: '33', number: '33', word: '33' },
				...{ path: '32', text: '32', client: '32', condition: 'b34', test: '35', host: 'b34' },
				// It cannot know of an end that nothing ends.
				...{ 'after the end': '32', nothing: '' },
			},
			seen,
		);
	});

	it('in bat, which reads the files of Sublime Text', async () => {
		const seen = await withHome({ copies: { sublime: '.config/bat/syntaxes' }, files: WORK }, (home) => {
			runIn(home, ['batcat', 'cache', '--build']);
			const show = ['batcat', '--color=always', '--style=plain', '--theme=ansi'] as const;
			const screens = {
				samhainrc: runIn(home, [...show, 'samhainrc']),
				yulerc: runIn(home, [...show, 'yulerc']),
			};
			return FLAT.map(({ file, text }) => colourOf(text, screens[file]));
		});
		compare(
			{
				// The theme has no colour for variables.
				...{ comment: '32', section: '34', option: '', bool: '33', number: '33', word: '33' },
				...{ path: '32', text: '32', client: '34', condition: '35', test: '36', host: '36' },
				...{ 'after the end': '32', nothing: '' },
			},
			seen,
		);
	});

	it('in the programs of KDE', async () => {
		const syntax = '.local/share/org.kde.syntax-highlighting/syntax';
		const seen = await withHome({ copies: { kate: syntax }, files: WORK }, (home) => {
			const show = ['kate-syntax-highlighter', '--no-ansi-background', '--output-format', 'ansi'] as const;
			const screens = {
				samhainrc: runIn(home, [...show, 'samhainrc']),
				yulerc: runIn(home, [...show, 'yulerc']),
			};
			return FLAT.map(({ file, text }) => colourOf(text, screens[file]));
		});
		const [grey, blue, brown, orange] = ['137;136;135', '0;87;174', '170;85;0', '176;128;0'];
		const [red, violet] = ['191;3;3', '100;74;155'];
		compare(
			{
				...{ comment: grey, section: 'b', option: blue, bool: brown, number: orange, word: brown },
				...{ path: red, text: red, client: red, condition: 'b', test: violet, host: red },
				...{ 'after the end': grey, nothing: '' },
			},
			seen,
		);
	});
});
