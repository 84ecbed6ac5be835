import { optionText } from '../../document/option-text.ts';
import {
	type EntryFault,
	hostFaults,
	isDamaged,
	readClientEntry,
	secretFaults,
} from '../../values/client-entry.ts';
import { hasComment } from '../../values/comment.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';
import { DAMAGED_LINE } from '../example-entries.ts';
import type { Report } from '../finding.ts';

/** What a fault means, for a person. */
function wordFault({ part, kind, length, usual, text }: EntryFault): string {
	switch (kind) {
		case 'missing':
			return part === 'host' ? 'The entry has no host name.' : `The ${part} is missing.`;
		case 'blank':
			return `The host name ${quote(text)} contains blanks, so no client matches it.`;
		case 'not-hexadecimal':
			return part === 'salt'
				? `The salt ${quote(text)} is not a hexadecimal number.`
				: `The verifier is not hexadecimal from ${quote(text)} on.`;
		case 'lower-case':
			return `The ${part} must be in upper case.`;
		case 'zero':
			return 'The verifier is 0, so the server refuses this client.';
		case 'too-large':
			return '`yule -P` prints no verifier this large, so a digit is wrong.';
		case 'length':
			if (part === 'host')
				return `The host name has ${length} characters and never matches: the server compares at most ${usual}.`;
			return `The ${part} has ${length} digits instead of ${usual}${usual === 256 ? ' or a few fewer' : ''}.`;
	}
}

export const malformedClientEntry = defineRule({
	id: 'malformed-client-entry',
	scope: 'line',
	options: ['client'],
	summary: 'A client entry has an invalid host name, salt or verifier.',
	why: 'The server silently accepts the entry. The client then fails with "Session key mismatch", "Illegal zero reply" or "Not in client list". A verifier is a square modulo the number that all servers share: half of all changed or lost digits show in that.',
	advice:
		'Copy the entry that `yule -P PASSWORD` prints: the full name of the client, then 16 and up to 256 upper-case hexadecimal digits.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: [
		'src/sh_xfer_server.c, sh_xfer_register_client',
		'Runs of a real client and server: a salt in another letter case fails',
	],
	guidance: 'authentication-1',
	examples: {
		bad: [
			'[Clients]\nClient=web1.example.org@2BC9D3A4E5F60718@12AB\n',
			'[Clients]\nClient=web 1.example.org@00000000@000000000000000000000000000000000000000000000000\n',
			'[Clients]\nClient=web1.example.org@0000000g@000000000000000000000000000000000000000000000000\n',
			'[Clients]\nClient=web1.example.org@00000000@ab00000000000000000000000000000000000000000000ef\n',
			{
				note: 'The first digit of the verifier was 7: no password has this one.',
				text: `[Clients]\n${DAMAGED_LINE}\n`,
			},
		],
		good: ['[Clients]\nClient=web1.example.org@00000000@AB00000000000000000000000000000000000000000000EF\n'],
	},
	checkLater(line, report) {
		if (line.parsed.isRejected === true || line.parsed.isTemplated === true) return;
		const entry = readClientEntry(optionText(line).value);
		if (entry === undefined) return;
		const tooLarge = secretFaults(entry).find(({ kind }) => kind === 'too-large');
		if (tooLarge !== undefined && !hasComment(entry.verifier))
			report({ ...partSpan(line, tooLarge.start, tooLarge.length), what: wordFault(tooLarge) });
		if (!isDamaged(entry)) return;
		report({
			...partSpan(line, entry.verifierStart, entry.verifier.length),
			what: 'No password has this verifier, so the server refuses the client: a digit is wrong.',
		});
	},
	check(line, _daemon, report) {
		if (line.parsed.isRejected === true || line.parsed.isTemplated === true) return;
		const { value, valueStart } = optionText(line);
		const entry = readClientEntry(value);
		if (entry === undefined) return;
		// A file of invented verifiers has thousands that are too large: they wait with the damaged ones.
		const secret = secretFaults(entry).filter(({ kind }) => kind !== 'too-large');
		// A comment after the verifier has its own rule.
		if (secret.length > 0 && hasComment(entry.verifier)) return;
		for (const fault of [...hostFaults(entry), ...secret]) {
			const { start, length } = fault;
			// A name without a dot is none that a client gives.
			const isShort = fault.part === 'host' && fault.replacement?.includes('.') !== true;
			const replacement = isShort ? undefined : fault.replacement;
			const span = partSpan(line, start, Math.min(length, line.text.length - valueStart - start));
			const found: Report = { ...span, what: wordFault(fault) };
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
