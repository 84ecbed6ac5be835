// Spelling that makes no difference to samhain, for values of which nothing else is read.
import type { ValueKind } from '../catalogue/types.ts';

/**
 * A value without what may differ between two spellings of the same: separators in lists of words, quotes around the rest.
 * @param kind the kind of the option's values
 */
export function withoutSpelling(kind: ValueKind, value: string): string {
	switch (kind) {
		case 'threshold':
		case 'class-list':
			return value.replace(/[\s,]+/g, ' ').trim();
		default:
			return value.replace(/^(["'])(.*)\1$/, '$2');
	}
}
