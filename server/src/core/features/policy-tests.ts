// The tests of a policy in words, for hover and completion.
import { valueEntry } from '../catalogue/lookup.ts';
import type { SectionEntry } from '../catalogue/types.ts';

/** The tests that a policy makes unless a Redef line changes them. */
export function policyParagraph(section: SectionEntry): readonly string[] {
	if (section.kind !== 'policy') return [];
	const checks = valueEntry('policies', section.name)?.checks;
	if (checks === undefined) return [];
	if (checks.length === 0) return ['No tests by default; `Redef` lines add them.'];
	const words = checks.map((check) => {
		const summary = valueEntry('checks', check)?.summary;
		return summary === undefined ? `- **${check}**` : `- **${check}**: ${summary}`;
	});
	return [`Tests by default:\n\n${words.join('\n')}`];
}
