// Goes through the troubleshooter as far as answers and files lead.
import { findNode, START_NODE } from './troubleshooter.ts';
import type {
	TroubleshooterAnswer,
	TroubleshooterFacts,
	TroubleshooterNode,
	TroubleshooterQuestion,
} from './troubleshooter-node.ts';

/** One question of the troubleshooter that has been answered. */
export interface TroubleshooterStep {
	readonly question: TroubleshooterQuestion;
	readonly answer: TroubleshooterAnswer;
	/** Who answered it: the files, or the person. */
	readonly by: 'files' | 'person';
}

/**
 * Goes on from the start with what is known: the person's answers (question id to answer id) and the facts of the
 * files, where the person's answer counts more.
 * @returns the steps that are settled and the node that is reached: a cause, or the question to ask next.
 */
export function runTroubleshooter(
	answers: Readonly<Record<string, string>>,
	facts: TroubleshooterFacts,
): { readonly steps: readonly TroubleshooterStep[]; readonly node: TroubleshooterNode | undefined } {
	const steps: TroubleshooterStep[] = [];
	const seen = new Set<string>();
	let node = findNode(START_NODE);
	while (node?.kind === 'question' && !seen.has(node.id)) {
		const question: TroubleshooterQuestion = node;
		seen.add(question.id);
		const said = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
		const known = said ?? (question.fact === undefined ? undefined : facts[question.fact]);
		const chosen = question.answers.find((each) => each.id === known);
		if (chosen === undefined) break;
		steps.push({ question, answer: chosen, by: said === undefined ? 'files' : 'person' });
		node = findNode(chosen.next);
	}
	return { steps, node };
}
