// The policies: what each section tests by default, under which name messages show it, and which option sets its
// severity (facts read in the source of samhain 4.1.4, sh_files.c and sh_hash.c, and seen in recorded runs).

/** The tests in the order in which samhain lists them; the index of a name is its bit. */
export const TEST_NAMES = [
	...(['CHK', 'LNK', 'INO', 'USR', 'GRP', 'MTM', 'CTM', 'ATM', 'SIZ', 'MOD', 'HLN', 'RDEV'] as const),
	...(['SGROW', 'PRE', 'TXT', 'AUDIT'] as const),
] as const;

/** One test of a file, as the `Redef…` options name it. */
export type TestName = (typeof TEST_NAMES)[number];

/** Tests as a set of bits. */
export type Mask = number;

/**
 * The bit of a test.
 * @param name one of the names of `TEST_NAMES`
 */
export function testBit(name: TestName): Mask {
	return 1 << TEST_NAMES.indexOf(name);
}

/**
 * The names of the tests in a mask, in samhain's order.
 * @param mask a set of test bits
 */
export function testNames(mask: Mask): TestName[] {
	return TEST_NAMES.filter((_name, at) => (mask & (1 << at)) !== 0);
}

function maskOf(...names: readonly TestName[]): Mask {
	return names.reduce((mask, name) => mask | testBit(name), 0);
}

const READ_ONLY = maskOf('CHK', 'LNK', 'INO', 'USR', 'GRP', 'MTM', 'CTM', 'SIZ', 'MOD', 'HLN', 'RDEV');
const LOG_FILES = maskOf('LNK', 'INO', 'USR', 'GRP', 'MOD', 'HLN', 'RDEV');
const USER = READ_ONLY | testBit('ATM');

/** One policy. */
export interface Policy {
	/** Its section, without brackets. */
	readonly section: string;
	/** Its name in messages. */
	readonly name: string;
	/** The tests without any `Redef…` line. */
	readonly mask: Mask;
	/** The option that sets the severity of its reports, as written in manuals and as a key. */
	readonly severityOption: string;
	/** The option that changes its tests. */
	readonly redefOption: string;
}

function policy(section: string, mask: Mask, name = section): Policy {
	return { section, name, mask, severityOption: `Severity${name}`, redefOption: `Redef${section}` };
}

/** Every policy that a `file=` or `dir=` line may have. */
export const POLICIES: readonly Policy[] = [
	policy('ReadOnly', READ_ONLY),
	policy('LogFiles', LOG_FILES),
	policy('GrowingLogFiles', LOG_FILES | maskOf('CHK', 'SIZ', 'SGROW'), 'GrowingLogs'),
	policy('Attributes', maskOf('USR', 'GRP', 'MOD', 'RDEV')),
	policy('IgnoreNone', (READ_ONLY | testBit('ATM')) & ~testBit('CTM')),
	policy('IgnoreAll', 0),
	policy('User0', USER),
	policy('User1', USER),
	policy('User2', USER),
	policy('User3', USER),
	policy('User4', USER),
	policy('Prelink', maskOf('CHK', 'LNK', 'USR', 'GRP', 'MOD', 'HLN', 'RDEV', 'PRE')),
];

const bySection = new Map(POLICIES.map((one) => [one.section, one]));

/**
 * The policy of a section.
 * @param section a section's name as in the catalogue, without brackets
 * @returns undefined for any other section
 */
export function policyOfSection(section: string): Policy | undefined {
	return bySection.get(section);
}
