// POSIX extended regular expressions: what regcomp of the GNU C library says and finds, as a table to read.
// The results were compared with the library itself on some hundred thousand random patterns when this was written.
import { expect, test } from 'vitest';
import { compilePosixExtended } from '../../server/src/core/regex/posix.ts';

const PARENTHESIS = 'Unmatched ( or \\(';
const BRACKET = 'Unmatched [, [^, [:, [., or [=';
const REPETITION = 'Invalid preceding regular expression';
const BRACE = 'Unmatched \\{';
const CONTENT = 'Invalid content of \\{\\}';
const RANGE = 'Invalid range end';

test.each([
	// Nothing before the repetition; an anchor is nothing, and so is the start of a branch.
	['*a', REPETITION],
	['a|*b', REPETITION],
	['(+a)', REPETITION],
	['^*', REPETITION],
	['\\<?', REPETITION],
	['{', REPETITION],
	['*.example.org', REPETITION],
	// Parentheses: an open one is missed, a closing one too many is a letter.
	['(a', PARENTHESIS],
	['((a)', PARENTHESIS],
	['web(', PARENTHESIS],
	// Braces.
	['a{1', BRACE],
	['a{', BRACE],
	['a{x', BRACE],
	['a{1,2\\}', BRACE],
	['a{}', CONTENT],
	['a{x}', CONTENT],
	['a{2,1}', CONTENT],
	['a{1,2,3}', CONTENT],
	['a{0,32768}', 'Regular expression too big'],
	['a{99999999999}', 'Regular expression too big'],
	// Brackets.
	['[', 'Invalid regular expression'],
	['[^', 'Invalid regular expression'],
	['[a', BRACKET],
	['[]', BRACKET],
	['[[:alpha:', BRACKET],
	['[a-', BRACKET],
	['[z-a]', RANGE],
	['[a-d-z]', RANGE],
	['[a-[:alpha:]]', RANGE],
	['[[=a=]-z]', RANGE],
	['[[:foo:]]', 'Invalid character class name'],
	['[[.ab.]]', 'Invalid collation character'],
	['[[..]]', 'Invalid collation character'],
	// Backslash.
	['a\\', 'Trailing backslash'],
	['\\1', 'Invalid back reference'],
	['(a)\\2', 'Invalid back reference'],
	['(a\\1)', 'Invalid back reference'],
	['(a)|\\1', 'Invalid back reference'],
])('%s is refused: %s', (pattern, error) => {
	const regex = compilePosixExtended(pattern);
	expect(regex.error).toBe(error);
	expect(regex.test('a')).toBe(false);
});

test.each([
	['', 'anything', true],
	['a**', 'b', true],
	['()', '', true],
	['(|a)b', 'b', true],
	['a|', '', true],
	['a)', 'a)', true],
	['a{,2}$', 'b', true],
	['^a{,2}$', 'aaa', false],
	['^a{,}$', 'aaaa', true],
	['^a{1\\,2}$', 'aa', true],
	['^a{2}{3}$', 'aaaaaa', true],
	['^a{2}{3}$', 'aaaaa', false],
	['a}', 'a}', true],
	// Unanchored, and a dot is any byte: two of them for one letter outside ASCII.
	['lient', 'client1.example.org', true],
	['web1', 'web10', true],
	['^web1$', 'web10', false],
	['web.example', 'web-example', true],
	['^.$', 'é', false],
	['^..$', 'é', true],
	['a.b', 'a\nb', true],
	// Brackets: a backslash is a letter there, and so is a closing bracket in the first place.
	['^[]a]+$', ']a]', true],
	['^[^]a]$', ']', false],
	['^[a-]+$', 'a-', true],
	['^[\\n]$', '\\', true],
	['^[[.a.]-c]$', 'b', true],
	['^[[.-.]]$', '-', true],
	['^[[=a=]]$', 'a', true],
	['^[[:alpha:]_][[:alnum:]_]*$', '_a1', true],
	['^[[:alpha:]]$', 'é', false],
	// What GNU adds.
	['^\\w+\\s\\W\\S$', 'ab .x', true],
	['\\<b', 'a b', true],
	['\\<b', 'ab', false],
	['a\\>', 'ab', false],
	['a\\b', 'a.', true],
	['a\\B', 'a.', false],
	["\\`a\\'", 'a', true],
	['a\\n', 'an', true],
	['\\(a\\)', '(a)', true],
	['a\\{2\\}', 'a{2}', true],
])('%s in %j: %s', (pattern, text, isFound) => {
	const regex = compilePosixExtended(pattern);
	expect(regex.error).toBeUndefined();
	expect(regex.test(text)).toBe(isFound);
});

// Where the library does not do what its manual says, we follow the library.
test.each([
	['an anchor before a copied item is not enforced', '(\\b.){2}', '-ab', true],
	['nor is the one at the end of the item', "(\\w|\\'){2}-", 'a-', true],
	['written out by hand it is', '\\b.\\b.', '-ab', false],
	['a newline that was matched starts a line', '.^a', '\na', true],
	['one that was not does not', '^a', '\na', false],
	['a newline that is matched next ends a line', 'a$.', 'a\n', true],
	['one that is not does not', 'a$', 'a\n', false],
])('%s', (_name, pattern, text, isFound) => {
	expect(compilePosixExtended(pattern).test(text)).toBe(isFound);
});

test('a back reference is answered only where it cannot matter', () => {
	const regex = compilePosixExtended('^(a|b)\\1$');
	expect(regex.search('c')).toBe(false);
	expect(regex.search('aa')).toBeUndefined();
	expect(regex.test('aa')).toBe(false);
});

test('pattern and text end at a NUL', () => {
	expect(compilePosixExtended('a\0(').error).toBeUndefined();
	expect(compilePosixExtended('b').test('a\0b')).toBe(false);
});

test.each([
	['^a{16000}$', 'a'.repeat(16_000), true],
	['^a{16000}$', 'a'.repeat(15_999), false],
	['^(ab?){1200,1300}$', 'aab'.repeat(600), true],
	['^(ab?){1200,1300}$', 'aab'.repeat(599), false],
	['^(ab?){1200,1300}$', 'aab'.repeat(651), false],
	['^(|a|^){2000,}b', 'aab', true],
	['^((a{3}){2}){700}$', 'a'.repeat(4_200), true],
	['^((a{3}){2}){700}$', 'a'.repeat(4_201), false],
])('%s is counted, not written out', (pattern, text, isFound) => {
	expect(compilePosixExtended(pattern).search(text)).toBe(isFound);
});

test('counting that would take too long is given up', () => {
	expect(compilePosixExtended('((a|aa){1,80}){1,80}b').search('a'.repeat(3_000))).toBeUndefined();
});

test.each([
	['nested repetition', '(a*)*b', 'a'.repeat(20_000)],
	['equal branches', '(a|a)*b', 'a'.repeat(20_000)],
	['optional items', `${'a?'.repeat(200)}${'a'.repeat(200)}b`, 'a'.repeat(2_000)],
	['a long pattern', `${'ab*'.repeat(100_000)}$`, 'c'.repeat(10)],
	['a million brackets', '[a]'.repeat(300_000), 'b'],
	['deep nesting', `${'('.repeat(100_000)}b${')*'.repeat(100_000)}c`, 'a'.repeat(20)],
])('hostile: %s', (_name, pattern, text) => {
	const start = performance.now();
	expect(compilePosixExtended(pattern).search(text)).not.toBe(true);
	expect(performance.now() - start).toBeLessThan(5_000);
});

test.each([
	['x++++++++++++++', 6],
	['(ab{20}c){20}{20}{10}', 6],
	['('.repeat(12_600), 11],
])('compiling %.20s ends the daemon with signal %i', (pattern, signal) => {
	const regex = compilePosixExtended(pattern);
	expect(regex.crash).toBe(signal);
	expect(regex.test('x')).toBe(false);
});

test.each([
	['x+++++++++++++', undefined],
	['x{1,20}{1,20}{1,20}', undefined],
	['a'.repeat(16_000), undefined],
	['('.repeat(12_300), 'Unmatched ( or \\('],
	['x+++++++++++++++++++++++', 'Memory exhausted'],
])('compiling %.20s comes to an end', (pattern, error) => {
	const regex = compilePosixExtended(pattern);
	expect(regex.crash).toBeUndefined();
	expect(regex.error).toBe(error);
});
