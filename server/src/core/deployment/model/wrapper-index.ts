// Finds the rules that can concern a connection without trying each one: files with a line per client are common.
// It may list a rule too many, never one too few; the order of the file is kept.
import type { WrapperFile, WrapperRule } from '../files/tcp-wrappers-file.ts';
import { isSame, matchList, matchString } from './wrapper-patterns.ts';

interface RuleIndex {
	/** Literal names and addresses, in lower case, to the first plain rule that lists them. */
	readonly literals: ReadonlyMap<string, number>;
	/** Rules with patterns, exceptions or options: each must be tried. */
	readonly others: readonly number[];
	/** The first plain rule with a numeric literal and with a name, for a client without a known address or name. */
	readonly firstNumeric: number | undefined;
	readonly firstNamed: number | undefined;
}

const KEYWORDS: ReadonlySet<string> = new Set(['all', 'local', 'known', 'unknown', 'paranoid', 'except']);

function isNumeric(token: string): boolean {
	return /^[\d./]*$/.test(token);
}

function isLiteral(token: string): boolean {
	if (/[@/[\]*?]/.test(token) || token.startsWith('.') || token.endsWith('.')) return false;
	return !KEYWORDS.has(token.toLowerCase());
}

/** Whether a rule is for a daemon, as far as its list can be decided by the name alone. */
function concernsDaemon(rule: WrapperRule, daemonName: string): boolean | undefined {
	if (rule.daemons.some(({ text }) => text.includes('@'))) return undefined;
	return matchList(rule.daemons, (token) => matchString(token, daemonName, 'the daemon')) === true;
}

function buildIndex(file: WrapperFile, daemonName: string): RuleIndex {
	const literals = new Map<string, number>();
	const others: number[] = [];
	let firstNumeric: number | undefined;
	let firstNamed: number | undefined;
	for (const [index, rule] of file.rules.entries()) {
		const concerns = concernsDaemon(rule, daemonName);
		if (concerns === false) continue;
		if (
			concerns === undefined ||
			rule.options.length > 0 ||
			!rule.clients.every(({ text }) => isLiteral(text))
		) {
			others.push(index);
			continue;
		}
		for (const { text } of rule.clients) {
			const key = text.toLowerCase();
			if (!literals.has(key)) literals.set(key, index);
			if (isNumeric(text)) firstNumeric ??= index;
			else firstNamed ??= index;
		}
	}
	return { literals, others, firstNumeric, firstNamed };
}

/** The index of a file follows from the file and the daemon, so that it is made once for both. */
const INDEXES = new WeakMap<WrapperFile, { readonly daemonName: string; readonly index: RuleIndex }>();

function indexOf(file: WrapperFile, daemonName: string): RuleIndex {
	const known = INDEXES.get(file);
	if (known !== undefined && isSame(known.daemonName, daemonName)) return known.index;
	const index = buildIndex(file, daemonName);
	INDEXES.set(file, { daemonName, index });
	return index;
}

/** The rules of a file that may match a connection, in the order of the file. */
export function listCandidates(
	file: WrapperFile,
	request: {
		readonly daemonName: string;
		readonly clientName: string | undefined;
		readonly clientAddress: string | undefined;
	},
): readonly WrapperRule[] {
	const index = indexOf(file, request.daemonName);
	const { clientName, clientAddress } = request;
	const hits = [
		clientAddress === undefined ? index.firstNumeric : index.literals.get(clientAddress.toLowerCase()),
		clientName === undefined ? index.firstNamed : index.literals.get(clientName.toLowerCase()),
		// A literal that looks like a name is compared with the address, too.
		clientAddress === undefined ? index.firstNamed : undefined,
	].filter((hit) => hit !== undefined);
	const found =
		hits.length === 0 ? index.others : [...new Set([...index.others, ...hits])].sort((a, b) => a - b);
	return found.flatMap((at) => file.rules[at] ?? []);
}
