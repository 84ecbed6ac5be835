import { describe, expect, it } from 'vitest';
import { checkFix, checkLint } from '../support/check-lint.ts';

const RULE = 'unknown-user-file-policy';

describe(RULE, () => {
	it('flags the word', () => {
		checkLint(
			RULE,
			`[UserFiles]
UserfilesName=.login atributes
#                    ^^^^^^^^^ unknown-user-file-policy(warning): Unknown policy \`atributes\`: samhain watches the file as \`noignore\`.
UserfilesName=.login attributes
UserfilesName=.profile
`,
		);
	});

	it('takes the nearest', () => {
		expect(
			checkFix(
				RULE,
				'[UserFiles]\nUserfilesName=.login readonli\n',
				'Change to `readonly`',
				'[UserFiles]\nUserfilesName=.login readonly\n',
			),
		).toEqual([]);
	});
});
