// Makes what the guidance does not say by hand: a page per explained log message, the list of them, the troubleshooter as a
// page, in each problem's page the findings that lead to it, and the searchable text of the pages written by hand.
// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadModule } from '../load-core.mjs';
import { readMessages } from './versions.mjs';

/** What people write, and what is made of the catalogue; links lead from one to the other. */
const folder = 'docs/guidance';
const generated = 'docs/generated/guidance';
const toWritten = '../../guidance';

/** @type {import('./products.mjs').Product} */
export const guidance = {
	name: 'guidance',
	async render(root) {
		const messages = await readMessages(root);
		const { entries } = JSON.parse(await readFile(path.join(root, 'catalogue/explain.json'), 'utf8'));
		const { texts } = JSON.parse(await readFile(path.join(root, 'catalogue/start-texts.json'), 'utf8'));
		const core = {
			...(await loadModule('server/src/core/guidance/guidance.ts')),
			...(await loadModule('server/src/core/logs/message-page.ts')),
		};
		const troubleshooter = await loadModule('server/src/core/guidance/troubleshooter.ts');
		const names = await readdir(path.join(root, folder));
		/** @type {Map<string, string>} */
		const written = new Map();
		for (const name of names.filter((each) => each.endsWith('.md')).sort()) {
			written.set(name.slice(0, -3), await readFile(path.join(root, folder, name), 'utf8'));
		}
		const rules = await readRules();
		/** @type {import('./products.mjs').GeneratedFile[]} */
		const filled = [];
		for (const { id } of core.GUIDANCE) {
			const own = rules.filter((rule) => rule.guidance === id);
			const text = fillFindings(written.get(id) ?? '', own);
			written.set(id, text);
			filled.push({ path: `${folder}/${id}.md`, text });
		}
		const optionAnchors = new Set(
			[...(written.get('options') ?? '').matchAll(/^## (\w+)$/gm)].map((match) => match[1] ?? ''),
		);
		const context = { entries, core, optionAnchors };
		const explained = messages.filter((/** @type {MessageJson} */ each) =>
			entries.some((/** @type {ExplanationJson} */ entry) => entry.id === each.id),
		);
		return [
			...filled,
			...explained.map((/** @type {MessageJson} */ message) => ({
				path: `${generated}/${core.messagePageId(message.id)}.md`,
				text: renderMessage(message, context),
			})),
			{ path: `${generated}/messages.md`, text: renderList(explained, context) },
			{ path: `${generated}/start-texts.md`, text: renderStartTexts(texts, context) },
			{ path: `${generated}/walk.md`, text: renderTroubleshooter(troubleshooter, context) },
			{ path: 'server/src/core/guidance/pages.generated.ts', text: renderModule(written) },
		];
	},
};

/** @typedef {{ id: string, summary: string, guidance?: string }} RuleBrief */

/**
 * All rules, by id.
 * @returns {Promise<RuleBrief[]>}
 */
async function readRules() {
	const { RULES } = await loadModule('server/src/core/rules/index.ts');
	return [...RULES].sort((/** @type {RuleBrief} */ a, /** @type {RuleBrief} */ b) => (a.id < b.id ? -1 : 1));
}

/**
 * Puts the section about findings before the one about messages, or anew where it is.
 * @param {string} text
 * @param {RuleBrief[]} rules
 */
function fillFindings(text, rules) {
	const title = '## Findings';
	const items = rules.map(({ id, summary }) => `- [${id}](../generated/rules/${id}.md): ${summary}`);
	const body =
		items.length === 0
			? ['None: the files do not show it.']
			: ['The editor and the linter find in the files:', '', ...items];
	const section = `${[title, '', ...body].join('\n')}\n\n`;
	const start = text.indexOf(`${title}\n`);
	const end = text.indexOf('## Related messages\n');
	return `${text.slice(0, start < 0 ? end : start)}${section}${text.slice(end)}`;
}

/** @typedef {{ id: string, severity: string, class: string, xml?: string, plain: string, fields: { name: string, plain?: string, meaning: string }[], roles: string[], since?: string }} MessageJson */
/** @typedef {{ id: string, when?: Record<string, string>, title: string, stage: string, meaning: string, causes: string[], howToCheck: string[], fixes: string[], options: string[], guidance: string | null, lookAt: string[], source: string }} ExplanationJson */
/** @typedef {{ entries: ExplanationJson[], core: any, optionAnchors: Set<string> }} Context */

/** @type {(text: string) => string} */
const escapeText = (text) => text.replace(/[*<>|`]/g, '\\$&').replace(/\[(?=[^\]]*\]\()/g, '\\[');

/** @type {(title: string, items: string[]) => string[]} */
const list = (title, items) =>
	items.length === 0 ? [] : [`${title}:`, '', ...items.map((item) => `- ${item}`), ''];

/**
 * A template with the names of its fields in place of the C formats.
 * @param {string} template
 * @param {string[]} names
 */
function fillTemplate(template, names) {
	let index = 0;
	return template.replace(/%[-+ #0]*\d*(?:\.\d+)?l?[a-z]/g, () =>
		(names[index++] ?? 'TEXT').replace(/\..*$/, '').toUpperCase(),
	);
}

/** @param {string} option @param {Context} context */
function linkOption(option, { optionAnchors }) {
	return optionAnchors.has(option)
		? `[${option}](${toWritten}/options.md#${option.toLowerCase()})`
		: `\`${option}\``;
}

/** @param {ExplanationJson} entry */
function describeCase(entry) {
	const parts = Object.entries(entry.when ?? {}).map(
		([name, text]) => `\`${name}\` is *${escapeText(text)}*`,
	);
	return parts.length === 0 ? [] : [`When ${parts.join(' and ')}.`, ''];
}

/**
 * The title of a message's page: its words, or what it says where it has none of its own.
 * @param {MessageJson} message
 * @param {ExplanationJson[]} entries
 */
function titleOf(message, entries) {
	const [first, second] = entries;
	const words =
		first === undefined
			? message.id
			: sayMessage(message, second === undefined ? first : { ...first, when: {} });
	if (words === 'MSG') return `General message ${message.id}`;
	return words === message.id ? (first?.title ?? words) : words.replace(/[.:!]+$/, '');
}

/** @param {MessageJson} message @param {Context} context */
function renderMessage(message, context) {
	const own = context.entries.filter((entry) => entry.id === message.id);
	const names = message.fields.map((field) => field.name);
	const plainNames = message.fields.map((field) => field.plain ?? field.name);
	const title = titleOf(message, own);
	const lines = [
		note('catalogue/messages.json and catalogue/explain.json'),
		'',
		`# ${escapeText(title)}`,
		'',
		`[Guidance](${toWritten}/index.md) · [All messages](messages.md) · ${message.id}`,
		'',
		'```text',
		...(message.xml === undefined ? [] : [fillTemplate(message.xml, names)]),
		fillTemplate(message.plain, plainNames),
		'```',
		'',
		`Level ${message.severity} unless the daemon or the configuration sets another, class ${message.class}. Written by: ${message.roles.join(', ') || 'special builds only'}.${message.since ? ` Since version ${message.since}.` : ''}`,
		'',
	];
	for (const entry of own) {
		// Two headings of the same words would share their anchor.
		const heading = entry.title === title ? 'Meaning' : entry.title;
		lines.push(`## ${escapeText(heading)}`, '', ...describeCase(entry), escapeText(entry.meaning), '');
		lines.push(...list('Causes', entry.causes.map(escapeText)));
		lines.push(...list('How to check', entry.howToCheck.map(escapeText)));
		lines.push(...list('How to fix', entry.fixes.map(escapeText)));
		lines.push(...list('Look at, in the files', entry.lookAt.map(escapeText)));
		lines.push(
			...list(
				'Options',
				entry.options.map((option) => linkOption(option, context)),
			),
		);
		const problem = entry.guidance === null ? undefined : context.core.guidanceById(entry.guidance);
		if (problem !== undefined) lines.push(`Problem: [${problem.title}](${toWritten}/${problem.id}.md)`, '');
	}
	return finish(lines);
}

/**
 * One page for the texts that a start prints outside the log, each with its explanation.
 * @param {(ExplanationJson & { text: string })[]} texts
 * @param {Context} context
 */
function renderStartTexts(texts, context) {
	const lines = [
		note('catalogue/start-texts.json'),
		'',
		'# Texts of a start',
		'',
		`[Guidance](${toWritten}/index.md) · [All messages](messages.md)`,
		'',
		'Samhain and yule print these texts on standard error while they start: most as blocks between two lines of dashes. Words in capitals represent what varies. They do not go to the log file or to syslog.',
		'',
	];
	for (const entry of texts) {
		const shown = entry.text.replace(/%[-+ #0]*\d*l?[a-z]/g, 'VALUE').trim();
		lines.push(
			`## ${entry.title}: ${entry.id.replace('STDERR_', '').toLowerCase().replaceAll('_', ' ')}`,
			'',
		);
		lines.push('```text', ...shown.split('\n'), '```', '', entry.meaning, '');
		lines.push(...list('Causes', entry.causes));
		lines.push(...list('How to check', entry.howToCheck));
		lines.push(...list('How to fix', entry.fixes));
		const problem = entry.guidance === null ? undefined : context.core.guidanceById(entry.guidance);
		if (problem !== undefined) lines.push(`Problem: [${problem.title}](${toWritten}/${problem.id}.md)`, '');
	}
	return finish(lines);
}

const stageTitles = {
	connect: 'Connecting',
	name: 'Name of a client',
	authenticate: 'Log-in',
	download: 'Download',
	report: 'Reporting',
	start: 'Start',
	config: 'Configuration',
	check: 'Checks',
	run: 'Running',
	exit: 'End',
};

/** @param {MessageJson[]} explained @param {Context} context */
function renderList(explained, context) {
	const lines = [
		note('catalogue/messages.json and catalogue/explain.json'),
		'',
		'# Log messages and what they mean',
		'',
		`[Guidance](${toWritten}/index.md)`,
		'',
		'The words are those of the XML style; the page of a message has both. Names in capitals represent what varies. What a start prints outside the log is on a page of its own: [texts of a start](start-texts.md).',
		'',
	];
	for (const [stage, title] of Object.entries(stageTitles)) {
		const rows = context.entries.filter((entry) => entry.stage === stage);
		if (rows.length === 0) continue;
		lines.push(`## ${title}`, '', '| Message | Means | Problem |', '| --- | --- | --- |');
		for (const entry of rows) {
			const message = explained.find((each) => each.id === entry.id);
			if (message === undefined) continue;
			const problem = entry.guidance === null ? undefined : context.core.guidanceById(entry.guidance);
			lines.push(
				`| [${escapeText(sayMessage(message, entry))}](${context.core.messagePageId(message.id)}.md) | ${escapeText(entry.title)} | ${problem === undefined ? '-' : `[${problem.id}](${toWritten}/${problem.id}.md)`} |`,
			);
		}
		lines.push('');
	}
	return finish(lines);
}

/** @param {MessageJson} message @param {ExplanationJson} entry */
function sayMessage(message, entry) {
	const filled = fillTemplate(
		message.xml ?? message.plain,
		message.fields.map((field) => field.name),
	);
	const words = /\bmsg=["<]([^">]*)/.exec(filled)?.[1] ?? message.id;
	const text = entry.when?.['msg'];
	const shown = text === undefined ? words : words.replace(/TEXT|MSG/, text);
	const where = Object.entries(entry.when ?? {}).find(([name]) => name !== 'msg');
	if (where === undefined) return shown;
	return shown === 'MSG' ? `A text with ${where.join(' ')}` : `${shown} (${where.join(' ')})`;
}

/** @param {any} troubleshooter @param {Context} context */
function renderTroubleshooter(troubleshooter, context) {
	const lines = [
		note('server/src/core/guidance/troubleshooter.ts'),
		'',
		'# My client does not connect',
		'',
		`[Guidance](${toWritten}/index.md)`,
		'',
		'Answer one question after the other until you reach a cause. In the editor, the files of the workspace answer the questions that they can.',
		'',
	];
	/** @type {(node: any) => string} */
	const title = (node) => (node.kind === 'question' ? node.question : node.cause.replace(/\.$/, ''));
	/** @type {(node: any) => string} */
	const anchor = (node) => slug(title(node));
	for (const node of troubleshooter.TROUBLESHOOTER) {
		lines.push(`## ${title(node)}`, '');
		if (node.kind === 'question') {
			if (node.help !== undefined) lines.push(node.help, '');
			lines.push(
				...node.answers.map(
					(/** @type {any} */ each) => `- [${each.label}](#${anchor(troubleshooter.findNode(each.next))})`,
				),
				'',
			);
		} else {
			lines.push(node.fix, '');
			const links = (node.options ?? []).map((/** @type {string} */ option) => linkOption(option, context));
			if (node.guidance !== null)
				links.unshift(
					`[${context.core.guidanceById(node.guidance).title}](${toWritten}/${node.guidance}.md)`,
				);
			if (links.length > 0) lines.push(`More: ${links.join(', ')}`, '');
		}
	}
	return finish(lines);
}

/**
 * The anchor that a heading gets, as most renderers make it.
 * @param {string} heading
 */
function slug(heading) {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}_\- ]/gu, '')
		.replaceAll(' ', '-');
}

/** @param {Map<string, string>} written */
function renderModule(written) {
	const pages = [...written].map(([id, text]) => {
		const sections = [];
		let section = { heading: '', anchor: '', text: '' };
		let title = id;
		for (const line of text.split('\n')) {
			const heading = /^(#+) (.*)$/.exec(line);
			if (heading === null) {
				if (!/^(\||```|$)/.test(line)) section.text += `${plain(line)}\n`;
				else if (line.startsWith('| ') && !line.startsWith('| ---'))
					section.text += `${plain(line.replaceAll('|', ' ').trim())}\n`;
				continue;
			}
			if (heading[1] === '#') title = heading[2] ?? id;
			else {
				if (section.text !== '') sections.push(section);
				section = { heading: heading[2] ?? '', anchor: slug(heading[2] ?? ''), text: '' };
			}
		}
		sections.push(section);
		return { id, title, sections };
	});
	return [
		'// Generated from docs/guidance by scripts/generate.mjs. Do not edit: change the source and run the script.',
		'/** The pages that are written by hand, as JSON: id, title and sections with heading, anchor and text. */',
		`export const PAGES_JSON = ${JSON.stringify(JSON.stringify(pages)).replaceAll('\u2028', '\\u2028')};`,
		'',
	].join('\n');
}

/** @type {(line: string) => string} */
const plain = (line) => line.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');

/** @param {string} source */
function note(source) {
	return `<!-- Generated from ${source} by scripts/generate.mjs; do not edit. -->`;
}

/** @param {string[]} lines */
function finish(lines) {
	return `${lines.join('\n').trimEnd()}\n`;
}
