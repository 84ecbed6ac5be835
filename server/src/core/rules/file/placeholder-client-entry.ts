import { optionText } from '../../document/option-text.ts';
import {
	hasPlaceholderPassword,
	isPlaceholderEntry,
	isPublishedEntry,
	placeholderWord,
	readClientEntry,
} from '../../values/client-entry.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote } from '../edits.ts';
import { PLACEHOLDER_LINE } from '../example-entries.ts';

const HASH = 'C39F0EEFBC64E4A8BBF72349637CC07577F714B420B62882';

function builtIn(host: string): string {
	return `The server lets in every unmodified client that claims to be ${quote(host)}: this entry belongs to the built-in password.`;
}

export const placeholderClientEntry = defineRule({
	id: 'placeholder-client-entry',
	scope: 'line',
	options: ['client'],
	summary: 'A client entry has the built-in password or contains a placeholder.',
	why: 'Every samhain client has the same password until `samhain_setpwd` sets another one. Both example entries of yulerc.template belong to that password, so the server lets in every unmodified client that claims the name. An entry that still contains HOSTNAME, SALT or VERIFIER lets nobody in.',
	advice:
		'Make a password with `yule -G`, set it on the client with `samhain_setpwd`, and use the entry that `yule -P PASSWORD` prints, with the name of the client in place of HOSTNAME.',
	defaultSeverity: 'error',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: [
		'yulerc.template; src/samhain_setpwd.c',
		'Runs of a real server and an unmodified client of 4.1.4 and 4.4.3: the server accepts the client',
	],
	guidance: 'authentication-1',
	examples: {
		bad: [
			`[Clients]\nClient=web1.example.org@00000000@${HASH}\n`,
			{ note: 'The same password with a salt of its own.', text: `[Clients]\n${PLACEHOLDER_LINE}\n` },
			{
				note: 'The name that `yule -P` prints is a placeholder.',
				text: '[Clients]\nClient=HOSTNAME@8F81BA58956F8F43@8932D08C49CA76BD\n',
			},
		],
		good: ['[Clients]\nClient=web1.example.org@00000000@AB00000000000000000000000000000000000000000000EF\n'],
	},
	checkLater(line, report) {
		if (line.parsed.isRejected === true || line.parsed.isTemplated === true) return;
		const entry = readClientEntry(optionText(line).value);
		if (entry === undefined || isPlaceholderEntry(entry) || !hasPlaceholderPassword(entry)) return;
		report({ ...partSpan(line, entry.verifierStart, entry.verifier.length), what: builtIn(entry.host) });
	},
	check(line, _daemon, report) {
		if (line.parsed.isRejected === true || line.parsed.isTemplated === true) return;
		const entry = readClientEntry(optionText(line).value);
		if (entry === undefined) return;
		if (isPlaceholderEntry(entry)) {
			report({
				...partSpan(line, entry.verifierStart, entry.verifier.length),
				what: builtIn(entry.host),
			});
			return;
		}
		if (isPublishedEntry(entry)) {
			report({
				...partSpan(line, entry.verifierStart, entry.verifier.length),
				what: `The server lets in everybody who claims to be ${quote(entry.host)} with the password that upstream's HOWTO prints.`,
			});
			return;
		}
		const word = placeholderWord(entry);
		if (word === undefined) return;
		const at = word === entry.host ? 0 : word === entry.salt ? entry.saltStart : entry.verifierStart;
		report({
			...partSpan(line, at, word.length),
			what: `${quote(word)} is a placeholder: this entry lets no client in.`,
		});
	},
});
