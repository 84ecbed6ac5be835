import { findOption, sectionsFor } from '../../catalogue/lookup.ts';
import type { Daemon } from '../../daemon/daemon.ts';
import type { Line } from '../../document/line-store.ts';
import { defineRule } from '../define-rule.ts';
import { quote, textSpan } from '../edits.ts';
import type { Fix } from '../finding.ts';
import { isAccepted } from '../try-value.ts';
import { whyInvalid } from '../where-known.ts';

/** Corrects a line such as `SetLoopTime 60` or `SetLoopTime: 60`. */
function equalsFix(line: Line, daemon: Daemon): Fix | undefined {
	const { start, end } = textSpan(line);
	const match = /^([A-Za-z]\w*)(\s*:\s*|\s+)(\S.*)$/.exec(line.text.slice(start, end));
	if (match === null) return undefined;
	const [, key = '', between = '', value = ''] = match;
	const section = line.context?.section ?? '';
	const option = findOption(section, key.toLowerCase(), daemon);
	if (option?.key !== key.toLowerCase() || !isAccepted(option, section, value, daemon)) return undefined;
	const at = start + key.length;
	return {
		title: 'Insert `=` between name and value',
		edits: [{ kind: 'replace', line, start: at, end: at + between.length, text: '=' }],
		isPreferred: true,
	};
}

/** A header that lost its opening bracket. */
function headerFix(line: Line, daemon: Daemon): Fix | undefined {
	const { start, end } = textSpan(line);
	const match = /^([A-Za-z][A-Za-z0-4]*)\s*\]$/.exec(line.text.slice(start, end));
	const name = match?.[1]?.toLowerCase();
	const section = sectionsFor(daemon).find((one) => one.name.toLowerCase() === name);
	if (section === undefined) return undefined;
	return {
		title: `Change to \`[${section.name}]\``,
		edits: [{ kind: 'replace', line, start, end, text: `[${section.name}]` }],
		isPreferred: true,
	};
}

export const missingEquals = defineRule({
	id: 'missing-equals',
	scope: 'line',
	kinds: ['invalid'],
	summary: 'A line has no `=`.',
	why: 'Except for a few closing words, every option needs a `=` and a value. Samhain logs "Invalid line" and drops the line. It has no continuation lines, so the rest of a wrapped line is lost too.',
	advice: 'Write `Name=value` on one line, or turn the line into a comment.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line'],
	examples: {
		bad: [
			'[Misc]\nSetLoopTime 60\n',
			{
				note: 'A line cannot continue on the next one.',
				text: '[Misc]\nTrustedUser=daemon, \\\n  www-data\n',
			},
		],
		good: ['[Misc]\nSetLoopTime=60\n', '[Mail]\nSetMailAddress=root@example.org\nCloseAddress\n'],
	},
	check(line, daemon, report) {
		if (whyInvalid(line, daemon).kind !== 'no-equals') return;
		const span = textSpan(line);
		const header = headerFix(line, daemon);
		report({
			...span,
			what:
				header === undefined
					? `Samhain drops ${quote(line.text.slice(span.start, span.end))}: the line has no \`=\`.`
					: `${quote(line.text.slice(span.start, span.end))} is not a header: the opening bracket is missing.`,
			...(header === undefined
				? undefined
				: {
						why: 'Samhain reads it as an invalid option, and the lines below belong to the section above.',
						advice: 'Add the bracket.',
					}),
			fixes: () => [header ?? equalsFix(line, daemon)].filter((fix) => fix !== undefined),
		});
	},
});
