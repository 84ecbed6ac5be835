// The coverage of a tree as text: a tree of entries with policy, tests and depth, names folded where one entry holds for
// all of them, and what is not watched.
import { createColors } from 'picocolors';
import {
	type CoverageNode,
	type CoverageTree,
	coverageTree,
	describeTests,
	type WatchEntry,
	type WatchReport,
} from '../../core/index.ts';
import { printable } from '../reporters/printable.ts';
import type { Terminal } from '../terminal.ts';
import type { CoverageReport } from './json.ts';
import { makeProgress } from './progress.ts';

/** How the text is written. */
export interface TextStyle {
	/** Levels that are shown below an entry. */
	readonly depth: number;
	readonly useColor: boolean;
}

/** Numbers of one folder that is folded. */
interface Counts {
	watched: number;
	/** Folders whose content samhain does not read. */
	closed: number;
}

const NOT_STARTED = 'Samhain does not start with this configuration.\n';

/** Prints the report. */
export function printText(report: CoverageReport, terminal: Terminal, style: TextStyle): void {
	const { atInit, atCheck, tree, kind, result } = report;
	if (!result.starts) {
		terminal.out(NOT_STARTED);
		return;
	}
	const printer = new Printer(coverageTree(atInit.configuration, tree), terminal, style);
	if (kind === 'assumed')
		terminal.out(
			'No tree given: this assumes that the configured paths and those of a small system exist.\n\n',
		);
	printer.folder(printer.coverage.node('/', '/', 'dir'), 0, Infinity);
	printReports(result.reports, result.silent, report, terminal, style);
	if (atCheck !== atInit)
		terminal.out(`The tree shows ${atInit.file}; the reports are those of ${atCheck.file}.\n`);
}

class Printer {
	readonly coverage: CoverageTree;
	readonly #terminal: Terminal;
	readonly #style: TextStyle;
	readonly #colors: ReturnType<typeof createColors>;
	readonly #progress: () => void;

	constructor(coverage: CoverageTree, terminal: Terminal, style: TextStyle) {
		this.coverage = coverage;
		this.#terminal = terminal;
		this.#style = style;
		this.#colors = createColors(style.useColor);
		this.#progress = makeProgress(terminal);
	}

	/**
	 * Prints a folder and what is below it.
	 * @param left levels that are still shown below
	 */
	folder(node: CoverageNode, indent: number, left: number): void {
		this.#line(node, indent, '');
		const children = this.coverage.children(node.path);
		const counts: Counts = { watched: 0, closed: 0 };
		const unwatched: string[] = [];
		for (const child of children) {
			this.#progress();
			if (child.isOwn && child.type !== 'dir') this.#line(child, indent + 1, '');
			else if (child.isOwn || child.leadsToEntries)
				this.folder(child, indent + 1, child.isOwn ? this.#style.depth : left - 1);
			else if (child.entry === undefined) unwatched.push(child.name);
			else if (left > 0 && child.type === 'dir' && node.entry !== undefined)
				this.#openFolder(child, indent + 1, left - 1);
			else this.#count(child, counts);
		}
		this.#summary(counts, indent + 1);
		this.#unwatched(unwatched, indent + 1);
	}

	/** A folder that goes by an entry above it. */
	#openFolder(node: CoverageNode, indent: number, left: number): void {
		if (node.content !== undefined) this.folder(node, indent, left);
		else this.#line(node, indent, this.#colors.yellow('its content is not watched'));
	}

	/** Counts a name and, for a folder that is folded, everything below it. */
	#count(node: CoverageNode, counts: Counts): void {
		counts.watched++;
		this.#progress();
		if (node.type !== 'dir') return;
		if (node.content === undefined) counts.closed++;
		else
			for (const child of this.coverage.children(node.path))
				if (child.entry !== undefined) this.#count(child, counts);
	}

	#line(node: CoverageNode, indent: number, note: string): void {
		const name = node.path === '/' ? '/' : `${node.name}${node.type === 'dir' ? '/' : ''}`;
		const rule =
			node.entry === undefined ? this.#colors.dim('not watched itself') : this.#rule(node, node.entry);
		this.#terminal.out(
			`${'  '.repeat(indent)}${printable(name)}  ${rule}${note === '' ? '' : `, ${note}`}\n`,
		);
	}

	#rule(node: CoverageNode, entry: WatchEntry): string {
		const { bold, dim } = this.#colors;
		const { content } = node;
		const by =
			content === undefined || content.entry === entry ? '' : ` (line ${content.entry.source.line + 1})`;
		const reach = content === undefined ? '' : `, ${reachOf(content.depth)}${by}`;
		const isClosed = node.isOwn && node.type === 'dir' && content === undefined;
		const levels = !node.isOwn ? '' : isClosed ? ', nothing in it' : reach;
		const tests = node.isOwn ? dim(` ${describeTests(entry)}`) : '';
		return `${bold(entry.policy.name)} line ${entry.source.line + 1}${levels}${tests}`;
	}

	#summary({ watched, closed }: Counts, indent: number): void {
		if (watched === 0) return;
		const more = closed === 0 ? '' : this.#colors.yellow(`, ${amount(closed, 'folder')} of them not entered`);
		this.#terminal.out(
			`${'  '.repeat(indent)}${amount(watched, 'more name')} watched by the same rule${more}\n`,
		);
	}

	#unwatched(names: readonly string[], indent: number): void {
		if (names.length === 0) return;
		const shown = names.slice(0, 8).map(printable).join(', ');
		const rest = names.length > 8 ? `, and ${(names.length - 8).toLocaleString('en')} more` : '';
		this.#terminal.out(`${'  '.repeat(indent)}${this.#colors.yellow(`not watched: ${shown}${rest}`)}\n`);
	}
}

function reachOf(depth: number): string {
	return depth === 0 ? 'the names in it' : `${amount(depth, 'level')} below the names in it`;
}

function amount(count: number, noun: string): string {
	return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

function printReports(
	reports: readonly WatchReport[],
	silent: readonly string[],
	{ atInit, atCheck }: CoverageReport,
	terminal: Terminal,
	{ useColor }: TextStyle,
): void {
	const colors = createColors(useColor);
	if (reports.length > 0) terminal.out(`\n${colors.bold('The check reports')}\n`);
	for (const { path, event, severity, policy, code, entry, isFromInit } of reports) {
		const what = policy === undefined ? event : `${event} [${policy}] ${code ?? ''}`;
		const file = (isFromInit ? atInit : atCheck).file;
		const from = entry === undefined ? '' : colors.dim(`  ${printable(file)}:${entry.source.line + 1}`);
		terminal.out(`  ${severity.padEnd(6)} ${what}  ${printable(path)}${from}\n`);
	}
	if (silent.length > 0) terminal.out(`\n${colors.bold('Differences without a report')}\n`);
	for (const path of silent) terminal.out(`  ${printable(path)}\n`);
}
