// The rules as a list, for `--list-rules`.
import { PERSONAS, RULES, severityFor } from '../core/index.ts';

/**
 * All rules by id, with their severities for a persona.
 * @param isJson an array of objects with the severity for each persona, instead of a line per rule
 */
export function listRules(isJson: boolean, persona: (typeof PERSONAS)[number]): string {
	const sorted = RULES.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	if (isJson) {
		const rules = sorted.map((rule) => ({
			...{ id: rule.id, severity: rule.defaultSeverity },
			scope: ['client', 'server', 'deployment'].includes(rule.scope) ? 'deployment' : 'file',
			...{ concern: rule.concern, confidence: rule.confidence, summary: rule.summary },
			personas: Object.fromEntries(PERSONAS.map((one) => [one, severityFor(rule, one)])),
		}));
		return `${JSON.stringify(rules, undefined, '\t')}\n`;
	}
	const width = Math.max(...sorted.map(({ id }) => id.length));
	return sorted
		.map((rule) => {
			const severity = severityFor(rule, persona).padEnd('information'.length);
			return `${rule.id.padEnd(width)}  ${severity}  ${rule.confidence.padEnd('medium'.length)}  ${rule.summary}\n`;
		})
		.join('');
}
