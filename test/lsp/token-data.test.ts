// Semantic tokens as differences: whatever was edited, the edit leads from the numbers that the client has to those of a
// fresh answer.
import { expect, test } from 'vitest';
import { Analysis, DEFAULT_SETTINGS, tokenBlocks } from '../../server/src/core/index.ts';
import { differenceOfBlocks, encodeBlocks } from '../../server/src/lsp/token-data.ts';
import { randomEdit, randomFile, seeded } from '../support/random-edits.ts';

test('differences lead to the numbers of a fresh analysis', () => {
	const random = seeded(11);
	let spared = 0;
	for (let left = 25; left > 0; left--) {
		const analysis = new Analysis(randomFile(random, Math.floor(random() * 700)), DEFAULT_SETTINGS);
		let blocks = tokenBlocks(analysis);
		let data = encodeBlocks(blocks);
		for (let edits = 20; edits > 0; edits--) {
			analysis.edit(
				randomEdit(random, analysis.lineCount, (line) => analysis.lineAt(line)?.text.length ?? 0),
			);
			const next = tokenBlocks(analysis);
			for (const edit of differenceOfBlocks(blocks, next)) {
				expect([edit.start % 5, edit.deleteCount % 5, (edit.data ?? []).length % 5]).toEqual([0, 0, 0]);
				spared += data.length - edit.deleteCount;
				data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
			}
			expect(data).toEqual(encodeBlocks(tokenBlocks(new Analysis(analysis.text, DEFAULT_SETTINGS))));
			blocks = next;
			data = encodeBlocks(blocks);
		}
	}
	expect(spared).toBeGreaterThan(0);
});
