import { defineRule } from '../define-rule.ts';
import { textSpan } from '../edits.ts';

const EXAMPLE =
	'-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n[Misc]\nChecksumTest=check\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCgAdFiEE\n-----END PGP SIGNATURE-----\n';

export const uncheckedSignature = defineRule({
	id: 'unchecked-signature',
	scope: 'line',
	kinds: ['opaque'],
	isAboutDaemonMessages: true,
	summary: 'A build without GnuPG reads a signed file.',
	why: 'Only a samhain built with GnuPG checks the signature. Any other build reads the file even after somebody changed it, and logs "Invalid line" for the lines of the signature, since nothing above ends the file.',
	advice:
		'Use a build configured with `--with-gpg`. If the signature serves another purpose, put `[EOF]` at the end of the file before you sign it.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconf_read', 'src/sh_gpg.c', 'Recorded reading of the daemon'],
	examples: {
		bad: [{ text: EXAMPLE, build: 'debian', role: 'standalone' }],
		good: [
			{ text: EXAMPLE, build: '+gpg' },
			{
				note: 'Samhain stops reading above the signature.',
				text: EXAMPLE.replace('-----BEGIN PGP SIGNATURE', '[EOF]\n-----BEGIN PGP SIGNATURE'),
				build: 'debian',
				role: 'standalone',
			},
		],
	},
	check(line, daemon, report) {
		if (daemon.isBuildAssumed === true) {
			report({
				...textSpan(line),
				severity: 'information',
				what: 'Only a samhain built with GnuPG checks this signature; any other build takes its lines for options.',
			});
			return;
		}
		report({
			...textSpan(line),
			what: 'This build does not check the signature and takes its lines for options.',
		});
	},
});
