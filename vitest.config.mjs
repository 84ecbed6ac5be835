// Unit, property, grammar, protocol and command line tests; the suites inside VS Code and
// other editors have runners of their own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/vscode/**', 'test/editors/**'],
		testTimeout: 30_000,
	},
});
