// Likely causes of complaints about the configuration itself, and of messages about a path or an option that a file has.
import { readWrittenPath } from '../../values/path.ts';
import type { ExplainedLine } from '../explain.ts';
import type { CauseContext, LikelyCause, LinkedFinding } from '../likely-cause.ts';
import { clientFiles, type OptionFile, serverFiles } from './option-lines.ts';

function filesOf(line: ExplainedLine, context: CauseContext): readonly OptionFile[] {
	if (context.alone !== undefined) return [context.alone];
	const client = line.facts['remote_host'];
	return client === undefined
		? [...serverFiles(context), ...clientFiles(context, undefined)]
		: clientFiles(context, client);
}

/** A line number, or an option with its value: the daemon does not say which file, so each that fits is named. */
export function traceConfigurationLines(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const files = filesOf(line, context);
	const number = Number(line.facts['line'] ?? Number.NaN);
	if (Number.isInteger(number) && number > 0) return traceNumber(line, number, files, context);
	const option = line.facts['option']?.toLowerCase();
	const value = (line.facts['obj'] ?? '').trim();
	return files.flatMap(({ file, options }) =>
		options
			.filter(
				(each) =>
					each.state !== 'unread' && isAbout(each.name.toLowerCase(), each.value.trim(), option, value),
			)
			.map((each) => ({
				file,
				line: each.line,
				why: `The daemon refuses the value ${value} of ${each.name}; the old value stays.`,
			})),
	);
}

/** Words of a complaint about a line, by the message that it is. */
const words: Readonly<Record<string, string>> = {
	MSG_EINVALHEAD: 'Unrecognized section heading',
	MSG_EINVALCONF: 'Invalid line',
	MSG_EINVALD: 'Unmatched @end',
	MSG_EINVALDD: 'Missing @end',
};

/** The line by its number: refused by what reads it, by another build, or by none. */
function traceNumber(
	line: ExplainedLine,
	number: number,
	files: readonly OptionFile[],
	{ readFiles, findings }: CauseContext,
): readonly LikelyCause[] {
	const said = words[line.message ?? ''] ?? '';
	const isSaid = (each: { readonly line: number; readonly text: string }) =>
		each.line === number && each.text.includes(said);
	const read = readFiles.filter((each) => files.some(({ file }) => file === each.file));
	const refused = read.filter(({ messages }) => messages.some(isSaid));
	if (refused.length > 0) return refused.map(({ file }) => causeAt(file, number, findings));
	const elsewhere = read.flatMap(({ file, otherReaders = [] }) =>
		otherReaders
			.filter(({ messages }) => messages.some(isSaid))
			.map((other) => {
				const cause = causeAt(file, number, other.findings);
				return { ...cause, why: `${other.reader} refuses this line. ${cause.why}` };
			}),
	);
	if (elsewhere.length > 0) return elsewhere;
	return read
		.filter(({ textOf }) => textOf?.(number) !== undefined)
		.map(({ file, textOf }) => ({
			file,
			line: number,
			why: `The daemon accepts line ${number} of this file, ${JSON.stringify(textOf?.(number)?.trim() ?? '')}: the message is about another file, another state of this one, or comes from another version, role or build.`,
		}));
}

/** What is found on a line that the daemon refuses; a remark on something else there is not the reason. */
function causeAt(file: string, number: number, findings: readonly LinkedFinding[]): LikelyCause {
	const [finding] = findings
		.filter((each) => each.file === file && each.line === number)
		.sort((a, b) => weights[b.severity] - weights[a.severity]);
	const [fix] = finding?.fixes ?? [];
	return {
		file,
		line: number,
		...(finding === undefined ? {} : { ruleId: finding.ruleId }),
		why: finding?.message ?? `The daemon refuses line ${number} of this file.`,
		...(fix === undefined ? {} : { fix }),
	};
}

const weights = { error: 3, warning: 2, information: 1, hint: 0 };

/** Most complaints name the option, in lower case; some name what it sets, and then the value must decide. */
function isAbout(name: string, text: string, option: string | undefined, value: string): boolean {
	if (value === '' || !text.includes(value)) return false;
	return (
		option === undefined ||
		option.includes(' ') ||
		name.startsWith(option) ||
		option === 'severity' ||
		text === value
	);
}

/** Lines that list the path of the message. */
export function tracePathLines(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const { path } = line.facts;
	if (path === undefined || path === '') return [];
	return filesOf(line, context).flatMap(({ file, options }) =>
		options
			.filter(
				({ value, state }) => state !== 'unread' && readWrittenPath(value.trim(), 'path-depth').path === path,
			)
			.map((option) => ({ file, line: option.line, why: `This line names ${path}.` })),
	);
}

/** The options that the explanation speaks of, where a file sets them. */
export function traceListedOptions(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const names = new Set(line.options.map((name) => name.toLowerCase()));
	// Paths are in hundreds of lines, and the message has none to choose by.
	for (const name of ['file', 'dir', 'client']) names.delete(name);
	return filesOf(line, context).flatMap(({ file, options }) =>
		options
			.filter((option) => option.state === 'taken' && names.has(option.name.toLowerCase()))
			.map((option) => ({ file, line: option.line, why: `${option.name} bears on this message.` })),
	);
}
