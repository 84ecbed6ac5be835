// What a change of a configuration does to options, destinations and clients; and whether protection is lost by it.
// Where that is not known, the change is named and not judged.
import { findAnywhere } from '../catalogue/lookup.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { FileView } from '../document/file-view.ts';
import { optionText } from '../document/option-text.ts';
import { type EffectiveOption, effectiveOptions } from '../effective/all-options.ts';
import { destinationsOf } from '../effective/destinations.ts';
import { linesInForce } from '../effective/in-force.ts';
import { readValue } from '../effective/read-value.ts';
import { readClientEntry } from '../values/client-entry.ts';
import { LEVELS } from '../values/severity.ts';
import { withoutSpelling } from '../values/spelling.ts';
import { POLICIES } from '../watch/policies.ts';

/** One thing that differs. */
export interface Change {
	readonly kind: 'start' | 'line' | 'path' | 'option' | 'destination' | 'client';
	/** Whether protection is lost; `changed` where that is not known. */
	readonly effect: 'loss' | 'gain' | 'changed';
	/** The path, option, destination or client; of a line its text. */
	readonly subject: string;
	/** One sentence. */
	readonly text: string;
	/** The lines that decide, from 0; undefined: none. */
	readonly oldLine: number | undefined;
	readonly newLine: number | undefined;
	/** Of paths: how many, and the first of them. */
	readonly count?: number;
	readonly paths?: readonly string[];
}

/** Switches of which one position protects; those of modules end in `Active`. */
const PROTECTING = /^(?:use(?:hardlink|rsrc|selinux|acl)check|portcheckudp|(?!messagequeue|setudp).*active)$/;
const WEAKENING = /^(?:loosedircheck|ignoretimestamponly|setfullsilent|suidchecknosuid)$/;

/** Lists whose lines hide something, and lists whose lines watch or deliver something. */
const HIDING =
	/^(?:ignore.*|skipchecksum|suidcheckexclude|portcheck(?:ignore|skip|optional)|set(?:mail)?filter(?:not|and)|stopatkey|trusteduser)$/;
const SERVING =
	/^(?:checkmount|userfiles.*|processcheckexists|portcheck(?:required|interface|device)|logmon(?:watch|rule|group|host)|singlekey|hierarchy|logincheck.*|logcalls|set(?:mail)?filteror|setmail(?:address|alias)|opencommand|setlogserver|setconsole)$/;

const INTERVALS = /(?:checktime|interval)$/;

/** What coverage, destinations and clients show better. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set([
	'file',
	'dir',
	'client',
	'severityfiles',
	...POLICIES.map(({ severityOption }) => severityOption.toLowerCase()),
]);

/**
 * Compares the options in force.
 * @param old the file before, @param changed the file after, both read for the same host
 */
export function compareOptions(old: FileView, changed: FileView): readonly Change[] {
	const before = new Map(effectiveOptions(old).map((option) => [option.name, option]));
	const after = new Map(effectiveOptions(changed).map((option) => [option.name, option]));
	const found: Change[] = [];
	for (const name of new Set([...before.keys(), ...after.keys()])) {
		const key = name.toLowerCase();
		const row = findAnywhere(key)[0];
		if (row === undefined || row.kind === 'keyword' || SHOWN_ELSEWHERE.has(key)) continue;
		const [was, is] = [before.get(name), after.get(name)];
		found.push(
			...(isList(row) ? compareLists(row, old, changed, was, is) : compareValues(row, old, changed, was, is)),
		);
	}
	return found;
}

function isList({ repeat }: OptionEntry): boolean {
	return ['list', 'limited', 'block', 'below', 'last-by-name', 'last-in-block'].includes(repeat);
}

/** The value as samhain takes it, so that another spelling of the same value does not count. */
function normal(row: OptionEntry, value: string, view: FileView): string {
	// A default may be in words: "the system setting".
	const isInWords = row.kind === 'int' && value === row.default && !/^\d/.test(row.default);
	const read = isInWords ? undefined : readValue(row, value, view.daemon);
	return read ?? withoutSpelling(row.kind, value);
}

function valuesOf(
	row: OptionEntry,
	option: EffectiveOption | undefined,
	view: FileView,
): ReadonlyMap<string, number> {
	return new Map(option?.lines.map(({ value, line }) => [normal(row, value, view), line]) ?? []);
}

function compareLists(
	row: OptionEntry,
	old: FileView,
	changed: FileView,
	was: EffectiveOption | undefined,
	is: EffectiveOption | undefined,
): readonly Change[] {
	const [before, after] = [valuesOf(row, was, old), valuesOf(row, is, changed)];
	const hides = HIDING.test(row.key);
	const serves = SERVING.test(row.key);
	const found: Change[] = [];
	for (const [value, line] of before)
		if (!after.has(value))
			found.push({
				...{ kind: 'option', subject: row.name, oldLine: line, newLine: undefined },
				effect: hides ? 'gain' : serves ? 'loss' : 'changed',
				text: `${row.name}=${value} is no longer in force.`,
			});
	for (const [value, line] of after)
		if (!before.has(value))
			found.push({
				...{ kind: 'option', subject: row.name, oldLine: undefined, newLine: line },
				effect: hides ? 'loss' : serves ? 'gain' : 'changed',
				text: `${row.name}=${value} is now in force.`,
			});
	return found;
}

function compareValues(
	row: OptionEntry,
	old: FileView,
	changed: FileView,
	was: EffectiveOption | undefined,
	is: EffectiveOption | undefined,
): readonly Change[] {
	const [first, second] = [inForce(row, was, old), inForce(row, is, changed)];
	const isHidden = first.text === second.text && isSecretChanged(row, old, changed);
	if (first.text === second.text && !isHidden) return [];
	return [
		{
			...{ kind: 'option', subject: row.name, oldLine: first.line, newLine: second.line },
			effect: judge(row, first.text, second.text),
			text: isHidden
				? `${row.name} has another value.`
				: `${row.name} was ${first.text || 'not set'}, and is now ${second.text || 'not set'}.`,
		},
	];
}

function inForce(
	row: OptionEntry,
	option: EffectiveOption | undefined,
	view: FileView,
): { readonly text: string; readonly line: number | undefined } {
	const lines = option?.lines ?? [];
	const values = lines.map(({ value }) => normal(row, value, view));
	if (option?.state !== 'set' && option?.default !== undefined && option.default !== '')
		values.push(normal(row, option.default, view));
	return { text: [...new Set(values)].join(' or '), line: lines.at(-1)?.line };
}

/** Whether a value that is not shown differs. */
function isSecretChanged({ key }: OptionEntry, old: FileView, changed: FileView): boolean {
	const [before, after] = [old, changed].map((view) =>
		linesInForce(view, key)
			.lines.map((line) => optionText(line).value)
			.join('\n'),
	);
	return (key === 'setdbpassword' || key === 'setsocketpassword') && before !== after;
}

function judge(row: OptionEntry, before: string, after: string): Change['effect'] {
	const by = (isLoss: boolean): Change['effect'] => (isLoss ? 'loss' : 'gain');
	if (row.kind === 'bool') {
		if (PROTECTING.test(row.key)) return by(after !== 'yes');
		if (WEAKENING.test(row.key)) return by(after !== 'no');
		return 'changed';
	}
	if (row.kind === 'level') {
		const [from, to] = [levelNumber(before), levelNumber(after)];
		return from === undefined || to === undefined || from === to ? 'changed' : by(to < from);
	}
	if (INTERVALS.test(row.key) && /^\d+$/.test(before) && /^\d+$/.test(after))
		return by(Number(after) > Number(before));
	return 'changed';
}

/** The rank of a severity; -1 for none, undefined for anything else. */
export function levelNumber(name: string): number | undefined {
	if (name === 'none') return -1;
	const levels: readonly string[] = LEVELS;
	const at = levels.indexOf(name);
	return at < 0 ? undefined : at;
}

/** Compares where messages go: levels and classes that a destination no longer receives, or receives now. */
export function compareDestinations(old: FileView, changed: FileView): readonly Change[] {
	const after = destinationsOf(changed);
	return destinationsOf(old).flatMap((was, at) => {
		const is = after[at];
		// A console that nobody chose has no reader who could lose messages.
		if (is === undefined || !(was.isChosen || is.isChosen)) return [];
		const before = was.isReady ? LEVELS.filter((level) => was.levels.has(level)) : [];
		const now = is.isReady ? LEVELS.filter((level) => is.levels.has(level)) : [];
		const lines = {
			oldLine: lineOf(old, was.thresholdLines),
			newLine: lineOf(changed, is.thresholdLines),
		};
		const found: Change[] = [];
		const note = (effect: Change['effect'], words: string): void => {
			found.push({ kind: 'destination', effect, subject: was.title, text: words, ...lines });
		};
		const lost = before.filter((level) => !now.includes(level));
		const gained = now.filter((level) => !before.includes(level));
		const name = was.title;
		if (before.length > 0 && now.length === 0) note('loss', `Nothing reaches the ${name} any more.`);
		else if (lost.length > 0)
			note('loss', `Messages of severity ${lost.join(', ')} no longer reach the ${name}.`);
		if (gained.length > 0) note('gain', `Messages of severity ${gained.join(', ')} now reach the ${name}.`);
		if (before.length === 0 || now.length === 0) return found;
		if (is.classes !== undefined) {
			const missing =
				was.classes === undefined
					? undefined
					: [...was.classes].filter((one) => is.classes?.has(one) !== true);
			if (missing === undefined)
				note('loss', `Only messages of class ${[...is.classes].join(', ')} still reach the ${name}.`);
			else if (missing.length > 0)
				note('loss', `Messages of class ${missing.join(', ')} no longer reach the ${name}.`);
		}
		return found;
	});
}

function lineOf(view: FileView, lines: readonly Parameters<FileView['numberOf']>[0][]): number | undefined {
	const last = lines.at(-1);
	return last === undefined ? undefined : view.numberOf(last);
}

/** Compares the entries of clients: those that the server no longer lets in, and those that need another password. */
export function compareClients(old: FileView, changed: FileView): readonly Change[] {
	const [before, after] = [entriesOf(old), entriesOf(changed)];
	const found: Change[] = [];
	for (const [subject, { value, line }] of before) {
		const now = after.get(subject);
		const lines = { oldLine: line, newLine: now?.line };
		if (now === undefined)
			found.push({
				...{ kind: 'client', effect: 'loss', subject, ...lines },
				text: `The server has no entry for ${subject} any more and refuses the client.`,
			});
		else if (now.value !== value)
			found.push({
				...{ kind: 'client', effect: 'changed', subject, ...lines },
				text: `The entry for ${subject} changed: the server accepts the client only with the password of that entry.`,
			});
	}
	for (const [subject, { line }] of after)
		if (!before.has(subject))
			found.push({
				...{ kind: 'client', effect: 'gain', subject, oldLine: undefined, newLine: line },
				text: `The server has an entry for ${subject} now.`,
			});
	return found;
}

function entriesOf(view: FileView): ReadonlyMap<string, { readonly value: string; readonly line: number }> {
	const entries = new Map<string, { value: string; line: number }>();
	for (const line of linesInForce(view, 'client').lines)
		for (const { space, key } of line.definitions)
			if (space === 'client') {
				const entry = readClientEntry(optionText(line).value);
				entries.set(key, { value: `${entry?.salt}@${entry?.verifier}`, line: view.numberOf(line) });
			}
	return entries;
}

/** A change as one sentence that names what it is about. */
export function changeSentence({ kind, subject, text, count = 1 }: Change): string {
	if (kind === 'line') return `${subject}: ${text}`;
	if (kind !== 'path') return text;
	return `${subject}${count > 1 ? ` and ${count - 1} more` : ''}: ${text}`;
}
