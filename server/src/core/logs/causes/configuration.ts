// Likely causes of complaints about the configuration itself, and of messages about a path or an option that a file has.
import { readWrittenPath } from '../../values/path.ts';
import type { ExplainedLine } from '../explain.ts';
import type { CauseContext, LikelyCause } from '../likely-cause.ts';
import { clientFiles, type OptionFile, serverFiles } from './option-lines.ts';

function filesOf(line: ExplainedLine, context: CauseContext): readonly OptionFile[] {
	const client = line.facts['remote_host'];
	return client === undefined
		? [...serverFiles(context), ...clientFiles(context, undefined)]
		: clientFiles(context, client);
}

/** A line number, or an option with its value: the daemon does not say which file, so each that fits is named. */
export function traceConfigurationLines(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	const files = filesOf(line, context);
	const number = Number(line.facts['line'] ?? Number.NaN);
	if (Number.isInteger(number) && number > 0) {
		const found = context.findings.filter(
			(finding) => finding.line === number && files.some((each) => each.file === finding.file),
		);
		return found.map((finding) => ({
			file: finding.file,
			line: number,
			ruleId: finding.ruleId,
			why: `The daemon complains about line ${number}; in this file: ${finding.message}`,
			...(finding.fixes[0] === undefined ? {} : { fix: finding.fixes[0] }),
		}));
	}
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
