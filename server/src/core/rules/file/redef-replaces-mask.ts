import { optionText } from '../../document/option-text.ts';
import { maskItems } from '../../values/mask.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';

export const redefReplacesMask = defineRule({
	id: 'redef-replaces-mask',
	scope: 'line',
	values: ['mask'],
	summary: 'A test without `+` or `-`, which replaces the whole mask of a policy.',
	why: 'A bare test does not add: it becomes the only test, and each further one replaces the one before. `CHK,MOD` checks the mode alone, and a changed content is never reported.',
	advice:
		'Put `+` or `-` before each test. A single bare test is right only where the policy shall check nothing else.',
	defaultSeverity: 'error',
	since: '0.1.0',
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
				what: `${quote(item.word)} without a sign throws away what stands before it: from here on the policy checks ${item.word} only.`,
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
