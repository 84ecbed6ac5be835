// The forms that programs read: the JSON of each command, and exit statuses. What is here is a promise of docs/stability.md.
// A new member has to be recorded, so that nobody takes it away later: UPDATE_STABLE=1 npx vitest run test/stable
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { brokenPromises, membersOf } from '../../scripts/generate/promises.mjs';
import { CliFolder } from '../support/run-cli.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LIST = fileURLToPath(new URL('forms.json', import.meta.url));
const SAMPLE = `${ROOT}sample`;

const SERVER = `[Misc]
SetLoopTime=60
SetLoopTime=90
Nope=1
[Clients]
Client=web1.example.org@0000000000000000@00
Client=web1.example.org@0000000000000001@01
`;
const CLIENT = `[ReadOnly]
dir=1/etc
file=/etc/motd
[EventSeverity]
SeverityReadOnly=crit
[Log]
MailSeverity=crit
SyslogSeverity=none
[Misc]
SetMailAddress=root@example.org
`;
const POLICY =
	'CRIT   :  [2026-11-22T10:00:00+0000] msg=<POLICY [ReadOnly] C-------TS>, path=</etc/motd>, size_old=<1>, size_new=<2>\n';

const files = {
	yulerc: SERVER,
	samhainrc: CLIENT,
	'old.samhainrc': `${CLIENT}[ReadOnly]\nfile=/opt/tool\n`,
	log: POLICY,
};

/** Words of a command whose JSON is promised. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
	lint: ['--format', 'json', 'yulerc'],
	'lint --list-rules': ['--list-rules', '--format', 'json'],
	'lint --print-config': ['--print-config', 'samhainrc'],
	explain: [
		'explain',
		'--format',
		'json',
		'--deployment',
		SAMPLE,
		`${SAMPLE}/yule.log`,
		`${SAMPLE}/samhain.log`,
	],
	'explain, an alarm': [
		'explain',
		'--format',
		'json',
		'--deployment',
		'samhainrc',
		'--role',
		'standalone',
		'log',
	],
	'explain --summary': ['explain', '--summary', '--format', 'json', '--deployment', 'samhainrc', 'log'],
	'update-list': ['update-list', '--format', 'json', 'log'],
	coverage: ['coverage', '--format', 'json', 'samhainrc'],
	why: ['why', '--format', 'json', 'samhainrc', '/etc/motd', '/nowhere'],
	effective: ['effective', '--format', 'json', 'yulerc'],
	routes: ['routes', '--format', 'json', 'samhainrc'],
	diff: ['diff', '--format', 'json', 'old.samhainrc', 'samhainrc'],
	audit: ['audit', '--format', 'json', '--profile', 'nist-si-7', 'samhainrc'],
};

/** Members whose names come from the file that is read. */
const TABLES = new Set(['facts', 'rules']);

/** Lists the members of plain data: `files[].findings[].line: number`. */
function membersIn(value: unknown, path = ''): string[] {
	if (Array.isArray(value))
		return [`${path}: list`, ...value.flatMap((item) => membersIn(item, `${path}[]`))];
	if (typeof value !== 'object' || value === null)
		return [`${path}: ${value === null ? 'null' : typeof value}`];
	if (TABLES.has(path.replace(/^.*\./, ''))) return [`${path}: table`];
	return Object.entries(value).flatMap(([name, member]) =>
		membersIn(member, path === '' ? name : `${path}.${name}`),
	);
}

const isUpdate = process.env['UPDATE_STABLE'] !== undefined;
const promised: { forms: Record<string, string[]>; statuses: Record<string, number | null> } = JSON.parse(
	readFileSync(LIST, 'utf8'),
);

function record(): void {
	if (isUpdate) writeFileSync(LIST, `${JSON.stringify(promised, undefined, '\t')}\n`);
}

describe('the JSON of', () => {
	it.each(Object.entries(FORMS))('%s has the members that are promised', (name, words) => {
		const { out, error } = new CliFolder(files).run(words);
		expect(out, error).not.toBe('');
		const members = [...new Set(membersIn(JSON.parse(out)))].sort();
		if (isUpdate) promised.forms[name] = members;
		record();
		expect(members).toEqual(promised.forms[name]);
	});
});

/** What is done, and in which files. */
const STATUSES: Readonly<Record<string, readonly string[]>> = {
	'lint: nothing found': [
		'--role',
		'standalone',
		'--rule',
		'silent-logging=off',
		'--fail-on',
		'error',
		'samhainrc',
	],
	'lint: findings': ['yulerc'],
	'lint: findings below --fail-on': ['--fail-on', 'error', '--min-severity', 'error', 'samhainrc'],
	'lint: no file': ['folder'],
	'lint: a file that is not there': ['missing'],
	'lint: an unknown option': ['--bogus'],
	'lint: an unknown rule': ['--rule', 'no-such-rule=off', 'samhainrc'],
	'lint --format sarif: findings': ['--format', 'sarif', 'yulerc'],
	'lint --diff: something to fix': ['--diff', 'open.samhainrc'],
	'--version': ['--version'],
	'--help': ['--help'],
	'explain: an unknown line': ['explain', 'samhainrc'],
	'explain: a file that is not there': ['explain', 'missing'],
	'diff: protection lost': ['diff', 'old.samhainrc', 'samhainrc'],
	'diff: nothing lost': ['diff', 'samhainrc', 'old.samhainrc'],
	'audit: a control not met': ['audit', '--profile', 'pci-dss-11.5.2', 'samhainrc'],
	'format --check: formatted': ['format', '--check', 'tidy.samhainrc'],
	'format --check: not formatted': ['format', '--check', 'blank.samhainrc'],
	coverage: ['coverage', 'samhainrc'],
	why: ['why', 'samhainrc', '/etc'],
	effective: ['effective', 'samhainrc'],
	routes: ['routes', 'samhainrc'],
	'init: a file that is there': ['init', '--role', 'client', 'samhainrc'],
	'an unknown command is a file that is not there': ['frobnicate'],
};

describe('the exit status of', () => {
	it.each(Object.entries(STATUSES))('%s', (name, words) => {
		const folder = new CliFolder({
			...files,
			'open.samhainrc': '[Misc]\nSetLoopTime=60',
			'tidy.samhainrc': '[Misc]\nSetLoopTime=60\n',
			'folder/README.txt': 'No configuration.',
			'blank.samhainrc': '[Misc]\nSetLoopTime = 60\n',
		});
		const { status } = folder.run(words);
		if (isUpdate) promised.statuses[name] = status;
		record();
		expect(status).toBe(promised.statuses[name]);
	});
});

describe('the list of names', () => {
	it('may grow, and nothing in it may go or change', () => {
		const promised = { rules: ['a', 'b'], settings: ['samhain.x=1'] };
		expect(brokenPromises(promised, { rules: ['a', 'b', 'c'], settings: ['samhain.x=1'] })).toEqual([]);
		expect(brokenPromises(promised, { rules: ['b'], settings: ['samhain.x=2'] })).toEqual([
			'rules: a',
			'settings: samhain.x=1',
		]);
	});

	it('has what each part of the promise names', () => {
		const names = JSON.parse(readFileSync(new URL('names.json', import.meta.url), 'utf8'));
		const examples: Readonly<Record<string, string>> = {
			rules: 'duplicate-client',
			settings: 'samhain.role=standalone',
			'keys of .samhain-lint.json': 'version',
			'commands and their options': 'lint --format=sarif',
			'commands of the editor': 'samhain.explainLogMessage',
			programs: 'samhain-language-server',
			'tools for agents': 'explain',
			messages: 'Status.version: string',
		};
		expect(Object.keys(names)).toEqual(Object.keys(examples));
		for (const [kind, name] of Object.entries(examples)) expect(names[kind]).toContain(name);
	});
});

describe('the list of messages', () => {
	it('has each member of each interface, also of nested ones', () => {
		const text = `import type { X } from './x.ts';
/** A comment: { not: read }. */
export interface A {
	readonly b: string;
	/** More. */
	readonly c?: {
		readonly d: readonly X[];
	};
}
export type E = 'x' | 'y';
`;
		expect(membersOf(text)).toEqual(['A.b: string', 'A.c?.d: readonly X[]', "E = 'x' | 'y'"]);
	});
});
