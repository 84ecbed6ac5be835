// `npm run prose`: a word list against translated English. It reads strings, comments, the catalogue, the documents and
// the README, and fails on every place that no exception below explains.
// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Phrase
 * @property {RegExp} pattern what is found; a space also matches a line break inside a comment
 * @property {string} instead what to write
 * @property {readonly [context: RegExp, reason: string][]} [except] legitimate uses, matched against the sentence around
 */

/** @type {readonly Phrase[]} */
const PHRASES = [
	{ pattern: /\bis no (?!longer\b)/g, instead: 'is not a …' },
	{ pattern: /\bare no (?!longer\b)/g, instead: 'are not …, or: … does not have' },
	{
		pattern: /\bbehind\b/g,
		instead: 'after (order), beyond (network)',
		except: [
			[/behind (?:a|the) (?:proxy|firewall|NAT)/i, 'the usual term of networks'],
			[/'behind'/, 'a look-behind of a regular expression'],
		],
	},
	{ pattern: /\bstands?\b(?!alone)(?!-alone)/g, instead: 'is; a symbol represents, matches or means' },
	{ pattern: /\bsuch as it is\b/g, instead: 'say what samhain does with it' },
	{ pattern: /\bas it stands\b/g, instead: 'as written' },
	{ pattern: /\bletters too many\b/g, instead: 'extra trailing letters' },
	{ pattern: /\bfor ever\b/g, instead: 'permanently; never' },
	{ pattern: /\bmisspelt\b/g, instead: 'misspelled' },
	{ pattern: /\bthe daemon says\b/gi, instead: 'samhain logs' },
	{ pattern: /\b(?:is|are|was|were) told\b/g, instead: 'the exact verb: receives, reports, configured' },
	{ pattern: /\bwithout a word\b/g, instead: 'silently' },
	{ pattern: /\bis taken for\b/g, instead: 'samhain reads … as' },
	{ pattern: /\bas (?:one|a reader) would think\b/g, instead: 'drop it' },
	{ pattern: /\bof one's own\b/g, instead: 'your own' },
	{ pattern: /\ba few less\b/g, instead: 'a few fewer' },
	{ pattern: /\bsub-director(?:y|ies)\b/g, instead: 'subdirectory' },
	{ pattern: /\bturn(?:s|ed)? (?:it|the \w+) round\b/g, instead: 'inverts' },
	{ pattern: /\bshall\b/gi, instead: 'must, will or the present tense' },
	{ pattern: /\bgets? to hear\b/g, instead: 'receives' },
	{ pattern: /\bhears? of\b/g, instead: 'receives, learns of' },
	{ pattern: /\bleft alone now\b/g, instead: 'will not be restarted' },
	{ pattern: /\bwhat is meant\b/g, instead: 'Did you mean …?' },
	{ pattern: /\bthis finding of\b/g, instead: 'name the rule' },
	{ pattern: /\banother [a-z]+ than\b/g, instead: 'a … other than, a different … from' },
	{ pattern: /\banew\b/g, instead: 'again; rebuild, recreate' },
	{ pattern: /\bsomething else than\b/g, instead: 'something other than' },
	{ pattern: /\bcannot be said\b/g, instead: 'is not known' },
	{ pattern: /\b(?:has|have) to be\b/g, instead: 'must be; the active voice' },
	{ pattern: /\b(?:is|are|was|were) let in\b/g, instead: 'the server accepts …; the entry admits …' },
	{ pattern: /\bcomplain(?:s|ed)? of\b/g, instead: 'logs an error about' },
	{ pattern: /\bdoes so no more\b/g, instead: 'no longer does' },
	{ pattern: /\ball the same\b/g, instead: 'nevertheless' },
	{ pattern: /\bmend(?:s|ed|ing)?\b/g, instead: 'fix, repair' },
	{ pattern: /\bword to replace\b/g, instead: 'placeholder' },
];

/** What is read, as Git patterns. */
const READ = [
	'README.md',
	'ARCHITECTURE.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'package.json',
	'catalogue/*.json',
	'catalogue/**/*.json',
	'client/src/**/*.ts',
	'docs/**/*.md',
	'page/index.html',
	'page/src/**/*.ts',
	'server/src/**/*.ts',
];

/** What is not read, with the reason. */
const LEFT_OUT = /** @type {const} */ ([
	['catalogue/messages.json', 'messages of the daemon, quoted'],
	['catalogue/start-texts.json', 'texts of the daemon, quoted'],
	['docs/generated/guidance/start-texts.md', 'texts of the daemon, quoted'],
	['.generated.ts', 'made from the catalogue and the documents'],
]);

/** Spaces of a pattern also match a line break with the mark of a comment. */
function overLines(/** @type {RegExp} */ pattern) {
	return new RegExp(pattern.source.replaceAll(' ', '(?: |\\s+(?:(?://|\\*) )?)'), pattern.flags);
}

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const files = execFileSync('git', ['ls-files', ...READ], { cwd: root, encoding: 'utf8' })
	.split('\n')
	.filter(
		(file) =>
			existsSync(path.join(root, file)) && file !== '' && !LEFT_OUT.some(([part]) => file.includes(part)),
	);
const phrases = PHRASES.map((phrase) => ({ ...phrase, pattern: overLines(phrase.pattern) }));

let found = 0;
for (const file of new Set(files)) {
	const text = readFileSync(path.join(root, file), 'utf8');
	for (const { pattern, instead, except = [] } of phrases) {
		for (const match of text.matchAll(pattern)) {
			const around = text.slice(Math.max(0, match.index - 60), match.index + 60);
			if (except.some(([context]) => context.test(around))) continue;
			const line = text.slice(0, match.index).split('\n').length;
			console.error(`${file}:${line} "${match[0].replace(/\s+/g, ' ')}": ${instead}`);
			found++;
		}
	}
}
if (found > 0) {
	console.error(
		`${found} phrases of the word list in scripts/prose.mjs. Rewrite them, or add an exception with a reason.`,
	);
	process.exit(1);
}
console.log(
	`No phrase of the word list in ${files.length} files. Not read: ${LEFT_OUT.map(([part]) => part).join(', ')}.`,
);
