// The forms of structured values, for help while one is written: what its parts are called, what each is, and which of them
// an offset is in. Where the parts lie, the module of the kind says.

/** A part of a value. */
export interface FormPart {
	/** As it is in the label. */
	readonly name: string;
	/** What it is, in a sentence or two. */
	readonly help: string;
}

/** The form of a value. */
export interface ValueForm {
	/** The whole, with the names of all parts in their order. */
	readonly label: string;
	readonly parts: readonly FormPart[];
	/**
	 * The part, from 0, at an offset.
	 * @param value as it is written so far
	 */
	readonly partAt: (value: string, offset: number) => number;
}

/**
 * A form whose parts lie between separators; the last part holds the rest.
 * @param separators every character of it separates; a run of blanks counts once
 */
export function separatedForm(label: string, separators: string, parts: readonly FormPart[]): ValueForm {
	return {
		label,
		parts,
		partAt: (value, offset) => {
			let part = 0;
			for (let at = 0; at < offset && part < parts.length - 1; at++) {
				const isSeparator = separators.includes(value.charAt(at));
				if (isSeparator && !(isBlank(value.charAt(at)) && isBlank(value.charAt(at - 1)))) part++;
			}
			return part;
		},
	};
}

function isBlank(character: string): boolean {
	return character === ' ' || character === '\t';
}

/** A form of one part. */
export function singleForm(label: string, name: string, help: string): ValueForm {
	return { label, parts: [{ name, help }], partAt: () => 0 };
}
