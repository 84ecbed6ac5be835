// The hand-kept list of rules; a test compares it with the folder. The order is the one of the documentation.
import type { Rule } from '../define-rule.ts';

export const RULES: readonly Rule[] = [];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id. */
export function ruleById(id: string): Rule | undefined {
	return byId.get(id);
}
