import { optionText } from '../../document/option-text.ts';
import { writtenHost } from '../../values/client-entry.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote } from '../edits.ts';

export const shortClientName = defineRule({
	id: 'short-client-name',
	scope: 'line',
	options: ['client'],
	summary: 'A client entry is for a name without a dot.',
	why: 'A client announces its fully qualified name, or its address when it finds none, and the server compares the whole text: there are no aliases and no short names. With `SetClientFromAccept` it looks for a name with a dot or an address as well. Either way the client is refused with "Not in client list".',
	advice:
		'Use the name that the server shows in its message "Not in client list", mostly the fully qualified one.',
	defaultSeverity: 'warning',
	since: '0.1.0',
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
		// Blanks, wildcards and missing names have rules of their own; a colon is part of an address.
		if (host === '' || /[.:\s*?[\]]/.test(host)) return;
		report({
			...partSpan(line, 0, host.length),
			what: `${quote(host)} has no dot: a client announces its fully qualified name or its address.`,
		});
	},
});
