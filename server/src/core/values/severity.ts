// Names of severities (sh_error.c). Letter case counts up to 4.1.4 and no longer since 4.2.0.

import { nearest } from '../catalogue/lookup.ts';
import { meaningOfValue } from '../catalogue/synonyms.ts';
import type { DaemonBuild } from '../catalogue/types.ts';
import { behaves, NEWEST_VERSION } from '../catalogue/versions.ts';

/** Severities from low to high; `inet` is the server's own, for what its clients send. */
export const LEVELS = ['debug', 'info', 'notice', 'warn', 'mark', 'err', 'crit', 'alert', 'inet'] as const;
export type Level = (typeof LEVELS)[number];
const OWN_LEVELS: readonly Level[] = LEVELS.filter((level) => level !== 'inet');

/** The severities that a daemon knows, from low to high and without `none`. */
export function levelsOf(daemon: Pick<DaemonBuild, 'role'>): readonly Level[] {
	return daemon.role === 'server' ? LEVELS : OWN_LEVELS;
}

/** Whether letter case counts in severities and classes: up to 4.1.4 (sh_error.c, sh_error_convert_level). */
export function isCaseSensitive(daemon: Pick<DaemonBuild, 'version'>): boolean {
	return !behaves(daemon.version, 'severities-in-any-case');
}

/** A value as the daemon compares it with its names. */
export function foldCase(value: string, daemon: Pick<DaemonBuild, 'version'>): string {
	return isCaseSensitive(daemon) ? value : value.toLowerCase();
}

/** The daemon that knows every spelling of a name; for colours and the usual spelling, which no version decides. */
export const ANY_DAEMON: DaemonBuild = { role: 'server', version: NEWEST_VERSION, without: new Set() };

/** The severity that a text begins with, letter case counted; undefined for none of them and for `none`. */
export function levelAt(text: string, daemon: Pick<DaemonBuild, 'role'>): Level | undefined {
	return levelsOf(daemon).find((level) => text.startsWith(level));
}

/**
 * The severity that a value names, by its first letters (sh_error.c, sh_error_convert_level).
 * @returns undefined where the daemon refuses the value
 */
export function readSeverity(value: string, daemon: DaemonBuild): Level | 'none' | undefined {
	const text = foldCase(value, daemon);
	return text.startsWith('none') ? 'none' : levelAt(text, daemon);
}

const LOWER_CASE_NOTE = ' Up to 4.1.4 the names must be in lower case; from 4.2.0 on, case does not matter.';

/** The names that a daemon accepts, for a sentence. */
export function levelList(daemon: DaemonBuild): string {
	return `none, ${levelsOf(daemon).join(', ')}`;
}

/** A sentence with a blank before it about letter case, where it counts. */
export function letterCaseNote(daemon: Pick<DaemonBuild, 'version'>): string {
	return isCaseSensitive(daemon) ? LOWER_CASE_NOTE : '';
}

/** The severity that somebody may have meant by a name. */
export function guessLevel(name: string): string | undefined {
	return meaningOfValue('severities', name) ?? nearest(name, ['none', ...LEVELS]);
}
