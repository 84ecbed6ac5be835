import { describe, it } from 'vitest';
import { readBuildChoice } from '../../server/src/core/index.ts';
import { checkLint } from '../support/check-lint.ts';

const RULE = 'unchecked-signature';

const SIGNED = `-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

[ReadOnly]
dir=3/etc
-----BEGIN PGP SIGNATURE-----
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
iQEzBAEBCgAdFiEE
=abcd
-----END PGP SIGNATURE-----
`;

/** The file with what is expected at its signature. */
function marked(expected: string): string {
	return SIGNED.replace(/^\^+$/m, expected);
}

describe(RULE, () => {
	it('warns of a build without GnuPG', () => {
		checkLint(
			RULE,
			marked('#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-signature(warning): does not check the signature'),
			{
				role: 'standalone',
				...readBuildChoice('debian'),
			},
		);
	});

	it('informs where nobody chose a build', () => {
		checkLint(
			RULE,
			marked(
				'#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-signature(information): Only a samhain built with GnuPG',
			),
			{
				role: 'standalone',
			},
		);
	});

	it('says nothing of a build with GnuPG, or where samhain stops above', () => {
		checkLint(RULE, marked(''), { role: 'standalone', ...readBuildChoice('+gpg') });
		checkLint(RULE, marked('').replace('-----BEGIN PGP SIGNATURE', '[EOF]\n-----BEGIN PGP SIGNATURE'), {
			role: 'standalone',
			...readBuildChoice('debian'),
		});
	});
});
