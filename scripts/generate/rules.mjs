// Makes a page for each rule, from the rule's own texts and examples, and the list of them: what a finding's code links
// to. Rules about several files at once have no examples here; their pages say so.
// @ts-check
import { loadCore, loadModule } from '../load-core.mjs';

const folder = 'docs/rules';
const NOTE = '<!-- Made by scripts/generate.mjs from the rule itself; do not edit. -->';

/** @typedef {{ text: string, role?: string, version?: string, host?: string, build?: string, note?: string }} Example */
/** @typedef {{ id: string, summary: string, why: string, advice: string, defaultSeverity: string, since?: string, sources: readonly string[], guidance?: string, examples?: { bad: readonly (string | Example)[], good: readonly (string | Example)[] }, stage?: string }} RuleText */

/** @type {import('./products.mjs').Product} */
export const rules = {
	name: 'rule pages',
	async render() {
		const { RULES } = await loadModule('server/src/core/rules/index.ts');
		const { crossFileRules } = await loadModule('server/src/core/rules/deployment/cross-file-rules.ts');
		const { Analysis, DEFAULT_SETTINGS, reportFindings } = await loadCore({
			Analysis: 'server/src/core/analysis/analysis.ts',
			DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
			reportFindings: 'server/src/core/report/report.ts',
		});
		/** @type {(example: Example, id: string) => string[]} */
		const says = (example, id) => {
			const isServer = /^\s*\[(?:clients|server)\]/im.test(example.text);
			const analysis = new Analysis(example.text, {
				...DEFAULT_SETTINGS,
				role: example.role ?? (isServer ? 'server' : 'client'),
				...(isServer ? { language: 'yulerc', fileName: 'yulerc' } : undefined),
				...(example.version === undefined ? undefined : { version: example.version }),
				...(example.host === undefined ? undefined : { host: example.host }),
			});
			return reportFindings(analysis)
				.filter((/** @type {{ ruleId: string }} */ finding) => finding.ruleId === id)
				.map(
					(/** @type {{ range: { start: { line: number } }, what: string }} */ finding) =>
						`Line ${finding.range.start.line + 1}: ${finding.what}`,
				);
		};
		/** @type {RuleText[]} */
		const single = RULES;
		const ids = new Set(single.map(({ id }) => id));
		/** @type {RuleText[]} */
		const across = Object.entries(crossFileRules)
			.map(([id, rule]) => ({ ...rule, id }))
			.filter(({ id }) => !ids.has(id));
		return [
			...[...single, ...across].map((rule) => ({
				path: `${folder}/${rule.id}.md`,
				text: renderRule(rule, says),
			})),
			{ path: `${folder}/index.md`, text: renderIndex(single, across) },
		];
	},
};

/** What the words `error`, `warning` … mean. */
const SEVERITIES = {
	error: 'error (the daemon refuses or misreads it)',
	warning: 'warning (probably not what was meant)',
	information: 'information (legal, and worth knowing)',
	hint: 'hint (there is a simpler or safer form)',
};

/**
 * Texts of rules are plain; only what stands between backticks is code.
 * @param {string} text
 */
function prose(text) {
	return text
		.split(/(`[^`]*`)/)
		.map((part) => (part.startsWith('`') ? part : part.replace(/[*<>|_[\]]/g, '\\$&')))
		.join('');
}

/** @param {string} text */
function codeBlock(text) {
	const lines = text.replace(/\n$/, '').split('\n');
	const shown = lines.map((line) => (line.length > 100 ? `${line.slice(0, 97)}…` : line));
	return ['```samhainrc', ...shown.map((line) => line.replace('\ufeff', '‹BOM›')), '```', ''];
}

/**
 * @param {string | Example} example
 * @returns {Example}
 */
function toExample(example) {
	return typeof example === 'string' ? { text: example } : example;
}

/** @type {(example: Example) => string} */
function circumstances({ role, version, host }) {
	const parts = [
		...(role === undefined ? [] : [role === 'undecided' ? 'role not known' : `read by a ${role}`]),
		...(version === undefined ? [] : [`version ${version}`]),
		...(host === undefined ? [] : [`on host ${host}`]),
	];
	return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/**
 * An example under the sentence that says when it holds, where there is something to say.
 * @param {Example} example
 * @param {string} otherwise the word for an example without a note
 */
function renderExample(example, otherwise) {
	const where = circumstances(example);
	const lead = `${prose(example.note ?? otherwise)}${where === '' ? '' : `${where}:`}`;
	const isSaid = example.note !== undefined || where !== '';
	return [...(isSaid ? [lead.replace(/\.( \()/, '$1'), ''] : []), ...codeBlock(example.text)];
}

/**
 * @param {RuleText} rule
 * @param {(example: Example, id: string) => string[]} says
 */
function renderRule(rule, says) {
	const { id, summary, why, advice, defaultSeverity, sources, guidance, examples } = rule;
	const out = [NOTE, '', `# ${id}`, '', prose(summary), ''];
	out.push('## Why it matters', '', prose(why), '', '## What to do', '', prose(advice), '');
	if (examples !== undefined) {
		out.push('## Wrong', '');
		for (const example of examples.bad.map(toExample)) {
			out.push(...renderExample(example, 'Wrong'));
			const said = says(example, id).slice(0, 4);
			out.push(...said.map((line) => `- ${prose(line)}`), ...(said.length > 0 ? [''] : []));
		}
		out.push('## Right', '');
		for (const example of examples.good.map(toExample)) out.push(...renderExample(example, 'Right'));
	} else {
		out.push('It looks at the files of a deployment together, so that no single file shows it.', '');
	}
	out.push('## Settings', '');
	out.push(
		`Default severity: ${SEVERITIES[/** @type {keyof typeof SEVERITIES} */ (defaultSeverity)] ?? defaultSeverity}. Change it with \`"rules": { "${id}": "…" }\` in \`.samhain-lint.json\`, or silence one place:`,
		'',
		'```samhainrc',
		`# samhain-lint-disable-next-line ${id}`,
		'```',
		'',
	);
	if (guidance !== undefined) out.push('## Guidance', '', `[${guidance}](../guidance/${guidance}.md)`, '');
	out.push('## Sources', '', ...sources.map((source) => `- ${prose(source)}`), '');
	return `${out
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trimEnd()}\n`;
}

/**
 * @param {readonly RuleText[]} single
 * @param {readonly RuleText[]} across
 */
function renderIndex(single, across) {
	/** @param {readonly RuleText[]} list */
	const table = (list) => [
		'| Rule | Default | What it finds |',
		'| --- | --- | --- |',
		...list.map(
			({ id, defaultSeverity, summary }) => `| [${id}](${id}.md) | ${defaultSeverity} | ${prose(summary)} |`,
		),
		'',
	];
	return [
		NOTE,
		'',
		'# Rules',
		'',
		'Each rule has a page: why it matters, what to do, examples. Severities can be changed per rule, or a rule switched `off`.',
		'',
		'## About one file',
		'',
		...table(single),
		'## About the files of a deployment',
		'',
		...table(across),
	]
		.join('\n')
		.replace(/\n+$/, '\n');
}
