// Runs the rules about deployments, for one client or for the server as a whole, so that a change costs the clients that
// it touches; guards them one by one. Knows no rule by name.
import type { DeploymentModel } from '../deployment/model/deployment-model.ts';
import type { AcrossRule } from './define-rule.ts';
import type { RuleFailure } from './engine.ts';
import type { FileFinding, FileReport } from './finding.ts';

/**
 * The findings about one client; independent of how many others there are.
 * @param name the client, lower case
 * @param failed called for a rule that threw; the others go on
 */
export function findAboutClient(
	rules: readonly AcrossRule[],
	model: DeploymentModel,
	name: string,
	failed: RuleFailure,
): FileFinding[] {
	const found: FileFinding[] = [];
	for (const rule of rules) {
		if (rule.scope === 'server') continue;
		const report = (said: FileReport): void => {
			found.push({ ...said, rule: rule.id, client: name });
		};
		try {
			rule.check(name, model, report);
		} catch (error) {
			failed(rule.id, error);
		}
	}
	return found;
}

/** The findings about the server as a whole; looks once at each client. */
export function findAboutServer(
	rules: readonly AcrossRule[],
	model: DeploymentModel,
	failed: RuleFailure,
): FileFinding[] {
	const found: FileFinding[] = [];
	for (const rule of rules) {
		if (rule.scope === 'client') continue;
		const report = (said: FileReport): void => {
			found.push({ ...said, rule: rule.id });
		};
		try {
			if (rule.scope === 'server') rule.check(model, report);
			else rule.check(undefined, model, report);
		} catch (error) {
			failed(rule.id, error);
		}
	}
	return found;
}
