// Yes or no: only the first character is looked at (sh_utils.c, sh_util_flagval).
import type { OptionHandler } from './handler.ts';
import { accepting } from './outcome.ts';

/**
 * What a value means as a switch.
 * @returns undefined where the daemon refuses it
 */
export function readBool(value: string): boolean | undefined {
	const first = value.charAt(0);
	if (first === '') return undefined;
	if ('1yYtT'.includes(first)) return true;
	return '0nNfF'.includes(first) ? false : undefined;
}

const USUAL = /^(?:yes|no|true|false|[01yntf])$/i;

/** True for a value that people would write for yes or no, not one that only begins like it. */
export function isUsualBool(value: string): boolean {
	return USUAL.test(value);
}

export const bool: OptionHandler = accepting((value) => readBool(value) !== undefined);
