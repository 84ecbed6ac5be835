import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, replaceSpan } from '../edits.ts';
import { isAccepted } from '../try-value.ts';
import { whyInvalid } from '../where-known.ts';

/** Names from old samples that are not options of any supported release. */
const OBSOLETE: Readonly<Record<string, string>> = {
	kernelcheckactive: 'The kernel module was removed before 4.1.',
	kernelcheckinterval: 'The kernel module was removed before 4.1.',
	setoutgoingip: 'No release ever had it.',
	setlockpath: 'No release ever had it; the option is `SetLockfilePath`.',
};

export const unknownOption = defineRule({
	id: 'unknown-option',
	scope: 'line',
	kinds: ['invalid'],
	summary: 'Samhain does not know an option.',
	why: 'Samhain logs "Invalid line", as for every kind of mistake, drops the line and continues without the setting.',
	advice: 'Correct the name, or remove the line.',
	defaultSeverity: 'error',
	since: '0.1.0',
	sources: ['src/sh_readconf.c, sh_readconfig_line'],
	examples: {
		bad: [
			'[Misc]\nSetLopTime=60\n',
			{ note: 'A name may be longer than the option, but not shorter.', text: '[Misc]\nSetLoop=60\n' },
			{ note: 'Found in tutorials, but not in any release.', text: '[Log]\nREPORT_LEVEL=crit\n' },
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
			what:
				key === ''
					? 'Samhain drops this line: no name precedes the `=`.'
					: `Samhain drops this line: the option ${quote(key)} does not exist.`,
			...(obsolete !== undefined
				? { advice: `Remove the line. ${obsolete}` }
				: nearest === undefined
					? undefined
					: {
							advice: isHere
								? `Did you mean \`${nearest.name}\`?`
								: `Did you mean \`${nearest.name}\`? It belongs to [${nearest.section}].`,
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
