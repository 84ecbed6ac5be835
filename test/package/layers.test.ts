// The rules of who may import whom, tried on a copy of the sources with imports that break them.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let copy: string;

/** What `npm run layers` prints for a copy of the project, and its exit status. */
function checkCopy(): { readonly status: number | null; readonly broken: readonly string[] } {
	const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/layers.mjs'), copy], {
		encoding: 'utf8',
	});
	return { status, broken: stderr.split('\n').filter((line) => line !== '') };
}

describe('layers', () => {
	beforeAll(() => {
		copy = mkdtempSync(join(tmpdir(), 'layers-'));
		for (const folder of ['server/src', 'client/src', 'page/src'])
			cpSync(join(root, folder), join(copy, folder), { recursive: true });
	});

	afterAll(() => {
		rmSync(copy, { recursive: true });
	});

	it('hold today', () => {
		expect(checkCopy()).toEqual({ status: 0, broken: [] });
	});

	it('do not hold where a file imports upwards, past a door, or in a circle', () => {
		const add = (file: string, imported: string): void =>
			appendFileSync(join(copy, file), `\nimport '${imported}';\n`);
		add('server/src/core/text/range.ts', '../rules/engine.ts');
		add('server/src/core/text/edit.ts', 'node:fs');
		add('server/src/core/syntax/line.ts', '../../lsp/session.ts');
		add('server/src/core/catalogue/nearest.ts', './lookup.ts');
		add('server/src/core/catalogue/lookup.ts', './nearest.ts');
		add('server/src/lsp/session.ts', '../core/text/range.ts');
		add('server/src/cli/main.ts', '../lsp/session.ts');
		add('client/src/common.ts', '../../server/src/lsp/session.ts');
		add('page/src/tabs.ts', '../../client/src/common.ts');
		const { status, broken } = checkCopy();
		expect(status).toBe(1);
		expect(broken).toEqual(
			expect.arrayContaining([
				'downwards-text: server/src/core/text/range.ts → server/src/core/rules/engine.ts',
				'core-alone: server/src/core/text/edit.ts → fs',
				'core-alone: server/src/core/syntax/line.ts → server/src/lsp/session.ts',
				expect.stringMatching(/^no-circle: .*catalogue\/nearest\.ts/),
				'core-by-its-door: server/src/lsp/session.ts → server/src/core/text/range.ts',
				'lsp-and-cli-apart: server/src/cli/main.ts → server/src/lsp/session.ts',
				'client-knows-what-is-shared-only: client/src/common.ts → server/src/lsp/session.ts',
				'page-shows-what-is-there: page/src/tabs.ts → client/src/common.ts',
			]),
		);
	});
});
