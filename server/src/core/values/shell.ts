// What a shell makes of a command line that needs nothing but the shell: `true`, `false`, `echo`, tests of files, and what
// joins them. Nothing is run. Samhain hands its commands to /bin/sh, which is dash on Debian.
import type { Machine } from '../daemon/daemon.ts';
import { typeAt } from '../daemon/paths.ts';

/** What a command leaves. */
export interface ShellResult {
	/** All that it prints on its standard output. */
	readonly output: string;
	readonly status: number;
}

/** What one command of a pipeline leaves. */
interface CommandResult extends ShellResult {
	/** It was `exit`, which ends the shell that it runs in. */
	readonly isExit?: boolean;
}

/** A word or an operator of a command line. */
interface ShellToken {
	readonly text: string;
	readonly isOperator: boolean;
}

const OPERATORS = ['&&', '||', '>>', '>&', ';', '|', '&', '(', ')', '>', '<'];
/** Unquoted or within double quotes, these need a shell of their own. */
const EXPANDED = '$`';
const UNQUOTED_ONLY = '*?[~{';

/** Splits a command line; undefined where a word depends on more than its text. */
function tokenize(command: string): readonly ShellToken[] | undefined {
	const tokens: ShellToken[] = [];
	let at = 0;
	while (at < command.length) {
		const character = command.charAt(at);
		if (character === ' ' || character === '\t') {
			at++;
			continue;
		}
		if (character === '#') break;
		const operator = OPERATORS.find((text) => command.startsWith(text, at));
		if (operator !== undefined) {
			tokens.push({ text: operator, isOperator: true });
			at += operator.length;
			continue;
		}
		const word = readWord(command, at);
		if (word === undefined) return undefined;
		tokens.push({ text: word.text, isOperator: false });
		at = word.end;
	}
	return tokens;
}

function readWord(
	command: string,
	start: number,
): { readonly text: string; readonly end: number } | undefined {
	let text = '';
	let at = start;
	while (at < command.length) {
		const character = command.charAt(at);
		if (' \t;|&()<>'.includes(character)) break;
		if (character === "'" || character === '"') {
			const close = command.indexOf(character, at + 1);
			if (close < 0) return undefined;
			const inner = command.slice(at + 1, close);
			if (character === '"' && /[$`\\]/.test(inner.replaceAll(/\\(?![$`"\\])/g, ''))) return undefined;
			text += inner;
			at = close + 1;
			continue;
		}
		if (EXPANDED.includes(character)) return undefined;
		// A bracket alone is the command of that name, and the mark of its end.
		const isBracket = character === '[' && /^\[(?:\s|$)/.test(command.slice(at));
		if (UNQUOTED_ONLY.includes(character) && !isBracket) return undefined;
		if (character === '\\') {
			if (at + 1 >= command.length) return undefined;
			text += command.charAt(at + 1);
			at += 2;
			continue;
		}
		text += character;
		at++;
	}
	return { text, end: at };
}

/** Thrown inside of this module where the result is not known. */
class Unknown extends Error {}

/** Nesting of brackets and of `sh -c`. */
const MAX_DEPTH = 16;

class Shell {
	private at = 0;
	private output = '';
	/** The status with which `exit` left the shell. */
	private exit: number | undefined;
	private readonly tokens: readonly ShellToken[];
	private readonly machine: Machine;
	private readonly depth: number;

	constructor(tokens: readonly ShellToken[], machine: Machine, depth: number) {
		this.tokens = tokens;
		this.machine = machine;
		this.depth = depth;
		if (depth > MAX_DEPTH) throw new Unknown();
	}

	run(): ShellResult {
		const status = this.list(true);
		if (this.at < this.tokens.length) throw new Unknown();
		return { output: this.output, status: this.exit ?? status };
	}

	private operator(): string | undefined {
		const token = this.tokens[this.at];
		return token?.isOperator === true ? token.text : undefined;
	}

	/** Commands joined by `;` and `&`. */
	private list(isRun: boolean): number {
		let status = 0;
		for (;;) {
			if (this.at >= this.tokens.length || this.operator() === ')') return status;
			const isAlive = this.exit === undefined;
			status = this.andOr(isRun && isAlive);
			const operator = this.operator();
			if (operator !== ';' && operator !== '&') return status;
			if (operator === '&') {
				// It runs in a shell of its own, which is all that it can leave.
				if (isAlive) this.exit = undefined;
				status = 0;
			}
			this.at++;
		}
	}

	/** Pipelines joined by `&&` and `||`, from left to right. */
	private andOr(isRun: boolean): number {
		let status = this.pipeline(isRun);
		for (;;) {
			const operator = this.operator();
			if (operator !== '&&' && operator !== '||') return status;
			this.at++;
			const isNext = isRun && this.exit === undefined && (status === 0) === (operator === '&&');
			const next = this.pipeline(isNext);
			if (isNext) status = next;
		}
	}

	private pipeline(isRun: boolean): number {
		let isNegated = false;
		while (this.tokens[this.at]?.text === '!' && this.operator() === undefined) {
			isNegated = !isNegated;
			this.at++;
		}
		let { output, status, isExit } = this.command(isRun, '');
		while (this.operator() === '|') {
			this.at++;
			({ output, status } = this.command(isRun, output));
			isExit = false;
		}
		if (isRun) this.output += output;
		if (isExit === true) this.exit = status;
		return isNegated ? Number(status === 0) : status;
	}

	/** One simple command or a list in brackets, with its redirections. */
	private command(isRun: boolean, input: string): CommandResult {
		if (this.operator() === '(') return this.bracketed(isRun);
		const words: string[] = [];
		let isHidden = false;
		for (;;) {
			const token = this.tokens[this.at];
			if (token === undefined) break;
			if (!token.isOperator) {
				words.push(token.text);
				this.at++;
				continue;
			}
			if (token.text !== '>' && token.text !== '>>' && token.text !== '>&') break;
			isHidden = this.redirection(words, token.text) || isHidden;
		}
		// `!` may precede a whole pipeline only; elsewhere the shell refuses the line.
		if (words.length === 0 || words[0] === '!') throw new Unknown();
		if (!isRun) return { output: '', status: 0 };
		const result = runSimple(words, input, this.machine, this.depth);
		return isHidden ? { ...result, output: '' } : result;
	}

	/** `>/dev/null`, `2>/dev/null` and `2>&1`; true where standard output is gone. */
	private redirection(words: string[], operator: string): boolean {
		this.at++;
		const target = this.tokens[this.at];
		if (target === undefined || target.isOperator) throw new Unknown();
		this.at++;
		const before = words.at(-1);
		const isOfErrors = before === '2';
		if (isOfErrors || before === '1') words.pop();
		if (operator === '>&') {
			if (isOfErrors && target.text === '1') return false;
			throw new Unknown();
		}
		if (target.text !== '/dev/null') throw new Unknown();
		return !isOfErrors;
	}

	private bracketed(isRun: boolean): ShellResult {
		const close = this.closing();
		const inner = new Shell(this.tokens.slice(this.at + 1, close), this.machine, this.depth + 1);
		this.at = close + 1;
		return isRun ? inner.run() : { output: '', status: 0 };
	}

	private closing(): number {
		let depth = 0;
		for (let at = this.at; at < this.tokens.length; at++) {
			const token = this.tokens[at];
			if (token?.isOperator !== true) continue;
			if (token.text === '(') depth++;
			if (token.text === ')' && --depth === 0) return at;
		}
		throw new Unknown();
	}
}

/** A command of which the machine's table has the result. */
function knownResult(command: string, { commands }: Machine): ShellResult | undefined {
	return Object.hasOwn(commands, command) ? commands[command] : undefined;
}

function runSimple(words: readonly string[], input: string, machine: Machine, depth: number): CommandResult {
	const [name = '', ...rest] = words;
	const known = knownResult(words.join(' '), machine) ?? knownResult(name, machine);
	if (known !== undefined) return known;
	const isBuiltIn = !name.includes('/');
	if (!isBuiltIn && !/^(?:\/usr)?\/bin\/(?:true|false|echo|env|sh|test|cat|\[)$/.test(name)) {
		// A path at which nothing is cannot be run.
		if (name.startsWith('/') && typeAt(name, machine) === undefined) return { output: '', status: 127 };
		throw new Unknown();
	}
	switch (name.slice(name.lastIndexOf('/') + 1)) {
		case 'true':
		case ':':
			return { output: '', status: 0 };
		case 'false':
			return { output: '', status: 1 };
		case 'echo':
			return { output: echoed(rest, isBuiltIn), status: 0 };
		case 'cat':
			if (rest.length > 0) throw new Unknown();
			return { output: input, status: 0 };
		case 'exit':
			if (!/^\d{0,3}$/.test(rest[0] ?? '')) throw new Unknown();
			return { output: '', status: Number(rest[0] ?? '0') & 255, isExit: true };
		case 'env':
			if (rest[0] === undefined || rest[0].startsWith('-') || rest[0].includes('=')) throw new Unknown();
			return { ...runSimple(rest, input, machine, depth), isExit: false };
		case 'sh':
			if (rest[0] !== '-c' || rest[1] === undefined) throw new Unknown();
			return runTokens(rest[1], machine, depth + 1);
		case 'test':
			return { output: '', status: Number(!isMet(rest, machine)) };
		case '[':
			if (rest.at(-1) !== ']') return { output: '', status: 2 };
			return { output: '', status: Number(!isMet(rest.slice(0, -1), machine)) };
		default:
			throw new Unknown();
	}
}

/** What `echo` prints: dash's own knows `-n` and always replaces escapes, the program only with `-e`. */
function echoed(words: readonly string[], isBuiltIn: boolean): string {
	let first = 0;
	let hasNewline = true;
	let hasEscapes = isBuiltIn;
	for (; (isBuiltIn ? /^-n$/ : /^-[neE]+$/).test(words[first] ?? ''); first++) {
		for (const letter of words[first] ?? '') {
			if (letter === 'n') hasNewline = false;
			if (letter === 'e' || letter === 'E') hasEscapes = letter === 'e';
		}
		if (isBuiltIn) {
			first++;
			break;
		}
	}
	const text = words.slice(first).join(' ');
	if (hasEscapes && /\\(?:[^nt\\]|$)/.test(text.replaceAll('\\\\', ''))) throw new Unknown();
	const plain = hasEscapes
		? text.replaceAll(/\\([nt\\])/g, (_escape, letter: string) =>
				letter === 'n' ? '\n' : letter === 't' ? '\t' : '\\',
			)
		: text;
	return hasNewline ? `${plain}\n` : plain;
}

/** The tests of test(1) that are about files and texts. */
function isMet(words: readonly string[], machine: Machine): boolean {
	const [first = '', second, third] = words;
	if (words.length === 0) return false;
	if (words.length === 1) return first !== '';
	if (first === '!') return !isMet(words.slice(1), machine);
	if (words.length === 2 && second !== undefined) {
		const type = typeAt(second, machine);
		switch (first) {
			case '-e':
				return type !== undefined;
			case '-d':
				return type === 'dir';
			case '-f':
				return type === 'file';
			case '-n':
				return second !== '';
			case '-z':
				return second === '';
			default:
				throw new Unknown();
		}
	}
	if (words.length === 3 && second === '=') return first === third;
	if (words.length === 3 && second === '!=') return first !== third;
	throw new Unknown();
}

function runTokens(command: string, machine: Machine, depth: number): ShellResult {
	const tokens = tokenize(command);
	if (tokens === undefined) throw new Unknown();
	return new Shell(tokens, machine, depth).run();
}

/**
 * What a shell makes of a command line.
 * @param machine whose files the command may look at, and the commands of which the result is known
 * @returns undefined where that depends on more than the line and the machine
 */
export function runShell(command: string, machine: Machine): ShellResult | undefined {
	const known = knownResult(command, machine);
	if (known !== undefined) return known;
	try {
		return runTokens(command, machine, 0);
	} catch (error) {
		if (error instanceof Unknown) return undefined;
		throw error;
	}
}
