// Tokenises text with the built grammars, as the editor does. It knows scopes, and nothing of what they mean.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type StateStack } from 'vscode-textmate';

const root = new URL('../../', import.meta.url);

export type Language = 'samhainrc' | 'yulerc';

export interface ScopedText {
	readonly text: string;
	readonly start: number;
	/** From the outermost to the innermost, without the language's own. */
	readonly scopes: readonly string[];
}

export interface TokenLine {
	readonly text: string;
	readonly tokens: readonly ScopedText[];
	/** Whether a rule is still open when the line is over. */
	readonly runsOn: boolean;
}

export function readGrammar(language: Language): string {
	return readFileSync(new URL(`syntaxes/${language}.tmLanguage.json`, root), 'utf8');
}

async function createRegistry(): Promise<textmate.Registry> {
	const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
	await oniguruma.loadWASM(readFileSync(wasm));
	return new textmate.Registry({
		onigLib: Promise.resolve({
			createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
			createOnigString: (text) => new oniguruma.OnigString(text),
		}),
		loadGrammar: (scopeName) => {
			const language: Language = scopeName === 'source.yulerc' ? 'yulerc' : 'samhainrc';
			const path = fileURLToPath(new URL(`syntaxes/${language}.tmLanguage.json`, root));
			return Promise.resolve(textmate.parseRawGrammar(readGrammar(language), path));
		},
	});
}

const registry = createRegistry();

async function loadGrammar(language: Language): Promise<IGrammar> {
	const grammar = await (await registry).loadGrammar(`source.${language}`);
	if (grammar === null) throw new Error(`no grammar for ${language}`);
	return grammar;
}

/** @returns the scoped pieces of each line */
export async function tokenize(language: Language, text: string): Promise<TokenLine[]> {
	const grammar = await loadGrammar(language);
	let stack: StateStack = textmate.INITIAL;
	return text.split('\n').map((line) => {
		const result = grammar.tokenizeLine(line, stack);
		const runsOn = result.ruleStack.depth > 1;
		stack = result.ruleStack;
		const tokens = result.tokens
			.filter((token) => token.startIndex < line.length)
			.map(({ startIndex, endIndex, scopes }) => ({
				text: line.slice(startIndex, endIndex),
				start: startIndex,
				scopes: scopes.slice(1),
			}));
		return { text: line, tokens, runsOn };
	});
}

/**
 * Checks a text whose comment lines say what the line above them is:
 * `#   ^^^^ scope` means every character above a caret, `#<-- scope` the first characters (as many as dashes and
 * bracket together), and a scope may be cut short at a dot. `!scope` must not be there.
 * @returns one sentence per expectation that does not hold
 */
export async function checkScopes(language: Language, marked: string): Promise<string[]> {
	const problems: string[] = [];
	const lines = marked.split('\n');
	const source = lines.filter((line) => !isExpectation(line));
	const tokenLines = await tokenize(language, source.join('\n'));
	let count = 0;
	let above = -1;
	for (const line of lines) {
		if (!isExpectation(line)) {
			above += 1;
			continue;
		}
		count += 1;
		const match = /^#(?:<(-*)|( *)(\^+)) +(!?)(\S+)$/.exec(line);
		if (match === null) throw new Error(`not an expectation: ${line}`);
		const [, dashes, blanks, carets, not, scope = ''] = match;
		const start = dashes === undefined ? 1 + (blanks?.length ?? 0) : 0;
		const end = start + (dashes === undefined ? (carets?.length ?? 0) : dashes.length + 1);
		const tokens = tokenLines[above]?.tokens ?? [];
		const covering = tokens.filter((token) => token.start < end && token.start + token.text.length > start);
		const has = (token: ScopedText) => token.scopes.some((each) => `${each}.`.includes(`${scope}.`));
		const holds = not === '!' ? !covering.some(has) : covering.length > 0 && covering.every(has);
		if (!holds) {
			const found = covering.map((token) => `${token.text} [${token.scopes.join(' ')}]`).join(', ');
			problems.push(`${tokenLines[above]?.text}: expected ${not}${scope}, found ${found}`);
		}
	}
	if (count === 0) throw new Error('the text expects nothing');
	return problems;
}

function isExpectation(line: string): boolean {
	return /^#(?:<| *\^)/.test(line);
}

/** @returns each line, and under it its pieces with their scopes; white space without a scope is left out */
export function printTokens(lines: readonly TokenLine[]): string {
	return lines
		.flatMap((line) => [
			`> ${line.text}`.trimEnd(),
			...line.tokens
				.filter((token) => token.text.trim() !== '')
				.map((token) => {
					const marks = `${' '.repeat(token.start)}${'^'.repeat(token.text.length)}`;
					return `  ${marks} ${token.scopes.join(' ')}`.trimEnd();
				}),
		])
		.join('\n')
		.concat('\n');
}
