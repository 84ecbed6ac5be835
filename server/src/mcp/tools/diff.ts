// The tool `diff`: what a change of a configuration takes away and adds.
import * as z from 'zod';
import { changeRecord, compareSides, nextReportRecord } from '../../cli/commands/diff.ts';
import { readConfiguration } from '../../cli/coverage/read-inputs.ts';
import { readRevision } from '../../cli/revision.ts';
import { DAEMON_VERSIONS, type DaemonVersion } from '../../core/index.ts';
import { keepFirst, noteOf } from '../bounds.ts';
import { ToolError } from '../folders.ts';
import {
	CONFIGURATION_INPUT,
	configurationOf,
	DAEMON_INPUT,
	daemonArguments,
	defineTool,
	givenText,
	NOTE_OUTPUT,
	type ToolContext,
} from './tool.ts';

/** Reports of the next check that are named; the number of all is given besides. */
const MAX_REPORTS = 20;

const INPUT = {
	...CONFIGURATION_INPUT,
	oldPath: z.string().optional().describe('File with the old version'),
	oldText: givenText('The old version itself'),
	revision: z
		.string()
		.regex(/^[^-:\s][^:\s]*$/)
		.optional()
		.describe('Git revision with the old version of path, such as HEAD or main'),
	fromVersion: z.enum(DAEMON_VERSIONS).optional().describe('Version of samhain that reads the old one'),
	toVersion: z.enum(DAEMON_VERSIONS).optional().describe('Version of samhain that reads the new one'),
	...DAEMON_INPUT,
};

export const diff = defineTool({
	name: 'diff',
	title: 'What a change does',
	description: `Compares what two versions of a samhainrc or yulerc do: paths, tests, severities, options, destinations and clients that
are lost or gained, and what the next check reports although nothing changed on disk. Give the new version as path or
text, and the old one as oldPath, oldText or a Git revision (default HEAD). With fromVersion and toVersion one file is
compared with itself: which lines another version of samhain reads differently. Call it before you propose a change.`,
	input: INPUT,
	output: {
		losesProtection: z.boolean().describe('Whether something is no longer watched, tested or reported'),
		changes: z
			.array(
				z.looseObject({
					kind: z.string(),
					effect: z.enum(['loss', 'gain', 'changed']),
					subject: z.string(),
					text: z.string(),
					oldLine: z.number().nullable(),
					newLine: z.number().nullable(),
				}),
			)
			.describe('Losses first'),
		nextCheck: z.array(z.looseObject({ path: z.string(), event: z.string(), severity: z.string() })),
		nextCheckCount: z.number().describe('Reports of the next check, those left out included'),
		...NOTE_OUTPUT,
	},
	run: (input, context) => {
		const sides = readSides(input, context);
		const { losesProtection, changes, nextCheck } = compareSides(sides);
		const reports = nextCheck.slice(0, MAX_REPORTS).map(nextReportRecord);
		const bounded = keepFirst(changes.map(changeRecord), JSON.stringify(reports).length);
		return {
			losesProtection,
			changes: bounded.kept,
			nextCheck: reports,
			nextCheckCount: nextCheck.length,
			...noteOf([bounded], 'changes', 'Compare in smaller steps, or run samhain-lint diff.'),
		};
	},
});

type DiffInput = z.output<z.ZodObject<typeof INPUT>>;

function readSides(input: DiffInput, context: ToolContext): Parameters<typeof compareSides>[0] {
	const { oldPath, oldText, revision, fromVersion, toVersion, name } = input;
	const isSameText = fromVersion !== undefined || toVersion !== undefined;
	if (isSameText && (fromVersion === undefined || toVersion === undefined))
		throw new ToolError("'fromVersion' and 'toVersion' need each other");
	const olds = [oldPath, oldText, revision].filter((one) => one !== undefined).length;
	if (olds > 1 || (isSameText && olds > 0))
		throw new ToolError("give one of 'oldPath', 'oldText', 'revision', or 'fromVersion' and 'toVersion'");
	const own = daemonArguments(input, context);
	const read = ({ file, bytes }: ReturnType<typeof configurationOf>, version: DaemonVersion | undefined) =>
		readConfiguration(file, version === undefined ? own : { ...own, 'samhain-version': version }, bytes);
	const changed = configurationOf(input, context);
	if (isSameText) return { old: read(changed, fromVersion), changed: read(changed, toVersion), isSameText };
	return { old: read(oldSide(), undefined), changed: read(changed, undefined), isSameText };

	function oldSide(): ReturnType<typeof configurationOf> {
		if (olds > 0 && revision === undefined)
			return configurationOf({ path: oldPath, text: oldText, name: name ?? nameOf(changed.file) }, context);
		if (changed.bytes !== undefined)
			throw new ToolError("a 'text' needs the old version as 'oldText' or 'oldPath'");
		return readRevision(revision ?? 'HEAD', changed.file);
	}
}

function nameOf(file: string): string {
	return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}
