// Asks the samhain binary of Debian's package which sections and options it knows and records the features that it
// lacks in catalogue/builds/debian.json. Needs Linux, root, unshare and the package; run `npm run generate` after it.
// The daemon only reads each file, in private namespaces without a network and with / read-only.
// @ts-check
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readCatalogue } from './generate/read-catalogue.mjs';

/** @typedef {import('./generate/read-catalogue.mjs').Catalogue} Catalogue */

const run = promisify(execFile);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const binary = process.env['SAMHAIN_BIN'] ?? '/usr/sbin/samhain';
const timeoutMs = 15_000;

/** The namespaces keep the daemon away from the machine; its compiled-in path is covered by the file in question. */
const sandbox = `
	mount --make-rprivate / && hostname client1.example.org || exit 99
	mount -t tmpfs tmpfs /mnt && cp -a /etc /mnt/etc && rm -rf /mnt/etc/samhain && mkdir /mnt/etc/samhain &&
	cp "$2" /mnt/etc/samhain/samhainrc && chmod 600 /mnt/etc/samhain/samhainrc && mount --bind /mnt/etc /etc || exit 99
	mount -o bind,remount,ro / 2>/dev/null
	"$1" -t none --foreground -p warn 2>&1 </dev/null; [ $? -le 128 ] || echo CRASHED`;

/**
 * Lines that must stand before an option, since without them the daemon crashes or does not get that far, and
 * values that it survives. Whether a value is right does not matter: a wrong one gives another message.
 * @type {Readonly<Record<string, { before?: string, value?: string }>>}
 */
const needs = {
	setdefault: { before: 'OpenCommand=/bin/true' },
	setcredentials: { before: 'OpenCommand=/bin/true' },
	setaddrseverity: { before: 'SetMailAddress=probe@example.org' },
	addokchars: { value: '1' },
	samhainpath: { value: binary },
	logmonrule: { value: 'probe' },
};

/**
 * What the daemon says while it reads a file.
 * @param {string} folder
 * @param {string} text
 */
async function ask(folder, text) {
	const file = path.join(folder, 'samhainrc');
	await writeFile(file, text);
	const flags = ['-n', '-m', '-u', '-i', '-p', '--fork', '--kill-child', '--mount-proc'];
	const { stdout } = await run('unshare', [...flags, 'bash', '-c', sandbox, '_', binary, file], {
		timeout: timeoutMs,
	});
	if (stdout.includes('CRASHED')) throw new Error(`the daemon crashed on\n${text}`);
	return stdout;
}

/**
 * @param {string} folder
 * @param {Catalogue} catalogue
 * @returns {Promise<{ sections: Map<string, boolean>, options: { feature: string | undefined, name: string, section: string, isKnown: boolean }[] }>}
 */
async function probe(folder, catalogue) {
	/** @type {Map<string, boolean>} */
	const sections = new Map();
	for (const { name } of catalogue.sections) {
		const answer = await ask(folder, `[${name}]\n[EOF]\n`);
		sections.set(name, !answer.includes('Unrecognized section heading'));
	}
	const modules = catalogue.sections
		.filter((section) => section.kind === 'module')
		.map((section) => section.name);
	const knownModule = modules.find((name) => sections.get(name));
	const options = [];
	for (const option of catalogue.options.filter(canStandaloneKnow)) {
		// Any module section reads the options of every module, so that a missing header does not hide an option.
		const section = modules.includes(option.section) ? (knownModule ?? option.section) : option.section;
		const { before, value } = needs[option.name.toLowerCase()] ?? {};
		const text = [
			`[${section}]`,
			...(before === undefined ? [] : [before]),
			`${option.name}=${value ?? 'yes'}`,
			'[EOF]',
			'',
		];
		const answer = await ask(folder, text.join('\n'));
		const isKnown = sections.get(section) === true && !answer.includes(`Invalid line ${text.length - 2} `);
		options.push({ feature: option.feature, name: option.name, section: option.section, isKnown });
	}
	return { sections, options };
}

/** @param {Catalogue['options'][number]} option */
function canStandaloneKnow(option) {
	return option.roles.includes('standalone') && option.since === undefined;
}

const catalogue = await readCatalogue(root);
const folder = await mkdtemp(path.join(tmpdir(), 'samhain-probe-'));
try {
	const { sections, options } = await probe(folder, catalogue);
	const without = [];
	const undetermined = [];
	for (const feature of Object.keys(catalogue.features)) {
		const answers = options.filter((option) => option.feature === feature).map((option) => option.isKnown);
		if (answers.length === 0) undetermined.push(feature);
		else if (!answers.includes(true)) without.push(feature);
		else if (answers.includes(false)) throw new Error(`only a part of the options of ${feature} is known`);
	}
	const surprises = options.filter((option) => !option.isKnown && option.feature === undefined);
	if (surprises.length > 0) {
		throw new Error(`unknown without a feature: ${surprises.map((option) => option.name).join(', ')}`);
	}
	const { stdout: version } = await run('dpkg-query', ['-W', '-f', '$' + '{Version}', 'samhain']);
	const profile = {
		$schema: '../build.schema.json',
		title: "Debian's package",
		summary:
			'What the standalone binary of the Debian package knows, found by feeding it every section and option.',
		probed: { package: `samhain ${version}`, role: 'standalone', daemonVersion: '4.1.4' },
		without,
		undetermined,
		unknownSections: [...sections].filter(([, isKnown]) => !isKnown).map(([name]) => name),
		unknownOptions: options
			.filter((option) => !option.isKnown)
			.map((option) => `${option.section}/${option.name}`),
	};
	await writeFile(
		path.join(root, 'catalogue/builds/debian.json'),
		`${JSON.stringify(profile, null, '\t')}\n`,
	);
	console.log(
		`asked ${options.length} options; without: ${without.join(', ')}; not to be seen: ${undetermined.join(', ')}`,
	);
} finally {
	await rm(folder, { recursive: true });
}
