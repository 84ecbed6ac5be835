// The hand-kept list of rules; a test compares it with the folder. The order is the one of the documentation.
import type { Rule } from '../define-rule.ts';
import { booleanByFirstLetter } from './boolean-by-first-letter.ts';
import { byteOrderMark } from './byte-order-mark.ts';
import { duplicateClient } from './duplicate-client.ts';
import { duplicatePath } from './duplicate-path.ts';
import { inexactOptionName } from './inexact-option-name.ts';
import { invalidValue } from './invalid-value.ts';
import { looseHostPattern } from './loose-host-pattern.ts';
import { malformedClientEntry } from './malformed-client-entry.ts';
import { missingEquals } from './missing-equals.ts';
import { missingValue } from './missing-value.ts';
import { negatedHostNeverTrue } from './negated-host-never-true.ts';
import { noFinalNewline } from './no-final-newline.ts';
import { notANumber } from './not-a-number.ts';
import { notInBuild } from './not-in-build.ts';
import { numberWithText } from './number-with-text.ts';
import { otherRole } from './other-role.ts';
import { redefAfterUse } from './redef-after-use.ts';
import { redefReplacesMask } from './redef-replaces-mask.ts';
import { repeatedElse } from './repeated-else.ts';
import { riskyClientFromAccept } from './risky-client-from-accept.ts';
import { riskySeverityLookup } from './risky-severity-lookup.ts';
import { strayConditionalEnd } from './stray-conditional-end.ts';
import { textAfterEof } from './text-after-eof.ts';
import { textAfterHeader } from './text-after-header.ts';
import { textBeforeSection } from './text-before-section.ts';
import { thresholdSelectsNothing } from './threshold-selects-nothing.ts';
import { tooManyServers } from './too-many-servers.ts';
import { trailingComment } from './trailing-comment.ts';
import { unclosedConditional } from './unclosed-conditional.ts';
import { unknownClass } from './unknown-class.ts';
import { unknownOption } from './unknown-option.ts';
import { unknownSection } from './unknown-section.ts';
import { unlikelyClientName } from './unlikely-client-name.ts';
import { unsupportedTest } from './unsupported-test.ts';
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
	textAfterEof,
	noFinalNewline,
	unclosedConditional,
	strayConditionalEnd,
	booleanByFirstLetter,
	duplicatePath,
	looseHostPattern,
	malformedClientEntry,
	negatedHostNeverTrue,
	notANumber,
	numberWithText,
	redefAfterUse,
	redefReplacesMask,
	repeatedElse,
	thresholdSelectsNothing,
	tooManyServers,
	unknownClass,
	unlikelyClientName,
	unsupportedTest,
	wildcardClient,
	zeroCheckInterval,
];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id. */
export function ruleById(id: string): Rule | undefined {
	return byId.get(id);
}
