import { optionText } from '../../document/option-text.ts';
import { placeholderWord, readClientEntry, writtenHost } from '../../values/client-entry.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote } from '../edits.ts';

export const shortClientName = defineRule({
	id: 'short-client-name',
	scope: 'line',
	options: ['client'],
	summary: 'The host name of a client entry has no dot.',
	why: 'A client announces its fully qualified name, or its address if it finds none. The server compares the whole text and knows neither aliases nor short names. With `SetClientFromAccept` it also looks for a name with a dot or an address. Either way it rejects the client with "Not in client list".',
	advice:
		'Use the name from the message "Not in client list" of the server, usually the fully qualified name.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'medium',
	since: '1.0.0',
	sources: [
		'src/sh_unix.c, sh_unix_localhost',
		'src/sh_xfer_server.c, search_register',
		'Runs of a real client and server',
	],
	guidance: 'authentication-2',
	examples: {
		bad: ['[Clients]\nClient=web1@8F81BA58956F8F42@8932D08C49CA76BD\n'],
		good: [
			'[Clients]\nClient=web1.example.org@8F81BA58956F8F42@8932D08C49CA76BD\n',
			{
				note: 'A client that cannot find its name announces its address.',
				text: '[Clients]\nClient=192.0.2.7@8F81BA58956F8F42@8932D08C49CA76BD\n',
			},
		],
	},
	check(line, _daemon, report) {
		const { isRejected, isTemplated } = line.parsed;
		const { value } = optionText(line);
		if (isRejected === true || isTemplated === true || beginsExpansion(value)) return;
		const host = writtenHost(value);
		// Blanks, wildcards and missing names have their own rules; a colon is part of an address.
		if (host === '' || /[.:\s*?[\]]/.test(host)) return;
		const entry = readClientEntry(value);
		// A placeholder has its own rule.
		if (entry !== undefined && placeholderWord(entry) === host) return;
		report({
			...partSpan(line, 0, host.length),
			what: `No client matches ${quote(host)}: clients announce a fully qualified name or an address.`,
		});
	},
});
