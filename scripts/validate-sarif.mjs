// Has Microsoft's validator judge what the command line writes as SARIF, by the rules of SARIF itself and of GitHub:
// `npm run validate:sarif`. Ends with 1 for an error or a warning. (Azure DevOps wants ids of its build, which its own task adds.) It installs 100 MB into a temporary
// folder, so that no test does it; `npm test` holds the same reports against the schema.
// @ts-check
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleAll } from './bundle.mjs';
import { ROOT } from './load-core.mjs';

const VERSION = '5.7.0';
const SYSTEMS = { linux: 'linux', darwin: 'darwin', win32: 'win32' };

const TYPO =
	'[Misc]\nSetLopTime=60\nSetLoopTimes=60\nDaemon=<&"\u001b\n[ReadOnly]\nfile=/etc/passwd\nfile=/etc/passwd\n';
/** What is written: a deployment, a file with many kinds of finding, one without any, and an audit. */
const REPORTS = {
	deployment: ['--no-config', join(ROOT, 'sample')],
	file: ['--role', 'client', 'samhainrc'],
	clean: ['--min-severity', 'error', '--role', 'client', 'clean.samhainrc'],
	docs: ['--docs-url', 'https://docs.example.org/rules', 'samhainrc'],
	audit: ['audit', '--profile', 'pci-dss-11.5.2', 'samhainrc'],
};

await bundleAll({ isQuiet: true });
const place = mkdtempSync(join(tmpdir(), 'validate-sarif-'));
try {
	writeFileSync(join(place, 'samhainrc'), TYPO);
	writeFileSync(join(place, 'clean.samhainrc'), '[Misc]\nSetLoopTime=60\n[EOF]\n');
	const validator = install(place);
	let isFailure = false;
	for (const [name, args] of Object.entries(REPORTS)) {
		const levels = count(validate(validator, write(name, args)));
		console.log(`${name}: ${levels.error} errors, ${levels.warning} warnings, ${levels.note} notes`);
		isFailure ||= levels.error + levels.warning > 0;
	}
	process.exitCode = isFailure ? 1 : 0;
} finally {
	rmSync(place, { recursive: true });
}

/** @param {string} folder */
function install(folder) {
	const system = SYSTEMS[/** @type {keyof typeof SYSTEMS} */ (process.platform)];
	const name = `@microsoft/sarif-multitool-${system}`;
	const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
	run('npm', [...args, `${name}@${VERSION}`]);
	const file = join(folder, 'node_modules', name, `Sarif.Multitool${system === 'win32' ? '.exe' : ''}`);
	chmodSync(file, 0o755);
	return file;
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
function write(name, args) {
	const { stdout, stderr } = run(process.execPath, [join(ROOT, 'dist/cli.js'), ...args, '--format', 'sarif']);
	const file = join(place, `${name}.sarif`);
	writeFileSync(file, stdout);
	if (stdout === '') throw new Error(stderr);
	return file;
}

/**
 * @param {string} validator
 * @param {string} file
 */
function validate(validator, file) {
	const output = `${file}.out`;
	run(validator, [
		...['validate', file, '--output', output, '--log', 'ForceOverwrite'],
		...['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning;Note'],
	]);
	return JSON.parse(readFileSync(output, 'utf8'));
}

/** @param {{ runs: { results?: { level?: string, ruleId: string, message: unknown }[] }[] }} log */
function count(log) {
	const levels = { error: 0, warning: 0, note: 0 };
	for (const { results = [] } of log.runs) {
		for (const { level = 'warning', ruleId, message } of results) {
			levels[/** @type {keyof typeof levels} */ (level)]++;
			if (level !== 'note') console.log(`  ${level} ${ruleId}: ${JSON.stringify(message)}`);
		}
	}
	return levels;
}

/**
 * Runs a program; its exit status is not looked at, since both programs end with 1 for findings.
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(program, args) {
	const { error, stdout, stderr } = spawnSync(program, args, {
		cwd: place,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		// The validator finds no library for languages on a small system, and needs none.
		env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
	});
	if (error !== undefined) throw error;
	return { stdout, stderr };
}
