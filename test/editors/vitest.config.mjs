// The tests that need editors of Debian; scripts/editors.mjs sees that these are there.
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: { include: ['test/editors/*.test.ts'], testTimeout: 120_000 },
});
