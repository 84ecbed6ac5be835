// Everything in the core that takes text, with inputs made to break it: random text, damaged lines, what editors and
// merges leave behind. One seed gives one run. The short form is a test, the long one `npm run fuzz`.
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { daemonOutput } from '../../server/src/core/analysis/daemon-output.ts';
import { parseBuild } from '../../server/src/core/catalogue/build.ts';
import { DEFAULT_MACHINE } from '../../server/src/core/daemon/machine.ts';
import { discoverDeployments, mapMembers } from '../../server/src/core/deployment/files/discovery.ts';
import { lookUpAddress, lookUpName, parseHosts } from '../../server/src/core/deployment/files/hosts-file.ts';
import { readDeployment } from '../../server/src/core/deployment/files/project-deployment.ts';
import { parseWrapperFile } from '../../server/src/core/deployment/files/tcp-wrappers-file.ts';
import { findCanonicalName, predictAnnouncement } from '../../server/src/core/deployment/model/names.ts';
import { evaluateAccess } from '../../server/src/core/deployment/model/tcp-wrappers.ts';
import { evaluateCondition } from '../../server/src/core/document/conditions.ts';
import { complete } from '../../server/src/core/features/completion.ts';
import { fixAll } from '../../server/src/core/features/fix-all.ts';
import { foldingsOf } from '../../server/src/core/features/folding.ts';
import { formatEdits, formatTypedEdits } from '../../server/src/core/features/format.ts';
import { describeHover } from '../../server/src/core/features/hover.ts';
import { inlayHintsIn } from '../../server/src/core/features/inlay-hints.ts';
import { outlineOf } from '../../server/src/core/features/outline.ts';
import { pathAt } from '../../server/src/core/features/path-completion.ts';
import { tokensIn } from '../../server/src/core/features/semantic-tokens.ts';
import { signatureAt } from '../../server/src/core/features/signature.ts';
import { suppressionFixes } from '../../server/src/core/features/suppression-fixes.ts';
import { searchGuidance } from '../../server/src/core/guidance/search.ts';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { explainLog } from '../../server/src/core/logs/records.ts';
import { compilePosixExtended } from '../../server/src/core/regex/posix.ts';
import { reportFindings } from '../../server/src/core/report/report.ts';
import { HINT_KINDS, readEditorSettings } from '../../server/src/core/settings/editor-settings.ts';
import { readSettings } from '../../server/src/core/settings/read-settings.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { applyEdits } from '../../server/src/core/text/edit.ts';
import { matchesGlob } from '../../server/src/core/text/glob.ts';
import { normalizeAddress } from '../../server/src/core/values/ip-address.ts';
import { parseProjectFile, settingsFor } from '../../server/src/core/workspace/project-file.ts';
import { LINES, pick, randomEdit, seeded } from './random-edits.ts';

type Random = () => number;

const PIECES = [
	'=',
	' ',
	'\t',
	'\r',
	'\0',
	'\n',
	'@',
	'!',
	'$',
	'%',
	'[',
	']',
	'(',
	')',
	'{',
	'}',
	'*',
	'+',
	'?',
	'|',
	'^',
	'\\',
	'"',
	"'",
	'#',
	';',
	'//',
	',',
	':',
	'-',
	'.',
	'0',
	'99999999999999999999',
	'-1',
	'0x7f',
	'\ud800',
	'\udc00',
	'\u{1f600}',
	'é',
	'\ufeff',
	'\u2028',
	'\ufffd',
	'[:alpha:]',
	'{2,5}',
	'\\x2f',
	'\\777',
	'$(echo x)',
	'<%= x %>',
	'{{ x }}',
	'{% if x %}',
	'<<<<<<< HEAD',
	'=======',
	'>>>>>>> other',
	'::1',
	'10.0.0.0/8',
	'ALL',
	'EXCEPT',
	'[EOF]',
	'__proto__',
	'constructor',
	'hasOwnProperty',
	'toString',
] as const;

const LOG_LINES = [
	'CRIT   :  [2026-11-22T12:00:00+0000] msg=<POLICY [ReadOnly] C--------->, path=</etc/passwd>',
	'ERROR  :  [2026-11-22T12:00:00+0000] msg=<Connection refused>, subroutine=<connect_port>, port=<49777>',
	'ALERT  :  [2026-11-22T12:00:00+0000] msg=<LOGKEY>, program=<Samhain>, hash=<0>',
	'Nov 22 12:00:00 web1 samhain[12]: CRIT : msg="x", path="/etc/shadow"',
] as const;

const HOSTS_LINES = ['127.0.0.1 localhost', '10.0.0.1 web1.example.org web1', '::1 ip6-localhost'] as const;
const WRAPPER_LINES = [
	'yule: ALL',
	'ALL: 10.0.0.0/255.0.0.0 EXCEPT web1 : deny',
	'yule: .example.org',
] as const;
const PROJECT_TEXTS = [
	'{"role":"client","rules":{"duplicate-client":"off"},"files":{"**/yulerc":{"version":"4.1.4"}}}',
	'{"deployment":{"clients":[{"name":"web1"}]}}',
	'[]',
	'{"__proto__":{"role":1},"build":["mail"]}',
] as const;
const PATHS = [
	'yulerc',
	'etc/yulerc',
	'data/rc.web1.example.org',
	'data/file.web1',
	'hosts',
	'etc/hosts.allow',
] as const;

const SETTINGS: readonly [AnalysisSettings, ...AnalysisSettings[]] = [
	DEFAULT_SETTINGS,
	{ ...DEFAULT_SETTINGS, role: 'client' },
	{ ...DEFAULT_SETTINGS, role: 'client', host: 'web1.example.org', fileName: 'samhainrc.erb' },
	{ ...DEFAULT_SETTINGS, role: 'server', language: 'yulerc', fileName: 'yulerc' },
	{ ...DEFAULT_SETTINGS, role: 'server', language: 'yulerc', fileName: 'yulerc.j2', version: '4.1.4' },
	{ ...DEFAULT_SETTINGS, role: 'standalone', host: 'db1.example.org', version: '4.1.4' },
	{ ...DEFAULT_SETTINGS, role: 'standalone', version: '4.2.0', isVerbatim: true },
	{ ...DEFAULT_SETTINGS, role: 'client', host: 'db1.example.org', isVerbatim: true },
	{ ...DEFAULT_SETTINGS, without: new Set(['mail', 'logfile-monitor']) },
];

function upTo(random: Random, most: number): number {
	return Math.floor(random() * most);
}

/** Text of any code units. */
function randomText(random: Random, most: number): string {
	let text = '';
	for (let left = upTo(random, most); left > 0; left--) {
		const kind = random();
		if (kind < 0.4) text += pick(random, PIECES);
		else if (kind < 0.9) text += String.fromCharCode(upTo(random, 256));
		else text += String.fromCharCode(upTo(random, 65_536));
	}
	return text;
}

/** A line with a few places changed, doubled or cut out. */
function damage(random: Random, line: string): string {
	let text = line;
	for (let left = upTo(random, 4); left > 0; left--) {
		const at = upTo(random, text.length + 1);
		const kind = random();
		if (kind < 0.5) text = text.slice(0, at) + pick(random, PIECES) + text.slice(at);
		else if (kind < 0.7) text = text.slice(0, at) + text.slice(at + upTo(random, 5));
		else if (kind < 0.8)
			text = text.slice(0, at) + text.slice(at, at + 10).repeat(upTo(random, 40)) + text.slice(at);
		else if (kind < 0.9) text = text.slice(0, at) + randomText(random, 8) + text.slice(at);
		else if (kind < 0.999) text = text.slice(0, at) + pick(random, LINES) + text.slice(at);
		else text = text.slice(0, at) + pick(random, PIECES).repeat(3000) + text.slice(at);
	}
	return text;
}

function damagedText(random: Random, lines: readonly [string, ...string[]], most: number): string {
	let text = '';
	for (let left = 1 + upTo(random, most); left > 0; left--) {
		const kind = random();
		text +=
			kind < 0.5
				? damage(random, pick(random, lines))
				: kind < 0.9
					? pick(random, lines)
					: randomText(random, 20);
		text += random() < 0.9 ? '\n' : '\r\n';
	}
	return random() < 0.8 ? text : text.slice(0, -1);
}

/** A rule that throws is a failure here, although the engine would go on without it. */
function failRule(rule: string, error: unknown): never {
	throw new Error(`rule ${rule}: ${error instanceof Error ? error.stack : String(error)}`);
}

/** Asks for what an editor writes and draws: formatting, colours, hints, help. */
function askAboutShape(random: Random, analysis: Analysis, position: { line: number; column: number }): void {
	const { format } = readEditorSettings({ format: { alignValues: random() < 0.5 } }).settings;
	const options = { ...format, indent: '  ' };
	applyEdits(analysis.text, formatEdits(analysis, options));
	formatTypedEdits(analysis, options, position, pick(random, ['\n', 'd', 'e']));
	tokensIn(analysis, position.line - 20, position.line + 20, () => undefined);
	inlayHintsIn(analysis, position.line - 20, position.line + 20, new Set(HINT_KINDS));
	signatureAt(analysis, position);
	pathAt(analysis, position)?.write(randomText(random, 3));
}

/** Asks an analysis everything that can be asked. */
function askAll(random: Random, analysis: Analysis): void {
	const findings = reportFindings(analysis);
	for (const finding of findings.slice(0, 4)) {
		for (const fix of finding.fixes()) applyEdits(analysis.text, fix.edits);
		suppressionFixes(analysis, finding);
	}
	daemonOutput(analysis);
	const position = { line: upTo(random, analysis.lineCount + 1), column: upTo(random, 30) };
	describeHover(analysis, position);
	complete(analysis, position);
	askAboutShape(random, analysis, position);
	const kind = random();
	if (kind < 0.3) outlineOf(analysis, upTo(random, 20));
	else if (kind < 0.6) foldingsOf(analysis, upTo(random, 20));
	else if (kind < 0.65) fixAll(analysis);
}

function fuzzAnalysis(random: Random): void {
	const nested = random() < 0.01 ? '@web1\n$a:b:c\n'.repeat(upTo(random, 400)) : '';
	const text = nested + damagedText(random, LINES, random() < 0.1 ? 60 : 6);
	const analysis = new Analysis(text, pick(random, SETTINGS), { ruleFailed: failRule });
	askAll(random, analysis);
	for (let left = upTo(random, 3); left > 0; left--) {
		analysis.edit(randomEdit(random, analysis.lineCount, (line) => analysis.lineAt(line)?.text.length ?? 0));
		const wild = { line: upTo(random, 200) - 20, column: upTo(random, 200) - 20 };
		analysis.edit({
			start: wild,
			end: { line: wild.line + upTo(random, 9) - 4, column: 3 },
			text: randomText(random, 9),
		});
		if (random() < 0.1) analysis.configure(pick(random, SETTINGS));
		askAll(random, analysis);
	}
}

function fuzzRegex(random: Random): void {
	const pattern = random() < 0.5 ? randomText(random, 12) : damage(random, '^/var/(log|run)[a-z0-9]{1,3}.*$');
	compilePosixExtended(pattern).test(randomText(random, 30));
	evaluateCondition(`@if hostname_matches ${pattern}`, {
		role: 'client',
		version: '4.4.3',
		without: new Set(),
		host: 'web1.example.org',
		machine: DEFAULT_MACHINE,
	});
}

function fuzzLog(random: Random): void {
	const text = damagedText(random, LOG_LINES, 2);
	if (random() < 0.9) explainLine(text);
	else explainLog(text);
}

function fuzzNames(random: Random): void {
	const hosts = parseHosts(damagedText(random, HOSTS_LINES, 4));
	const name = damage(random, 'web1.example.org');
	lookUpName(hosts, name);
	lookUpAddress(hosts, damage(random, '10.0.0.1'));
	normalizeAddress(damage(random, 'fe80::1%eth0'));
	findCanonicalName(name, { hosts, resolver: random() < 0.5 ? 'files' : 'files-then-dns' });
	predictAnnouncement(name, { hosts, resolver: 'files' });
}

function fuzzWrappers(random: Random): void {
	const allow = parseWrapperFile(damagedText(random, WRAPPER_LINES, 3));
	const deny = parseWrapperFile(damagedText(random, WRAPPER_LINES, 3));
	evaluateAccess({
		daemonName: 'yule',
		clientName: random() < 0.5 ? 'web1.example.org' : damage(random, 'web1.example.org'),
		clientAddress: random() < 0.5 ? '10.0.0.1' : damage(random, '::1'),
		allow,
		deny,
	});
}

function fuzzProject(random: Random): void {
	const { project } = parseProjectFile(damage(random, pick(random, PROJECT_TEXTS)));
	settingsFor(project, damage(random, 'etc/yulerc'), DEFAULT_SETTINGS);
	matchesGlob(damage(random, '**/yulerc*{a,b}[!x]'), damage(random, 'etc/yulerc.j2'));
	parseBuild(randomText(random, 4));
	readSettings(
		{
			role: randomText(random, 3),
			version: upTo(random, 4),
			build: [randomText(random, 2)],
			knownOptions: [randomText(random, 2)],
			host: null,
			persona: randomText(random, 3),
			rules: {},
		},
		{
			role: 'role',
			version: 'version',
			build: 'build',
			host: 'host',
			knownOptions: 'knownOptions',
			persona: 'persona',
			rules: 'rules',
		},
	);
}

function fuzzDeployment(random: Random): void {
	const paths = Array.from(
		{ length: upTo(random, 12) },
		() =>
			(random() < 0.5 ? 'a/' : '') +
			(random() < 0.5 ? pick(random, PATHS) : damage(random, pick(random, PATHS))),
	);
	mapMembers(discoverDeployments(paths));
	let value: unknown = randomText(random, 3);
	try {
		value = JSON.parse(damage(random, pick(random, PROJECT_TEXTS)));
	} catch {
		// What is no JSON never gets here.
	}
	readDeployment(value, '', paths);
}

function fuzzGuidance(random: Random): void {
	searchGuidance(damage(random, 'client not connecting refused'));
}

const TARGETS: readonly [
	readonly [number, string, (random: Random) => void],
	...(readonly [number, string, (random: Random) => void])[],
] = [
	[0.12, 'analysis', fuzzAnalysis],
	[0.62, 'regular expression', fuzzRegex],
	[0.76, 'log', fuzzLog],
	[0.84, 'names', fuzzNames],
	[0.9, 'wrappers', fuzzWrappers],
	[0.95, 'project file', fuzzProject],
	[0.995, 'deployment', fuzzDeployment],
	[1, 'guidance', fuzzGuidance],
];

/**
 * Runs one input; throws when the core does.
 * @param seed makes the input: the same seed gives the same one
 * @returns which part of the core it went to
 */
export function fuzzOnce(seed: number): string {
	const random = seeded(seed);
	const choice = random();
	const [, name, run] = TARGETS.find(([below]) => choice < below) ?? TARGETS[0];
	run(random);
	return name;
}
