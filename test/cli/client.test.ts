// Client entries on the command line: the password goes in on standard input and never comes out again.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { CLI_FILE, CliFolder } from '../support/run-cli.ts';

const PASSWORD = '5B5CDF18CE8D66A3';
const VERIFIER =
	'744C3A3EE8323470D9DAD42E2485BD0B138F6B4116E964A9991A0B0D221E1AADE5800968804B99B494C39E7B9DD5710D18F1E6703D1DB6D6393295E05DF6A6AA8D10BB4A21D7D9DC4901D444500D4EA358C1B44A3E3D44ACEC645F938F790A11AB0D03586143977E2BCE3A2D689445AC89134B409E68F34B0DE8BD8242ADD7C0';
const ENTRY = `Client=web1.example.org@8A542F99C3514499@${VERIFIER}`;
const YULERC = `# server\n[Misc]\nDaemon=yes\n[Clients]\n${ENTRY}\n# end of the clients\n[EOF]\n`;

const check = (
	yulerc: string,
	name: string,
	password: string,
): { status: number | null; out: string; error: string } =>
	new CliFolder({ yulerc }).run(['client', 'check', 'yulerc', '--name', name], `${password}\n`);

test.each([
	['the password of an entry', YULERC, PASSWORD, 0],
	['in lower case', YULERC, PASSWORD.toLowerCase(), 0],
	[
		'for a verifier in lower case, which is the same number',
		YULERC.replace(VERIFIER, VERIFIER.toLowerCase()),
		PASSWORD,
		0,
	],
	['another password', YULERC, '0000000000000000', 1],
	['for an entry with another salt', YULERC.replace('8A542F99C3514499', '8a542f99c3514499'), PASSWORD, 1],
	['for an entry with a comment after it', YULERC.replace(VERIFIER, `${VERIFIER} # web`), PASSWORD, 1],
	['what is not a password', YULERC, 'secret', 2],
	['nothing', YULERC, '', 2],
	[
		'for a server without SRP',
		'[Clients]\nClient=web1.example.org@00000000@E1988A167234E4016B8737D591E756DD68BA734FF07BB86E\n',
		'4142434445464748',
		0,
	],
	[
		'for the last of two entries, which counts',
		YULERC.replace('# end', 'Client=WEB1.example.org@00@11\n# end'),
		PASSWORD,
		1,
	],
	['for an entry without a line end, which the server drops', ENTRY, PASSWORD, 2],
])('check: %s', (_title, yulerc, password, status) => {
	const run = check(yulerc, 'web1.example.org', password);
	expect(run.status).toBe(status);
	if (password.length > 5) expect(run.out + run.error).not.toContain(password);
});

test('check: a client without an entry', () => {
	const { status, error } = check(YULERC, 'db1.example.org', PASSWORD);
	expect(status).toBe(2);
	expect(error).toContain("no entry for 'db1.example.org'");
});

test('add: after the last entry, in a form that checks out', () => {
	const folder = new CliFolder({ yulerc: YULERC });
	const added = folder.run(['client', 'add', 'yulerc', '--name', 'db1.example.org'], '1B62890000000000\n');
	expect(added.status).toBe(0);
	expect(added.out + added.error).not.toContain('1B62890000000000');
	const lines = folder.read('yulerc').split('\n');
	expect(lines[5]).toMatch(/^Client=db1\.example\.org@[0-9A-F]{16}@[0-9A-F]{240,256}$/);
	expect([...lines.slice(0, 5), ...lines.slice(6)].join('\n')).toBe(YULERC);
	const known = folder.run(['client', 'check', 'yulerc', '--name', 'DB1.example.org'], '1b62890000000000');
	expect(known.status).toBe(0);
});

test.each([
	['Windows line ends', '[Clients]\r\n# none yet\r\n', /^\[Clients\]\r\nClient=[^\r\n]+\r\n# none yet\r\n$/],
	[
		'no section yet',
		'[Misc]\nDaemon=yes\n[EOF]\nrest\n',
		/^\[Misc\]\nDaemon=yes\n\[Clients\]\nClient=.+\n\[EOF\]\nrest\n$/,
	],
	[
		'a last line that the server drops',
		'[Misc]\nDaemon=yes',
		/^\[Misc\]\n\[Clients\]\nClient=.+\nDaemon=yes$/,
	],
	['an empty file', '', /^\[Clients\]\nClient=.+\n$/],
])('add: to a file with %s', (_title, yulerc, wanted) => {
	const folder = new CliFolder({ yulerc });
	expect(folder.run(['client', 'add', 'yulerc', '--name', 'a.example.org', '--generate']).status).toBe(0);
	expect(folder.read('yulerc')).toMatch(wanted);
});

test('add: a name that is there already, in any letter case, leaves the file as it is', () => {
	const folder = new CliFolder({ yulerc: YULERC });
	const { status, error } = folder.run(['client', 'add', 'yulerc', '--name', 'Web1.Example.org'], PASSWORD);
	expect(status).toBe(2);
	expect(error).toContain('already has an entry in line 5');
	expect(folder.read('yulerc')).toBe(YULERC);
});

test('add: warns of a name that no client announces, and not of an address', () => {
	const folder = new CliFolder({ yulerc: YULERC });
	const warning = (name: string): string =>
		folder.run(['client', 'add', 'yulerc', '--name', name], PASSWORD).error;
	expect(warning('web2')).toContain('such as web2.example.org, or an address: the server refuses web2');
	expect(folder.read('yulerc')).toContain('Client=web2@');
	for (const name of ['192.0.2.7', '2001:db8::7', 'web3.example.org']) expect(warning(name)).toBe('');
});

test('rotate: salt and verifier are exchanged and nothing else; the password that was made is printed once', () => {
	const folder = new CliFolder({ yulerc: YULERC });
	const { status, out, error } = folder.run([
		'client',
		'rotate',
		'yulerc',
		'--name',
		'web1.example.org',
		'--generate',
	]);
	expect(status).toBe(0);
	const password = /^Password: ([0-9A-F]{16})$/m.exec(error)?.[1] ?? '';
	expect(out).not.toContain(password);
	expect(folder.read('yulerc')).not.toContain(VERIFIER);
	expect(folder.read('yulerc').replace(/@[0-9A-F]{16}@[0-9A-F]+/, `@8A542F99C3514499@${VERIFIER}`)).toBe(
		YULERC,
	);
	expect(folder.run(['client', 'check', 'yulerc', '--name', 'web1.example.org'], password).status).toBe(0);
	expect(folder.run(['client', 'check', 'yulerc', '--name', 'web1.example.org'], PASSWORD).status).toBe(1);
});

test('--print prints the entry and leaves the file as it is', () => {
	const folder = new CliFolder({ yulerc: YULERC });
	const args = ['client', 'add', 'yulerc', '--name', 'db1.example.org', '--print', '--disable-srp'];
	const { out } = folder.run(args, '4142434445464748');
	expect(out).toBe('Client=db1.example.org@00000000@E1988A167234E4016B8737D591E756DD68BA734FF07BB86E\n');
	expect(folder.read('yulerc')).toBe(YULERC);
});

test.each([
	['comes late', `(sleep 0.5; echo ${PASSWORD})`, 0],
	['comes in pieces', `(printf ${PASSWORD.slice(0, 5)}; sleep 0.2; echo ${PASSWORD.slice(5)})`, 0],
	['comes before more than is read', `(echo ${PASSWORD}; yes)`, 0],
	['does not come, but something without end', 'cat /dev/zero', 2],
])('a password on standard input that %s', (_, writer, status) => {
	const folder = new CliFolder({ yulerc: YULERC });
	const line = `${writer} | "$NODE" "$CLI" client check yulerc --name web1.example.org`;
	const env = { ...process.env, NODE: process.execPath, CLI: CLI_FILE };
	const run = spawnSync('sh', ['-c', line], { cwd: folder.path, encoding: 'utf8', env });
	expect(run.status).toBe(status);
	expect(run.stderr).not.toMatch(/^\s+at /m);
});

test('a password among the arguments is refused and not repeated', () => {
	const folder = new CliFolder({ yulerc: YULERC });
	for (const extra of [[PASSWORD], ['--password', PASSWORD], [`--password=${PASSWORD}`]]) {
		const { status, out, error } = folder.run([
			'client',
			'check',
			'yulerc',
			'--name',
			'web1.example.org',
			...extra,
		]);
		expect(status).toBe(2);
		expect(out + error).not.toContain(PASSWORD);
	}
});

test('a signed file needs a new signature, and the command names it', () => {
	const signed = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\n${YULERC}-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----\n`;
	const folder = new CliFolder({ yulerc: signed });
	const args = ['client', 'rotate', 'yulerc', '--name', 'web1.example.org'];
	expect(folder.run(args, PASSWORD).error).toBe(
		"samhain-lint: 'yulerc' is signed: sign it again, since a samhain that checks signatures refuses the changed file\n",
	);
	const unsigned = new CliFolder({ yulerc: YULERC });
	expect(unsigned.run(args, PASSWORD).error).toBe('');
});
