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

/** The lines in force that turn it on, among the given lines. */
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
	summary: 'The server takes the name of a client from its connection.',
	why: 'The peer of the connection may not be the client: all clients behind a proxy, a NAT gateway or a tunnel look alike. If an address does not resolve to a name and back, the server silently uses the address as the name, and the `Client=` entry must contain that address.',
	advice: 'Turn it off, and make sure that the names of the clients resolve on the server.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_xfer_server.c, search_register', 'Runs of a real client and server'],
	guidance: 'authentication-2',
	examples: {
		bad: ['[Server]\nSetClientFromAccept=yes\n', '[Server]\nSetClientFromAccept=True\nSeverityLookup=crit\n'],
		good: [
			'[Server]\nSetClientFromAccept=no\n',
			{ note: 'The last line wins.', text: '[Server]\nSetClientFromAccept=yes\nSetClientFromAccept=no\n' },
		],
	},
	check(view, report) {
		const lines = acceptedLines(view, 'setclientfromaccept');
		for (const line of linesOn(lines)) {
			const { value } = optionText(line);
			const pairs = lookups(view, line);
			const related: RelatedSpan[] = pairs.map((other) => ({
				...valueSpan(other),
				message: 'No effect: with `SetClientFromAccept` the server does not perform this check.',
			}));
			report({
				...valueSpan(line),
				what:
					pairs.length === 0
						? `\`SetClientFromAccept\` is on (${quote(value)}): the server identifies clients by the address they connect from.`
						: `\`SetClientFromAccept\` is on (${quote(value)}): the server does not verify client names, so \`SeverityLookup\` has no effect.`,
				related,
				fixes: () => {
					const fixes: Fix[] = [{ ...setValue(line, 'no', 'Turn off'), isPreferred: true }];
					const before = new Set(linesOn(lines));
					const rest = linesOn(lines.filter((other) => other !== line));
					if (rest.every((other) => before.has(other))) fixes.push(removeLine(line));
					return fixes;
				},
			});
		}
	},
});
