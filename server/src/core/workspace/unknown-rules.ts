// Rule ids that a user wrote and that no rule has.
import { nearest } from '../catalogue/nearest.ts';
import { RETIRED_RULES, RULES, ruleById } from '../rules/index.ts';
import type { PartialSettings } from '../settings/read-settings.ts';

/**
 * A sentence for each id that is none.
 * @param name what the user calls the setting with the rules
 */
export function describeUnknownRules({ rules = {} }: PartialSettings, name: string): string[] {
	return Object.keys(rules)
		.filter((id) => ruleById(id) === undefined && !RETIRED_RULES.has(id))
		.map((id) => {
			const near = nearest(
				id,
				RULES.map((rule) => rule.id),
			);
			const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
			return `"${name}.${id}" is ignored: unknown rule "${id}".${hint}`;
		});
}
