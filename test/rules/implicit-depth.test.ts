import { describe, expect, it } from 'vitest';
import { joinEqual } from '../../server/src/core/report/join-equal.ts';
import { checkLint, lint } from '../support/check-lint.ts';

const RULE = 'implicit-depth';

describe(RULE, () => {
	it('informs about directories without a depth', () => {
		checkLint(
			RULE,
			`[ReadOnly]
dir=/etc
#   ^^^^ implicit-depth(information): no depth
dir=0/usr
[IgnoreAll]
dir=/var
`,
		);
	});

	it('says nothing where the file sets the default', () => {
		checkLint(RULE, '[Misc]\nSetRecursionLevel=10\n[ReadOnly]\ndir=/usr/bin\n');
	});

	it('is one finding however many directories there are', () => {
		const found = joinEqual(lint('[ReadOnly]\ndir=/etc\ndir=/usr/bin\n[Attributes]\ndir=/dev\n')).filter(
			({ ruleId }) => ruleId === RULE,
		);
		expect(found.map(({ what, related }) => [what, related.map(({ range }) => range.start.line)])).toEqual([
			[
				'`/etc` has no depth, so samhain watches nothing inside its subdirectories (and 2 more places).',
				[2, 4],
			],
		]);
	});
});
