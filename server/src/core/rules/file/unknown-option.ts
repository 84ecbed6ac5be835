import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, replaceSpan } from '../edits.ts';
import { isAccepted } from '../try-value.ts';
import { whyInvalid } from '../where-known.ts';

/** Names that never were options of a release, but stand in old samples. */
const OBSOLETE: Readonly<Record<string, string>> = {
	kernelcheckactive: 'The module for kernels was removed before 4.1.',
	kernelcheckinterval: 'The module for kernels was removed before 4.1.',
	setoutgoingip: 'It never was in a release.',
	setlockpath: 'It never was in a release; the option is `SetLockfilePath`.',
};

export const unknownOption = defineRule({
	id: 'unknown-option',
	scope: 'line',
	kinds: ['invalid'],
	summary: 'A line names no option of the daemon.',
	why: 'The daemon says "Invalid line", with the same words for every kind of mistake, drops the line, and goes on without the setting.',
	advice: 'Correct the name, or remove the line.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line'],
	examples: {
		bad: [
			'[Misc]\nSetLopTime=60\n',
			{ note: 'A name may be longer than the option, but never shorter.', text: '[Misc]\nSetLoop=60\n' },
			{ note: 'Found in tutorials, but in no release.', text: '[Log]\nREPORT_LEVEL=crit\n' },
		],
		good: ['[Misc]\nSetLoopTime=60\n'],
	},
	check(line, daemon, report) {
		const why = whyInvalid(line, daemon);
		if (why.kind !== 'nowhere') return;
		const { key, value } = optionText(line);
		const span = keySpan(line);
		const nearest = why.nearest();
		const obsolete = Object.hasOwn(OBSOLETE, key.toLowerCase()) ? OBSOLETE[key.toLowerCase()] : undefined;
		const section = line.context?.section ?? '';
		const isHere = nearest !== undefined && (nearest.section === section || nearest.alsoIn.includes(section));
		report({
			...span,
			...(span.start === span.end ? { end: span.start + 1 } : undefined),
			what: key === '' ? 'There is no name before the `=`.' : `There is no option ${quote(key)}.`,
			...(obsolete !== undefined
				? { advice: `Remove the line. ${obsolete}` }
				: nearest === undefined
					? undefined
					: {
							advice: isHere
								? `Write \`${nearest.name}\`, if that is what is meant.`
								: `If \`${nearest.name}\` is meant: it belongs to [${nearest.section}].`,
						}),
			fixes: () =>
				nearest !== undefined && isHere && isAccepted(nearest, section, value, daemon)
					? [
							{
								title: `Change to \`${nearest.name}\``,
								edits: [replaceSpan(span, nearest.name)],
								isPreferred: true,
							},
						]
					: [],
		});
	},
});
