// Parameters of our own requests: whatever a client sends, what does not fit counts as not given.
import { isRecord } from '../../core/index.ts';

/** A text under a key. */
export function textOf(params: unknown, key: string): string | undefined {
	const value = isRecord(params) ? params[key] : undefined;
	return typeof value === 'string' ? value : undefined;
}

/** A number under a key. */
export function numberOf(params: unknown, key: string): number | undefined {
	const value = isRecord(params) ? params[key] : undefined;
	return typeof value === 'number' ? value : undefined;
}

/** The texts of a list under a key; what is none is an empty text, so that places stay. */
export function textsOf(params: unknown, key: string): readonly string[] {
	const value = isRecord(params) ? params[key] : undefined;
	return Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : '')) : [];
}
