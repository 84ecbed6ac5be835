import { optionText } from '../../document/option-text.ts';
import { type EntryFault, hostFaults, readClientEntry, secretFaults } from '../../values/client-entry.ts';
import { hasComment } from '../../values/comment.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';
import type { Report } from '../finding.ts';

/** What a fault means, for a person. */
function wordFault({ part, kind, length, usual }: EntryFault, text: string): string {
	switch (kind) {
		case 'missing':
			return part === 'host' ? 'The entry has no host name.' : `The ${part} is missing.`;
		case 'blank':
			return `The host name ${quote(text)} has blanks in it, which belong to the name: no client has this name.`;
		case 'not-hexadecimal':
			return part === 'salt'
				? `The salt ${quote(text)} is not a hexadecimal number.`
				: `The verifier is not a hexadecimal number from ${quote(text)} on.`;
		case 'lower-case':
			return `The ${part} has lower-case digits.`;
		case 'length':
			if (part === 'host')
				return `The host name has ${length} characters; the server keeps ${usual} of what a client says, so it never matches.`;
			return `The ${part} has ${length} digits instead of ${usual}${usual === 256 ? ' or a few less' : ''}.`;
	}
}

export const malformedClientEntry = defineRule({
	id: 'malformed-client-entry',
	scope: 'line',
	options: ['client'],
	summary: 'A client entry whose host name, salt or verifier cannot be right.',
	why: 'The server takes the entry without a word. The client then fails with "Session key mismatch", or is "Not in client list".',
	advice:
		'Copy the entry as `yule -P PASSWORD` prints it: 16 and up to 256 hexadecimal digits in upper case, with the full name of the client in front.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: [
		'src/sh_xfer_server.c, sh_xfer_register_client',
		'Runs of a real client and server: lower case fails',
	],
	guidance: 'authentication-1',
	examples: {
		bad: [
			'[Clients]\nClient=web1.example.org@2BC9D3A4E5F60718@12AB\n',
			'[Clients]\nClient=web 1.example.org@00000000@000000000000000000000000000000000000000000000000\n',
			'[Clients]\nClient=web1.example.org@0000000g@000000000000000000000000000000000000000000000000\n',
			'[Clients]\nClient=web1.example.org@00000000@ab00000000000000000000000000000000000000000000ef\n',
		],
		good: ['[Clients]\nClient=web1.example.org@00000000@AB00000000000000000000000000000000000000000000EF\n'],
	},
	check(line, _daemon, report) {
		if (line.parsed.isRejected === true || line.parsed.isTemplated === true) return;
		const { value, valueStart } = optionText(line);
		const entry = readClientEntry(value);
		if (entry === undefined) return;
		const secret = secretFaults(entry);
		// A comment behind the verifier has a rule of its own.
		if (secret.length > 0 && hasComment(entry.verifier)) return;
		for (const fault of [...hostFaults(entry), ...secret]) {
			const { start, length, replacement } = fault;
			const span = partSpan(line, start, Math.min(length, line.text.length - valueStart - start));
			const found: Report = { ...span, what: wordFault(fault, value.slice(start, start + length)) };
			report(
				replacement === undefined
					? found
					: {
							...found,
							fixes: () => [
								{
									title: `Change to ${quote(replacement)}`,
									edits: [replaceSpan(span, replacement)],
									isPreferred: true,
								},
							],
						},
			);
		}
	},
});
