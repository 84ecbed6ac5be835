// The tool `why`: which entry of a configuration decides for a path.
import * as z from 'zod';
import { readConfiguration, readTree } from '../../cli/coverage/read-inputs.ts';
import { answerWhy, whyRecord, whySentences } from '../../core/index.ts';
import { keepFirst, noteOf } from '../bounds.ts';
import {
	CONFIGURATION_INPUT,
	configurationOf,
	DAEMON_INPUT,
	daemonArguments,
	defineTool,
	NOTE_OUTPUT,
} from './tool.ts';

export const why = defineTool({
	name: 'why',
	title: 'Why a path is watched',
	description: `Shows for paths of the watched machine whether samhain looks at them with this samhainrc: which line decides, under which
policy, which changes are reported with which severity and to whom, how often, and which other lines lose. The paths need
not exist here.`,
	input: {
		...CONFIGURATION_INPUT,
		paths: z
			.array(z.string().startsWith('/'))
			.min(1)
			.max(50)
			.describe('Absolute paths on the watched machine, such as /etc/shadow'),
		...DAEMON_INPUT,
	},
	output: {
		answers: z.array(
			z.looseObject({
				path: z.string(),
				type: z.string(),
				assumed: z.boolean().describe('Nothing is known of the path, so that its type is an assumption'),
				watched: z.boolean(),
				policy: z.string().nullable(),
				line: z.number().nullable().describe('The line that decides, from 1'),
				sentences: z.array(z.string()).describe('The answer in words'),
			}),
		),
		...NOTE_OUTPUT,
	},
	run: (input, context) => {
		const { file, bytes } = configurationOf(input, context);
		const read = readConfiguration(file, daemonArguments(input, context), bytes);
		const { tree } = readTree({}, read, () => undefined);
		const view = read.analysis.view();
		const answers = input.paths.flatMap((path) =>
			answerWhy(read.configuration, tree, path).map(({ answer, type, isAssumed }) => ({
				...whyRecord(answer, type, file, view),
				assumed: isAssumed,
				sentences: whySentences(answer, file, view).map(({ text }) => text),
			})),
		);
		const bounded = keepFirst(answers);
		return { answers: bounded.kept, ...noteOf([bounded], 'answers', 'Ask for fewer paths.') };
	},
});
