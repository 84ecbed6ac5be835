import { defineRule } from '../define-rule.ts';
import { partSpan, quote } from '../edits.ts';
import { optionText } from '../option-text.ts';

/** The server cuts what a client claims to this many characters. */
const LONGEST = 64;

export const unlikelyClientName = defineRule({
	id: 'unlikely-client-name',
	scope: 'line',
	options: ['client'],
	summary: 'A client entry is for a name that no client announces.',
	why: 'A client announces its fully qualified name, or its address when it finds none, and the server compares the whole text: there are no wildcards, no aliases and no short names. With `SetClientFromAccept` it is a name with a dot or an address as well. The client is refused with "Not in client list".',
	advice:
		'Use the name that the server shows in its message "Not in client list", mostly the fully qualified one.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: [
		'src/sh_unix.c, sh_unix_localhost',
		'src/sh_xfer_server.c, search_register',
		'Troubleshooting runs C and H',
	],
	guidance: 'authentication-2',
	examples: {
		bad: [
			{ note: 'A short name.', text: '[Clients]\nClient=web1@8F81BA58956F8F42@8932D08C49CA76BD\n' },
			{
				note: 'A wildcard is an ordinary character here.',
				text: '[Clients]\nClient=*.example.org@8F81BA58956F8F42@8932D08C49CA76BD\n',
			},
		],
		good: [
			'[Clients]\nClient=web1.example.org@8F81BA58956F8F42@8932D08C49CA76BD\n',
			{
				note: 'A client that cannot find its name announces its address.',
				text: '[Clients]\nClient=192.0.2.7@8F81BA58956F8F42@8932D08C49CA76BD\n',
			},
		],
	},
	check(line, _daemon, report) {
		const { isRejected, isTemplated } = line.reading;
		const { value } = optionText(line);
		if (isRejected === true || isTemplated === true || value.startsWith('$(')) return;
		const host = value.slice(0, value.indexOf('@'));
		const span = partSpan(line, 0, host.length);
		if (/[*?[\]]/.test(host))
			report({
				...span,
				severity: 'error',
				what: `${quote(host)} is taken literally: there are no wildcards in the client list.`,
			});
		else if (host.length > LONGEST)
			report({
				...span,
				what: `${quote(host)} is longer than the ${LONGEST} characters that the server keeps of a client's name.`,
			});
		else if (!/[.:\s]/.test(host))
			report({
				...span,
				what: `${quote(host)} has no dot: a client announces its fully qualified name or its address.`,
			});
	},
});
