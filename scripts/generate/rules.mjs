// Makes a page for each rule, from the rule's own texts and examples, and the list of them: what a finding's code links
// to. An example of a rule about deployments has several files; what the rule says of each is the real answer.
// @ts-check
import { loadCore } from '../load-core.mjs';

const folder = 'docs/generated/rules';
const ruleFolder = 'server/src/core/rules';

/** @typedef {{ text: string, role?: string, version?: string, host?: string, build?: string, note?: string }} Example */
/** @typedef {{ id: string, scope: string, summary: string, why: string, advice: string, defaultSeverity: string, concern: string, confidence: string, since: string, sources: readonly string[], guidance?: string, examples: { bad: readonly (string | Example)[], good: readonly (string | Example)[] } }} RuleText */
/** @typedef {{ path: string, text: string, mode?: number, uid?: number, gid?: number }} FixtureFile */
/** @typedef {{ ruleId: string, range: { start: { line: number } }, what: string }} Finding */
/** @typedef {{ PERSONAS: readonly string[], CONCERNS: Record<string, string>, CONFIDENCES: Record<string, string>, severityFor: (rule: RuleText, persona: string) => string }} Personas */
/** @typedef {{ hasFiles: (text: string) => boolean, readFiles: (text: string) => readonly FixtureFile[], says: (example: Example, id: string) => string[] }} Reader */

/** @type {import('./products.mjs').Product} */
export const rules = {
	name: 'rule pages',
	async render() {
		const core = await loadCore({
			FILE_RULES: 'server/src/core/rules/index.ts',
			DEPLOYMENT_RULES: 'server/src/core/rules/index.ts',
			CONCERNS: 'server/src/core/rules/define-rule.ts',
			CONFIDENCES: 'server/src/core/rules/define-rule.ts',
			PERSONAS: 'server/src/core/settings/settings.ts',
			severityFor: 'server/src/core/rules/persona.ts',
			Analysis: 'server/src/core/analysis/analysis.ts',
			settingsOf: 'test/support/settings.ts',
			exampleSettings: 'test/support/settings.ts',
			reportFindings: 'server/src/core/report/report.ts',
			hasFiles: 'test/support/fixture.ts',
			readFiles: 'test/support/fixture.ts',
			loadDeployment: 'test/support/deployment.ts',
		});
		const { hasFiles, readFiles } = core;
		/** @type {Reader} */
		const reader = {
			hasFiles,
			readFiles,
			says: (example, id) => (hasFiles(example.text) ? saysOfFiles : saysOfFile)(example, id, core),
		};
		/** @type {{ FILE_RULES: readonly RuleText[], DEPLOYMENT_RULES: readonly RuleText[] }} */
		const { FILE_RULES, DEPLOYMENT_RULES } = core;
		return [
			...[...FILE_RULES, ...DEPLOYMENT_RULES].map((rule) => ({
				path: `${folder}/${rule.id}.md`,
				text: renderRule(rule, reader, core),
			})),
			{ path: `${folder}/index.md`, text: renderIndex(FILE_RULES, DEPLOYMENT_RULES) },
		];
	},
};

/**
 * What a rule says of a file, as a list of sentences.
 * @param {Example} example
 * @param {string} id
 * @param {any} core
 * @returns {string[]}
 */
function saysOfFile(example, id, core) {
	const settings = core.settingsOf(example.text, core.exampleSettings(example));
	const analysis = new core.Analysis(example.text, settings);
	return core
		.reportFindings(analysis)
		.filter((/** @type {Finding} */ { ruleId }) => ruleId === id)
		.map((/** @type {Finding} */ { range, what }) => `Line ${range.start.line + 1}: ${what}`);
}

/**
 * What a rule says of the files of a deployment.
 * @param {Example} example
 * @param {string} id
 * @param {any} core
 * @returns {string[]}
 */
function saysOfFiles(example, id, core) {
	const deployment = core.loadDeployment(core.readFiles(example.text));
	return deployment.filesWithFindings().flatMap((/** @type {string} */ file) =>
		deployment
			.findingsIn(file)
			.filter((/** @type {Finding} */ { ruleId }) => ruleId === id)
			.map((/** @type {Finding} */ { range, what }) => `\`${file}\`, line ${range.start.line + 1}: ${what}`),
	);
}

/** @param {string} source */
function note(source) {
	return `<!-- Generated from ${source} by scripts/generate.mjs; do not edit. -->`;
}

/** What the words `error`, `warning` … mean. */
const SEVERITIES = {
	error: 'error (samhain rejects or misreads it)',
	warning: 'warning (probably a mistake)',
	information: 'information (valid, but noteworthy)',
	hint: 'hint (a simpler or safer form exists)',
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

/**
 * @param {string} text
 * @param {string} [language]
 */
function codeBlock(text, language = 'samhainrc') {
	const lines = text.replace(/\n$/, '').split('\n');
	const shown = lines.map((line) => (line.length > 100 ? `${line.slice(0, 97)}…` : line));
	return [
		`\`\`\`${language}`,
		...shown.map((line) => line.replace('\ufeff', '‹BOM›').replaceAll('\0', '‹NUL›')),
		'```',
		'',
	];
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
 * @param {Reader} reader
 */
function renderExample(example, otherwise, { hasFiles, readFiles }) {
	const where = circumstances(example);
	const lead = `${prose(example.note ?? otherwise)}${where === '' ? '' : `${where}:`}`;
	const isSaid = example.note !== undefined || where !== '';
	const body = hasFiles(example.text) ? readFiles(example.text).flatMap(renderFile) : codeBlock(example.text);
	return [...(isSaid ? [lead.replace(/\.( \()/, '$1'), ''] : []), ...body];
}

/**
 * A file of a deployment under its name.
 * @param {FixtureFile} file
 */
function renderFile({ path, text, mode, uid, gid }) {
	const notes = [
		...(mode === undefined ? [] : [`mode 0${mode.toString(8)}`]),
		...(uid === undefined ? [] : [`user ${uid}`]),
		...(gid === undefined ? [] : [`group ${gid}`]),
		...(text === '' ? ['empty'] : []),
		...(text === '' || text.endsWith('\n') ? [] : ['no newline at the end']),
	];
	const title = `\`${path}\`${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
	return [`${title}:`, '', ...(text === '' ? [] : codeBlock(text, languageOf(path)))];
}

/** @param {string} path */
function languageOf(path) {
	const base = path.slice(path.lastIndexOf('/') + 1);
	if (base.endsWith('.json')) return 'json';
	if (base.startsWith('yulerc')) return 'yulerc';
	return /^(?:rc|samhainrc)(?:\.|$)/.test(base) ? 'samhainrc' : 'text';
}

/**
 * @param {RuleText} rule
 * @param {Reader} reader
 * @param {Personas} personas
 */
function renderRule(rule, reader, personas) {
	const { id, summary, why, advice, defaultSeverity, sources, guidance, examples } = rule;
	const isAcross = ['client', 'server', 'deployment'].includes(rule.scope);
	const source = `${ruleFolder}/${isAcross ? 'deployment' : 'file'}/${id}.ts`;
	const out = [note(source), '', `# ${id}`, '', prose(summary), ''];
	out.push('## Why it matters', '', prose(why), '', '## What to do', '', prose(advice), '');
	out.push('## Wrong', '');
	for (const example of examples.bad.map(toExample)) {
		out.push(...renderExample(example, 'Wrong', reader));
		const said = reader.says(example, id).slice(0, 4);
		out.push(...said.map((line) => `- ${prose(line)}`), ...(said.length > 0 ? [''] : []));
	}
	out.push('## Right', '');
	for (const example of examples.good.map(toExample)) out.push(...renderExample(example, 'Right', reader));
	out.push('## Settings', '');
	out.push(
		`Default severity: ${SEVERITIES[/** @type {keyof typeof SEVERITIES} */ (defaultSeverity)] ?? defaultSeverity}. Change it with \`"rules": { "${id}": "…" }\` in \`.samhain-lint.json\`, or silence one place:`,
		'',
		'```samhainrc',
		`# samhain-lint-disable-next-line ${id}`,
		'```',
		'',
	);
	out.push(...renderPersonas(rule, personas));
	if (guidance !== undefined) out.push('## Guidance', '', `[${guidance}](../../guidance/${guidance}.md)`, '');
	out.push('## Sources', '', ...sources.map((source) => `- ${prose(source)}`), '');
	return `${out
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trimEnd()}\n`;
}

/**
 * How sure the findings are, and what they are for each persona.
 * @param {RuleText} rule
 * @param {Personas} personas
 */
function renderPersonas(rule, { PERSONAS, CONCERNS, CONFIDENCES, severityFor }) {
	const each = PERSONAS.map((persona) => `\`${persona}\` ${severityFor(rule, persona)}`).join(', ');
	return [
		`Confidence: ${rule.confidence}. ${CONFIDENCES[rule.confidence]}`,
		'',
		`Concern: ${rule.concern}. ${CONCERNS[rule.concern]} Severity by persona: ${each}.`,
		'',
	];
}

/**
 * @param {readonly RuleText[]} single
 * @param {readonly RuleText[]} across
 */
function renderIndex(single, across) {
	/** @param {readonly RuleText[]} list */
	const table = (list) => [
		'| Rule | Default | Concern | Confidence | Finding |',
		'| --- | --- | --- | --- | --- |',
		...list.map(
			({ id, defaultSeverity, concern, confidence, summary }) =>
				`| [${id}](${id}.md) | ${defaultSeverity} | ${concern} | ${confidence} | ${prose(summary)} |`,
		),
		'',
	];
	return [
		note(`${ruleFolder}/index.ts`),
		'',
		'# Rules',
		'',
		'Each rule has a page with its effect, a remedy and examples. You can change the severity of a rule, or turn it `off`.',
		'',
		'## Rules for one file',
		'',
		...table(single),
		'## Rules for a deployment',
		'',
		...table(across),
	]
		.join('\n')
		.replace(/\n+$/, '\n');
}
