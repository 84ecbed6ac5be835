// The rules as a list, for `--list-rules`.
import { RULES } from '../core/index.ts';

/**
 * All rules by id, with their default severities.
 * @param isJson an array of objects instead of a line per rule
 */
export function listRules(isJson: boolean): string {
	const rules = RULES.map(({ id, defaultSeverity, summary, scope }) => {
		const isAcross = scope === 'client' || scope === 'server' || scope === 'deployment';
		return { id, severity: defaultSeverity, scope: isAcross ? 'deployment' : 'file', summary };
	}).sort((a, b) => (a.id < b.id ? -1 : 1));
	if (isJson) return `${JSON.stringify(rules, undefined, '\t')}\n`;
	const width = Math.max(...rules.map(({ id }) => id.length));
	return rules
		.map(
			({ id, severity, summary }) =>
				`${id.padEnd(width)}  ${severity.padEnd('information'.length)}  ${summary}\n`,
		)
		.join('');
}
