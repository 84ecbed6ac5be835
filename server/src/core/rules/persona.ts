// What a rule is in each persona, from what its findings are about and how sure they are.
import type { Persona, Severity } from '../settings/settings.ts';
import type { Confidence, RuleMeta } from './define-rule.ts';

/** The part of a rule that personas go by. */
type Judged = Pick<RuleMeta, 'concern' | 'confidence' | 'defaultSeverity'>;

/**
 * The severity of a finding for a persona, without what the user sets for the rule.
 * - `relaxed`: only what samhain loses or misreads, and what weakens the protection;
 * - `default`: as the rule grades it;
 * - `strict`: everything is at least a warning, but for findings of low confidence.
 * @param graded the severity that the rule gives this finding; absent: its default
 */
export function severityFor(
	{ concern, confidence, defaultSeverity }: Judged,
	persona: Persona,
	graded: Severity = defaultSeverity,
	sure: Confidence = confidence,
): Severity | 'off' {
	if (persona === 'relaxed') return concern === 'loss' || concern === 'risk' ? graded : 'off';
	const isRaised = persona === 'strict' && sure !== 'low' && (graded === 'information' || graded === 'hint');
	return isRaised ? 'warning' : graded;
}
