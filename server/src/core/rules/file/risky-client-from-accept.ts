import type { FileView } from '../../document/file-view.ts';
import { areExclusive } from '../../document/line-context.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { acceptedLines, effectiveLines, lastOf } from '../../effective/in-force.ts';
import { isUnknown } from '../../effective/known-value.ts';
import { readBool } from '../../values/bool.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, setValue, valueSpan } from '../edits.ts';
import type { Fix, RelatedSpan } from '../finding.ts';

/** Lines that switch it on and are in force, given the lines there are. */
function linesOn(lines: readonly Line[]): readonly Line[] {
	return lastOf(lines).lines.filter((line) => !isUnknown(line) && readBool(optionText(line).value) === true);
}

function lookups(view: FileView, line: Line): readonly Line[] {
	return effectiveLines(view, 'severitylookup').filter(
		(other) => !areExclusive(other.context?.branch, line.context?.branch),
	);
}

export const riskyClientFromAccept = defineRule({
	id: 'risky-client-from-accept',
	scope: 'file',
	reads: ['tail', 'option:setclientfromaccept', 'option:severitylookup'],
	summary: 'The server takes the name of a client from the connection.',
	why: 'The peer of the connection need not be the client: behind a proxy, a NAT gateway or a tunnel all clients look alike. And an address that does not resolve to a name and back is used as a bare number, without any message, so that the `Client=` entry must be that number.',
	advice: 'Leave it off, and let the names that clients claim resolve on the server.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_xfer_server.c, search_register', 'Runs of a real client and server'],
	guidance: 'authentication-2',
	examples: {
		bad: ['[Server]\nSetClientFromAccept=yes\n', '[Server]\nSetClientFromAccept=True\nSeverityLookup=crit\n'],
		good: [
			'[Server]\nSetClientFromAccept=no\n',
			{ note: 'The last line decides.', text: '[Server]\nSetClientFromAccept=yes\nSetClientFromAccept=no\n' },
		],
	},
	check(view, report) {
		const lines = acceptedLines(view, 'setclientfromaccept');
		for (const line of linesOn(lines)) {
			const { value } = optionText(line);
			const pairs = lookups(view, line);
			const related: RelatedSpan[] = pairs.map((other) => ({
				...valueSpan(other),
				message: 'This has no effect: with `SetClientFromAccept` on there is no check to report.',
			}));
			report({
				...valueSpan(line),
				what:
					pairs.length === 0
						? `\`SetClientFromAccept\` is on (${quote(value)}): clients are looked up under the address they connect from.`
						: `\`SetClientFromAccept\` is on (${quote(value)}): the name that a client claims is not checked at all, so \`SeverityLookup\` has no effect.`,
				related,
				fixes: () => {
					const fixes: Fix[] = [{ ...setValue(line, 'no', 'Switch off'), isPreferred: true }];
					const before = new Set(linesOn(lines));
					const rest = linesOn(lines.filter((other) => other !== line));
					if (rest.every((other) => before.has(other))) fixes.push(removeLine(line));
					return fixes;
				},
			});
		}
	},
});
