// The order of the values that completion offers: the default first, what the linter would warn of last. Which those
// are, the rules say: each value is tried in a small file of its own, and what is found there again in the file at hand.
import { Analysis } from '../analysis/analysis.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { Daemon } from '../daemon/daemon.ts';
import { seriousAfter } from '../report/fix-trial.ts';
import { ruleById } from '../rules/index.ts';
import { isAccepted } from '../rules/try-value.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../settings/settings.ts';
import { selectedLevels } from '../values/threshold.ts';
import type { CursorLine, Offer } from './cursor-line.ts';

/** Values that are tried; no option has more words than this that differ in what a rule says. */
const MAX_TRIED = 24;

/**
 * Offers for a whole value, best first.
 * @param offers what the kind of value offers, in its own order
 */
export function inOrder(cursor: CursorLine, option: OptionEntry, offers: readonly Offer[]): readonly Offer[] {
	const usual = defaultOf(option, cursor.analysis.daemon);
	const isDefault = (offer: Offer): boolean =>
		usual !== undefined && isSameValue(option, offer.text, usual, cursor.analysis.daemon);
	const cautions = cautionsOf(cursor, option, offers);
	const first: Offer[] = [];
	const middle: Offer[] = [];
	const last: Offer[] = [];
	for (const offer of offers) {
		const caution = cautions.get(offer.text);
		if (caution !== undefined) last.push({ ...offer, caution });
		else if (first.length === 0 && isDefault(offer)) first.push({ ...offer, isDefault: true });
		else middle.push(offer);
	}
	if (first.length === 0)
		first.push(...defaultOffer(cursor, option).filter(({ text }) => !cautions.has(text)));
	const known = new Set(first.map(({ text }) => text));
	return [...first, ...[...middle, ...last].filter(({ text }) => !known.has(text))];
}

/** The default as an offer; none where the catalogue describes it in words that the daemon does not take. */
export function defaultOffer({ analysis, line }: CursorLine, option: OptionEntry): readonly Offer[] {
	const usual = defaultOf(option, analysis.daemon);
	const section = line.context?.section ?? option.section;
	if (usual === undefined || !isAccepted(option, section, usual, analysis.daemon)) return [];
	// A list is offered by its words; its default as one text would not fit among them.
	if (/[\s,;|]/.test(usual)) return [];
	return [{ label: usual, kind: 'value', text: usual, isDefault: true }];
}

/** The default for a role; `X (client), Y (standalone)` in the catalogue. */
function defaultOf({ default: text }: OptionEntry, { role }: Daemon): string | undefined {
	if (text === '') return undefined;
	if (!text.includes(' (')) return text;
	for (const part of text.split(/,\s+(?=[^()]*\()/)) {
		const match = /^(.*) \(([^)]*)\)$/.exec(part);
		if (match?.[2]?.split(/[\s,]+/).includes(role)) return match[1];
	}
	return undefined;
}

function isSameValue(option: OptionEntry, value: string, usual: string, daemon: Daemon): boolean {
	if (value === usual) return true;
	if (option.kind !== 'threshold') return false;
	const wanted = usual === 'all' ? '*' : usual;
	const levels = (text: string): string =>
		[...selectedLevels(text, daemon)]
			.filter((level) => level !== 'inet')
			.sort()
			.join(' ');
	return levels(value) === levels(wanted);
}

/** What is warned of when a value is written, by the value. */
function cautionsOf(
	{ analysis, line, syntax, number }: CursorLine,
	option: OptionEntry,
	offers: readonly Offer[],
): ReadonlyMap<string, string> {
	const cautions = new Map<string, string>();
	const section = line.context?.section ?? option.section;
	const tried = offers.filter(({ kind }) => kind === 'value').slice(0, MAX_TRIED);
	const suspects = tried.filter(({ text }) => findsSomething(option, section, text, analysis));
	// What is said of every value is about the option.
	if (suspects.length === 0 || suspects.length === tried.length) return cautions;
	const put = (text: string): ReadonlyMap<string, number> | undefined => {
		const start = { line: number, column: syntax.equals + 1 };
		return seriousAfter(analysis, [
			{ range: { start, end: { line: number, column: line.text.length } }, text },
		]);
	};
	const harmless = tried.find((offer) => !suspects.includes(offer));
	const before = put(harmless?.text ?? '');
	for (const { text } of suspects) {
		const after = put(text);
		if (after === undefined || before === undefined) continue;
		const rules = [...after.keys()].filter((rule) => (after.get(rule) ?? 0) > (before.get(rule) ?? 0));
		const rule = rules.find((id) => analysis.settings.rules[id] !== 'off');
		if (rule !== undefined) cautions.set(text, `**Warning:** ${ruleById(rule)?.summary ?? rule}`);
	}
	return cautions;
}

/** Answers of `findsSomething`, which only depend on the daemon and the line. */
const known = new Map<string, boolean>();
const MAX_KNOWN = 2_000;

/** Whether a rule finds an error or a warning in a value that is alone in a file. */
function findsSomething(option: OptionEntry, section: string, value: string, analysis: Analysis): boolean {
	const { daemon } = analysis;
	const role = daemon.role === 'undecided' ? 'client' : daemon.role;
	const key = [role, daemon.version, [...daemon.without].sort().join(), section, option.key, value].join(
		'\n',
	);
	let answer = known.get(key);
	if (answer === undefined) {
		const settings: AnalysisSettings = {
			...DEFAULT_SETTINGS,
			role,
			version: daemon.version,
			without: daemon.without,
		};
		const file = new Analysis(`[${section}]\n${option.name}=${value}\n`, settings);
		answer = [...file.rawFindings()].some(({ rule, severity, line }) => {
			const level = severity ?? ruleById(rule)?.defaultSeverity;
			return line === file.lineAt(1) && (level === 'error' || level === 'warning');
		});
		if (known.size >= MAX_KNOWN) known.clear();
		known.set(key, answer);
	}
	return answer;
}
