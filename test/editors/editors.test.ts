// The editors of Debian, driven without a screen and with exactly the files of docs/editors: what a person would see.
import { describe, expect, it } from 'vitest';
import { driveIn, type Household, pathOf, withHome } from './at-home.ts';

/** What a script saw in its editor. */
interface Seen {
	readonly filetype: string;
	/** Lines from 0; columns as the editor counts them. */
	readonly findings: readonly { readonly line: number; readonly from: number; readonly text: string }[];
	readonly hover: string;
	readonly offered: readonly string[];
	/** The lines that the quick fix left. */
	readonly fixed: readonly string[];
	/** All lines after that, formatted; absent where the editor does not ask the server for it. */
	readonly formatted?: readonly string[];
	readonly guidance: string;
}

/** The letters before the comment count 2 and 4 bytes, 1 and 2 UTF-16 units. */
const FILES = {
	'work/samhainrc': '[ReadOnly]\nfile=/ä𝄞 # why\n[Misc]\nSetFileCheckTime=600\nSetLo\n',
	'work/yulerc': '[Server]\nSetClientFromAccept=yes\n',
};

/** An editor, and what is its own. */
interface Editor extends Household {
	readonly command: readonly [string, ...string[]];
	/** Column of the `#` in `file=/ä𝄞 # why`: in bytes, characters or columns from 1. */
	readonly column: number;
	/** False where the editor does not ask a server to format. */
	readonly formats: boolean;
}

const EMACS = [
	...(['emacs', '--batch', '--funcall', 'package-initialize'] as const),
	...['--load', '~/.emacs.d/init.el', '--load'],
] as const;

const EDITORS: Readonly<Record<string, Editor>> = {
	Neovim: {
		copies: { 'neovim/samhain.lua': '.config/nvim/plugin/samhain.lua', vim: '.config/nvim' },
		files: FILES,
		command: ['nvim', '--headless', '-S', pathOf('drive-neovim.lua'), '-c', 'cquit 1'],
		column: 13,
		formats: true,
	},
	'Vim with ALE': {
		copies: { 'vim-ale/samhain.vim': '.vim/after/plugin/samhain.vim', vim: '.vim' },
		files: { ...FILES, '.vimrc': 'filetype plugin on\nsyntax on\n' },
		command: ['vim', '-N', '-E', '-s', '-c', 'source ~/.vimrc', '-S', pathOf('drive-vim.vim')],
		column: 14,
		formats: false,
	},
	'Emacs with eglot': {
		copies: { emacs: '.emacs.d' },
		files: { ...FILES, '.emacs.d/init.el': '(load "~/.emacs.d/samhain.el")\n' },
		command: [...EMACS, pathOf('drive-eglot.el')],
		column: 9,
		formats: true,
	},
	'Emacs with lsp-mode': {
		copies: { emacs: '.emacs.d' },
		files: { ...FILES, '.emacs.d/init.el': '(load "~/.emacs.d/samhain-lsp-mode.el")\n' },
		command: [...EMACS, pathOf('drive-lsp-mode.el')],
		column: 9,
		formats: true,
	},
};

describe.each(Object.entries(EDITORS))('%s', (_name, { column, formats, command, ...household }) => {
	it('shows findings, hover, completion, quick fixes and the guidance', async () => {
		// One start of the editor; what it saw is compared as a whole.
		const seen: Seen = JSON.parse(await withHome(household, (home) => driveIn(home, command)));
		expect(seen).toMatchObject({
			filetype: 'samhainrc',
			hover: expect.stringContaining('Interval between file checks'),
			fixed: ['# why', 'file=/ä𝄞'],
			guidance: expect.stringMatching(/Not in client list[\s\S]*How to fix/),
		});
		const names = seen.offered.map((name) => name.replace('=', ''));
		expect(names).toEqual(expect.arrayContaining(['SetLoopTime', 'SetLogfilePath']));
		expect(seen.findings.map(({ line, text }) => ({ line, text }))).toEqual([
			{ line: 1, text: expect.stringContaining("reads '# why' as part of the value") },
			{ line: 4, text: expect.stringContaining("drops 'SetLo'") },
		]);
		expect(seen.findings[0]?.from).toBe(column);
		const formatted = ['[ReadOnly]', '# why', 'file=/ä𝄞', '', '[Misc]', 'SetFileCheckTime=600', 'SetLo'];
		expect(seen.formatted).toEqual(formats ? formatted : undefined);
	});
});

describe('Neovim 0.11', () => {
	it('is told in its own words which server to start', async () => {
		const household = { copies: { 'neovim/samhain.lua': '.config/nvim/plugin/samhain.lua' }, files: FILES };
		const command = ['nvim', '--headless', '--noplugin', '-S', pathOf('neovim-0.11.lua')] as const;
		expect(JSON.parse(await withHome(household, (home) => driveIn(home, command)))).toEqual({
			samhain: {
				cmd: ['samhain-language-server', '--stdio'],
				filetypes: ['samhainrc', 'yulerc'],
				root_markers: ['.samhain-lint.json', '.git'],
			},
			enabled: 'samhain',
			filetype: 'samhainrc',
			// Neovim 0.11 starts it; the part for older ones must not.
			clients: 0,
		});
	});
});
