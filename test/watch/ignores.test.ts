// Which Ignore line suppresses a report: the text with which an expression begins only saves time.
import { describe, expect, it } from 'vitest';
import { compilePathRegex } from '../../server/src/core/values/regex-options.ts';
import { type IgnoreLine, ignoringLine, literalPrefix } from '../../server/src/core/watch/ignores.ts';

describe('the text with which every match begins', () => {
	it.each([
		['/etc/passwd', '/etc/passwd'],
		['/etc/.*\\.bak$', '/etc/'],
		['/etc/ab*', '/etc/a'],
		['/etc/ab+', '/etc/a'],
		['/etc/\\.git', '/etc/'],
		['/etc|/usr', ''],
		['/(etc|usr)', ''],
		['/var/log[0-9]', '/var/log'],
	])('of %s is %s', (pattern, prefix) => {
		expect(literalPrefix(pattern)).toBe(prefix);
	});
});

describe('a path is ignored', () => {
	const patterns = ['/etc/x$', '/var/.*', '/etc|/srv', '/e', '/etc/a?b', '/'];
	const lines = patterns.map((pattern, line): IgnoreLine => {
		const regex = compilePathRegex(pattern);
		if (regex === undefined) throw new Error(`${pattern} is refused.`);
		return { event: line === 3 ? 'missing' : 'added', pattern, regex, prefix: literalPrefix(pattern), line };
	});

	it.each(['/etc/x', '/etc/xy', '/var/log/y', '/a/srv', '/etc/b', '/etc', '/x', '/'])('%s', (path) => {
		for (const event of ['added', 'missing', 'modified'])
			expect(ignoringLine(lines, event, path)).toBe(
				lines.find((line) => line.event === event && line.regex.test(path)),
			);
	});
});
