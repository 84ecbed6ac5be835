// Lines of a server file for the examples of rules: long enough to be like real ones, without a real password.

/**
 * A `Client=` line.
 * @param name the client
 * @param digit hexadecimal digit that its verifier is made of, so that two entries can differ; with 5, A and B it is a
 * number that a password can have
 */
export function clientLine(name: string, digit = 'A'): string {
	return `Client=${name}@0123456789ABCDEF@${digit.repeat(256)}`;
}

/** An entry for the built-in password of every client, with a salt other than upstream's example. */
export const PLACEHOLDER_LINE =
	'Client=web1.example.org@0123456789ABCDEF@56BB998FBC38D8FDC6CB13CB071845E21F687B43C56C4DC25DDB0A3B04AB76512B71ACF8DAB3E0C146AA74DF0037157CB969E18BB25116F73B8743845E334DF277DCA7662023B2B00A0494B22C1E8E94AE23C4578758DB25D8515C7D2CC698EBD403495909AFEA8BCC804AEC7E34C23A1E5BCD88ACAC7AB017010F080D28E1FB';

/** The entry that upstream's HOWTO prints, with another first digit: its verifier is not a square any more. */
export const DAMAGED_LINE =
	'Client=web1.example.org@8A542F99C3514499@A44C3A3EE8323470D9DAD42E2485BD0B138F6B4116E964A9991A0B0D221E1AADE5800968804B99B494C39E7B9DD5710D18F1E6703D1DB6D6393295E05DF6A6AA8D10BB4A21D7D9DC4901D444500D4EA358C1B44A3E3D44ACEC645F938F790A11AB0D03586143977E2BCE3A2D689445AC89134B409E68F34B0DE8BD8242ADD7C0';
