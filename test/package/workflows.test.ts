// The workflows of GitHub, as far as they can be checked without it: they are YAML, name what is there, trust nobody by a
// name that can move, and cover what the manifest promises.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
	compareReleases,
	describeOutdated,
	releasesIn,
	unknownReleases,
} from '../../scripts/drift/releases.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

interface Step {
	readonly uses?: string;
	readonly run?: string;
	readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
	readonly uses?: string;
	readonly 'runs-on'?: string;
	readonly permissions?: Readonly<Record<string, string>>;
	readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number)[]>> };
	readonly steps?: readonly Step[];
}

interface Workflow {
	readonly name: string;
	readonly text: string;
	readonly permissions: Readonly<Record<string, string>>;
	readonly jobs: Readonly<Record<string, Job>>;
}

const workflows: readonly Workflow[] = readdirSync(`${root}.github/workflows`).map((name) => {
	const text = readFileSync(`${root}.github/workflows/${name}`, 'utf8');
	return { ...(parse(text) as Workflow), name, text };
});

function workflow(name: string): Workflow {
	const found = workflows.find((one) => one.name === name);
	if (found === undefined) throw new Error(`No workflow ${name}`);
	return found;
}

function stepsOf({ jobs }: Workflow): readonly Step[] {
	return Object.values(jobs).flatMap(({ steps }) => steps ?? []);
}

describe.each(workflows)('$name', (one) => {
	it('runs scripts and programs that are there', () => {
		for (const { run = '' } of stepsOf(one)) {
			for (const [, script = ''] of run.matchAll(/\bnpm run (\S+)/g))
				expect(Object.keys(manifest.scripts)).toContain(script);
			for (const [, program = ''] of run.matchAll(/\bnpx (?:--yes )?(\S+)/g))
				if (!/^[\w@/-]+@\d+\.\d+\.\d+$/.test(program))
					expect(existsSync(`${root}node_modules/.bin/${program}`), program).toBe(true);
		}
	});

	it('takes actions of others by their commit, with the version beside it', () => {
		const used = [...one.text.matchAll(/uses: (.*)/g)].map(([, words = '']) => words);
		expect(used.length).toBeGreaterThan(0);
		for (const words of used)
			expect(words).toMatch(/^(?:\.\/\S+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
	});

	it('puts no text of strangers into a command', () => {
		for (const { run = '' } of stepsOf(one))
			for (const [, expression = ''] of run.matchAll(/\$\{\{\s*(.*?)\s*\}\}/g))
				expect(expression).toMatch(/^matrix\./);
	});

	it('may write nothing but where a job says so', () => {
		expect(one.permissions).toEqual({ contents: 'read' });
	});
});

describe('the checks', () => {
	const { jobs } = workflow('ci.yml');
	const matrix = (job: string): Readonly<Record<string, readonly (string | number)[]>> =>
		jobs[job]?.strategy?.matrix ?? {};

	it('run on every Node that is promised', () => {
		expect(matrix('test')['node']).toEqual([20, 22, 24]);
	});

	it('run on three systems', () => {
		const systems = ['ubuntu', 'macos', 'windows'];
		expect(matrix('vscode')['os']?.map((name) => String(name).split('-')[0])).toEqual(systems);
	});

	it('run in the oldest VS Code of the manifest and in the newest', () => {
		expect(matrix('vscode')['vscode']).toEqual([manifest.engines.vscode.replace('^', ''), 'stable']);
	});
});

describe('a release', () => {
	const { jobs } = workflow('release.yml');

	it('publishes what was built once, to all three places', () => {
		const text = workflow('release.yml').text;
		expect(text.match(/npm run release/g)).toHaveLength(1);
		expect(Object.keys(jobs)).toEqual(['checks', 'build', 'marketplace', 'open-vsx', 'npm', 'github']);
		for (const job of ['marketplace', 'open-vsx', 'npm', 'github'])
			expect(
				jobs[job]?.steps?.some(({ uses }) => uses?.startsWith('actions/download-artifact@')),
				job,
			).toBe(true);
	});

	it('has provenance: the jobs that sign may ask for an identity, the others may not', () => {
		const signers = Object.entries(jobs).filter(
			([, { permissions }]) => permissions?.['id-token'] === 'write',
		);
		expect(signers.map(([name]) => name)).toEqual(['build', 'npm']);
		expect(workflow('release.yml').text).toContain('--provenance');
	});
});

describe('what moves on', () => {
	it('is found in the list of Debian and on a page', () => {
		const debian = '{"versions":[{"suites":["sid"],"version":"4.1.4-6"},{"version":"3.1.0-5"}]}';
		expect(releasesIn(debian)).toEqual(['3.1.0', '4.1.4']);
		const page =
			'<a href="samhain-4.10.2.tar.gz">samhain-4.10.2</a> <b>Samhain 4.9.0</b> yule 9.9.9 HTML 4.0.1';
		expect(releasesIn(page)).toEqual(['4.9.0', '4.10.2']);
	});

	it('is new where the catalogue lacks it, old releases aside', () => {
		expect(unknownReleases(['4.1.4', '4.4.3'], ['3.1.0', '4.1.4', '4.2.9', '4.4.3', '4.5.0'])).toEqual([
			'4.2.9',
			'4.5.0',
		]);
		expect(compareReleases('4.10.0', '4.9.9')).toBeGreaterThan(0);
	});

	it('is held back with a reason, or news', () => {
		expect(
			describeOutdated({ vitest: { current: '4.0.0', latest: '5.0.0' }, ajv: { latest: '9.0.0' } }),
		).toEqual([
			{ name: 'vitest', current: '4.0.0', latest: '5.0.0', reason: expect.stringContaining('Node 22') },
			{ name: 'ajv', current: 'none', latest: '9.0.0', reason: undefined },
		]);
	});
});
