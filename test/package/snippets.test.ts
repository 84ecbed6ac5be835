// The snippet files for other editors: the whole configurations that completion offers in an empty file, in the form of
// VS Code's snippets. `UPDATE_FIXTURES=1` writes them. The extension does not contribute them: its server has them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import {
	DAEMON_VERSIONS,
	makeStarter,
	STARTER_SYSTEMS,
	starterSystemName,
} from '../../server/src/core/index.ts';

const FILES = { samhainrc: ['client', 'standalone'], yulerc: ['server'] } as const;

function snippetsFor(roles: readonly ('client' | 'standalone' | 'server')[]): string {
	const version = DAEMON_VERSIONS.at(-1) ?? '4.4.3';
	const entries = roles.flatMap((role) =>
		STARTER_SYSTEMS.map((system) => [
			`${role} on ${starterSystemName(system)}`,
			{
				prefix: `samhain-${role}-${system}`,
				description: `A whole configuration for a ${role}`,
				body: makeStarter({ role, system, version }).snippet.split('\n'),
			},
		]),
	);
	return `${JSON.stringify(Object.fromEntries(entries), undefined, '\t')}\n`;
}

it.each(Object.entries(FILES))('snippets/%s.json has what completion offers', (language, roles) => {
	const file = fileURLToPath(new URL(`../../snippets/${language}.json`, import.meta.url));
	const expected = snippetsFor(roles);
	if (process.env['UPDATE_FIXTURES'] === '1') {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, expected);
	}
	expect(existsSync(file)).toBe(true);
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(expected));
});
