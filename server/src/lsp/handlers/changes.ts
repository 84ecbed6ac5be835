// samhain/changes: what an open document changes against an older text of it.
import {
	Analysis,
	assumedTreeOf,
	changeSentence,
	type DiffSide,
	diffConfigurations,
	readWatchConfiguration,
} from '../../core/index.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

/** Reports of the next check that are sent. */
const MAX_REPORTS = 20;

export const changes: Register = (services) => {
	onRequest(services, 'samhain/changes', null, (params) => {
		const document = services.session.documents.get(textOf(params, 'uri') ?? '');
		const oldText = textOf(params, 'oldText');
		if (document === undefined || oldText === undefined) return null;
		const changed = document.analysis;
		const [before, after] = [new Analysis(oldText, changed.settings), changed].map(sideOf);
		if (before === undefined || after === undefined) return null;
		const result = diffConfigurations(before, after, assumedTreeOf([before, after]));
		return {
			losesProtection: result.losesProtection,
			changes: result.changes.map((change) => ({
				...{ effect: change.effect, text: changeSentence(change) },
				...(change.oldLine === undefined ? undefined : { oldLine: change.oldLine }),
				...(change.newLine === undefined ? undefined : { newLine: change.newLine }),
			})),
			nextCheck: result.nextCheck
				.slice(0, MAX_REPORTS)
				.map(({ path, event, severity }) => `${path}: ${event} (${severity})`),
			nextCheckCount: result.nextCheck.length,
		};
	});
};

function sideOf(analysis: Analysis): DiffSide {
	return {
		view: analysis.view(),
		configuration: readWatchConfiguration(analysis.model, analysis.daemon),
	};
}
