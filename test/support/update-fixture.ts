// Rewrites the marks of fixtures in the tests themselves, so that a change of many messages is reviewed in the diff and not
// typed: `UPDATE_FIXTURES=1 npx vitest run test/rules` writes what is found now in place of what was expected.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Whether expectations are written instead of checked. */
export const isUpdating = process.env['UPDATE_FIXTURES'] === '1';

/** A text as it is written between backticks. */
function asLiteral(text: string): string {
	return text.replace(/\\/g, '\\\\').replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
}

/**
 * Puts a fixture in the place of another one in the running test's file.
 * @throws where the old one is not written there word for word, between backticks and without parts that are computed
 */
export function replaceFixture(from: string, to: string): void {
	if (from === to) return;
	const { testPath } = expect.getState();
	if (testPath === undefined) throw new Error('No test is running.');
	const source = readFileSync(testPath, 'utf8');
	const at = source.indexOf(`\`${asLiteral(from)}\``);
	if (at < 0) throw new Error(`The fixture is not written word for word in ${testPath}: correct it by hand.`);
	const end = at + asLiteral(from).length + 1;
	writeFileSync(testPath, `${source.slice(0, at + 1)}${asLiteral(to)}${source.slice(end)}`);
}
