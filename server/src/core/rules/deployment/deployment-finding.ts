// A finding that takes more than one file to see, as plain data.

import type { Place } from '../../deployment/model/deployment-model.ts';
import type { Severity } from '../finding.ts';
import type { CrossFileRuleId } from './cross-file-rules.ts';
import { crossFileRules } from './cross-file-rules.ts';

/** Replaces the text at a place; an empty place inserts. Text for a whole line ends with a newline. */
export interface DeploymentEdit {
	readonly place: Place;
	readonly text: string;
}

export interface DeploymentFix {
	/** What it does, as an order. */
	readonly title: string;
	readonly edits: readonly DeploymentEdit[];
	/** Files to be renamed, where the name of a file is what is wrong. */
	readonly renames?: readonly { readonly from: string; readonly to: string }[];
}

export interface RelatedPlace {
	readonly place: Place;
	readonly message: string;
}

export interface DeploymentFinding {
	readonly ruleId: CrossFileRuleId;
	readonly severity: Severity;
	readonly what: string;
	readonly why: string;
	readonly advice: string;
	readonly place: Place;
	readonly related: readonly RelatedPlace[];
	/** Id of the problem in the guidance. */
	readonly guidance: string;
	/** The client that it is about, lower case; absent for the server as a whole. */
	readonly client?: string;
	readonly fixes: readonly DeploymentFix[];
}

/** The parts of a finding that the rule does not give. */
export interface FindingDetails {
	readonly what: string;
	readonly place: Place;
	readonly client?: string;
	readonly severity?: Severity;
	readonly why?: string;
	readonly advice?: string;
	readonly guidance?: string;
	readonly related?: readonly RelatedPlace[];
	readonly fixes?: readonly DeploymentFix[];
}

/** Puts a finding together from its rule and what was seen. */
export function makeFinding(ruleId: CrossFileRuleId, details: FindingDetails): DeploymentFinding {
	const rule = crossFileRules[ruleId];
	return {
		ruleId,
		severity: details.severity ?? rule.defaultSeverity,
		what: details.what,
		why: details.why ?? rule.why,
		advice: details.advice ?? rule.advice,
		place: details.place,
		related: details.related ?? [],
		guidance: details.guidance ?? rule.guidance,
		...(details.client === undefined ? {} : { client: details.client }),
		fixes: details.fixes ?? [],
	};
}

/** The beginning of a file, for findings about the file as such. */
export function fileStart(file: string): Place {
	return { file, line: 0, startColumn: 0, endColumn: 0 };
}
