// Makes the README's table of the guidance's problems: whether each is explained, recognised from its log lines, found in
// files, and mended by a fix. Nothing is claimed: every cell is what the core says of the recorded lines and the sample.
// @ts-check
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadCore, loadModule } from '../load-core.mjs';

const MARKS = ['<!-- problems: generated -->', '<!-- /problems -->'];
const LINES = 'test/support/problem-lines.ts';

/** Why a cell of a problem is empty. */
const REASONS = {
	files: {
		'other-2': 'the client was killed or its machine stopped; no configuration causes that',
	},
	fix: {
		'downloading-1':
			'the baseline must be created on its client; the fix renames a file that differs in case',
		'other-1': 'the second address or process is not in the files',
		'other-2': 'no file needs a change',
	},
};

/** @typedef {{ ruleId: string, guidance?: string, severity: string, fixes: () => readonly { title: string }[] }} Finding */
/** @typedef {{ id: string, title: string }} Problem */
/** @typedef {{ guidance: string, client: readonly string[], server: readonly string[], cause?: string }} Lines */

/** @type {import('./products.mjs').Product} */
export const problems = {
	name: 'table of problems',
	async render(root) {
		const file = path.join(root, 'README.md');
		const readme = readFileSync(file, 'utf8');
		const start = readme.indexOf(MARKS[0] ?? '');
		const end = readme.indexOf(MARKS[1] ?? '');
		if (start < 0 || end < start) return [];
		const table = await renderTable(root);
		const text = `${readme.slice(0, start)}${MARKS[0]}\n\n${table}\n\n${readme.slice(end)}`;
		return [{ path: 'README.md', text }];
	},
};

/** @param {string} root */
async function renderTable(root) {
	const core = await loadCore({
		loadDeployment: 'test/support/deployment.ts',
		GUIDANCE: 'server/src/core/guidance/guidance.ts',
		answerLog: 'server/src/core/logs/explain-deployment.ts',
		openCauseContext: 'server/src/core/logs/likely-cause.ts',
		RULES: 'server/src/core/rules/index.ts',
	});
	/** @type {{ PAIRS: readonly Lines[] }} */
	const { PAIRS } = await loadModule(LINES);
	const workspace = readSample(path.join(root, 'sample'), core);
	const context = core.openCauseContext(workspace);
	/** @type {Finding[]} */
	const findings = [];
	for (const member of new Set([...workspace.configurationFiles(), ...workspace.filesWithFindings()]))
		findings.push(...workspace.ownFindings(member), ...workspace.findingsIn(member));
	const rows = core.GUIDANCE.map((/** @type {Problem} */ problem) => {
		const lines = PAIRS.find(({ guidance }) => guidance === problem.id);
		return renderRow(problem, lines, findings, core, context);
	});
	return [
		'| Problem | Explained | Recognised from log | Found in files | Fix offered |',
		'| --- | --- | --- | --- | --- |',
		...rows,
	].join('\n');
}

/**
 * @param {Problem} problem
 * @param {Lines | undefined} lines
 * @param {readonly Finding[]} findings
 * @param {any} core
 * @param {unknown} context
 */
function renderRow(problem, lines, findings, core, context) {
	/** @type {{ line: { guidance: string | null }, causes: readonly unknown[] }[]} */
	const answers = [
		...core.answerLog([...(lines?.client ?? []), ...(lines?.server ?? [])], [context]),
	].flatMap((part) => part.answers);
	const reached = answers.filter(({ line }) => line.guidance === problem.id);
	const leads = reached.some(({ causes }) => causes.length > 0);
	const own = findings.filter(
		({ guidance, severity }) => guidance === problem.id && severity !== 'information',
	);
	const shown = [...new Set(own.map(({ ruleId }) => `[${ruleId}](docs/generated/rules/${ruleId}.md)`))];
	const count = countRules(problem.id, core);
	const more = count > shown.length ? ` and ${count - shown.length} more` : '';
	const fixes = [
		...new Set(
			findings
				.filter(({ guidance }) => guidance === problem.id)
				.flatMap((one) => one.fixes())
				.map(({ title }) => title),
		),
	];
	return [
		'',
		problem.title,
		`[yes](docs/guidance/${problem.id}.md)`,
		reached.length === 0 ? '—' : leads ? 'yes, with the line to look at' : 'yes',
		shown.length === 0 ? `— (${reason('files', problem.id)})` : `yes: ${shown.join(', ')}${more}`,
		fixes.length === 0 ? `— (${reason('fix', problem.id)})` : `yes: ${fixes[0]}`,
		'',
	]
		.join(' | ')
		.trim();
}

/**
 * @param {'files' | 'fix'} kind
 * @param {string} id
 */
function reason(kind, id) {
	/** @type {Readonly<Record<string, string>>} */
	const reasons = REASONS[kind];
	const text = reasons[id];
	if (text === undefined) throw new Error(`${id}: the table of problems needs a reason for "${kind}"`);
	return text;
}

/**
 * @param {string} guidance
 * @param {any} core
 * @returns {number} rules that lead to that problem
 */
function countRules(guidance, core) {
	return core.RULES.filter((/** @type {{ guidance?: string }} */ rule) => rule.guidance === guidance).length;
}

/**
 * @param {string} folder
 * @param {any} core
 */
function readSample(folder, core) {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((file) => file.split(path.sep).join('/'))
		.filter((file) => statSync(path.join(folder, file)).isFile())
		.sort()
		.map((file) => ({ path: file, text: readFileSync(path.join(folder, file), 'utf8') }));
	return core.loadDeployment(files, { isOpen: true });
}
