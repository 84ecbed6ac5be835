import type { FileView } from '../../document/file-view.ts';
import { areExclusive } from '../../document/line-context.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import {
	DESTINATION_READS,
	destinationsByBranch,
	destinationsOf,
	isDelivered,
} from '../../effective/destinations.ts';
import { acceptedLines, effectiveLines, lastOf } from '../../effective/in-force.ts';
import { isUnknown, levelOf } from '../../effective/known-value.ts';
import { readBool } from '../../values/bool.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, setValue, valueSpan } from '../edits.ts';
import type { Fix, RelatedSpan } from '../finding.ts';

/** Words of a class list with which messages about connections may pass. */
const LOOKUP_CLASSES = ['TCP', 'OTHER', 'RUN', 'ERROR'];

/** Lines that put the cross-check out of sight, given the lines there are. */
function riskyLines(view: FileView, lines: readonly Line[]): readonly Line[] {
	const destinationsAt = destinationsByBranch(view);
	return lastOf(lines).lines.filter((line) => {
		const level = levelOf(line, view.daemon);
		if (level === undefined) return false;
		return level === 'none' || !isDelivered(destinationsAt(line.context?.branch), level, LOOKUP_CLASSES);
	});
}

/** Lines that switch the check off altogether, where this line is read. */
function switchesOff(view: FileView, line: Line): readonly Line[] {
	return effectiveLines(view, 'setclientfromaccept').filter(
		(other) =>
			!isUnknown(other) &&
			readBool(optionText(other).value) === true &&
			!areExclusive(other.context?.branch, line.context?.branch),
	);
}

export const riskySeverityLookup = defineRule({
	id: 'risky-severity-lookup',
	scope: 'file',
	reads: [...DESTINATION_READS, 'option:severitylookup', 'option:setclientfromaccept'],
	summary: 'Failed checks of client names are logged with a severity that nobody ever sees.',
	why: 'The server takes the name that a client claims and checks it against the address of the connection. A failed check never refuses the client: this message is all there is. When no destination selects it, an attacker can pose as the client and nobody notices.',
	advice: 'Use `crit`, the default, and repair the name resolution instead of hiding the message.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: [
		'src/sh_xfer_server.c, sh_xfer_lookup_level and client_name',
		'src/sh_error.c: default thresholds',
		'HOWTO client+server troubleshooting, authentication',
	],
	guidance: 'authentication-2',
	examples: {
		bad: [
			'[Server]\nSeverityLookup=none\n',
			{
				note: 'The log file takes everything from `mark` up, and no other destination is set.',
				text: '[Server]\nSeverityLookup=debug\n',
			},
			{
				note: 'The console is no destination: a daemon has none.',
				text: '[Log]\nPrintSeverity=debug\n[Server]\nSeverityLookup=info\n',
			},
			{
				note: 'The class mask lets no such message pass.',
				text: '[Log]\nLogClass=EVENT\n[Server]\nSeverityLookup=crit\n',
			},
			{
				note: 'Mail without a recipient is no destination.',
				text: '[Log]\nLogSeverity=none\nMailSeverity=crit\n[Server]\nSeverityLookup=crit\n',
			},
		],
		good: [
			'[Server]\nSeverityLookup=crit\n',
			'[Log]\nLogSeverity=info\n[Server]\nSeverityLookup=info\n',
			'[Log]\nLogSeverity=none\nMailSeverity=crit\n[Mail]\nSetMailAddress=root@example.org\n[Server]\nSeverityLookup=crit\n',
		],
	},
	check(view, report) {
		const lines = acceptedLines(view, 'severitylookup');
		for (const line of riskyLines(view, lines)) {
			const { value } = optionText(line);
			const level = levelOf(line, view.daemon);
			const pairs = switchesOff(view, line);
			const related: RelatedSpan[] = pairs.map((other) => ({
				...valueSpan(other),
				message: 'With this on, the name is not checked at all, so `SeverityLookup` has no effect.',
			}));
			report({
				...valueSpan(line),
				what:
					level === 'none'
						? `\`SeverityLookup=${value}\` suppresses the message about a failed check of a client's name.`
						: `\`SeverityLookup\` is ${quote(value)}, which no destination of this file selects.`,
				...(pairs.length === 0
					? undefined
					: {
							why: 'Together with `SetClientFromAccept` the name that a client claims is not checked at all, so that `SeverityLookup` has no effect; as soon as that is switched off, failed checks go unseen and an attacker can pose as the client.',
						}),
				related,
				fixes: () => {
					const fixes: Fix[] = [];
					if (isDelivered(destinationsOf(view, line.context?.branch), 'crit', LOOKUP_CLASSES))
						fixes.push({ ...setValue(line, 'crit', 'Set to `crit`'), isPreferred: true });
					const rest = lines.filter((other) => other !== line);
					const before = new Set(riskyLines(view, lines));
					if (riskyLines(view, rest).every((other) => before.has(other))) fixes.push(removeLine(line));
					return fixes;
				},
			});
		}
	},
});
