// Everything that can be asked of an analysis, as text: two analyses of the same text must give the same image.
import type { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { daemonOutput } from '../../server/src/core/analysis/daemon-output.ts';
import type { Branch } from '../../server/src/core/document/line-context.ts';
import { foldingsOf } from '../../server/src/core/features/folding.ts';
import { type OutlineNode, outlineOf } from '../../server/src/core/features/outline.ts';
import { reportFindings } from '../../server/src/core/report/report.ts';

/** Renders parsed lines, contexts, messages, indexes, findings, daemon output, outline and folding of an analysis, a line each. */
export function analysisImage(analysis: Analysis): string {
	const out: string[] = [`role ${analysis.role.role}`];
	let number = 0;
	for (const line of analysis.model.store.all()) {
		number++;
		const { context } = line;
		const place =
			context === undefined
				? '?'
				: `${context.section}+${context.otherSections.join('+')}|${context.scheduleTwo}|${context.ended}|${context.opaque}|${branchImage(context.branch)}`;
		const { parsed } = line;
		const says = analysis.daemonMessagesOf(line).map(({ severity, text }) => `${severity} ${text}`);
		out.push(
			`${number} ${parsed.kind} ${parsed.option?.section ?? ''}.${parsed.option?.key ?? ''} ${place} ${line.definitions.map((definition) => `${definition.space}:${definition.key}`).join(',')} ${says.join(' // ')}`,
		);
	}
	out.push(`end ${branchImage(analysis.model.end?.context.branch)}`);
	for (const finding of reportFindings(analysis)) {
		const { start, end } = finding.range;
		const related = finding.related.map(
			({ range, message }) => `${range.start.line}:${range.start.column} ${message}`,
		);
		const fixes = finding.fixes().map((fix) => `${fix.title} ${JSON.stringify(fix.edits)}`);
		out.push(
			`${start.line}:${start.column}-${end.line}:${end.column} ${finding.severity} ${finding.ruleId} ${finding.what} ${related.join('; ')} ${fixes.join('; ')}`,
		);
	}
	for (const key of KEYS) {
		const numbers = analysis.model.lines(key).map((line) => analysis.model.store.numberOf(line));
		if (numbers.length > 0) out.push(`${key} at ${numbers.join(' ')}`);
	}
	for (const space of ['file', 'dir-one', 'dir-two', 'client'] as const)
		out.push(`${space} ${[...analysis.model.definitions.names(space)].sort().join(' ')}`);
	for (const said of daemonOutput(analysis)) out.push(`${said.line} ${said.severity} ${said.text}`);
	// A limit that some files go beyond, since beyond it the outline is made in another way.
	for (const node of outlineOf(analysis, 50)) outlineImage(node, '', out);
	for (const fold of foldingsOf(analysis, 40)) out.push(`${fold.kind} ${fold.firstLine}-${fold.lastLine}`);
	return out.join('\n');
}

/** Some of the index keys in `document/index-keys.ts`. */
const KEYS = [
	'header',
	'[misc]',
	'unknown-section',
	'condition',
	'else',
	'end',
	'eof',
	'ignored',
	'after-end',
	'invalid',
	'opaque',
	'lint-comment',
	'conflict-marker',
	'policy:ReadOnly',
	'option:setlooptime',
	'option:client',
];

function outlineImage(node: OutlineNode, indent: string, out: string[]): void {
	const { start, end } = node.range;
	out.push(
		`${indent}${node.kind} ${node.name} ${node.detail} ${start.line}-${end.line}:${end.column} ${node.nameRange.start.column}`,
	);
	for (const child of node.children) outlineImage(child, `${indent} `, out);
}

function branchImage(branch: Branch | undefined): string {
	const arms: string[] = [];
	for (let at = branch; at !== undefined && arms.length < 20; at = at.parent)
		arms.push(`${at.condition}/${at.arm}/${at.activity}`);
	return arms.join('>');
}
