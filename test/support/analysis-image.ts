// Everything that can be asked of an analysis, as text: two analyses of the same text must give the same image.
import type { Analysis } from '../../server/src/core/analysis.ts';
import { reportFindings } from '../../server/src/core/report.ts';
import type { Branch } from '../../server/src/core/model/position.ts';

/** Renders readings, positions, complaints and findings of an analysis, a line each. */
export function analysisImage(analysis: Analysis): string {
	const out: string[] = [`role ${analysis.role.role}`];
	let number = 0;
	for (const line of analysis.model.store.all()) {
		number++;
		const position = line.position;
		const place = position === undefined ? '?' : `${position.section}+${position.otherSections.join('+')}|${position.scheduleTwo}|${position.ended}|${position.foreign}|${branchImage(position.branch)}`;
		const { reading } = line;
		const says = analysis.complaintsOf(line).map(({ severity, text }) => `${severity} ${text}`);
		out.push(
			`${number} ${reading.kind} ${reading.option?.section ?? ''}.${reading.option?.key ?? ''} ${place} ${reading.claims.map((claim) => `${claim.space}:${claim.key}`).join(',')} ${says.join(' // ')}`,
		);
	}
	out.push(`end ${branchImage(analysis.model.end?.position.branch)}`);
	for (const finding of reportFindings(analysis)) {
		const { start, end } = finding.range;
		const related = finding.related.map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`);
		const fixes = finding.fixes().map((fix) => `${fix.title} ${JSON.stringify(fix.edits)}`);
		out.push(
			`${start.line}:${start.column}-${end.line}:${end.column} ${finding.severity} ${finding.ruleId} ${finding.what} ${related.join('; ')} ${fixes.join('; ')}`,
		);
	}
	return out.join('\n');
}

function branchImage(branch: Branch | undefined): string {
	const arms: string[] = [];
	for (let at = branch; at !== undefined && arms.length < 20; at = at.parent) arms.push(`${at.condition}/${at.arm}/${at.activity}`);
	return arms.join('>');
}
