// Equal findings of a file as one: the first place, with the others as related places.
import { listOf } from '../text/multimap.ts';
import type { ReportedFinding } from './report.ts';

/** More places of one finding than anybody goes through; its text has the number of all. */
const MAX_PLACES = 200;

/**
 * Joins findings that have the same cause: those of one rule that say the same, or that the rule itself puts together
 * (`cause` of a report). Left alone are findings that speak of several files or of other lines, and faded lines, each of
 * which an editor has to show.
 * @param findings of one file, from top to bottom
 * @returns them in the same order; each joined finding at its first place
 */
export function joinEqual(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
	const groups = new Map<string, ReportedFinding[]>();
	/** The group of each finding, in the order of the findings; each edit of a file asks, so that it is looked up once. */
	const groupOf = findings.map((finding) => {
		const key = causeOf(finding);
		if (key === undefined) return undefined;
		const group = listOf(groups, key);
		group.push(finding);
		return group;
	});
	return findings.flatMap((finding, at) => {
		const group = groupOf[at];
		if (group === undefined || group.length === 1) return [finding];
		return group[0] === finding ? [joined(finding, group)] : [];
	});
}

/** The findings of a file that are shown together with one of them, which is among them. */
export function equalFindings(
	finding: ReportedFinding,
	findings: readonly ReportedFinding[],
): readonly ReportedFinding[] {
	const cause = causeOf(finding);
	return cause === undefined ? [finding] : findings.filter((each) => causeOf(each) === cause);
}

function causeOf(finding: ReportedFinding): string | undefined {
	const { ruleId, severity, what, why, advice, cause } = finding;
	if (finding.isAcrossFiles === true || finding.tag !== undefined || finding.related.length > 0)
		return undefined;
	return [ruleId, severity, ...(cause === undefined ? [what, why, advice] : [cause])].join('\0');
}

function joined(first: ReportedFinding, group: readonly ReportedFinding[]): ReportedFinding {
	const others = group.slice(1);
	const more = `${others.length} more ${others.length === 1 ? 'place' : 'places'}`;
	return {
		...first,
		isJoined: true,
		what: `${first.what.replace(/\.$/, '')} (and ${more}).`,
		related: others.slice(0, MAX_PLACES).map(({ range, what }) => ({ range, message: what })),
	};
}
