// Perl compatible patterns: which ones libpcre 8.39 compiles, as a table to read.
// The results were compared with the library itself on some hundred thousand random patterns when this was written.
import { expect, test } from 'vitest';
import { checkPcre } from '../../server/src/core/regex/pcre.ts';

test.each([
	'',
	'^sshd\\[([0-9]+)\\]: Failed password for (\\w+)',
	// A brace that is no quantifier, a bracket that closes nothing.
	'a{1',
	'a{,2}',
	'{}',
	']',
	'a{2}+b{2,}?c{0}d++',
	'a{32764}',
	// Escapes.
	'\\x41\\x{41}\\x\\o{101}\\012\\0\\cA\\e\\8',
	'\\d\\D\\h\\H\\v\\V\\w\\W\\s\\S\\R\\X\\C\\N\\K\\A\\z\\Z\\G\\b\\B',
	'\\y\\j',
	'\\p{Lu}\\PL\\p{^Greek}',
	'\\N{2}',
	'\\Q(*[\\E*',
	'a\\E*',
	'\\123',
	// Classes.
	'[]a]',
	'[^]]',
	'[[:alpha:][:^digit:]]',
	'[a-\\x7a]',
	'[\\w-z]',
	'[a-]',
	'[\\b\\g\\R]',
	'[\\Qa]\\E]',
	'[[:<:]]a[[:>:]]',
	// Groups.
	'(?:a)(?>b)(?=c)(?!d)(?i)(?-i:e)(?#f)',
	"(?<n>a)(?P<m>b)(?'o'c)\\k<n>\\k{m}\\k'o'(?P=n)\\g{n}",
	'(?|(?<n>a)|(?<n>b))',
	'(?J)(?<n>a)(?<n>b)',
	"(?''a)",
	'(a)\\1\\g1\\g{1}\\g{-1}',
	'()()()()()()()()()()\\10',
	'(*ACCEPT)(*FAIL)(*F)(*COMMIT)(*PRUNE)(*SKIP:a)(*THEN)(*MARK:b)(*:c)',
	'(*UTF8)\\x{20ac}',
	'(*UCP)(*CRLF)\\w',
	'(?C)(?C255)',
	'(?x) a # no ( here',
	// Conditions: the name may be cut short.
	'(a)(?(1)b|c)(?(-1)d)(?(+1)e)(f)',
	'(?<name>a)(?(<name>)b)(?(name)c)(?(nam)d)',
	'(?(?=a)b|c)(?(?<!a)b)(?(R)a)(?(R1)a)(?(DEFINE)(?<x>a))(?&x)',
	'(?=(?(?!)a))+',
	// Calls.
	'a(?R)?',
	"(a(?1)?b)\\g<1>\\g'1'(?P>n)(?<n>c)",
	'(?1)(a)',
	// Lookbehind: every branch has a length of its own.
	'(?<=a|bc|\\d{3})x',
	'(?<=(?:ab|cd)e)x',
	'(?<=\\R{2})x',
	'(?<=(?(1)a))(b)',
	'(?<=a(*ACCEPT)b*)c',
	'(?<=(?1))(a)',
	`${'('.repeat(250)}a${')'.repeat(250)}`,
])('%j compiles', (pattern) => {
	expect(checkPcre(pattern)).toEqual({ valid: true });
});

test.each([
	['a\\', '\\ at end of pattern'],
	['*a', 'nothing to repeat'],
	['^*', 'nothing to repeat'],
	['a**', 'nothing to repeat'],
	['(?i)*', 'nothing to repeat'],
	['\\b+', 'nothing to repeat'],
	['a|?', 'nothing to repeat'],
	['a{2,1}', 'numbers out of order in {} quantifier'],
	['a{65536}', 'number too big in {} quantifier'],
	['[a', 'missing terminating ] for character class'],
	['[]', 'missing terminating ] for character class'],
	['[z-a]', 'range out of order in character class'],
	['[a-\\d]', 'invalid range in character class'],
	['[[:foo:]]', 'unknown POSIX class name'],
	['[[.a.]]', 'POSIX collating elements are not supported'],
	['[:alpha:]', 'POSIX named classes are supported only within a class'],
	['[\\N]', '\\N is not supported in a class'],
	['(a', 'missing )'],
	['a)', 'unmatched parentheses'],
	['(?#a', 'missing ) after comment'],
	['(?k)', 'unrecognized character after (? or (?-'],
	['(?', 'unrecognized character after (? or (?-'],
	['(?<', 'unrecognized character after (?<'],
	['(?Px)', 'unrecognized character after (?P'],
	['(?<1a>b)', 'group name must start with a non-digit'],
	['(?<n', 'syntax error in subpattern name (missing terminator)'],
	['(?<n>a)(?<n>b)', 'two named subpatterns have the same name'],
	['(?|(?<n>a)|(?<m>b))', 'different names for subpatterns of the same number are not allowed'],
	[`(?<${'n'.repeat(33)}>a)`, 'subpattern name is too long (maximum 32 characters)'],
	['\\1', 'reference to non-existent subpattern'],
	['(a)\\2', 'reference to non-existent subpattern'],
	['(?1)', 'reference to non-existent subpattern'],
	['(?&n)', 'reference to non-existent subpattern'],
	['\\k<n>', 'reference to non-existent subpattern'],
	['\\g{-1}', 'reference to non-existent subpattern'],
	['(?(1)a)', 'reference to non-existent subpattern'],
	['(?(n)a)', 'reference to non-existent subpattern'],
	['\\g0', 'a numbered reference must not be zero'],
	['\\99999999999', 'number is too big'],
	['(?(0)a)', 'invalid condition (?(0)'],
	['(?(?a)b)', 'assertion expected after (?( or (?(?C)'],
	['(?(1a)b)', 'malformed number or name after (?('],
	['()(?(1)a|b|c)', 'conditional group contains more than two branches'],
	['(?(DEFINE)a|b)', 'DEFINE group contains more than one branch'],
	['(?R', '(?R or (?[+-]digits must be followed by )'],
	['(?R)', 'recursive call could loop indefinitely'],
	['(a?(?1))', 'recursive call could loop indefinitely'],
	// A fault of the library's own.
	['(?(R)a(?1)){2,}+(b)', 'internal error: invalid forward reference offset'],
	['(?<=a*)b', 'lookbehind assertion is not fixed length'],
	['(?<!a|(?:bc|d))e', 'lookbehind assertion is not fixed length'],
	['(?<=\\R)a', 'lookbehind assertion is not fixed length'],
	['(a)(?<=\\1)', 'lookbehind assertion is not fixed length'],
	['(?<=(?1))(a*)', 'lookbehind assertion is not fixed length'],
	['(*UTF8)(?<=\\C)', '\\C not allowed in lookbehind assertion'],
	['\\x{100}', 'character value in \\x{} or \\o{} is too large'],
	['\\x{zz}', 'non-hex character in \\x{} (closing brace missing?)'],
	['\\777', 'octal value is greater than \\377 in 8-bit non-UTF-8 mode'],
	['\\o1', 'missing opening brace after \\o'],
	['\\c', '\\c at end of pattern'],
	['\\cé', '\\c must be followed by an ASCII character'],
	['\\u0041', 'PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u'],
	['\\N{name}', 'PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u'],
	['(?X)\\y', 'unrecognized character follows \\'],
	['\\p{Foo}', 'unknown property name after \\P or \\p'],
	['\\p{Lu', 'malformed \\P or \\p sequence'],
	['\\k', '\\k is not followed by a braced, angle-bracketed, or quoted name'],
	['(*FOO)', '(*VERB) not recognized or malformed'],
	['a(*UTF8)', '(*VERB) not recognized or malformed'],
	['(*FAIL:a)', 'an argument is not allowed for (*ACCEPT), (*FAIL), or (*COMMIT)'],
	['(*MARK)', '(*MARK) must have an argument'],
	['(?C256)', 'number after (?C is > 255'],
	['(?C1', 'closing ) for (?C expected'],
	[`${'('.repeat(251)}a${')'.repeat(251)}`, 'parentheses are too deeply nested'],
	[`${'[ab]('.repeat(106)}${')'.repeat(106)}`, 'regular expression is too complicated'],
	['(abc){5000}', 'regular expression is too large'],
	['a'.repeat(32_765), 'regular expression is too large'],
])('%j does not compile: %s', (pattern, message) => {
	expect(checkPcre(pattern)).toEqual({ valid: false, message });
});

test('hosts and groups are compiled without captures, rules with them', () => {
	expect(checkPcre('(a)\\1').valid).toBe(true);
	expect(checkPcre('(a)\\1', { isNoCapture: true }).valid).toBe(false);
});

test('a pattern ends at a NUL', () => {
	expect(checkPcre('a\0(').valid).toBe(true);
});

test.each([
	['letters', 'a'.repeat(1_000_000)],
	['parentheses', '('.repeat(1_000_000)],
	['braces', '{1,'.repeat(300_000)],
	['brackets', '[[:'.repeat(300_000)],
	['class marks', `[${'[:a[=b[.c'.repeat(100_000)}`],
	['digits', `\\${'1'.repeat(1_000_000)}`],
	['names', '(?<n>a)'.repeat(100_000)],
	['branches', '|'.repeat(1_000_000)],
	['large repetitions', `${'('.repeat(200)}a${'){65535}'.repeat(200)}`],
])('hostile: %s', (_name, pattern) => {
	const start = performance.now();
	expect(checkPcre(pattern).valid).toBe(false);
	expect(performance.now() - start).toBeLessThan(5_000);
});

test('calls that double with every group are answered at once', () => {
	const groups = Array.from({ length: 200 }, (_, index) => `((?${index + 1})(?${index + 1}))`).join('');
	expect(checkPcre(`(a)${groups}`).valid).toBe(true);
	expect(checkPcre(`(a?)${groups}(?R)`).valid).toBe(false);
});
