// One configuration file alone, for messages about its lines: what the daemon for which it is meant says of it, and what
// other builds say.
import { Analysis } from '../analysis/analysis.ts';
import { daemonOutput } from '../analysis/daemon-output.ts';
import { BUILD_PROFILES } from '../catalogue/builds.ts';
import { Deployment } from '../deployment/model/deployment.ts';
import { reportFindings } from '../report/report.ts';
import type { AnalysisSettings } from '../settings/settings.ts';
import { appendTo } from '../text/multimap.ts';
import { listOptions } from '../workspace/configuration-files.ts';
import {
	type CauseContext,
	type LinkedFinding,
	linkFinding,
	placeKey,
	type ReadFile,
} from './likely-cause.ts';

/**
 * @param file its path, as causes name it
 * @param settings role, version and build of the daemon that reads it
 */
export function openFileContext(file: string, text: string, settings: AnalysisSettings): CauseContext {
	const analysis = new Analysis(text, settings);
	const options = listOptions(analysis);
	const lines = text.split(/\r\n|\n/);
	const findings = listFindings(file, analysis);
	const findingsAt = new Map<string, LinkedFinding[]>();
	for (const finding of findings) appendTo(findingsAt, placeKey(finding.file, finding.line), finding);
	return {
		model: new Deployment(),
		entries: [],
		optionsOf: (path) => (path === file ? options : undefined),
		findings,
		findingsAt,
		dataDirectory: undefined,
		alone: { file, options },
		readFiles: [
			{
				file,
				complaints: daemonOutput(analysis),
				textOf: (line) => lines[line - 1],
				otherBuilds: readWithOtherBuilds(file, text, settings),
			},
		],
	};
}

/** What the packages of distributions would say, where the build is not known. */
function readWithOtherBuilds(
	file: string,
	text: string,
	settings: AnalysisSettings,
): NonNullable<ReadFile['otherBuilds']> {
	if (settings.without !== BUILD_PROFILES.full.without || settings.language === 'yulerc') return [];
	const { without } = BUILD_PROFILES.debian;
	const analysis = new Analysis(text, { ...settings, role: 'standalone', without });
	return [{ build: 'Debian', complaints: daemonOutput(analysis), findings: listFindings(file, analysis) }];
}

function listFindings(file: string, analysis: Analysis): LinkedFinding[] {
	return reportFindings(analysis).map((finding) => ({
		...linkFinding(file, finding),
		fixes: finding.fixes().map(({ title }) => title),
	}));
}
