// Yes or no: only the first character is looked at (sh_utils.c, sh_util_flagval).
import type { OptionCore } from '../catalogue/types.ts';
import { code } from '../text/markdown.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule } from './kind.ts';
import { listedWords } from './offers.ts';
import { accepting } from './outcome.ts';
import { wholeToken } from './tokens.ts';
import { unquoted } from './unquoted.ts';

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

const bool: OptionHandler = accepting((value) => readBool(value) !== undefined);

function describeBool(value: string): readonly string[] {
	const isOn = readBool(value);
	if (isOn === undefined)
		return [`${code(value)} is neither yes nor no: samhain refuses it and keeps the previous value.`];
	const note = isUsualBool(value) ? '' : ` Only the first character, ${code(value.charAt(0))}, counts.`;
	return [`${code(value)} means **${isOn ? 'yes' : 'no'}**: switched ${isOn ? 'on' : 'off'}.${note}`];
}

const YES = new Set(['on', 'enable', 'enabled', 'active', 'ok', 'aye', '"yes"', "'yes'", '"true"', "'true'"]);
const NO = new Set(['off', 'disable', 'disabled', 'inactive', 'never', '"no"', "'no'", '"false"', "'false'"]);

function normalBool(value: string): string | undefined {
	const isOn = readBool(value);
	return isOn === undefined ? undefined : isOn ? 'yes' : 'no';
}

export const boolKind: ValueModule = {
	handler: () => bool,
	describe: describeBool,
	accepts: () => 'It accepts `yes` or `no`; only the first character counts: `1`, `y`, `t` or `0`, `n`, `f`.',
	guesses: (value) => {
		const lower = value.toLowerCase();
		return YES.has(lower) ? ['yes'] : NO.has(lower) ? ['no'] : [unquoted(value)];
	},
	completion: { offers: ({ option }) => listedWords(option) },
	tokens: (value) => wholeToken(value, readBool(value) === undefined ? 'unknown' : 'keyword'),
	normalise: normalBool,
};

/** A yes or no, or one word more in exactly the spelling of the catalogue. */
export const boolOrWordKind: ValueModule = {
	...boolKind,
	handler: ({ reading }) => accepting((value) => readBool(value) !== undefined || value === reading?.orWord),
	describe: (value, hand) => (isExtraWord(value, hand.option) ? [] : describeBool(value)),
	tokens: (value, option) =>
		isExtraWord(value, option)
			? wholeToken(value, 'keyword')
			: wholeToken(value, readBool(value) === undefined ? 'unknown' : 'keyword'),
	normalise: (value, option) => (isExtraWord(value, option) ? value : normalBool(value)),
};

function isExtraWord(value: string, { reading }: OptionCore): boolean {
	return value === reading?.orWord;
}
