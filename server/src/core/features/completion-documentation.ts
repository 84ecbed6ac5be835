// The documentation of completion items, made when one is looked at.
import { ALL_OPTIONS, sectionByName } from '../catalogue/lookup.ts';
import { DAEMON_VERSIONS } from '../catalogue/versions.ts';
import { ruleById } from '../rules/index.ts';
import { buildNotes, describeRoles } from './availability.ts';
import { describeOption } from './option-hover.ts';
import { policyParagraph } from './policy-tests.ts';
import { makeStarter, starterSummary } from './starters.ts';

/**
 * The text about a completion entry.
 * @param name as in `CompletionEntry.documentation`; anything else gives undefined
 */
export function completionDocumentation(name: string): string | undefined {
	const colon = name.indexOf(':');
	const rest = name.slice(colon + 1);
	switch (name.slice(0, colon)) {
		case 'option': {
			const slash = rest.indexOf('/');
			const option = ALL_OPTIONS.find(
				(each) => each.section === rest.slice(0, slash) && each.key === rest.slice(slash + 1),
			);
			return option === undefined ? undefined : describeOption(option).join('\n\n');
		}
		case 'section': {
			const section = sectionByName(rest.toLowerCase());
			if (section === undefined) return undefined;
			const notes = [`Read by ${describeRoles(section.roles)}.`, ...buildNotes(section)];
			return [section.summary, ...policyParagraph(section), notes.join(' ')].join('\n\n');
		}
		case 'rule': {
			const rule = ruleById(rest);
			return rule === undefined ? undefined : `${rule.summary}\n\n${rule.why}`;
		}
		case 'starter': {
			const [roleName, versionName] = rest.split('/');
			const role = (['client', 'standalone', 'server'] as const).find((one) => one === roleName);
			const version = DAEMON_VERSIONS.find((one) => one === versionName);
			if (role === undefined || version === undefined) return undefined;
			const { text } = makeStarter({ role, version, system: 'linux' });
			return `${starterSummary(role)}.\n\n\`\`\`\n${text}\`\`\``;
		}
		default:
			return undefined;
	}
}
