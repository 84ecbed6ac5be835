// Help for a structured value while it is written: its form, and the part at the cursor. Plain data.
import type { Analysis } from '../analysis/analysis.ts';
import { optionText } from '../document/option-text.ts';
import { lexLine } from '../syntax/line.ts';
import type { TextPosition } from '../text/range.ts';
import { BRANCH_FORM, readBranchTest } from '../values/branch-test.ts';
import type { ValueForm } from '../values/forms.ts';
import { moduleOf } from '../values/kinds.ts';
import { optionOfLine } from './option-hover.ts';

/** The form of a line with the part that the cursor is in. */
export interface Signature {
	readonly label: string;
	/** What the option does, as Markdown. */
	readonly help: string;
	/** Places of the parts in the label, with what each is, as Markdown. */
	readonly parts: readonly { readonly start: number; readonly end: number; readonly help: string }[];
	/** The part at the cursor, from 0. */
	readonly active: number;
}

/**
 * The help at a place.
 * @returns undefined where no structured value is
 */
export function signatureAt(
	analysis: Analysis,
	{ line: number, column }: TextPosition,
): Signature | undefined {
	const line = analysis.lineAt(number);
	if (line === undefined || line.parsed.kind === 'opaque') return undefined;
	const { kind, start } = lexLine(line.text);
	if (kind === 'condition') {
		const text = line.text.slice(start);
		if (column <= start || readBranchTest(text).isShort) return undefined;
		return signatureOf('', BRANCH_FORM, BRANCH_FORM.partAt(text, column - start), '');
	}
	if (kind !== 'option') return undefined;
	const { hasEquals, value, valueStart, keyEnd } = optionText(line);
	const option = optionOfLine(line);
	if (option === undefined || !hasEquals || column <= keyEnd || line.parsed.isTemplated === true)
		return undefined;
	const { form } = moduleOf(option.kind);
	if (form === undefined) return undefined;
	return signatureOf(
		`${option.name}=`,
		form,
		form.partAt(value, Math.max(0, column - valueStart)),
		option.summary,
	);
}

function signatureOf(before: string, form: ValueForm, active: number, help: string): Signature {
	let at = before.length;
	const label = before + form.label;
	const parts = form.parts.map(({ name, help: text }) => {
		const start = label.indexOf(name, at);
		at = start + name.length;
		return { start, end: at, help: text };
	});
	return { label, help, parts, active };
}
