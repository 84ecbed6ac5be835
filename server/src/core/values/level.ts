// One severity; what follows its name is ignored (sh_error.c, sh_error_convert_level).
import { valueEntry } from '../catalogue/lookup.ts';
import type { DaemonBuild, OptionCore } from '../catalogue/types.ts';
import { code } from '../text/markdown.ts';
import { cutBytes, tokens } from './c-text.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueAtHand, ValueModule } from './kind.ts';
import { words } from './offers.ts';
import { ACCEPTED, accepting, invalidInput, outcome, stateless } from './outcome.ts';
import {
	ANY_DAEMON,
	guessLevel,
	type Level,
	letterCaseNote,
	levelList,
	levelsOf,
	readSeverity,
} from './severity.ts';
import { readThreshold, thresholdItems } from './threshold.ts';
import { separatedTokens, wholeToken } from './tokens.ts';
import { unquoted } from './unquoted.ts';

/** A severity of a module is read as a threshold with `=` in front, in a buffer of 32 bytes. */
function asThreshold(value: string): string {
	return `=${cutBytes(value, 30)}`;
}

const moduleSeverity: OptionHandler = stateless((value, { daemon }) =>
	readThreshold(asThreshold(value), daemon),
);

/** One severity, rejected without a special message when invalid. */
const severity: OptionHandler = accepting((value, { daemon }) => readSeverity(value, daemon) !== undefined);

/** A severity whose function reports a wrong value itself and accepts the line (sh_error.c, sh_error_set_iv). */
function reporting(message: string): OptionHandler {
	return stateless((value, { daemon }) =>
		readSeverity(value, daemon) === undefined ? outcome(true, [invalidInput(message, value)]) : ACCEPTED,
	);
}

/** The severity that an option makes of a value; undefined where the daemon refuses it or makes more than one of it. */
function readLevel(value: string, { reading }: OptionCore, daemon: DaemonBuild): Level | 'none' | undefined {
	if (reading?.as !== 'threshold') return readSeverity(value, daemon);
	const [item, ...more] = thresholdItems(asThreshold(value), daemon);
	return item?.name === '*' || more.length > 0 ? undefined : item?.name;
}

/** The severity of files, which later lines meet. */
function filesSeverity(message: string): OptionHandler {
	return {
		slices: ['once'],
		read: (value, { once }, { daemon }) => {
			const level = readSeverity(value, daemon);
			if (level === undefined) return outcome(true, [invalidInput(message, value)]);
			return { accepted: true, carriedState: { once: { ...once, filesSeverity: level } } };
		},
	};
}

function levelHandler({ reading }: OptionCore): OptionHandler {
	if (reading?.slot === 'filesSeverity') return filesSeverity(reading.message ?? 'severity');
	if (reading?.as === 'threshold') return moduleSeverity;
	return reading?.message === undefined ? severity : reporting(reading.message);
}

function describeLevel(value: string, { option, daemon }: ValueAtHand): readonly string[] {
	const level = readLevel(value, option, daemon);
	if (level === undefined) return [`${code(value)} is not a severity: samhain refuses it.`];
	const summary = valueEntry('severities', level)?.summary ?? '';
	const rest = value.length > level.length ? ' Samhain ignores what follows the name.' : '';
	return [`The severity **${level}**${summary === '' ? '' : `: ${summary}`}${rest}`];
}

export const levelKind: ValueModule = {
	handler: levelHandler,
	describe: describeLevel,
	accepts: (_option, daemon) => `It accepts one severity: ${levelList(daemon)}.${letterCaseNote(daemon)}`,
	guesses: (value) => {
		const lower = value.toLowerCase();
		const meant = guessLevel(lower);
		return meant === undefined ? [lower, unquoted(value)] : [lower, meant, unquoted(value).toLowerCase()];
	},
	completion: {
		offers: ({ option, daemon }) => words(option.values ?? ['none', ...levelsOf(daemon)], option.words),
	},
	tokens: (value, option) =>
		wholeToken(value, readLevel(value, option, ANY_DAEMON) === undefined ? 'unknown' : 'keyword'),
	normalise: (value, option) => readLevel(value, option, ANY_DAEMON),
};

/** Severities in exactly this spelling; an unknown one is an error (sh_prelude.c, set_prelude_severity_int). */
export const levelListKind: ValueModule = {
	handler: ({ values = [] }) => {
		const known = new Set(values);
		return accepting((value) => value.split(/[, \t]+/).every((level) => level === '' || known.has(level)));
	},
	completion: { separators: /[\s,]/, offers: ({ option }) => words(option.values ?? [], option.words) },
	guesses: (value) => [value.toLowerCase(), unquoted(value)],
	tokens: (value, { values = [] }) =>
		separatedTokens(value, ', \t', (level) => (values.includes(level) ? 'keyword' : 'unknown')),
	normalise: (value, { values = [] }) => {
		const levels = tokens(value, ', \t');
		return levels.every((level) => values.includes(level)) ? levels.join(',') : undefined;
	},
};
