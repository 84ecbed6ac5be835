// What can be looked for by its name over all files: hosts, mail recipients, queues, commands, sections and watched paths
// of a configuration file; of a deployment, also what is in files that nobody has open.
import type { Analysis } from '../../analysis/analysis.ts';
import type { DeploymentModel } from '../../deployment/model/deployment-model.ts';
import { optionText } from '../../document/option-text.ts';
import type { TextRange } from '../../text/range.ts';
import type { NameSpace } from '../../values/kind.ts';
import { readWrittenPath } from '../../values/path.ts';
import { allNames } from './name-uses.ts';

/** One thing with a name. */
export interface FoundSymbol {
	readonly name: string;
	readonly kind: NameSpace | 'section' | 'path' | 'served-file';
	/** The section that it is in; empty outside of one. */
	readonly container: string;
	readonly range: TextRange;
}

/** Answers to one search; nobody reads more. */
const MOST = 500;

/** Whether the letters of a query are in a name, in this order; letter case does not matter. */
function fits(name: string, query: string): boolean {
	let at = 0;
	const lower = name.toLowerCase();
	for (const letter of query) {
		at = lower.indexOf(letter, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

/**
 * What a configuration file makes known.
 * @param query letters of the name, in their order; empty: everything
 */
export function symbolsIn(analysis: Analysis, query: string): readonly FoundSymbol[] {
	const wanted = query.toLowerCase();
	const found: FoundSymbol[] = [];
	const view = analysis.view();
	const add = (
		name: string,
		kind: FoundSymbol['kind'],
		container: string,
		line: number,
		start: number,
	): void => {
		if (found.length >= MOST || !fits(name, wanted)) return;
		const range = { start: { line, column: start }, end: { line, column: start + name.length } };
		found.push({ name, kind, container, range });
	};
	for (const line of view.lines('header')) {
		const name = `[${line.parsed.header ?? ''}]`;
		add(name, 'section', '', view.numberOf(line), line.text.indexOf('['));
	}
	for (const { text, space, isDefinition, range } of allNames(analysis)) {
		const section = analysis.model.store.lineAt(range.start.line)?.context?.section ?? '';
		if (isDefinition) add(text, space, section, range.start.line, range.start.column);
	}
	let number = -1;
	for (const line of analysis.model.store.all()) {
		number++;
		if (line.definitions.length === 0 || found.length >= MOST) continue;
		const { option, section = '' } = line.parsed;
		if (option?.key !== 'file' && option?.key !== 'dir') continue;
		const { value, valueStart } = optionText(line);
		const { path, start } = readWrittenPath(value, option.kind);
		add(path, 'path', section, number, valueStart + start);
	}
	return found;
}

/** A thing in a file of a deployment. */
export interface DeploymentSymbol extends FoundSymbol {
	readonly file: string;
}

/**
 * The registered clients and the files that the server sends.
 * @param isOpen whether the file of an entry is looked through by itself
 */
export function symbolsOfDeployment(
	model: DeploymentModel,
	query: string,
	isOpen: (file: string) => boolean,
): readonly DeploymentSymbol[] {
	const wanted = query.toLowerCase();
	const found: DeploymentSymbol[] = [];
	for (const [name, entries] of model.entries) {
		if (found.length >= MOST) break;
		if (!fits(name, wanted)) continue;
		for (const { text, place } of entries) {
			const { file, line, startColumn, endColumn } = place;
			if (isOpen(file)) continue;
			const range = { start: { line, column: startColumn }, end: { line, column: endColumn } };
			found.push({ name: text, kind: 'host', container: 'Clients', range, file });
		}
	}
	const start = { line: 0, column: 0 };
	for (const { path } of [...model.dataFiles.values()].flat()) {
		if (found.length >= MOST) break;
		const name = path.slice(path.lastIndexOf('/') + 1);
		if (fits(name, wanted))
			found.push({ name, kind: 'served-file', container: '', range: { start, end: start }, file: path });
	}
	return found;
}
