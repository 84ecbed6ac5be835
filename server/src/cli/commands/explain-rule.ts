// `samhain-lint explain-rule ID`: what a rule finds, why it matters, what to do, with examples.
import { createColors } from 'picocolors';
import {
	CONCERNS,
	CONFIDENCES,
	guidanceById,
	nearest,
	PERSONAS,
	RETIRED_RULES,
	RULES,
	ruleById,
	severityFor,
} from '../../core/index.ts';
import {
	COLOR_OPTIONS,
	type Command,
	FORMAT_OPTION,
	HELP_OPTION,
	readArguments,
	UsageError,
	usesColors,
} from '../command.ts';
import { printable } from '../reporters/printable.ts';

type Rule = (typeof RULES)[number];

const OPTIONS = { ...FORMAT_OPTION, ...COLOR_OPTIONS, ...HELP_OPTION };

export const explainRule: Command = {
	name: 'explain-rule',
	usage: 'explain-rule ID... [options]',
	summary: 'show what a rule finds, why it matters and what to do',
	description: `Prints the page of a rule: what it finds, why it matters, what to do, how to silence it, and examples.
samhain-lint --list-rules lists the ids.`,
	options: OPTIONS,
	notes: 'Exit status: 0; 2 for an unknown rule.',
	run: (args, terminal) => {
		const { values, positionals } = readArguments(args, OPTIONS);
		const { format } = values;
		if (positionals.length === 0) throw new UsageError('give the id of a rule');
		const rules = positionals.map(ruleNamed);
		if (format === 'json') terminal.out(`${JSON.stringify(rules.map(ruleObject), undefined, '\t')}\n`);
		else for (const rule of rules) terminal.out(pageOf(rule, usesColors(values, terminal)));
		return 0;
	},
};

function ruleNamed(id: string): Rule {
	const rule = ruleById(id);
	if (rule !== undefined) return rule;
	if (RETIRED_RULES.has(id)) throw new UsageError(`the rule '${id}' is gone: an earlier version had it`);
	const ids = RULES.map((one) => one.id);
	const meant = nearest(id, ids);
	const near = meant === undefined ? ids.filter((one) => one.includes(id)) : [meant];
	const hint =
		near.length === 0 ? '; --list-rules lists all' : `; do you mean ${near.slice(0, 5).join(', ')}?`;
	throw new UsageError(`unknown rule '${id}'${hint}`);
}

function ruleObject(rule: Rule): object {
	const { id, summary, why, advice, defaultSeverity, since, sources, examples, guidance } = rule;
	const { concern, confidence } = rule;
	const texts = (list: Rule['examples']['bad']): readonly string[] =>
		list.map((one) => (typeof one === 'string' ? one : one.text));
	return {
		...{ id, severity: defaultSeverity, concern, confidence, personas: personasOf(rule) },
		...{ summary, why, advice, since, sources },
		...(guidance === undefined ? undefined : { guidance }),
		examples: { bad: texts(examples.bad), good: texts(examples.good) },
	};
}

/** Its severity for each persona. */
function personasOf(rule: Rule): Readonly<Record<string, string>> {
	return Object.fromEntries(PERSONAS.map((persona) => [persona, severityFor(rule, persona)]));
}

/** The page of a rule as text. */
export function pageOf(rule: Rule, useColor: boolean): string {
	const colors = createColors(useColor);
	const { id, summary, why, advice, defaultSeverity, guidance, sources, examples } = rule;
	const shown = (title: string, list: Rule['examples']['bad']): readonly string[] =>
		list.flatMap((one) => {
			const { text, note } = typeof one === 'string' ? { text: one, note: undefined } : one;
			const lines = text
				.trimEnd()
				.split('\n')
				.map((line) => `    ${printable(line)}`);
			return ['', colors.bold(title), ...(note === undefined ? [] : [`  ${note}`]), ...lines];
		});
	const problem = guidance === undefined ? undefined : guidanceById(guidance);
	const lines = [
		`${colors.bold(id)} (${defaultSeverity})`,
		summary,
		...['', colors.bold('Why it matters'), `  ${why}`],
		...['', colors.bold('What to do'), `  ${advice}`],
		...(problem === undefined ? [] : [`  Guidance ${problem.id}: ${problem.title}`]),
		...shown('Wrong', examples.bad),
		...shown('Right', examples.good),
		...['', colors.bold('How sure it is')],
		`  ${rule.confidence} confidence: ${CONFIDENCES[rule.confidence]}`,
		`  ${CONCERNS[rule.concern]}`,
		`  Severity by persona: ${Object.entries(personasOf(rule))
			.map(([persona, severity]) => `${persona} ${severity}`)
			.join(', ')}.`,
		...['', colors.bold('Silence it')],
		`  in one line:    # samhain-lint-disable-next-line ${id} -- why`,
		`  everywhere:     --rule ${id}=off, or "rules": { "${id}": "off" } in .samhain-lint.json`,
		...['', colors.bold('Sources'), ...sources.map((source) => `  ${source}`)],
	];
	return `${lines.join('\n')}\n\n`;
}
