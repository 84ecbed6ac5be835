// The hand-kept list of rules; a test compares it with the folders. The order is the one of the documentation.
import type { AcrossRule, Rule, SingleRule } from './define-rule.ts';
import { addressEntryNeverMatches } from './deployment/address-entry-never-matches.ts';
import { clientAnnouncesOtherName } from './deployment/client-announces-other-name.ts';
import { clientLookupMismatch } from './deployment/client-lookup-mismatch.ts';
import { clientNameOnLoopback } from './deployment/client-name-on-loopback.ts';
import { clientRefused } from './deployment/client-refused.ts';
import { clientWithoutLogServer } from './deployment/client-without-log-server.ts';
import { clientsShareAddress } from './deployment/clients-share-address.ts';
import { clientsShareLog } from './deployment/clients-share-log.ts';
import { configurationAsBaseline } from './deployment/configuration-as-baseline.ts';
import { downloadFileLetterCase } from './deployment/download-file-letter-case.ts';
import { downloadFileUnderOtherName } from './deployment/download-file-under-other-name.ts';
import { emptyDownloadFile } from './deployment/empty-download-file.ts';
import { exposedDownloadFile } from './deployment/exposed-download-file.ts';
import { heartbeatNotExported } from './deployment/heartbeat-not-exported.ts';
import { hostsLineIgnored } from './deployment/hosts-line-ignored.ts';
import { logServerIsLocalhost } from './deployment/log-server-is-localhost.ts';
import { logServerNotListening } from './deployment/log-server-not-listening.ts';
import { logServerReverseMismatch } from './deployment/log-server-reverse-mismatch.ts';
import { logServerUnresolvable } from './deployment/log-server-unresolvable.ts';
import { misnamedWrapperDaemon } from './deployment/misnamed-wrapper-daemon.ts';
import { missingClientBaseline } from './deployment/missing-client-baseline.ts';
import { missingClientConfig } from './deployment/missing-client-config.ts';
import { orphanDownloadFile } from './deployment/orphan-download-file.ts';
import { peerNameNotRegistered } from './deployment/peer-name-not-registered.ts';
import { serverEntriesDisagree } from './deployment/server-entries-disagree.ts';
import { serverPortMismatch } from './deployment/server-port-mismatch.ts';
import { sharedBaseline } from './deployment/shared-baseline.ts';
import { timeLimitBelowHeartbeat } from './deployment/time-limit-below-heartbeat.ts';
import { unreadableDownloadFile } from './deployment/unreadable-download-file.ts';
import { unreadableServerFile } from './deployment/unreadable-server-file.ts';
import { wrapperLineIgnored } from './deployment/wrapper-line-ignored.ts';
import { badRegex } from './file/bad-regex.ts';
import { booleanByFirstLetter } from './file/boolean-by-first-letter.ts';
import { brokenExpansion } from './file/broken-expansion.ts';
import { byteOrderMark } from './file/byte-order-mark.ts';
import { changesByDesign } from './file/changes-by-design.ts';
import { checksumInit } from './file/checksum-init.ts';
import { classListWithoutEvent } from './file/class-list-without-event.ts';
import { consoleToNull } from './file/console-to-null.ts';
import { daemonCrash } from './file/daemon-crash.ts';
import { dependsOnBuild } from './file/depends-on-build.ts';
import { depthOnFile } from './file/depth-on-file.ts';
import { duplicateClient } from './file/duplicate-client.ts';
import { duplicatePath } from './file/duplicate-path.ts';
import { emptiedPolicy } from './file/emptied-policy.ts';
import { essentialsNotWatched } from './file/essentials-not-watched.ts';
import { ignoreAllWithDepth } from './file/ignore-all-with-depth.ts';
import { ignoredFileMayVanish } from './file/ignored-file-may-vanish.ts';
import { ignoredOutside } from './file/ignored-outside.ts';
import { implicitDepth } from './file/implicit-depth.ts';
import { inactiveModule } from './file/inactive-module.ts';
import { inetWithoutEffect } from './file/inet-without-effect.ts';
import { inexactOptionName } from './file/inexact-option-name.ts';
import { interfaceByName } from './file/interface-by-name.ts';
import { intervalBesideSchedule } from './file/interval-beside-schedule.ts';
import { invalidValue } from './file/invalid-value.ts';
import { linkedDirectory } from './file/linked-directory.ts';
import { logToNull } from './file/log-to-null.ts';
import { loneCarriageReturn } from './file/lone-carriage-return.ts';
import { looseHostPattern } from './file/loose-host-pattern.ts';
import { looseIgnorePattern } from './file/loose-ignore-pattern.ts';
import { lostFilterItem } from './file/lost-filter-item.ts';
import { lostTamperCheck } from './file/lost-tamper-check.ts';
import { malformedClientEntry } from './file/malformed-client-entry.ts';
import { mergeConflict } from './file/merge-conflict.ts';
import { missingChecksumTest } from './file/missing-checksum-test.ts';
import { missingEquals } from './file/missing-equals.ts';
import { missingOnMachine } from './file/missing-on-machine.ts';
import { missingValue } from './file/missing-value.ts';
import { mixedPasswordStyles } from './file/mixed-password-styles.ts';
import { negatedHostNeverTrue } from './file/negated-host-never-true.ts';
import { noClients } from './file/no-clients.ts';
import { noFinalNewline } from './file/no-final-newline.ts';
import { notAppendOnly } from './file/not-append-only.ts';
import { notInBuild } from './file/not-in-build.ts';
import { numberWithText } from './file/number-with-text.ts';
import { numericMonth } from './file/numeric-month.ts';
import { obsoletePath } from './file/obsolete-path.ts';
import { otherRole } from './file/other-role.ts';
import { outsideBlock } from './file/outside-block.ts';
import { overlongLine } from './file/overlong-line.ts';
import { overriddenLine } from './file/overridden-line.ts';
import { passwordInFile } from './file/password-in-file.ts';
import { pathInBothSchedules } from './file/path-in-both-schedules.ts';
import { placeholderClientEntry } from './file/placeholder-client-entry.ts';
import { plainMessageHeader } from './file/plain-message-header.ts';
import { quarantineWithoutCopy } from './file/quarantine-without-copy.ts';
import { quotedCommandLine } from './file/quoted-command-line.ts';
import { redefAfterUse } from './file/redef-after-use.ts';
import { redefReplacesMask } from './file/redef-replaces-mask.ts';
import { repeatedAutoPath } from './file/repeated-auto-path.ts';
import { repeatedElse } from './file/repeated-else.ts';
import { repeatedFirstWins } from './file/repeated-first-wins.ts';
import { repeatedName } from './file/repeated-name.ts';
import { riskyClientFromAccept } from './file/risky-client-from-accept.ts';
import { riskySeverityLookup } from './file/risky-severity-lookup.ts';
import { rootAsTrustedUser } from './file/root-as-trusted-user.ts';
import { scheduleTwo } from './file/schedule-two.ts';
import { severalMailAddresses } from './file/several-mail-addresses.ts';
import { sharedClientSecret } from './file/shared-client-secret.ts';
import { shellExpansion } from './file/shell-expansion.ts';
import { shortClientName } from './file/short-client-name.ts';
import { silentClient } from './file/silent-client.ts';
import { silentLogging } from './file/silent-logging.ts';
import { strayConditionalEnd } from './file/stray-conditional-end.ts';
import { textAfterEof } from './file/text-after-eof.ts';
import { textAfterHeader } from './file/text-after-header.ts';
import { textAfterNul } from './file/text-after-nul.ts';
import { textBeforeSection } from './file/text-before-section.ts';
import { thresholdSelectsNothing } from './file/threshold-selects-nothing.ts';
import { tinyLimit } from './file/tiny-limit.ts';
import { tooManyServers } from './file/too-many-servers.ts';
import { trailingComment } from './file/trailing-comment.ts';
import { uncheckedSignature } from './file/unchecked-signature.ts';
import { unclosedBlock } from './file/unclosed-block.ts';
import { unclosedConditional } from './file/unclosed-conditional.ts';
import { undefinedAliasMember } from './file/undefined-alias-member.ts';
import { undefinedQueue } from './file/undefined-queue.ts';
import { unknownClass } from './file/unknown-class.ts';
import { unknownDirective } from './file/unknown-directive.ts';
import { unknownOption } from './file/unknown-option.ts';
import { unknownSection } from './file/unknown-section.ts';
import { unknownSeverity } from './file/unknown-severity.ts';
import { unknownUserFilePolicy } from './file/unknown-user-file-policy.ts';
import { unmatchedPattern } from './file/unmatched-pattern.ts';
import { unreachedMail } from './file/unreached-mail.ts';
import { unsafePath } from './file/unsafe-path.ts';
import { unseenEventSeverity } from './file/unseen-event-severity.ts';
import { unsupportedOption } from './file/unsupported-option.ts';
import { unsupportedTest } from './file/unsupported-test.ts';
import { unusedSuppression } from './file/unused-suppression.ts';
import { unwatchedContent } from './file/unwatched-content.ts';
import { weakDigest } from './file/weak-digest.ts';
import { wildcardClient } from './file/wildcard-client.ts';
import { wrongSection } from './file/wrong-section.ts';
import { zeroCheckInterval } from './file/zero-check-interval.ts';

/** The rules about one file by itself. */
export const FILE_RULES: readonly SingleRule[] = [
	duplicateClient,
	riskySeverityLookup,
	riskyClientFromAccept,
	unknownSection,
	unknownOption,
	wrongSection,
	otherRole,
	notInBuild,
	dependsOnBuild,
	uncheckedSignature,
	missingEquals,
	missingValue,
	invalidValue,
	unknownSeverity,
	interfaceByName,
	trailingComment,
	inexactOptionName,
	textBeforeSection,
	byteOrderMark,
	textAfterHeader,
	textAfterNul,
	loneCarriageReturn,
	mergeConflict,
	textAfterEof,
	noFinalNewline,
	unclosedConditional,
	strayConditionalEnd,
	malformedClientEntry,
	mixedPasswordStyles,
	noClients,
	sharedClientSecret,
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
	inetWithoutEffect,
	duplicatePath,
	depthOnFile,
	implicitDepth,
	unmatchedPattern,
	redefAfterUse,
	redefReplacesMask,
	looseIgnorePattern,
	logToNull,
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
	placeholderClientEntry,
	plainMessageHeader,
	linkedDirectory,
	ignoreAllWithDepth,
	ignoredFileMayVanish,
	notAppendOnly,
	obsoletePath,
	lostTamperCheck,
	overriddenLine,
	classListWithoutEvent,
	unreachedMail,
	essentialsNotWatched,
	unwatchedContent,
	unsafePath,
	tinyLimit,
	weakDigest,
	quarantineWithoutCopy,
	intervalBesideSchedule,
	emptiedPolicy,
	ignoredOutside,
	changesByDesign,
	unusedSuppression,
];

/** The rules about the files of a deployment together. */
export const DEPLOYMENT_RULES: readonly AcrossRule[] = [
	clientWithoutLogServer,
	serverPortMismatch,
	logServerNotListening,
	logServerIsLocalhost,
	logServerUnresolvable,
	logServerReverseMismatch,
	clientRefused,
	misnamedWrapperDaemon,
	wrapperLineIgnored,
	serverEntriesDisagree,
	clientAnnouncesOtherName,
	peerNameNotRegistered,
	addressEntryNeverMatches,
	clientNameOnLoopback,
	clientLookupMismatch,
	clientsShareAddress,
	hostsLineIgnored,
	missingClientConfig,
	missingClientBaseline,
	orphanDownloadFile,
	downloadFileLetterCase,
	downloadFileUnderOtherName,
	sharedBaseline,
	emptyDownloadFile,
	unreadableDownloadFile,
	unreadableServerFile,
	exposedDownloadFile,
	timeLimitBelowHeartbeat,
	heartbeatNotExported,
	configurationAsBaseline,
	clientsShareLog,
];

/** All rules. */
export const RULES: readonly Rule[] = [...FILE_RULES, ...DEPLOYMENT_RULES];

/**
 * Rules that were wrong and are gone. Their ids stay: settings, comments and options of the command line may name them
 * without effect.
 */
export const RETIRED_RULES: ReadonlyMap<string, string> = new Map([
	[
		'export-not-recorded',
		'The server writes client messages to its log file and console whatever its thresholds are (sh_error.c, sh_error_handle; runs J to JP).',
	],
	[
		'inet-in-mail-threshold',
		'The server mails no message of a client, even if the threshold selects `inet` (sh_error.c, sh_error_handle: flag_inet).',
	],
]);

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id. */
export function ruleById(id: string): Rule | undefined {
	return byId.get(id);
}
