// Settings that decide what an editor shows or writes, never how a file is read: the formatter's and the hints'. The
// formatter's are for the project file, too.
import { isRecord } from './read-settings.ts';
import { SETTINGS } from './settings.ts';

/** How the formatter places the equals sign: without blanks, with one on either side, or as it is. */
export const EQUALS_STYLES = ['none', 'one', 'keep'] as const;
export type EqualsStyle = (typeof EQUALS_STYLES)[number];

/** What the formatter does; the command line has an option for each. */
export interface FormatSettings {
	readonly spacesAroundEquals: EqualsStyle;
	/** Blank lines above a section and its comments; 0: as they are. */
	readonly blankLinesBeforeSections: number;
	readonly indentConditionals: boolean;
	readonly alignValues: boolean;
}

const FORMAT_KEYS = [
	'spacesAroundEquals',
	'blankLinesBeforeSections',
	'indentConditionals',
	'alignValues',
] as const satisfies readonly (keyof FormatSettings)[];

/** The hints in the text that can be switched on and off. */
export const HINT_KINDS = ['times', 'schedules', 'depths', 'severities', 'decidingLines', 'masks'] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** All of them. */
export interface EditorSettings {
	readonly format: FormatSettings;
	readonly hasSemanticTokens: boolean;
	readonly hasSignatureHelp: boolean;
	/** The folder whose names complete paths; empty: the workspace. */
	readonly imageRoot: string;
	readonly inlayHints: ReadonlySet<HintKind>;
}

/** What was read, and a sentence for each value that could not be used. */
export interface ReadEditorSettings {
	readonly settings: EditorSettings;
	readonly problems: readonly string[];
}

/**
 * Reads the settings of an editor.
 * @param raw the value of `samhain`: groups as objects (`format: { alignValues }`) or keys with dots; anything at all
 */
export function readEditorSettings(raw: unknown): ReadEditorSettings {
	const problems: string[] = [];
	const read = (key: string): unknown =>
		readValue(valueAt(raw, key), key, `samhain.${key}`, problems) ??
		SETTINGS.find((setting) => setting.key === key)?.default;
	return {
		settings: {
			format: formatFrom((key) => read(`format.${key}`)),
			hasSemanticTokens: read('semanticTokens.enabled') === true,
			hasSignatureHelp: read('signatureHelp.enabled') === true,
			imageRoot: String(read('completion.imageRoot')).trim(),
			inlayHints: new Set(HINT_KINDS.filter((kind) => read(`inlayHints.${kind}`) === true)),
		},
		problems,
	};
}

/**
 * Reads what a project file says about the formatter.
 * @param raw the value of its key `format`; anything at all
 * @param name what the user calls it, for the messages
 * @returns what it sets, and a sentence for each value that could not be used
 */
export function readProjectFormat(
	raw: unknown,
	name: string,
): { readonly format: Partial<FormatSettings>; readonly problems: readonly string[] } {
	if (raw === undefined) return { format: {}, problems: [] };
	if (!isRecord(raw)) return { format: {}, problems: [`"${name}" is ignored: it must be an object.`] };
	const known: readonly string[] = FORMAT_KEYS;
	const problems = Object.keys(raw)
		.filter((key) => !known.includes(key))
		.map((key) => `"${name}.${key}" is ignored: unknown key.`);
	const given = new Map(
		FORMAT_KEYS.flatMap((key) => {
			const value = readValue(raw[key], `format.${key}`, `${name}.${key}`, problems);
			return value === undefined ? [] : [[key, value] as const];
		}),
	);
	const whole = formatFrom((key) => given.get(key));
	return { format: Object.fromEntries([...given.keys()].map((key) => [key, whole[key]])), problems };
}

function formatFrom(read: (key: keyof FormatSettings) => unknown): FormatSettings {
	const style = read('spacesAroundEquals');
	return {
		spacesAroundEquals: EQUALS_STYLES.find((one) => one === style) ?? 'none',
		blankLinesBeforeSections: Number(read('blankLinesBeforeSections')),
		indentConditionals: read('indentConditionals') === true,
		alignValues: read('alignValues') === true,
	};
}

/** A value that fits its setting; else undefined, and a sentence where one was given. */
function readValue(given: unknown, key: string, name: string, problems: string[]): unknown {
	const entry = SETTINGS.find((setting) => setting.key === key);
	if (entry === undefined || given === undefined || given === null) return undefined;
	if (fits(given, entry.schema)) return given;
	problems.push(
		`"${name}" is ${JSON.stringify(given) ?? String(given)}, which is ignored: it must be ${allowed(entry.schema)}.`,
	);
	return undefined;
}

function valueAt(raw: unknown, key: string): unknown {
	if (!isRecord(raw)) return undefined;
	const dot = key.indexOf('.');
	const group = raw[key.slice(0, dot)];
	return isRecord(group) ? group[key.slice(dot + 1)] : raw[key];
}

type Schema = Readonly<Record<string, unknown>>;

function fits(setting: unknown, { type, enum: words, minimum, maximum }: Schema): boolean {
	if (Array.isArray(words)) return words.includes(setting);
	if (type === 'boolean' || type === 'string') return typeof setting === type;
	return (
		Number.isInteger(setting) && Number(setting) >= Number(minimum) && Number(setting) <= Number(maximum)
	);
}

function allowed({ type, enum: words, minimum, maximum }: Schema): string {
	if (Array.isArray(words)) return `one of ${words.map((word) => `"${String(word)}"`).join(', ')}`;
	return type === 'boolean'
		? 'true or false'
		: `a whole number from ${String(minimum)} to ${String(maximum)}`;
}
