// Who or what receives the messages of a destination, where the file names that: recipients, programs, servers, paths.
import { findAnywhere } from '../catalogue/lookup.ts';
import type { FileView } from '../document/file-view.ts';
import { areExclusive, type Branch } from '../document/line-context.ts';
import type { Line } from '../document/line-store.ts';
import { optionText } from '../document/option-text.ts';
import { acceptedLines, lastOf, linesByBlock, linesInForce } from '../effective/in-force.ts';
import { isOn, knownValue } from '../effective/known-value.ts';
import { type Level, levelsOf } from '../values/severity.ts';
import { recipientLevels } from '../values/threshold.ts';

/** One receiver of a destination. */
export interface Receiver {
	/** An address, a path, a host; or what samhain uses by default, in words. */
	readonly name: string;
	/** The severities that it takes among those of the destination; undefined: all of them. */
	readonly severities: readonly Level[] | undefined;
	/** Its filters as written, such as `SetMailFilterNot=cron`. */
	readonly filters: readonly string[];
	/** The lines that say so, from 0. */
	readonly lines: readonly number[];
}

/**
 * The receivers of a destination.
 * @param title the destination as `destinationsOf` and `consoleOf` name it
 * @param where a branch that is assumed to be read
 */
export function receiversOf(view: FileView, title: string, where?: Branch): readonly Receiver[] {
	switch (title) {
		case 'console':
			return consoles(view, where);
		case 'log file':
			return named(view, 'setlogfilepath', where);
		case 'syslog':
			return named(view, 'syslogfacility', where);
		case 'mail':
			return blocks(view, ['setmailaddress', 'setmailalias'], 'setaddrseverity', MAIL_FILTERS, where);
		case 'external programs':
			return blocks(view, ['opencommand'], undefined, COMMAND_FILTERS, where).filter(
				({ lines }) => !isForAnotherPurpose(view, lines),
			);
		case 'database':
			return named(view, 'setdbhost', where);
		case 'log server':
			return acceptedIn(view, 'setlogserver', where).map((line) => plain(view, line));
		default:
			return [];
	}
}

const MAIL_FILTERS = ['setmailfilternot', 'setmailfilterand', 'setmailfilteror'] as const;
const COMMAND_FILTERS = ['setfilternot', 'setfilterand', 'setfilteror'] as const;

function acceptedIn(view: FileView, key: string, where: Branch | undefined): readonly Line[] {
	return acceptedLines(view, key).filter((line) => !areExclusive(line.context?.branch, where));
}

function plain(view: FileView, line: Line): Receiver {
	return {
		...{ name: optionText(line).value, severities: undefined, filters: [] },
		lines: [view.numberOf(line)],
	};
}

/** The values in force of one option, or its default. */
function named(view: FileView, key: string, where: Branch | undefined): readonly Receiver[] {
	const { lines, mayBeDefault } = linesInForce(view, key, where);
	const fallback = findAnywhere(key)[0]?.default ?? '';
	return [
		...lines.map((line) => plain(view, line)),
		...(mayBeDefault && fallback !== ''
			? [{ name: fallback, severities: undefined, filters: [], lines: [] }]
			: []),
	];
}

/** In the foreground samhain writes to its terminal; a daemon writes to `SetConsole`, else to /dev/console. */
function consoles(view: FileView, where: Branch | undefined): readonly Receiver[] {
	const daemon = linesInForce(view, 'daemon', where);
	const mayBeForeground = daemon.mayBeDefault || daemon.lines.some((line) => isOn(line) !== true);
	const set = acceptedIn(view, 'setconsole', where);
	const receivers: Receiver[] = set.map((line) => plain(view, line));
	const none = { severities: undefined, filters: [], lines: [] };
	if (set.length === 0) receivers.push({ ...none, name: '/dev/console of a daemon' });
	if (mayBeForeground) receivers.push({ ...none, name: 'standard error in the foreground' });
	return receivers;
}

/** What blocks define: the line that opens each, its threshold and its filters. */
function blocks(
	view: FileView,
	openers: readonly string[],
	threshold: string | undefined,
	filterKeys: readonly string[],
	where: Branch | undefined,
): readonly Receiver[] {
	const thresholds = threshold === undefined ? undefined : linesByBlock(view, threshold);
	const filters = filterKeys.map((key) => linesByBlock(view, key));
	return openers
		.flatMap((key) => acceptedIn(view, key, where))
		.map((line) => {
			const deciding = lastOf(thresholds?.get(line) ?? [], where);
			const own = filters.flatMap((byBlock) => byBlock.get(line) ?? []);
			return {
				name: optionText(line).value,
				severities: deciding.mayBeDefault ? undefined : selectedBy(view, deciding.lines),
				filters: own.map((one) => `${one.parsed.option?.name ?? ''}=${optionText(one).value}`),
				lines: [line, ...deciding.lines, ...own].map((one) => view.numberOf(one)),
			};
		});
}

function selectedBy({ daemon }: FileView, lines: readonly Line[]): readonly Level[] | undefined {
	const selected = new Set<Level>();
	for (const line of lines) {
		const value = knownValue(line);
		if (value === undefined) return undefined;
		for (const level of recipientLevels(value, daemon)) selected.add(level);
	}
	return levelsOf(daemon).filter((level) => selected.has(level));
}

/** Whether a program has a type for which samhain never sends it messages (sh_extern.c, sh_ext_execute). */
function isForAnotherPurpose(view: FileView, [opener]: readonly number[]): boolean {
	for (const [line, types] of linesByBlock(view, 'settype')) {
		if (line === undefined || view.numberOf(line) !== opener) continue;
		const last = types.at(-1);
		const value = last === undefined ? undefined : knownValue(last);
		return value !== undefined && value !== 'log';
	}
	return false;
}
