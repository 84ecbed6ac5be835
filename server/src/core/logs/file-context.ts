// One configuration file alone, for messages about its lines: what the daemon for which it is meant says of it, and what
// other builds say.
import { Analysis } from '../analysis/analysis.ts';
import { daemonOutput } from '../analysis/daemon-output.ts';
import { BUILD_PROFILES } from '../catalogue/builds.ts';
import type { ReaderRole } from '../catalogue/types.ts';
import { findDeployments } from '../deployment/files/find-deployments.ts';
import { Deployment } from '../deployment/model/deployment.ts';
import { reportFindings } from '../report/report.ts';
import type { AnalysisSettings } from '../settings/settings.ts';
import { appendTo } from '../text/multimap.ts';
import { listOptions } from '../workspace/configuration-files.ts';
import { DeploymentAnalysis } from '../workspace/deployment-analysis.ts';
import {
	type CauseContext,
	type LinkedFinding,
	linkFinding,
	openCauseContext,
	placeKey,
	type ReadFile,
} from './likely-cause.ts';

/**
 * @param file its path, as causes name it
 * @param settings role, version and build of the daemon that reads it
 */
export function openFileContext(file: string, text: string, settings: AnalysisSettings): CauseContext {
	const analysis = new Analysis(text, settings);
	const lines = text.split(/\r\n|\n/);
	const read: ReadFile = {
		file,
		messages: daemonOutput(analysis),
		textOf: (line) => lines[line - 1],
		otherReaders: settings.role === 'auto' ? readOtherwise(file, text, settings, analysis.role.role) : [],
	};
	const options = listOptions(analysis);
	if (analysis.role.role === 'server') return { ...openServer(file, text, settings), readFiles: [read] };
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
		readFiles: [read],
	};
}

/** A server file is a deployment without clients: its entries are asked about. */
function openServer(file: string, text: string, settings: AnalysisSettings): CauseContext {
	const at = file.lastIndexOf('/');
	const described = {
		folder: at < 0 ? '' : file.slice(0, at),
		deployment: { server: { file: file.slice(at + 1) } },
	};
	const [found] = findDeployments([file], [described]);
	if (found === undefined) throw new Error('a described deployment is always found');
	const analysis = new DeploymentAnalysis(found, { settingsOf: () => settings });
	analysis.setText(file, text);
	analysis.work();
	return openCauseContext(analysis);
}

/** What other daemons would say of the file, where nobody said which one reads it. */
function readOtherwise(
	file: string,
	text: string,
	settings: AnalysisSettings,
	role: ReaderRole,
): NonNullable<ReadFile['otherReaders']> {
	if (settings.language === 'yulerc') return [];
	const others: { readonly reader: string; readonly settings: AnalysisSettings }[] = [];
	if (settings.isBuildAssumed === true) {
		const { without } = BUILD_PROFILES.debian;
		others.push({
			reader: 'A build such as Debian’s',
			settings: { ...settings, role: 'standalone', without, isBuildAssumed: false },
		});
	}
	if (role !== 'client') others.push({ reader: 'A client', settings: { ...settings, role: 'client' } });
	if (role !== 'standalone')
		others.push({ reader: 'A samhain without a server', settings: { ...settings, role: 'standalone' } });
	return others.map((other) => {
		const analysis = new Analysis(text, other.settings);
		return {
			reader: other.reader,
			messages: daemonOutput(analysis),
			findings: listFindings(file, analysis),
		};
	});
}

function listFindings(file: string, analysis: Analysis): LinkedFinding[] {
	return reportFindings(analysis).map((finding) => ({
		...linkFinding(file, finding),
		fixes: finding.fixes().map(({ title }) => title),
	}));
}
