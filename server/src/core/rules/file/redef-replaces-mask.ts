import { optionText } from '../../document/option-text.ts';
import { maskItems } from '../../values/mask.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';

export const redefReplacesMask = defineRule({
	id: 'redef-replaces-mask',
	scope: 'line',
	values: ['mask'],
	summary: 'A test without `+` or `-` replaces the whole mask of a policy.',
	why: 'A bare test replaces all earlier tests instead of adding to them. `CHK,MOD` checks only the mode, so samhain never reports changed content.',
	advice:
		'Put `+` or `-` before each test. Use a single bare test only if the policy should check nothing else.',
	defaultSeverity: 'error',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_files.c, sh_files_parse_mask', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[Misc]\nRedefReadOnly=CHK,MOD\n', '[Misc]\nRedefUser0=+MTM,CHK\n'],
		good: ['[Misc]\nRedefReadOnly=+CHK,-MOD\n', '[Misc]\nRedefUser0=CHK,+MOD\n'],
	},
	check(line, _daemon, report) {
		if (line.parsed.isTemplated === true) return;
		const { value } = optionText(line);
		const items = maskItems(value);
		const bare = items.filter(({ sign, isKnown }) => sign === '' && isKnown);
		for (const item of bare) {
			// The first item may set the mask that the others then change.
			if (item === items[0]) continue;
			const span = partSpan(line, item.start, item.word.length);
			report({
				...span,
				what: `${quote(item.word)} without \`+\` or \`-\` replaces the mask: from here on the policy checks only ${item.word}.`,
				fixes: () => [
					{
						title: 'Put `+` before each test',
						edits: bare.map((one) => replaceSpan(partSpan(line, one.start, one.word.length), `+${one.word}`)),
						isPreferred: true,
					},
				],
			});
		}
	},
});
