import { mayExclude } from '../../document/line-context.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { appendTo } from '../../text/multimap.ts';
import { readClientEntry, writtenHost } from '../../values/client-entry.ts';
import { defineRule } from '../define-rule.ts';
import { deleteLine, quote, valueSpan } from '../edits.ts';
import type { Fix, RelatedSpan } from '../finding.ts';

/** Salt and verifier, after the first `@`. */
function secret(line: Line): string {
	const entry = readClientEntry(optionText(line).value);
	return entry === undefined ? '' : `${entry.salt}@${entry.verifier}`;
}

function host(line: Line): string {
	return writtenHost(optionText(line).value);
}

function collide(a: Line, b: Line): boolean {
	return a !== b && !mayExclude(a.context?.branch, b.context?.branch);
}

function keepFix(kept: Line, lines: readonly Line[]): Fix {
	const others = lines.filter((line) => collide(kept, line));
	return {
		title:
			others.length === 1 ? 'Keep this entry and remove the other' : 'Keep this entry and remove the others',
		edits: others.map(deleteLine),
	};
}

function hasCollision(lines: readonly Line[], without: (line: Line) => boolean): boolean {
	const left = lines.filter((line) => !without(line));
	return left.some((line, at) => left.some((other, otherAt) => otherAt > at && collide(line, other)));
}

export const duplicateClient = defineRule({
	id: 'duplicate-client',
	scope: 'definition',
	spaces: ['client'],
	summary: 'A host has two entries in the client list.',
	why: 'The server keeps one entry per host, ignores the case of host names, and silently uses the last entry. If that entry is outdated, the client fails with "Session key mismatch".',
	advice: 'Keep the entry that matches the password in the client, and remove the others.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: [
		'src/sh_xfer_server.c, sh_xfer_register_client',
		'Runs of a real client and server: the last entry wins',
	],
	guidance: 'authentication-1',
	examples: {
		bad: [
			{
				note: 'The second entry is in force.',
				text: '[Clients]\nClient=web1.example.org@8F81BA58956F8F42@8932D08C49CA76BD\nClient=WEB1.example.org@8F81BA58956F8F42@C39F0EEFBC64E4A8\n',
			},
		],
		good: [
			'[Clients]\nClient=web1.example.org@8F81BA58956F8F42@8932D08C49CA76BD\nClient=web2.example.org@8F81BA58956F8F42@C39F0EEFBC64E4A8\n',
			{
				note: 'Each host reads only one of the two.',
				text: '[Clients]\n@if hostname_matches ^log1\nClient=web1.example.org@8F81BA58956F8F42@8932D08C49CA76BD\n@else\nClient=web1.example.org@8F81BA58956F8F42@C39F0EEFBC64E4A8\n@end\n',
			},
		],
	},
	check(_key, lines, _view, report) {
		const active = new Map<Line, Line[]>();
		const dead: { readonly line: Line; readonly winners: readonly Line[] }[] = [];
		const isDead = lines.map((line, at) => lines.slice(at + 1).some((later) => collide(line, later)));
		lines.forEach((line, at) => {
			if (isDead[at] !== true) return;
			const later = lines.filter((other, otherAt) => otherAt > at && collide(line, other));
			const living = later.filter((other) => isDead[lines.indexOf(other)] !== true);
			const winners = living.length > 0 ? living : later.slice(-1);
			dead.push({ line, winners });
			for (const winner of winners) appendTo(active, winner, line);
		});
		for (const { line, winners } of dead) {
			const differs = winners.some((winner) => secret(winner) !== secret(line));
			const others = lines.filter((other) => collide(line, other));
			const isCertain = winners.some((winner) => winner.context?.branch === undefined);
			report({
				...valueSpan(line),
				severity: differs ? 'error' : 'hint',
				tag: 'unnecessary',
				what: differs
					? `Unused${isCertain ? '' : ' where the later entry applies'}: a later entry for ${quote(host(line))} with another salt or verifier replaces it.`
					: `Redundant: a later entry for ${quote(host(line))} is identical.`,
				...(differs
					? undefined
					: {
							why: 'The server keeps only the last entry for a host. Both are identical now; a later change to this one has no effect.',
							advice: 'Remove this entry.',
						}),
				related: others.map(
					(other): RelatedSpan => ({
						...valueSpan(other),
						message: winners.includes(other) ? 'This entry is in force.' : 'Another entry for the same host.',
					}),
				),
				fixes: () => [
					{ title: 'Remove this entry', edits: [deleteLine(line)], isPreferred: true, isSafe: !differs },
					keepFix(line, lines),
				],
			});
		}
		for (const [line, beaten] of active) {
			if (isDead[lines.indexOf(line)] === true) continue;
			report({
				...valueSpan(line),
				severity: 'information',
				what: `This entry for ${quote(host(line))} is in force, as the last of ${beaten.length + 1}.`,
				advice: 'Keep only the correct entry.',
				related: beaten.map((other) => ({ ...valueSpan(other), message: 'This entry is not used.' })),
				fixes: () => (hasCollision(lines, (other) => collide(line, other)) ? [] : [keepFix(line, lines)]),
			});
		}
	},
});
