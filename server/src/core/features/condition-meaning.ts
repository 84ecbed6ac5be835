// Conditional lines in words: what a test asks, whether it holds for the chosen host, and what @else and @end belong to.
import type { Analysis } from '../analysis/analysis.ts';
import type { Line } from '../document/line-store.ts';
import type { LineSyntax } from '../syntax/line.ts';
import { code } from '../text/markdown.ts';
import { describeBranchTest, readBranchTest } from '../values/branch-test.ts';
import type { HoverText } from './hover-text.ts';

/** The hover of a conditional line. */
export function describeConditional(analysis: Analysis, line: Line, syntax: LineSyntax): HoverText {
	const place = { start: syntax.start, end: syntax.end };
	const { host } = analysis.daemon;
	if (syntax.kind !== 'condition') {
		const branch = line.context?.branch;
		if (branch === undefined) return { paragraphs: ['No conditional block is open here.'], ...place };
		const test = code(branch.condition);
		const text =
			syntax.kind === 'end'
				? `Ends the block of ${test}. Every end line closes the innermost block.`
				: `Samhain reads the lines below on the hosts where it does not read those above: the block began with ${test}.`;
		return { paragraphs: [text], ...place };
	}
	const condition = readBranchTest(line.text.slice(syntax.start, syntax.end));
	const paragraphs = [describeBranchTest(condition)];
	if (condition.hasBang && condition.test !== 'unsupported' && !condition.isNegated)
		paragraphs.push(
			'With `!` in front the test **never holds** in any known version, and samhain never reads its lines. Write `@if not …` instead.',
		);
	const truth = line.branch?.truth;
	if (host === undefined) {
		paragraphs.push('No host is set, so every branch is checked.');
	} else if (truth === 'yes' || truth === 'no') {
		paragraphs.push(`For the host ${code(host)} it is ${truth === 'yes' ? '**true**' : '**false**'}.`);
	}
	return { paragraphs, ...place };
}
