// The editors of Debian 12, driven without a screen and with exactly the files of docs/editors: what a person would see.
import { describe, expect, it } from 'vitest';
import { type Household, pathOf, runAtHome } from './at-home.ts';

/** What a script saw in its editor. */
interface Seen {
	readonly filetype: string;
	/** Lines from 0; columns as the editor counts them. */
	readonly findings: readonly { readonly line: number; readonly from: number; readonly text: string }[];
	readonly hover: string;
	readonly offered: readonly string[];
	/** The lines that the quick fix left. */
	readonly fixed: readonly string[];
	readonly guidance: string;
}

/** With the column of the `#` in `file=/ä𝄞 # why`: in bytes, characters or columns from 1. */
const EDITORS: Readonly<Record<string, Household & { readonly column: number }>> = {
	'Neovim 0.7': {
		copies: { 'neovim/samhain.lua': '.config/nvim/plugin/samhain.lua' },
		command: ['nvim', '--headless', '-S', pathOf('drive-neovim.lua'), '-c', 'cquit 1'],
		column: 13,
	},
	'Vim 9 with ALE 3.3': {
		copies: { 'vim-ale/samhain.vim': '.vim/after/plugin/samhain.vim' },
		files: { '.vimrc': 'filetype plugin on\nsyntax on\n' },
		command: ['vim', '-N', '-E', '-s', '-c', 'source ~/.vimrc', '-S', pathOf('drive-vim.vim')],
		column: 14,
	},
	'Emacs 28 with eglot 1.9': {
		copies: { 'emacs/samhain.el': '.emacs.d/samhain.el' },
		files: { '.emacs.d/init.el': '(load "~/.emacs.d/samhain.el")\n' },
		command: [
			...(['emacs', '--batch', '--funcall', 'package-initialize', '--load', '~/.emacs.d/init.el'] as const),
			...['--load', pathOf('drive-emacs.el')],
		],
		column: 9,
	},
};

describe.each(Object.entries(EDITORS))('%s', (_name, { column, ...household }) => {
	it('shows findings, hover, completion, quick fixes and the guidance', () => {
		// One start of the editor; what it saw is compared as a whole.
		const seen: Seen = JSON.parse(runAtHome(household));
		expect(seen).toMatchObject({
			filetype: 'samhainrc',
			hover: expect.stringContaining('Interval between file checks'),
			fixed: ['# why', 'file=/ä𝄞'],
			guidance: expect.stringMatching(/Not in client list[\s\S]*How to fix:/),
		});
		const names = seen.offered.map((name) => name.replace('=', ''));
		expect(names).toEqual(expect.arrayContaining(['SetLoopTime', 'SetLogfilePath']));
		expect(seen.findings.map(({ line, text }) => ({ line, text }))).toEqual([
			{ line: 1, text: expect.stringContaining("reads '# why' as part of the value") },
			{ line: 4, text: expect.stringContaining("drops 'SetLo'") },
		]);
		expect(seen.findings[0]?.from).toBe(column);
	});
});
