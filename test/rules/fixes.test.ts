// Every fix that is offered keeps its promise, over recorded configuration files: see `support/fixes.ts`.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../server/src/core/catalogue/types.ts';
import { DAEMON_VERSIONS, type DaemonVersion } from '../../server/src/core/catalogue/versions.ts';
import { brokenFixes } from '../support/fixes.ts';

interface Case {
	readonly variant: Role;
	readonly version: DaemonVersion;
	readonly host: string;
	readonly text?: string;
}

const cases: readonly Case[] = readFileSync(new URL('../conformance/sample.jsonl', import.meta.url), 'utf8')
	.split('\n')
	.filter((line) => line !== '')
	.map((line): Case => JSON.parse(line));

describe('fixes in recorded files', () => {
	it.each([
		['for the host that read them', true],
		['for every host at once', false],
	])(
		'remove their finding and add none, %s',
		(_name, isForHost) => {
			const broken = new Set<string>();
			for (const { variant, version, host, text } of cases) {
				if (text === undefined) continue;
				expect(DAEMON_VERSIONS).toContain(version);
				const settings = { role: variant, version, ...(isForHost ? { host } : undefined) };
				for (const { rule, title, fault } of brokenFixes(text, settings))
					broken.add(`${rule}, "${title}": ${fault}`);
			}
			expect([...broken].sort()).toEqual([]);
		},
		120_000,
	);
});
