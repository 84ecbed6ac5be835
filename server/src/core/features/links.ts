// What a configuration file leads to: the files that the server sends to a client, the server's file from a log server,
// paths that exist in the image of a file system around the file, and the pages of rules that comments name.
import type { Analysis } from '../analysis/analysis.ts';
import type { DeploymentModel } from '../deployment/model/deployment-model.ts';
import { mainServer } from '../deployment/model/deployment-model.ts';
import { optionText } from '../document/option-text.ts';
import { ruleById } from '../rules/index.ts';
import { readSuppression } from '../rules/suppressions.ts';
import type { TextRange } from '../text/range.ts';
import { readWrittenPath } from '../values/path.ts';
import { type NameUse, namesOf } from './names/name-uses.ts';

/** A stretch of a file that leads to another file. */
export interface FileLink {
	readonly range: TextRange;
	/** Path of the file as the deployment writes it. */
	readonly file: string;
	readonly tooltip: string;
}

/** Links of one file: an editor asks for all of them after each edit. The rest is found by going to the definition. */
const MOST_LINKS = 500;
/** Paths that are looked up for one file, since each is a question to the file system. */
const MOST_PATHS = 500;

/**
 * The links that a deployment gives to names in one of its files.
 * @param file the path of the file, which nothing in it leads to
 */
export function linksToMembers(
	analysis: Analysis,
	model: DeploymentModel,
	file: string,
): readonly FileLink[] {
	const server = mainServer(model)?.file;
	const linkOf = ({ space, key, range, isDefinition }: NameUse): FileLink | undefined => {
		if (space !== 'host') return undefined;
		const served = model.dataFiles.get(key) ?? [];
		const own = served.find(({ kind }) => kind === 'config') ?? served[0];
		if (own !== undefined && own.path !== file) {
			const what = own.kind === 'config' ? 'configuration' : 'baseline';
			return { range, file: own.path, tooltip: `Open the ${what} that the server sends to ${key}` };
		}
		const isServer = !isDefinition && model.facts.serverName?.toLowerCase() === key;
		return isServer && server !== undefined && server !== file
			? { range, file: server, tooltip: 'Open the configuration of the server' }
			: undefined;
	};
	const found: FileLink[] = [];
	for (const name of namesOf(analysis)) {
		const link = linkOf(name);
		if (link !== undefined) found.push(link);
		if (found.length >= MOST_LINKS) break;
	}
	return found;
}

/** The folder that a file system is laid out in around a file `etc/NAME` or `etc/samhain/NAME`; undefined for others. */
export function imageFolderOf(file: string): string | undefined {
	return /^(.+)\/etc(?:\/(?:samhain|yule))?\/[^/]+$/.exec(file)?.[1];
}

/**
 * The watched paths that exist in the image of a file system.
 * @param image its folder
 * @param exists whether there is a file at a path
 */
export function linksToPaths(
	analysis: Analysis,
	image: string,
	exists: (path: string) => boolean,
): readonly FileLink[] {
	const found: FileLink[] = [];
	let number = -1;
	let asked = 0;
	for (const line of analysis.model.store.all()) {
		number++;
		const { option, isTemplated } = line.parsed;
		if (option?.key !== 'file' || isTemplated === true || line.definitions.length === 0) continue;
		if (++asked > MOST_PATHS) break;
		const { value, valueStart } = optionText(line);
		const { path, start, isPattern } = readWrittenPath(value, option.kind);
		if (isPattern || !path.startsWith('/') || !exists(image + path)) continue;
		const from = valueStart + start;
		const range = {
			start: { line: number, column: from },
			end: { line: number, column: from + path.length },
		};
		found.push({ range, file: image + path, tooltip: `Open ${path} of this file system` });
	}
	return found;
}

/** A rule that a comment names. */
export interface RuleLink {
	readonly range: TextRange;
	readonly rule: string;
}

/** The rules that the comments to the linter name. */
export function linksToRules(analysis: Analysis): readonly RuleLink[] {
	const view = analysis.view();
	return view.lines('lint-comment').flatMap((one) => {
		const line = view.numberOf(one);
		return (readSuppression(one.text)?.ids ?? [])
			.filter(({ id }) => ruleById(id) !== undefined)
			.map(({ id, start, end }) => ({
				range: { start: { line, column: start }, end: { line, column: end } },
				rule: id,
			}));
	});
}
