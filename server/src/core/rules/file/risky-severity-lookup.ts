import type { FileView } from '../../document/file-view.ts';
import { areExclusive } from '../../document/line-context.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import {
	DESTINATION_READS,
	destinationsByBranch,
	destinationsOf,
	isDelivered,
	type Reach,
	reachOf,
} from '../../effective/destinations.ts';
import { acceptedLines, effectiveLines, lastOf } from '../../effective/in-force.ts';
import { isUnknown, levelOf } from '../../effective/known-value.ts';
import { readBool } from '../../values/bool.ts';
import { defineRule } from '../define-rule.ts';
import { quote, removeLine, setValue, valueSpan } from '../edits.ts';
import type { Fix, RelatedSpan } from '../finding.ts';

/** Words of a class list with which messages about connections may pass. */
const LOOKUP_CLASSES = ['TCP', 'OTHER', 'RUN', 'ERROR'];

/** A line that hides failed cross-checks, and how far the message about them still gets. */
interface RiskyLine {
	readonly line: Line;
	readonly reach: Exclude<Reach, 'delivered'>;
}

/** The lines that hide failed cross-checks, among the given lines. */
function riskyLines(view: FileView, lines: readonly Line[]): readonly RiskyLine[] {
	const destinationsAt = destinationsByBranch(view);
	return lastOf(lines).lines.flatMap((line) => {
		const level = levelOf(line, view.daemon);
		if (level === undefined) return [];
		const reach =
			level === 'none' ? 'nowhere' : reachOf(destinationsAt(line.context?.branch), level, LOOKUP_CLASSES);
		return reach === 'delivered' ? [] : [{ line, reach }];
	});
}

/** Lines that turn the check off where this line applies. */
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
	summary: 'No destination logs a failed check of a client name.',
	why: 'The server checks the name that a client announces against the address of the connection. A failed check only causes this message; the server does not refuse the client. If no destination logs it, an attacker can impersonate the client unnoticed.',
	advice: 'Use `crit`, the default, and fix the name resolution instead of hiding the message.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
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
				note: 'The log file receives `mark` and higher levels, the console `info` and higher levels.',
				text: '[Server]\nSeverityLookup=debug\n',
			},
			{
				note: 'Only the console receives the message, so this is information.',
				text: '[Log]\nPrintSeverity=debug\n[Server]\nSeverityLookup=info\n',
			},
			{
				note: 'The class list excludes such messages from the log file.',
				text: '[Log]\nPrintSeverity=none\nLogClass=EVENT\n[Server]\nSeverityLookup=crit\n',
			},
			{
				note: 'Mail without a recipient does not count.',
				text: '[Log]\nPrintSeverity=none\nLogSeverity=none\nMailSeverity=crit\n[Server]\nSeverityLookup=crit\n',
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
		for (const { line, reach } of riskyLines(view, lines)) {
			const { value } = optionText(line);
			const level = levelOf(line, view.daemon);
			const pairs = switchesOff(view, line);
			const related: RelatedSpan[] = pairs.map((other) => ({
				...valueSpan(other),
				message: 'With this on, the server does not verify the name, so `SeverityLookup` has no effect.',
			}));
			report({
				...valueSpan(line),
				...(reach === 'console' ? { severity: 'information' } : undefined),
				what:
					level === 'none'
						? `\`SeverityLookup=${value}\` suppresses the message about a failed check of a client name.`
						: reach === 'console'
							? `Only the console shows \`SeverityLookup\` messages at ${quote(value)}.`
							: `No destination of this file logs \`SeverityLookup\` messages at ${quote(value)}.`,
				...(pairs.length === 0
					? undefined
					: {
							why: 'With `SetClientFromAccept` the server does not verify the name of a client, so `SeverityLookup` has no effect. Once you turn that off, failed checks go unnoticed and an attacker can impersonate the client.',
						}),
				related,
				fixes: () => {
					const fixes: Fix[] = [];
					if (isDelivered(destinationsOf(view, line.context?.branch), 'crit', LOOKUP_CLASSES))
						fixes.push({ ...setValue(line, 'crit', 'Set to `crit`'), isPreferred: true });
					const rest = lines.filter((other) => other !== line);
					const before = new Set(riskyLines(view, lines).map((one) => one.line));
					if (riskyLines(view, rest).every((one) => before.has(one.line))) fixes.push(removeLine(line));
					return fixes;
				},
			});
		}
	},
});
