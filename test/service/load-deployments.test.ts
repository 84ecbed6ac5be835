// A deployment is read through a small file system: each file once, and nothing outside.
import { describe, expect, it } from 'vitest';
import {
	ContainedFiles,
	DEFAULT_SETTINGS,
	type FileSystem,
	loadDeployments,
} from '../../server/src/core/index.ts';
import { parseProjectFile } from '../../server/src/core/workspace/project-file.ts';

const YULERC = '[Clients]\nClient=web1.example.org@0123456789ABCDEF@AB\n';

/** Files in memory; a link is a path that resolves to another one. */
function makeFiles(texts: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}) {
	const read: string[] = [];
	const real = (path: string): string => links[path] ?? path;
	const isFolder = (path: string): boolean => Object.keys(texts).some((one) => one.startsWith(`${path}/`));
	const files: FileSystem = {
		readText: (path) => {
			read.push(path);
			return texts[real(path)];
		},
		list: () => [],
		resolve: (path) => (texts[real(path)] !== undefined || isFolder(path) ? real(path) : undefined),
		status: (path) => {
			const text = texts[real(path)];
			return text === undefined ? undefined : { size: text.length };
		},
	};
	return { files, read };
}

/** Loads the deployments below `/w`. */
function load(texts: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}) {
	const { files, read } = makeFiles(texts, links);
	const contained = new ContainedFiles(files, 1_000_000);
	contained.setRoots(['/w']);
	const problems: string[] = [];
	let analysed = 0;
	const paths = [...Object.keys(texts), ...Object.keys(links)].filter((path) => path.startsWith('/w/'));
	const steps = loadDeployments(paths.sort(), {
		files: contained,
		projectAt: (path) => parseProjectFile(texts[path] ?? '').project,
		settingsOf: (_path, language = 'samhainrc') => ({ ...DEFAULT_SETTINGS, language }),
		analysed: (_path, analysis) => {
			analysed++;
			return analysis;
		},
		problem: (text) => problems.push(text),
		ruleFailed: (id) => problems.push(id),
	});
	let step = steps.next();
	while (step.done !== true) step = steps.next();
	for (const deployment of step.value) deployment.work();
	return { deployments: step.value, read: read.sort(), problems, analysed: () => analysed };
}

describe('a deployment', () => {
	it('is read once, file by file, and its findings are there', () => {
		const { deployments, read, problems, analysed } = load({
			'/w/yulerc': YULERC,
			'/w/hosts': '127.0.0.1 localhost\n',
			'/w/data/rc.web1.example.org': '[Misc]\nDaemon=on\n',
			'/w/data/file.web1.example.org': 'baseline\n',
		});
		expect(problems).toEqual([]);
		expect(read).toEqual([
			'/w/data/file.web1.example.org',
			'/w/data/rc.web1.example.org',
			'/w/hosts',
			'/w/yulerc',
		]);
		expect(analysed()).toBe(2);
		const own = deployments[0]?.ownFindings('/w/data/rc.web1.example.org') ?? [];
		expect(own.map(({ ruleId }) => ruleId)).toContain('invalid-value');
	});

	it('does not follow a link out of the folders', () => {
		const { read, problems } = load(
			{ '/w/yulerc': YULERC, '/w/data/file.web1.example.org': '', '/etc/shadow': 'root:x\n' },
			{ '/w/data/rc.web1.example.org': '/etc/shadow' },
		);
		expect(read).toEqual(['/w/data/file.web1.example.org', '/w/yulerc']);
		expect(problems).toEqual(['/w/data/rc.web1.example.org is skipped: it leads outside its folder.']);
	});

	it.each(['../other/yulerc', '../../etc/yulerc', '/etc/yulerc'])(
		'that a project file describes is read in its folder only: %s',
		(file) => {
			const { read } = load({
				'/w/in/.samhain-lint.json': JSON.stringify({ deployment: { server: { file } } }),
				'/w/other/yulerc': YULERC,
				'/etc/yulerc': YULERC,
			});
			expect(read).toEqual([]);
		},
	);
});
