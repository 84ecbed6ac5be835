// The recorded output of real daemons that the project carries: a sample for client, server and standalone.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import {
	Analysis,
	DAEMON_VERSIONS,
	DEFAULT_SETTINGS,
	daemonOutput,
	isRecord,
	parseBuild,
} from '../../server/src/core/index.ts';

const FILE = new URL('../conformance/sample.jsonl', import.meta.url);
const FULL = parseBuild('full') ?? new Set<string>();
const ROLES = ['client', 'server', 'standalone'] as const;

interface Case {
	readonly id: string;
	readonly text: string;
	readonly wanted: readonly string[];
	readonly role: (typeof ROLES)[number];
	readonly version: (typeof DAEMON_VERSIONS)[number];
	readonly host: string;
}

function readCase(line: string): Case {
	const found: unknown = JSON.parse(line);
	if (!isRecord(found)) throw new Error('a case is an object');
	const { id, text, b64, verdict: wanted, host } = found;
	const role = ROLES.find((name) => name === found['variant']);
	const version = DAEMON_VERSIONS.find((name) => name === found['version']);
	const source = typeof b64 === 'string' ? Buffer.from(b64, 'base64').toString('utf8') : text;
	if (role === undefined || version === undefined || typeof source !== 'string' || !Array.isArray(wanted)) {
		throw new Error(`${String(id)} is incomplete`);
	}
	const print = (one: unknown): string =>
		isRecord(one) ? `${one['line']} ${one['severity']} ${one['text']}` : '';
	return { id: String(id), text: source, wanted: wanted.map(print), role, version, host: String(host) };
}

test('the output equals that of the recorded daemons, line for line', () => {
	const cases = fs
		.readFileSync(FILE, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map(readCase);
	const unequal = cases.flatMap(({ id, text, wanted, role, version, host }) => {
		const settings = { ...DEFAULT_SETTINGS, role, version, host, without: FULL, isVerbatim: true };
		const got = daemonOutput(new Analysis(text, settings)).map(
			({ line, severity, text: said }) => `${line} ${severity} ${said}`,
		);
		return got.join('\n') === wanted.join('\n') ? [] : [{ id, version, got, wanted }];
	});
	expect(cases.length).toBeGreaterThan(300);
	expect(unequal).toEqual([]);
});
