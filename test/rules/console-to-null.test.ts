import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'console-to-null';

describe(RULE, () => {
	it('gives a hint', () => {
		checkLint(
			RULE,
			`[Misc]
SetConsole=/dev/null
#          ^^^^^^^^^ console-to-null(hint)
SetConsole=/dev/tty1
`,
		);
	});

	it('warns when a daemon writes to its own standard output', () => {
		checkLint(
			RULE,
			`[Misc]
Daemon=yes
SetConsole=/dev/stdout
#          ^^^^^^^^^^^ console-to-null(warning): Nothing arrives at \`/dev/stdout\`: with \`Daemon=yes\` it leads to \`/dev/null\`.
SetConsole=/dev/stderr
#          ^^^^^^^^^^^ console-to-null(warning): \`/dev/stderr\`
`,
		);
	});

	it('reports nothing in the foreground', () => {
		checkLint(RULE, '[Misc]\nDaemon=yes\nDaemon=no\nSetConsole=/dev/stdout\n');
		checkLint(RULE, '[Misc]\nSetConsole=/dev/stdout\n');
	});

	it('removes the line', () => {
		expect(checkFix(RULE, '[Misc]\nSetConsole=/dev/null\n', 'Remove this line', '[Misc]\n')).toEqual([]);
	});
});
