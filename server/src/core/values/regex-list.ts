// Lists of regular expressions that filter what a recipient or a program gets.

import { commandFilter } from './external.ts';
import { filterTokens } from './filter.ts';
import { singleForm } from './forms.ts';
import type { ValueModule } from './kind.ts';
import { mailFilter } from './mail.ts';

export const regexListKind: ValueModule = {
	handler: ({ reading }) => {
		const which = reading?.as === 'and' || reading?.as === 'or' ? reading.as : 'not';
		return reading?.block === 'command' ? commandFilter(which) : mailFilter(which);
	},
	form: singleForm(
		'REGEX REGEX…',
		'REGEX',
		'POSIX extended regular expressions, separated by blanks or commas; quote one that holds a blank.',
	),
	tokens: filterTokens,
};
