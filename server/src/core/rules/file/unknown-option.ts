import { noteOnAbsentOption, noteOnRemovedOption } from '../../catalogue/synonyms.ts';
import type { OptionEntry } from '../../catalogue/types.ts';
import { NEWEST_VERSION } from '../../catalogue/versions.ts';
import type { Daemon } from '../../daemon/daemon.ts';
import type { Line } from '../../document/line-store.ts';
import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, replaceSpan } from '../edits.ts';
import { headerAdvice, isHere, meantAdvice, meantOptions } from '../meant-option.ts';
import { isAccepted } from '../try-value.ts';
import { whyInvalid } from '../where-known.ts';

/** What an option of a release that the catalogue does not know may be called. */
const OPTION_NAME = /^[a-z][a-z0-9_]*$/i;

/** What to do about an unknown name, and the option that may replace it in its place. */
interface Advice {
	readonly advice: string;
	readonly replacement?: OptionEntry;
	/** Nothing is like the name: a newer or patched samhain may know it, so it may not be a mistake. */
	readonly isUnheardOf?: true;
}

function adviseOn(line: Line, daemon: Daemon, nearest: () => OptionEntry | undefined): Advice {
	const { key, value } = optionText(line);
	const section = line.context?.section ?? '';
	const removed = noteOnRemovedOption(key);
	if (removed !== undefined) return { advice: `Remove the line. ${removed}` };
	const note = noteOnAbsentOption(key);
	if (note !== undefined) return { advice: `Remove the line. ${note}` };
	const header = headerAdvice(key);
	const meant = meantOptions(key, section, value, daemon);
	const [first] = meant;
	if (first !== undefined) {
		const advice = meantAdvice(meant, section, daemon);
		const isCertain = meant.length === 1 && first.isSame && isHere(first.entry, section);
		return {
			advice: header === undefined ? advice : `${header} ${advice}`,
			...(isCertain ? { replacement: first.entry } : undefined),
		};
	}
	if (header !== undefined) return { advice: header };
	const near = nearest();
	if (near === undefined) {
		return {
			isUnheardOf: true,
			advice:
				'Correct the name, or remove the line. If a newer or patched samhain reads the file, declare the name in `knownOptions`.',
		};
	}
	const isOwn = isHere(near, section);
	return {
		advice: `Did you mean \`${near.name}\`?${isOwn ? '' : ` It belongs to [${near.section}].`}`,
		...(isOwn ? { replacement: near } : undefined),
	};
}

export const unknownOption = defineRule({
	id: 'unknown-option',
	scope: 'line',
	kinds: ['invalid'],
	summary: 'Samhain does not know an option.',
	why: 'Samhain logs "Invalid line", as for every kind of mistake, drops the line and continues without the setting.',
	advice: 'Correct the name, or remove the line.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line'],
	examples: {
		bad: [
			'[Misc]\nSetLopTime=60\n',
			{ note: 'A name may be longer than the option, but not shorter.', text: '[Misc]\nSetLoop=60\n' },
			{ note: 'Found in tutorials, but not in any release.', text: '[Log]\nREPORT_LEVEL=crit\n' },
			{
				note: 'The name in other programs; in samhain it is `SetLockfilePath`.',
				text: '[Misc]\nPidFile=/run/samhain.pid\n',
			},
			{ note: 'Part of 3.0.11, but not of 4.1.4.', text: '[Misc]\nKernelCheckActive=yes\n' },
		],
		good: ['[Misc]\nSetLoopTime=60\n'],
	},
	check(line, daemon, report) {
		const why = whyInvalid(line, daemon);
		if (why.kind !== 'nowhere') return;
		const { key, value } = optionText(line);
		const span = keySpan(line);
		const section = line.context?.section ?? '';
		const { advice, replacement, isUnheardOf }: Advice =
			key === ''
				? { advice: 'Write a name before the `=`, or remove the line.' }
				: adviseOn(line, daemon, why.nearest);
		report({
			...span,
			...(span.start === span.end ? { end: span.start + 1 } : undefined),
			// Nobody knows a newer release than this one; an older release that was chosen drops the line for certain.
			...(isUnheardOf && daemon.version === NEWEST_VERSION && OPTION_NAME.test(key)
				? { severity: 'warning' }
				: undefined),
			what:
				key === ''
					? 'Samhain drops this line: no name precedes the `=`.'
					: `Samhain drops this line: the option ${quote(key)} ${isUnheardOf === true ? `is not known up to ${NEWEST_VERSION}` : 'does not exist'}.`,
			advice,
			fixes: () =>
				replacement !== undefined && isAccepted(replacement, section, value, daemon)
					? [
							{
								title: `Change to \`${replacement.name}\``,
								edits: [replaceSpan(span, replacement.name)],
								isPreferred: true,
							},
						]
					: [],
		});
	},
});
