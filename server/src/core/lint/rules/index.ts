// The hand-kept list of rules; a test compares it with the folder. The order is the one of the documentation.
import type { Rule } from '../define-rule.ts';
import { duplicateClient } from './duplicate-client.ts';
import { riskyClientFromAccept } from './risky-client-from-accept.ts';
import { riskySeverityLookup } from './risky-severity-lookup.ts';

export const RULES: readonly Rule[] = [duplicateClient, riskySeverityLookup, riskyClientFromAccept];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id. */
export function ruleById(id: string): Rule | undefined {
	return byId.get(id);
}
