import { optionText } from '../../document/option-text.ts';
import { writtenHost } from '../../values/client-entry.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote } from '../edits.ts';

export const wildcardClient = defineRule({
	id: 'wildcard-client',
	scope: 'line',
	options: ['client'],
	summary: 'The host name of a client entry contains a wildcard.',
	why: 'The server compares names literally, including `*` and `?`. The entry matches no client, and the server logs "Not in client list".',
	advice: 'Write one entry per client, with the full name.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_xfer_server.c, search_register'],
	guidance: 'authentication-2',
	examples: {
		bad: ['[Clients]\nClient=*.example.org@00000000@000000000000000000000000000000000000000000000000\n'],
		good: ['[Clients]\nClient=web1.example.org@00000000@000000000000000000000000000000000000000000000000\n'],
	},
	check(line, _daemon, report) {
		if (line.parsed.isTemplated === true) return;
		const host = writtenHost(optionText(line).value);
		if (!/[*?[\]]/.test(host)) return;
		report({
			...partSpan(line, 0, host.length),
			what: `No client matches ${quote(host)}: wildcards do not work here.`,
		});
	},
});
