// The list of everything that is generated, in the order in which it is made. A product reads sources and returns
// texts; it writes nothing. To add one: a module beside this one that exports a Product, and a line in the list.
// @ts-check
import { catalogueModule } from './catalogue-module.mjs';
import { editorFiles } from './editor-files.mjs';
import { grammarKeywords } from './grammar-keywords.mjs';
import { guidance } from './guidance.mjs';
import { logs } from './logs.mjs';
import { problems } from './problems.mjs';
import { profiles } from './profiles.mjs';
import { promises } from './promises.mjs';
import { rules } from './rules.mjs';
import { settings } from './settings.mjs';
import { versions } from './versions.mjs';

/**
 * @typedef {object} GeneratedFile
 * @property {string} path Relative to the root of the project, with `/`.
 * @property {string} text Whole content, with `\n`.
 */
/**
 * @typedef {object} Product
 * @property {string} name What it is, for the message about a stale file.
 * @property {(root: string) => Promise<GeneratedFile[]>} render Makes the files; an existing file that is only
 * generated in part is read and returned with that part replaced.
 */

/** @type {readonly Product[]} */
export const products = [
	versions,
	catalogueModule,
	grammarKeywords,
	editorFiles,
	logs,
	rules,
	guidance,
	settings,
	problems,
	profiles,
	promises,
];
