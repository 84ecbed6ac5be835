// Settings that decide what an editor shows or writes, never how a file is read: the formatter's and the hints'.
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
	const read = (key: string): unknown => {
		const entry = SETTINGS.find((setting) => setting.key === key);
		const given = valueAt(raw, key);
		if (entry === undefined || given === undefined || given === null) return entry?.default;
		if (fits(given, entry.schema)) return given;
		problems.push(
			`"samhain.${key}" is ${JSON.stringify(given) ?? String(given)}, which is ignored: it must be ${allowed(entry.schema)}.`,
		);
		return entry.default;
	};
	const style = read('format.spacesAroundEquals');
	return {
		settings: {
			format: {
				spacesAroundEquals: EQUALS_STYLES.find((one) => one === style) ?? 'none',
				blankLinesBeforeSections: Number(read('format.blankLinesBeforeSections')),
				indentConditionals: read('format.indentConditionals') === true,
				alignValues: read('format.alignValues') === true,
			},
			hasSemanticTokens: read('semanticTokens.enabled') === true,
			hasSignatureHelp: read('signatureHelp.enabled') === true,
			imageRoot: String(read('completion.imageRoot')).trim(),
			inlayHints: new Set(HINT_KINDS.filter((kind) => read(`inlayHints.${kind}`) === true)),
		},
		problems,
	};
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
