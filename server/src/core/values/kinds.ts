// Which module reads, explains and completes the values of which kind: the kinds are those of the catalogue.
import type { OptionCore, OptionEntry, ValueKind } from '../catalogue/types.ts';
import { keywordKind } from './blocks.ts';
import { boolKind, boolOrWordKind } from './bool.ts';
import { byteListKind } from './bytes.ts';
import { classListKind } from './classes.ts';
import { clientEntryKind } from './client-entry.ts';
import { conditionListKind, fileTypeKind } from './condition.ts';
import { datesKind } from './dates.ts';
import { isExpanded } from './expansion.ts';
import { argvKind, defaultEnvironmentKind, envKind, programKind, userKind } from './external.ts';
import type { OptionHandler } from './handler.ts';
import { hostKind } from './host.ts';
import { ipKind } from './ip.ts';
import type { ValueAtHand, ValueHint, ValueModule, ValueName } from './kind.ts';
import { levelKind, levelListKind } from './level.ts';
import { logGroupKind, logHostKind, queueKind, ruleKind } from './logmon.ts';
import { aliasKind, mailAddressKind } from './mail.ts';
import { maskKind } from './mask.ts';
import { numberChoiceKind, numberKind } from './number.ts';
import { offsetPathKind } from './offset-path.ts';
import { pathDepthKind, pathGlobKind } from './path.ts';
import { chrootKind, excludedPathKind, ownPathKind, pathKind, pathOrAutoKind } from './plain-path.ts';
import { deviceListKind, ipListKind, portsKind } from './port.ts';
import { regexListKind } from './regex-list.ts';
import { pathRegexKind, regexKind } from './regex-options.ts';
import { scheduleKind } from './schedule.ts';
import { hashKind, listKind, mountKind, socketPasswordKind, textKind, userFileKind } from './text.ts';
import { thresholdKind } from './threshold.ts';
import { uidRangesKind } from './uid-ranges.ts';
import { groupKind, userListKind } from './user.ts';
import { watchKind } from './watch.ts';
import { checksumTestKind, enumKind, logColumnKind } from './words.ts';

const KINDS: Readonly<Record<ValueKind, ValueModule>> = {
	alias: aliasKind,
	argv: argvKind,
	bool: boolKind,
	'bool-or-word': boolOrWordKind,
	'byte-list': byteListKind,
	'checksum-test': checksumTestKind,
	chroot: chrootKind,
	'class-list': classListKind,
	'client-entry': clientEntryKind,
	'condition-list': conditionListKind,
	dates: datesKind,
	'default-environment': defaultEnvironmentKind,
	'device-list': deviceListKind,
	enum: enumKind,
	env: envKind,
	'excluded-path': excludedPathKind,
	'file-type-def': fileTypeKind,
	format: textKind,
	group: groupKind,
	hash: hashKind,
	host: hostKind,
	int: numberKind,
	ip: ipKind,
	'ip-list': ipListKind,
	keyword: keywordKind,
	level: levelKind,
	'level-list': levelListKind,
	list: listKind,
	'log-column': logColumnKind,
	'log-group': logGroupKind,
	'log-host': logHostKind,
	'mail-address': mailAddressKind,
	mask: maskKind,
	mount: mountKind,
	'number-choice': numberChoiceKind,
	'offset-path': offsetPathKind,
	'own-path': ownPathKind,
	path: pathKind,
	'path-depth': pathDepthKind,
	'path-glob': pathGlobKind,
	'path-or-auto': pathOrAutoKind,
	'path-regex': pathRegexKind,
	ports: portsKind,
	program: programKind,
	queue: queueKind,
	regex: regexKind,
	'regex-list': regexListKind,
	rule: ruleKind,
	schedule: scheduleKind,
	'socket-password': socketPasswordKind,
	string: textKind,
	threshold: thresholdKind,
	'uid-ranges': uidRangesKind,
	user: userKind,
	'user-list': userListKind,
	userfile: userFileKind,
	watch: watchKind,
};

/** Everything about the values of a kind. */
export function moduleOf(kind: ValueKind): ValueModule {
	return KINDS[kind];
}

const handlers = new Map<OptionCore, OptionHandler>();

/** The reading of an option's values; made at the first line of the option and kept. */
export function handlerFor(option: OptionCore): OptionHandler {
	let handler = handlers.get(option);
	if (handler === undefined) {
		handler = KINDS[option.kind].handler(option);
		handlers.set(option, handler);
	}
	return handler;
}

const NO_NAMES: readonly ValueName[] = [];

/**
 * The names in a value that other lines or files may hold, too.
 * @param value as written, without blanks at its ends
 * @returns nothing for a value that is known only on the machine
 */
export function namesInValue(value: string, option: OptionCore): readonly ValueName[] {
	return isExpanded(value) ? NO_NAMES : (KINDS[option.kind].names?.(value, option) ?? NO_NAMES);
}

/** No value that means something to a reader is longer. */
const MAX_VALUE = 10_000;

/**
 * What a value means, as lines of Markdown.
 * @param value as written, without blanks at its ends
 * @returns nothing where the value explains itself or is known only on the machine
 */
export function describeValue(value: string, hand: ValueAtHand): readonly string[] {
	if (value === '' || value.length > MAX_VALUE) return [];
	if (isExpanded(value))
		return [
			'The first line that this command prints becomes the value. The command runs as the user of the daemon.',
		];
	return KINDS[hand.option.kind].describe?.(value, hand) ?? [];
}

/**
 * What to show beside a value that samhain accepts.
 * @param value as written, without blanks at its ends
 */
export function hintOfValue(value: string, hand: ValueAtHand): ValueHint | undefined {
	if (value === '' || value.length > MAX_VALUE || isExpanded(value)) return undefined;
	return KINDS[hand.option.kind].hint?.(value, hand);
}

/** What the daemon accepts for an option, as a sentence; empty where nothing is known of it. */
export function acceptedValues(option: OptionEntry, daemon: ValueAtHand['daemon']): string {
	const accepts = KINDS[option.kind].accepts;
	if (accepts !== undefined) return accepts(option, daemon);
	return option.grammar === '' ? '' : `It accepts: ${option.grammar}`;
}
