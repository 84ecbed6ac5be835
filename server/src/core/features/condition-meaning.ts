// Conditional lines in words: what a test asks, whether it holds for the chosen host, and what @else and @end belong to.
import type { Analysis } from '../analysis/analysis.ts';
import { type Condition, parseCondition } from '../document/conditions.ts';
import type { Line } from '../document/line-store.ts';
import type { LineSyntax } from '../syntax/line.ts';
import { code } from '../text/markdown.ts';
import type { HoverText } from './hover-text.ts';

/** What there is to say about a conditional line. */
export function describeConditional(analysis: Analysis, line: Line, syntax: LineSyntax): HoverText {
	const place = { start: syntax.start, end: syntax.end };
	const { host } = analysis.daemon;
	if (syntax.kind !== 'condition') {
		const branch = line.context?.branch;
		if (branch === undefined) return { paragraphs: ['No block is open here.'], ...place };
		const test = code(branch.condition);
		const text =
			syntax.kind === 'end'
				? `Ends the block of ${test}. Any end closes the innermost block.`
				: `The lines below are read where the ones above are not: the block is that of ${test}.`;
		return { paragraphs: [text], ...place };
	}
	const condition = parseCondition(line.text.slice(syntax.start, syntax.end));
	const paragraphs = [describeTest(condition)];
	if (condition.hasBang && condition.test !== 'unsupported' && !condition.isNegated)
		paragraphs.push(
			'With `!` in front the test **never holds**, in any known version: its lines are never read. Write `@if not …` instead.',
		);
	const truth = line.branch?.truth;
	if (host === undefined) {
		paragraphs.push('No host is chosen, so that the lines of all branches are looked at.');
	} else if (truth === 'yes' || truth === 'no') {
		paragraphs.push(`For the host ${code(host)} it ${truth === 'yes' ? '**holds**' : '**does not hold**'}.`);
	}
	return { paragraphs, ...place };
}

function describeTest(condition: Condition): string {
	const argument = code(condition.argument);
	const not = condition.isNegated ? 'does not hold where' : 'holds where';
	switch (condition.test) {
		case 'hostname_matches':
			return `The lines below are read on some hosts only: the test ${not} ${argument} begins with the host's own name, or is found in that name as a regular expression. It is not anchored, and a dot stands for any character.`;
		case 'system_matches':
			return `The lines below are read on some systems only: the test ${not} ${argument} matches \`system:release:machine\`, as uname tells them.`;
		case 'file_exists':
			return `The test ${not} the file ${argument} exists.`;
		case 'interface_exists':
			return `The test ${not} the machine has the network interface ${argument}.`;
		case 'command_succeeds':
			return `The test ${not} the command ${argument} ends without an error. The daemon runs it each time that it reads the file, even inside of a block that it skips.`;
		case 'unsupported':
			return 'The daemon knows no such test: it says so, and skips the lines up to the end of the block. Tests are `file_exists`, `interface_exists`, `hostname_matches`, `system_matches` and `command_succeeds`.';
	}
}
