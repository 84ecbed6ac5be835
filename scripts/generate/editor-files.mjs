// Writes the files of docs/editors that colour a configuration: for Vim, Emacs, Kate, nano, and Sublime Text with bat.
// @ts-check
import { emacsFiles } from './editors/emacs.mjs';
import { kateFiles } from './editors/kate.mjs';
import { readEditorLanguages } from './editors/languages.mjs';
import { nanoFiles } from './editors/nano.mjs';
import { sublimeFiles } from './editors/sublime.mjs';
import { vimFiles } from './editors/vim.mjs';
import { readGrammars } from './grammar-keywords.mjs';

/** @type {import('./products.mjs').Product} */
export const editorFiles = {
	name: 'colours for other editors',
	async render(root) {
		const languages = await readEditorLanguages(root);
		return [
			...vimFiles(languages),
			...emacsFiles(languages),
			...kateFiles(languages),
			...nanoFiles(languages),
			...sublimeFiles(await readGrammars(root), languages),
		];
	},
};
