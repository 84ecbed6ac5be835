import { nearest } from '../../catalogue/lookup.ts';
import { optionText } from '../../document/option-text.ts';
import { CLASSES, classWords } from '../../values/classes.ts';
import { hasComment } from '../../values/comment.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { isCaseSensitive } from '../../values/severity.ts';
import { defineRule } from '../define-rule.ts';
import { partSpan, quote, replaceSpan } from '../edits.ts';

export const unknownClass = defineRule({
	id: 'unknown-class',
	scope: 'line',
	values: ['class-list'],
	summary: 'Samhain does not know a class name.',
	why: 'Samhain silently skips unknown words. If no class remains, the destination receives no messages.',
	advice:
		'Use a known class: EVENT, START, ERROR, RUN, FIL, OTHER or a narrower one. Up to 4.1.4 the name must be in upper case.',
	defaultSeverity: 'error',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_error.c, sh_error_set_classmask'],
	examples: {
		bad: [
			'[Log]\nLogClass=EVNT\n',
			{ text: '[Log]\nLogClass=run\n', version: '4.1.4' },
			"[Log]\nMailClass='EVENT'\n",
		],
		good: ['[Log]\nLogClass=RUN EVENT\n', { text: '[Log]\nLogClass=run\n', version: '4.4.3' }],
	},
	check(line, daemon, report) {
		if (line.parsed.isTemplated === true) return;
		const { value } = optionText(line);
		if (beginsExpansion(value) || hasComment(value)) return;
		const words = classWords(value, daemon);
		const isMute = words.every(({ name }) => name === undefined);
		// A few of them are enough.
		const unknown = words.filter(({ name }) => name === undefined).slice(0, 20);
		for (const { text, start } of unknown) {
			const bare = text.replace(/['|]/g, '').toUpperCase();
			const meant = CLASSES.find((known) => known === bare) ?? nearest(bare, CLASSES);
			const span = partSpan(line, start, text.length);
			report({
				...span,
				what: isMute
					? `Unknown class ${quote(text)}: no class remains, so this destination receives nothing.`
					: `Samhain skips the unknown class ${quote(text)}.`,
				severity: isMute ? 'error' : 'warning',
				...(isCaseSensitive(daemon) && CLASSES.some((known) => known === text.toUpperCase())
					? {
							advice: `Write ${quote(text.toUpperCase())}: up to 4.1.4 the name must be in upper case.`,
						}
					: undefined),
				...(meant === undefined
					? undefined
					: {
							fixes: () => [
								{ title: `Change to \`${meant}\``, edits: [replaceSpan(span, meant)], isPreferred: true },
							],
						}),
			});
		}
	},
});
