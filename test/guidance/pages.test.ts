// The pages of the guidance, those under docs/guidance that people write and those under docs/generated: complete, linked,
// plain Markdown, and written in words of our own.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { GUIDANCE, STAGES } from '../../server/src/core/guidance/guidance.ts';

const docs = path.resolve(import.meta.dirname, '../../docs');
const folder = path.join(docs, 'guidance');
/** Text of each page by its path from `docs/`. */
const all = new Map(
	readdirSync(docs, { recursive: true, encoding: 'utf8' })
		.map((name) => name.split(path.sep).join('/'))
		.filter((name) => /^(?:guidance|generated\/(?:guidance|rules))\/.*\.md$/.test(name))
		.map((name) => [name, readFileSync(path.join(docs, name), 'utf8')]),
);
/** The pages written by hand, by their names. */
const pages = new Map(
	[...all]
		.filter(([name]) => name.startsWith('guidance/'))
		.map(([name, text]) => [path.basename(name), text]),
);
const source = 'http://www.la-samhna.de/samhain/HOWTO-client+server-troubleshooting.html';

function withoutCode(text: string): string {
	return text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
}

function anchorsOf(text: string): Set<string> {
	return new Set(
		[...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map((match) =>
			(match[1] ?? '')
				.toLowerCase()
				.replace(/[^\p{L}\p{N}_\- ]/gu, '')
				.replaceAll(' ', '-'),
		),
	);
}

describe('guidance pages', () => {
	it.each(GUIDANCE.map((entry) => entry.id))('%s has its page with every part', (id) => {
		const text = pages.get(`${id}.md`) ?? '';
		const headings = [...text.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
		for (const part of [
			'What is reported',
			'Why',
			'How to check',
			'How to fix',
			'Options',
			'Findings',
			'Related messages',
			'Source',
		]) {
			expect(headings).toContain(part);
		}
		expect(text).toContain(source);
	});

	it.each(GUIDANCE)('$id quotes what client and server say, and names its options', (entry) => {
		const text = pages.get(`${entry.id}.md`) ?? '';
		expect(text.startsWith(`# ${entry.title}\n`)).toBe(true);
		for (const words of [...entry.clientSays, ...entry.serverSays]) {
			expect(text).toContain(`msg="${words}`);
			expect(text).toContain(`msg=<${words}`);
		}
		for (const option of entry.options)
			expect(text).toContain(`[${option}](options.md#${option.toLowerCase()})`);
	});

	it('has an introduction for each part and a first page that leads everywhere', () => {
		const index = pages.get('index.md') ?? '';
		for (const id of [
			'connecting',
			'authentication',
			'downloading',
			'other',
			...GUIDANCE.map((entry) => entry.id),
		]) {
			expect(index).toContain(`](${id}.md)`);
		}
	});

	it('has no link that leads nowhere', () => {
		const broken: string[] = [];
		for (const [name, text] of all) {
			for (const [, target = ''] of withoutCode(text).matchAll(/\]\(([^)]*)\)/g)) {
				if (target === source) continue;
				const [file = '', anchor] = target.split('#');
				const other = file === '' ? text : readOrEmpty(path.join(docs, name, '..', file));
				if (other === '') broken.push(`${name}: ${target}`);
				else if (anchor !== undefined && !anchorsOf(other).has(anchor)) broken.push(`${name}: ${target}`);
			}
		}
		expect(broken).toEqual([]);
	});

	it('is reached from the first page, every page of it', () => {
		const reached = new Set<string>();
		const open = ['guidance/index.md'];
		for (let name = open.pop(); name !== undefined; name = open.pop()) {
			if (reached.has(name)) continue;
			reached.add(name);
			for (const [, target = ''] of (all.get(name) ?? '').matchAll(/\]\(([\w./-]+\.md)/g))
				open.push(path.posix.join(path.posix.dirname(name), target));
		}
		const guidance = [...all.keys()].filter((name) => !name.startsWith('generated/rules/'));
		expect(guidance.filter((name) => !reached.has(name))).toEqual([]);
	});

	it('names the source of each generated page', () => {
		for (const [name, text] of all) {
			const [, made = ''] =
				/^<!-- Generated from (.*) by scripts\/generate\.mjs; do not edit\. -->\n/.exec(text) ?? [];
			const sources = made.split(' and ').filter((one) => one !== '');
			expect(sources.length > 0, name).toBe(name.startsWith('generated/'));
			for (const one of sources) expect(readOrEmpty(path.join(docs, '..', one)), name).not.toBe('');
		}
	});

	it('is plain Markdown without HTML', () => {
		for (const [name, text] of all) {
			if (name.startsWith('generated/rules/')) continue;
			const tags =
				withoutCode(text)
					.replace(/^<!--.*-->\n/, '')
					.replace(/\\</g, '')
					.match(/<[a-z!/]/gi) ?? [];
			expect(tags, name).toEqual([]);
		}
	});
});

describe('the diagram of the stages', () => {
	const svg = readFileSync(path.join(folder, 'stages.svg'), 'utf8');

	it('shows each problem once, at a place that can be told apart', () => {
		for (const { id } of GUIDANCE) {
			expect(svg.split(`id="stage-of-${id}"`)).toHaveLength(2);
		}
		expect(svg.match(/class="line" x=/g) ?? []).toHaveLength(STAGES.length);
	});

	it('does not colour the page that it is put into', () => {
		const style = /<style>([\s\S]*)<\/style>/.exec(svg)?.[1] ?? '';
		const selectors = [...style.matchAll(/^\s*([^{}@/\n]+?) \{/gm)].map((match) => match[1]);
		expect(selectors.length).toBeGreaterThan(5);
		expect(selectors.filter((selector) => !selector?.startsWith('.stages'))).toEqual([]);
	});

	it('can be read to somebody, and in a dark theme', () => {
		expect(svg).toMatch(/role="img"/);
		expect(svg).toMatch(/<title id="stages-title">[^<]+<\/title>/);
		const description = /<desc id="stages-desc">([^<]+)<\/desc>/.exec(svg)?.[1] ?? '';
		for (const name of [
			'Connecting 1',
			'Connecting 2',
			'Authentication 1',
			'Authentication 2',
			'Downloading 1',
			'Other 1',
			'Other 2',
		]) {
			expect(description).toContain(name);
		}
		expect(svg).toContain('prefers-color-scheme: dark');
		expect(svg).toContain('currentColor');
	});
});

function readOrEmpty(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
