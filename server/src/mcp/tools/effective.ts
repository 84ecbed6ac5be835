// The tool `effective`: which options are in force, from which lines.
import * as z from 'zod';
import { effectiveRecord } from '../../cli/commands/effective.ts';
import { readConfiguration } from '../../cli/coverage/read-inputs.ts';
import { keepFirst, noteOf } from '../bounds.ts';
import {
	CONFIGURATION_INPUT,
	configurationOf,
	DAEMON_INPUT,
	daemonArguments,
	defineTool,
	NOTE_OUTPUT,
} from './tool.ts';

export const effective = defineTool({
	name: 'effective',
	title: 'Options in force',
	description: `Shows the value that samhain uses for each option of a samhainrc or yulerc: from which line, which lines have no effect
because a later one overrides them or samhain refuses them, and what is samhain's default.`,
	input: {
		...CONFIGURATION_INPUT,
		options: z
			.array(z.string())
			.optional()
			.describe('Names of options, in any case; without it, those that the file sets'),
		section: z.string().optional().describe('Only options of this section, such as Misc'),
		...DAEMON_INPUT,
	},
	output: {
		file: z.string(),
		role: z.string(),
		version: z.string(),
		host: z.string().nullable(),
		notRead: z
			.array(z.looseObject({ line: z.number(), endLine: z.number() }))
			.describe('Lines that samhain skips'),
		options: z.array(
			z.looseObject({
				section: z.string(),
				option: z.string(),
				state: z.string().describe('set, default, either (a condition decides), or lacking in this build'),
				values: z.array(z.looseObject({ value: z.string(), line: z.number() })),
				default: z.string().nullable(),
			}),
		),
		...NOTE_OUTPUT,
	},
	run: (input, context) => {
		const { file, bytes } = configurationOf(input, context);
		const { analysis } = readConfiguration(file, daemonArguments(input, context), bytes);
		const { head, options } = effectiveRecord(file, analysis);
		const names = input.options?.map((name) => name.toLowerCase());
		const section = input.section?.toLowerCase();
		const wanted = options.filter((one) => {
			if (section !== undefined && one.section.toLowerCase() !== section) return false;
			if (names !== undefined) return names.includes(one.option.toLowerCase());
			const isTouched = one.overridden.length + one.refused.length + one.unread.length > 0;
			return section !== undefined || isTouched || one.state === 'set' || one.state === 'either';
		});
		const bounded = keepFirst(wanted);
		return {
			...{ ...head, notRead: head.notRead.slice(0, 100) },
			options: bounded.kept,
			...noteOf([bounded], 'options', "Name the options in 'options', or a 'section'."),
		};
	},
});
