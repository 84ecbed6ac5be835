// The coverage of a tree as JSON, one path a line, written while the tree is walked.
import {
	buildLists,
	type CheckResult,
	type Tree,
	testNames,
	type WatchEntry,
	walkWatched,
} from '../../core/index.ts';
import type { Terminal } from '../terminal.ts';
import { makeProgress } from './progress.ts';
import type { ReadConfiguration, TreeKind } from './read-inputs.ts';

/** What `coverage` found. */
export interface CoverageReport {
	readonly atInit: ReadConfiguration;
	readonly atCheck: ReadConfiguration;
	readonly tree: Tree;
	readonly kind: TreeKind;
	readonly result: CheckResult;
}

/** Characters that are gathered before they are written. */
const BATCH = 65_536;

/** Prints the report. */
export function printJson({ atInit, atCheck, tree, result }: CoverageReport, terminal: Terminal): void {
	terminal.out(`{"starts":${result.starts},\n"watched":[`);
	if (result.starts) {
		const progress = makeProgress(terminal);
		/** What is the same for all paths of one entry. */
		const known = new Map<WatchEntry, string>();
		let text = '';
		let lead = '\n';
		walkWatched(buildLists(atInit.configuration, tree), tree, (path, entry, _type, isAgain) => {
			if (isAgain) return;
			let rest = known.get(entry);
			if (rest === undefined) {
				const { policy, mask, source } = entry;
				const fields = {
					policy: policy.name,
					mask: testNames(mask),
					file: atInit.file,
					line: source.line + 1,
				};
				rest = `,${JSON.stringify(fields).slice(1)}`;
				known.set(entry, rest);
			}
			text += `${lead}{"path":${JSON.stringify(path)}${rest}`;
			lead = ',\n';
			if (text.length > BATCH) {
				terminal.out(text);
				text = '';
			}
			progress();
		});
		terminal.out(text);
	}
	const reports = result.reports.map(({ path, event, severity, policy, code, entry, isFromInit }) =>
		JSON.stringify({
			...{ path, event, severity, policy: policy ?? null, code: code ?? null },
			file: entry === undefined ? null : (isFromInit ? atInit : atCheck).file,
			line: entry === undefined ? null : entry.source.line + 1,
		}),
	);
	const silent = result.silent.map((path) => JSON.stringify(path));
	terminal.out(`\n],\n"reports":[${listed(reports)}],\n"silent":[${listed(silent)}]}\n`);
}

function listed(items: readonly string[]): string {
	return items.length === 0 ? '' : `\n${items.join(',\n')}\n`;
}
