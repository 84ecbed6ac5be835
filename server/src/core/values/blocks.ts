// Keywords, which end a block; they need no value.
import type { ReadingFacts } from '../catalogue/types.ts';
import { closeCommand } from './external.ts';
import type { OptionHandler } from './handler.ts';
import type { ValueModule } from './kind.ts';
import { logGroupEnd, logHostEnd } from './logmon.ts';
import { closeAddress } from './mail.ts';
import { acceptsWords } from './words.ts';

const ENDS: Readonly<Record<NonNullable<ReadingFacts['block']>, OptionHandler>> = {
	command: closeCommand,
	recipient: closeAddress,
	'log-host': logHostEnd,
	'log-group': logGroupEnd,
};

export const keywordKind: ValueModule = {
	handler: ({ reading }) => ENDS[reading?.block ?? 'command'],
	accepts: acceptsWords,
	tokens: () => [],
};
