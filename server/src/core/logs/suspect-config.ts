// Suspects for complaints about the configuration itself, and for messages about a path or an option that a file has.
import type { ClientFileView, DeploymentView, ServerFileView, Suspect } from './deployment-view.ts';
import type { ExplainedLine } from './explain.ts';
import { clientFilesOf } from './suspect-connection.ts';

function filesOf(line: ExplainedLine, view: DeploymentView): readonly (ServerFileView | ClientFileView)[] {
	const client = line.facts['remote_host'];
	return client === undefined ? [...view.servers, ...view.clients] : clientFilesOf(view, client);
}

/** A line number, or an option with its value: the daemon does not say which file, so each that fits is named. */
export function suspectConfigurationLines(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const files = filesOf(line, view);
	const number = Number(line.facts['line'] ?? Number.NaN);
	if (Number.isInteger(number) && number > 0) {
		const found = view.findings.filter(
			(finding) => finding.line === number && files.some((each) => each.file === finding.file),
		);
		return found.map((finding) => ({
			file: finding.file,
			line: number,
			ruleId: finding.ruleId,
			why: `The daemon complains about line ${number}; in this file: ${finding.message}`,
			...(finding.fixes?.[0] === undefined ? {} : { fix: finding.fixes[0] }),
		}));
	}
	const option = line.facts['option']?.toLowerCase();
	const value = line.facts['obj'] ?? '';
	return files.flatMap((file) =>
		file.options
			.filter(
				(each) => each.isRead && isAbout(each.name.toLowerCase(), each.value.trim(), option, value.trim()),
			)
			.map((each) => ({
				file: file.file,
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
export function suspectPathLines(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const path = line.facts['path'];
	if (path === undefined || path === '') return [];
	return filesOf(line, view).flatMap((file) =>
		file.options
			.filter((option) => option.isRead && option.value.trim().replace(/^-?\d+(?=\/)/, '') === path)
			.map((option) => ({ file: file.file, line: option.line, why: `This line names ${path}.` })),
	);
}

/** The options that the explanation speaks of, where a file sets them. */
export function suspectListedOptions(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	const names = new Set(line.options.map((name) => name.toLowerCase()));
	// Paths are in hundreds of lines, and the message has none to choose by.
	for (const name of ['file', 'dir', 'client']) names.delete(name);
	return filesOf(line, view).flatMap((file) =>
		file.options
			.filter((option) => option.isRead && names.has(option.name.toLowerCase()))
			.map((option) => ({
				file: file.file,
				line: option.line,
				why: `${option.name} bears on this message.`,
			})),
	);
}
