// What the troubleshooter "my client does not connect" is made of: questions with answers that lead to the next question or to a
// cause. Some questions name a fact which open files can answer. Nothing here reads files.
import type { ProblemId } from './guidance.ts';

/** What the files of a deployment can say. The value of a fact is the id of the answer that it gives. */
export type TroubleshooterFact =
	| 'client-names-server'
	| 'server-is-localhost'
	| 'ports-agree'
	| 'interface-fits'
	| 'wrappers-admit'
	| 'export-severity'
	| 'name-in-list'
	| 'client-from-accept'
	| 'single-entry'
	| 'entry-well-formed'
	| 'file-served';

export interface TroubleshooterAnswer {
	/** Short and stable: also the value of the question's fact. */
	readonly id: string;
	readonly label: string;
	/** Id of the next node. */
	readonly next: string;
}

export interface TroubleshooterQuestion {
	readonly kind: 'question';
	readonly id: string;
	readonly question: string;
	/** How to find out. */
	readonly help?: string;
	readonly fact?: TroubleshooterFact;
	readonly answers: readonly TroubleshooterAnswer[];
}

/** The end of the troubleshooter. */
export interface TroubleshooterCause {
	readonly kind: 'cause';
	readonly id: string;
	readonly cause: string;
	readonly fix: string;
	/** Problem that explains it; null where no problem of the guidance fits. */
	readonly guidance: ProblemId | null;
	readonly options?: readonly string[];
}

export type TroubleshooterNode = TroubleshooterQuestion | TroubleshooterCause;
export type TroubleshooterFacts = { readonly [fact in TroubleshooterFact]?: string };
