// Prints proposals and summaries for people: the deciding line, edits with what they lose, groups and numbers.
import type { createColors } from 'picocolors';
import type { LogSummary, Proposal, SilencedLine } from '../../core/index.ts';
import { printable, shownPath } from './printable.ts';

type Colors = ReturnType<typeof createColors>;

/** Proposals that are shown for one line. */
const MAX_PROPOSALS = 5;
/** Losses that are shown of one proposal. */
const MAX_LOSSES = 4;
/** Groups, and paths of one group, that are shown. */
const MAX_GROUPS = 30;
const MAX_PATHS = 5;
/** Values of each kind in a summary. */
const MAX_COUNTED = 10;

/** The deciding line and the edits that silence it. */
export function renderSilenced({ file, deciding, proposals }: SilencedLine, colors: Colors): string {
	if (file === undefined) return '  no single configuration is known for this client\n';
	if (deciding === undefined) return `  ${shownPath(file)} does not watch the path\n`;
	let out = `  ${colors.bold('decided by')} ${shownPath(file)}:${deciding.line + 1} [${deciding.policy}]\n`;
	if (proposals.length > 0) out += `  ${colors.bold('edits that silence it, the least loss first')}\n`;
	for (const [at, proposal] of proposals.slice(0, MAX_PROPOSALS).entries())
		out += renderProposal(`${at + 1}. `, proposal, file, colors);
	return out;
}

function renderProposal(lead: string, proposal: Proposal, file: string, colors: Colors): string {
	const { title, condition, keeps, loses, needsBaseline } = proposal;
	let out = `    ${lead}${printable(title)}\n`;
	for (const text of renderEdits(proposal, file)) out += `         ${colors.green(text)}\n`;
	if (condition !== undefined) out += `       if: ${condition}\n`;
	for (const text of keeps.slice(0, MAX_LOSSES)) out += `       keeps: ${printable(text)}\n`;
	for (const text of loses.slice(0, MAX_LOSSES)) out += `       loses: ${printable(text)}\n`;
	const more = loses.length - MAX_LOSSES;
	if (more > 0) out += `       and ${more} more ${more === 1 ? 'loss' : 'losses'}\n`;
	if (needsBaseline) out += '       needs a new baseline\n';
	return out;
}

/** An edit as lines: what goes and what comes. */
function renderEdits({ edits }: Proposal, file: string): readonly string[] {
	return edits.flatMap(({ range: { start, end }, text }) => {
		const added = text
			.split(/\r?\n/)
			.filter((line) => line !== '')
			.map((line) => `+ ${printable(line)}`);
		const isRemoved = end.line > start.line || end.column > start.column;
		const what = isRemoved ? (added.length === 0 ? ' remove this line' : ' replace this line with') : '';
		return [`${shownPath(file)}:${start.line + 1}:${what}`, ...added];
	});
}

/** The groups of a log, each with its proposal. */
export function renderGroups({ groups, reports }: LogSummary, colors: Colors): string {
	let out = `${colors.bold(`${reports.length} reports in ${groups.length} ${groups.length === 1 ? 'group' : 'groups'}`)}\n`;
	for (const { title, members, paths, hosts, proposals, needsUpdate } of groups.slice(0, MAX_GROUPS)) {
		const count = `${members.length} ${members.length === 1 ? 'report' : 'reports'}`;
		out += `\n  ${colors.bold(printable(title))} ${colors.dim(`(${count})`)}\n`;
		if (hosts.length > 0) out += `    on ${listShown(hosts)}\n`;
		if (paths.length > 1) out += `    ${listShown(paths)}\n`;
		if (needsUpdate)
			out +=
				'    no edit: make sure of the upgrade, then update the baseline for these paths (samhain-lint update-list)\n';
		for (const { file, proposal } of proposals) out += renderProposal('', proposal, file, colors);
	}
	if (groups.length > MAX_GROUPS) out += `\n  and ${groups.length - MAX_GROUPS} smaller groups\n`;
	return `${out}\n`;
}

function listShown(values: readonly string[]): string {
	const more = values.length - MAX_PATHS;
	const shown = values.slice(0, MAX_PATHS).map(printable).join(', ');
	return more > 0 ? `${shown} and ${more} more` : shown;
}

/** The numbers of a log, then its groups. */
export function renderSummary(summary: LogSummary, colors: Colors): string {
	const { paths, policies, hosts, events } = summary.counts;
	let out = '';
	for (const [title, counts] of [
		['Paths', paths],
		['Policies', policies],
		['Hosts', hosts],
		['Events', events],
	] as const) {
		if (counts.length === 0) continue;
		out += `${colors.bold(title)}\n`;
		for (const { value, count } of counts.slice(0, MAX_COUNTED))
			out += `${String(count).padStart(8)}  ${printable(value)}\n`;
		if (counts.length > MAX_COUNTED) out += `          and ${counts.length - MAX_COUNTED} more\n`;
		out += '\n';
	}
	return out + renderGroups(summary, colors);
}
