// Entries printed by `yule -P` of 4.1.4 and 4.4.3, and Tiger's own published vectors.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	formatVerifier,
	isClientPassword,
	MODULUS,
	PLACEHOLDER_PASSWORD,
	plainVerifier,
	srpVerifier,
	verifierFault,
} from '../../server/src/core/client-entry/srp.ts';
import { tiger } from '../../server/src/core/client-entry/tiger.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('Tiger', () => {
	it.each([
		['', '24F0130C63AC933216166E76B1BB925FF373DE2D49584E7A'],
		['abc', 'F258C1E88414AB2A527AB541FFC5B8BF935F7B951C132951'],
	])('hashes %j as `yule -H` prints it', (text, hash) => {
		expect(tiger(ascii(text))).toBe(hash);
	});

	it('hashes texts that fill a block to the brim', () => {
		const hashes = [55, 56, 63, 64, 65, 128].map((length) => tiger(new Uint8Array(length)));
		expect(new Set(hashes).size).toBe(hashes.length);
	});
});

describe('the verifier of an entry', () => {
	it.each([
		[
			'4.1.4, a password of zeros',
			'0000000000000000',
			'679316D957E2E54C',
			'977F2AB22990A755BB3F6B5ED63A810B20E53A1A999B4DDED135530D2B05F1D832B01C3AAA94E960619DE299D0F3FDF424163312D4D7166B47C1CCEA8BB47D68FF5720CE49FB75EBDB163019517EB0D436382C54603AE4548D0610081E088552483D7CBDB69DF34DA6E0CB09CE8A50F0D044F8ACED9792BC51A09C573742C842',
		],
		[
			'4.4.3, 254 digits',
			'1B62890000000000',
			'436ED834A6449FE7',
			'5F21921628579978E89F6AE2279A6662120C9B9B191639B6F38060FA412DF91821B967EC01687DCB26C525AFA54DE15F6CCCAAD66DB325359E89280885C5A4D48B387EBE2D25D2FA3529DFF8C0794DB94582F08A4095B1C8EF46B4E6B26FD550499FB8ACBC5589F88747FAB8B6DCD4675F96C96486B2DFB9E714CA39D5CC22',
		],
		[
			'the example of the HOWTO',
			'5B5CDF18CE8D66A3',
			'8A542F99C3514499',
			'744C3A3EE8323470D9DAD42E2485BD0B138F6B4116E964A9991A0B0D221E1AADE5800968804B99B494C39E7B9DD5710D18F1E6703D1DB6D6393295E05DF6A6AA8D10BB4A21D7D9DC4901D444500D4EA358C1B44A3E3D44ACEC645F938F790A11AB0D03586143977E2BCE3A2D689445AC89134B409E68F34B0DE8BD8242ADD7C0',
		],
	])('%s', (_name, password, salt, verifier) => {
		expect(formatVerifier(srpVerifier(password, salt))).toBe(verifier);
		expect(formatVerifier(srpVerifier(password.toLowerCase(), salt))).toBe(verifier);
		expect(srpVerifier(password, salt.toLowerCase())).not.toBe(srpVerifier(password, salt));
		expect(verifierFault(verifier)).toBeUndefined();
	});

	it('is the hash of the password where SRP is disabled', () => {
		expect(plainVerifier('4142434445464748')).toBe('E1988A167234E4016B8737D591E756DD68BA734FF07BB86E');
	});

	it('is never one that looks damaged, whatever the password and the salt', () => {
		const hex = fc.stringMatching(/^[0-9A-F]{16}$/);
		fc.assert(
			fc.property(hex, fc.string(), (password, salt) => {
				expect(verifierFault(formatVerifier(srpVerifier(password, salt)))).toBeUndefined();
			}),
			{ numRuns: 30 },
		);
	});

	it.each([
		['', 'empty'],
		['VERIFIER', 'not-hexadecimal'],
		['0x12', 'not-hexadecimal'],
		['0000', 'zero'],
		[MODULUS.toString(16), 'too-large'],
		[(MODULUS - 2n).toString(16), 'damaged'],
	])('%j cannot be one: %s', (text, fault) => {
		expect(verifierFault(text)).toBe(fault);
	});
});

it('a password has 16 hexadecimal digits', () => {
	expect(isClientPassword(PLACEHOLDER_PASSWORD)).toBe(true);
	for (const text of ['', '0x42434445464748', 'F7C312AAAA12C3F', ' F7C312AAAA12C3F7']) {
		expect(isClientPassword(text)).toBe(false);
		expect(() => srpVerifier(text, '')).toThrow(RangeError);
	}
});
