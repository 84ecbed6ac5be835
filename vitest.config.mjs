// Unit, property, grammar, protocol and command line tests; the suite inside VS Code has its own runner.
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/vscode/**'],
		testTimeout: 30_000,
	},
});
