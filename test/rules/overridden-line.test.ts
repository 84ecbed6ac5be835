import { describe, expect, it } from 'vitest';
import { checkFix, checkLint, lint } from '../support/check-lint.ts';

const RULE = 'overridden-line';

describe(RULE, () => {
	it('gives a hint at each line that a later one replaces', () => {
		checkLint(
			RULE,
			`[Misc]
Daemon=yes
# ^^^^^^^^ overridden-line(hint): This line has no effect: the later \`Daemon=no\` replaces it.
SetLoopTime=60
[Log]
LogSeverity=err
[Misc]
Daemon=no
`.replace('# ^^^^^^^^', '#^^^^^^^^^'),
		);
	});

	it('marks the line as unnecessary and names the one in force', () => {
		const [found] = lint('[Misc]\nDaemon=yes\nDaemon=no\n').filter(({ ruleId }) => ruleId === RULE);
		expect(found?.tag).toBe('unnecessary');
		expect(found?.related.map(({ range }) => range.start.line)).toEqual([2]);
	});

	it('reports nothing where lines add up, are refused, or are read on other hosts', () => {
		checkLint(RULE, '[Misc]\nTrustedUser=daemon\nTrustedUser=bin\nDaemon=yes\nDaemon=perhaps\n');
		checkLint(RULE, '[Misc]\nDaemon=yes\n@if hostname_matches ^web\nDaemon=no\n@end\n');
	});

	it('removes the line', () => {
		expect(
			checkFix(RULE, '[Misc]\nDaemon=yes\nDaemon=no\n', 'Remove this line', '[Misc]\nDaemon=no\n'),
		).toEqual([]);
	});
});
