// The hand-kept list of rules; a test compares it with the folder. The order is the one of the documentation.
import type { Rule } from '../define-rule.ts';
import { badRegex } from './bad-regex.ts';
import { booleanByFirstLetter } from './boolean-by-first-letter.ts';
import { brokenExpansion } from './broken-expansion.ts';
import { byteOrderMark } from './byte-order-mark.ts';
import { checksumInit } from './checksum-init.ts';
import { consoleToNull } from './console-to-null.ts';
import { daemonCrash } from './daemon-crash.ts';
import { depthOnFile } from './depth-on-file.ts';
import { duplicateClient } from './duplicate-client.ts';
import { duplicatePath } from './duplicate-path.ts';
import { implicitDepth } from './implicit-depth.ts';
import { inactiveModule } from './inactive-module.ts';
import { inetInMailThreshold } from './inet-in-mail-threshold.ts';
import { inexactOptionName } from './inexact-option-name.ts';
import { invalidValue } from './invalid-value.ts';
import { loneCarriageReturn } from './lone-carriage-return.ts';
import { looseHostPattern } from './loose-host-pattern.ts';
import { looseIgnorePattern } from './loose-ignore-pattern.ts';
import { lostFilterItem } from './lost-filter-item.ts';
import { malformedClientEntry } from './malformed-client-entry.ts';
import { mergeConflict } from './merge-conflict.ts';
import { missingChecksumTest } from './missing-checksum-test.ts';
import { missingEquals } from './missing-equals.ts';
import { missingOnMachine } from './missing-on-machine.ts';
import { missingValue } from './missing-value.ts';
import { negatedHostNeverTrue } from './negated-host-never-true.ts';
import { noFinalNewline } from './no-final-newline.ts';
import { notInBuild } from './not-in-build.ts';
import { numberWithText } from './number-with-text.ts';
import { numericMonth } from './numeric-month.ts';
import { otherRole } from './other-role.ts';
import { outsideBlock } from './outside-block.ts';
import { overlongLine } from './overlong-line.ts';
import { passwordInFile } from './password-in-file.ts';
import { pathInBothSchedules } from './path-in-both-schedules.ts';
import { plainMessageHeader } from './plain-message-header.ts';
import { quotedCommandLine } from './quoted-command-line.ts';
import { redefAfterUse } from './redef-after-use.ts';
import { redefReplacesMask } from './redef-replaces-mask.ts';
import { repeatedAutoPath } from './repeated-auto-path.ts';
import { repeatedElse } from './repeated-else.ts';
import { repeatedFirstWins } from './repeated-first-wins.ts';
import { repeatedName } from './repeated-name.ts';
import { riskyClientFromAccept } from './risky-client-from-accept.ts';
import { riskySeverityLookup } from './risky-severity-lookup.ts';
import { rootAsTrustedUser } from './root-as-trusted-user.ts';
import { scheduleTwo } from './schedule-two.ts';
import { severalMailAddresses } from './several-mail-addresses.ts';
import { shellExpansion } from './shell-expansion.ts';
import { shortClientName } from './short-client-name.ts';
import { silentClient } from './silent-client.ts';
import { silentLogging } from './silent-logging.ts';
import { strayConditionalEnd } from './stray-conditional-end.ts';
import { textAfterEof } from './text-after-eof.ts';
import { textAfterHeader } from './text-after-header.ts';
import { textBeforeSection } from './text-before-section.ts';
import { thresholdSelectsNothing } from './threshold-selects-nothing.ts';
import { tooManyServers } from './too-many-servers.ts';
import { trailingComment } from './trailing-comment.ts';
import { unclosedBlock } from './unclosed-block.ts';
import { unclosedConditional } from './unclosed-conditional.ts';
import { undefinedAliasMember } from './undefined-alias-member.ts';
import { undefinedQueue } from './undefined-queue.ts';
import { unknownClass } from './unknown-class.ts';
import { unknownDirective } from './unknown-directive.ts';
import { unknownOption } from './unknown-option.ts';
import { unknownSection } from './unknown-section.ts';
import { unknownUserFilePolicy } from './unknown-user-file-policy.ts';
import { unmatchedPattern } from './unmatched-pattern.ts';
import { unseenEventSeverity } from './unseen-event-severity.ts';
import { unsupportedOption } from './unsupported-option.ts';
import { unsupportedTest } from './unsupported-test.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { wildcardClient } from './wildcard-client.ts';
import { wrongSection } from './wrong-section.ts';
import { zeroCheckInterval } from './zero-check-interval.ts';

export const RULES: readonly Rule[] = [
	duplicateClient,
	riskySeverityLookup,
	riskyClientFromAccept,
	unknownSection,
	unknownOption,
	wrongSection,
	otherRole,
	notInBuild,
	missingEquals,
	missingValue,
	invalidValue,
	trailingComment,
	inexactOptionName,
	textBeforeSection,
	byteOrderMark,
	textAfterHeader,
	loneCarriageReturn,
	mergeConflict,
	textAfterEof,
	noFinalNewline,
	unclosedConditional,
	strayConditionalEnd,
	malformedClientEntry,
	wildcardClient,
	shortClientName,
	negatedHostNeverTrue,
	looseHostPattern,
	unsupportedTest,
	repeatedElse,
	booleanByFirstLetter,
	numberWithText,
	zeroCheckInterval,
	thresholdSelectsNothing,
	unknownClass,
	silentLogging,
	silentClient,
	unseenEventSeverity,
	inetInMailThreshold,
	duplicatePath,
	depthOnFile,
	implicitDepth,
	unmatchedPattern,
	redefAfterUse,
	redefReplacesMask,
	looseIgnorePattern,
	badRegex,
	lostFilterItem,
	scheduleTwo,
	pathInBothSchedules,
	unknownDirective,
	numericMonth,
	repeatedFirstWins,
	checksumInit,
	missingChecksumTest,
	repeatedAutoPath,
	daemonCrash,
	outsideBlock,
	unclosedBlock,
	quotedCommandLine,
	severalMailAddresses,
	undefinedAliasMember,
	repeatedName,
	undefinedQueue,
	inactiveModule,
	tooManyServers,
	unsupportedOption,
	missingOnMachine,
	rootAsTrustedUser,
	unknownUserFilePolicy,
	shellExpansion,
	brokenExpansion,
	passwordInFile,
	overlongLine,
	consoleToNull,
	plainMessageHeader,
	unusedSuppression,
];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id. */
export function ruleById(id: string): Rule | undefined {
	return byId.get(id);
}
