// Debian's samhain: where it is, how to get it, and how it words a message.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const UNPACK =
	'apt-get download samhain && dpkg -x samhain_*.deb samhain && SAMHAIN_BIN=$PWD/samhain/usr/sbin/samhain';

/**
 * The binary: `SAMHAIN_BIN`, the installed one, or one unpacked for this run.
 * @returns {string | undefined} undefined when there is none; what to do about it has been printed then
 */
export function findSamhain() {
	if (process.getuid?.() !== 0) {
		process.stderr.write(
			'The daemon runs in namespaces of its own, which needs root. Run: sudo npm run conformance:live\n',
		);
		return undefined;
	}
	if (process.env.SAMHAIN_BIN) return process.env.SAMHAIN_BIN;
	const installed = spawnSync('sh', ['-c', 'command -v samhain']).stdout?.toString().trim();
	if (installed) return installed;
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samhain-deb-'));
	try {
		execFileSync('apt-get', ['download', 'samhain'], { cwd: folder, stdio: 'pipe' });
		const archive = fs.readdirSync(folder).find((name) => name.endsWith('.deb'));
		const file = path.join(folder, archive ?? '');
		execFileSync('dpkg', ['-x', file, folder], { stdio: 'pipe' });
		const binary = path.join(folder, 'usr/sbin/samhain');
		if (lacksLibraries(binary)) installLibraries(file);
		if (lacksLibraries(binary)) throw new Error('libraries of it are missing');
		return binary;
	} catch (error) {
		process.stderr.write(
			`No samhain here, and it could not be fetched (${error.message.split('\n')[0]}). Run:\n  ${UNPACK} npm run conformance:live\n`,
		);
		return undefined;
	}
}

/** Whether the binary cannot start for want of a library: it would say nothing at all. */
function lacksLibraries(binary) {
	return spawnSync('ldd', [binary]).stdout?.toString().includes('not found') ?? true;
}

/** Installs the libraries that a package depends on, but not the package, whose scripts would set up a service. */
function installLibraries(archive) {
	const depends = execFileSync('dpkg-deb', ['-f', archive, 'Depends']).toString();
	const names = depends.split(',').map((one) => one.trim().split(/[\s(|:]/)[0] ?? '');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	execFileSync('apt-get', ['update', '-qq'], { stdio: 'pipe', env });
	execFileSync(
		'apt-get',
		['install', '-y', '-qq', '--no-install-recommends', ...names.filter((name) => name.startsWith('lib'))],
		{ stdio: 'pipe', env },
	);
}

const PLAIN_SEVERITY = { ERRO: 'ERROR', ALRT: 'ALERT' };
/** The texts of the XML log, each with its wording in Debian's plain log. */
const TEMPLATES = [
	[
		/^interface="regcomp" msg="(.*)" obj="(.*)"$/s,
		(msg, obj) => `msg=<${msg}>, interface=<regcomp>, regexp=<${obj}>`,
	],
	[
		/^interface="glob" msg="(.*)" path="(.*)"$/s,
		(msg, file) => `msg=<${msg}>, interface=<glob>, path=<${plainPath(file)}>`,
	],
	[
		/^msg="Configuration file: (.)(.*? @end)" option="(.*)" obj="(.*)"$/s,
		(first, rest, option, obj) =>
			`msg=<Configuration file: ${first.toUpperCase()}${rest}>, option=<${option}>, obj=<${obj}>`,
	],
	[
		/^msg="(Not accessible or not a regular file .*)" path="(.*)"$/s,
		(msg, file) => `msg=<${msg}>, path=<${plainPath(file)}>`,
	],
	[
		/^msg="Invalid input" option="([^"]*)" obj="(.*)"$/s,
		(option, obj) => `msg=<Invalid input>, option=<${option}>, obj=<${obj}>`,
	],
	[
		/^msg="(PANIC.*)" userid="(\d+)" path="(.*)"$/s,
		(msg, user, file) => `msg=<${msg}>, userid=<${user}>, path=<${file}>`,
	],
	[
		/^msg="(.*)" userid="(\d+)" path="(.*)"$/s,
		(msg, user, file) => `msg=<${msg}>, userid=<${user}>, path=<${plainPath(file)}>`,
	],
	[/^msg="(.*)" subroutine="(\w+)"$/s, (msg, call) => `msg=<${msg}>, subroutine=<${call}>`],
	[/^msg="(File or directory appears twice.*)" path="(.*)"$/s, (msg, file) => `msg=<${msg}>, path=<${file}>`],
	[/^msg="(.*)" path="(.*)"$/s, (msg, file) => `msg=<${msg}>, path=<${plainPath(file)}>`],
	[/^msg="(.*)"$/s, (msg) => `msg=<${msg}>`],
];

/** In the plain log only quotes are guarded, by a backslash. */
function plainPath(file) {
	return file
		.replaceAll('&quot;', '\\"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}

/** One of our verdict lines in the words of Debian's binary. */
export function toPlain({ severity, text }) {
	if (severity === 'FATAL')
		return text.startsWith('daemon crashed: signal')
			? `CRASH signal ${text.slice(text.lastIndexOf(' ') + 1)}`
			: '';
	for (const [pattern, print] of TEMPLATES) {
		const match = pattern.exec(text);
		if (match !== null) return `${PLAIN_SEVERITY[severity] ?? severity}\t${print(...match.slice(1))}`;
	}
	return `${severity}\t${text}`;
}
