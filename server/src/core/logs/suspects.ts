// From an explained log line to the lines of configuration that may have caused it. It asks the view of a deployment
// and nothing else; a suspect is a place to look at with a reason, not a verdict.
import type { DeploymentView, FindingView, Suspect } from './deployment-view.ts';
import type { ExplainedLine } from './explain.ts';
import { isServedPath } from './explanations.ts';
import { suspectConfigurationLines, suspectListedOptions, suspectPathLines } from './suspect-config.ts';
import {
	suspectConnection,
	suspectResolution,
	suspectServerPort,
	suspectWrappers,
} from './suspect-connection.ts';
import {
	suspectMissingEntry,
	suspectNames,
	suspectSeveralClients,
	suspectUnknownLogin,
	suspectVerifier,
} from './suspect-names.ts';
import { suspectDownload, suspectTimeLimit } from './suspect-service.ts';

/** Finds suspects for one kind of message. */
export type SuspectFinder = (line: ExplainedLine, view: DeploymentView) => readonly Suspect[];

const MAX_SUSPECTS = 20;

const finders: Readonly<Record<string, SuspectFinder>> = {
	MSG_TCP_NONAME: suspectConnection,
	MSG_TCP_ECONN: suspectConnection,
	MSG_START_SRV: suspectServerPort,
	MSG_EXIT_ABORTS: suspectServerPort,
	MSG_TCP_NETRP: suspectWrappers,
	MSG_TCP_NOAUTH: suspectUnknownLogin,
	MSG_TCP_RESCLT: suspectNames,
	MSG_TCP_RESPEER: suspectNames,
	MSG_TCP_LOOKERS: suspectNames,
	MSG_TCP_LOOKUP: suspectNames,
	MSG_TCP_NOCLT: suspectNames,
	MSG_E_NETST: suspectUnknownLogin,
	MSG_E_NETST1: suspectSeveralClients,
	MSG_TCP_NOCONF: suspectSeveralClients,
	MSG_TCP_FBAD: suspectDownload,
	MSG_TCP_NFILE: suspectDownload,
	MSG_D_FAIL: suspectDownload,
	MSG_D_DELTAFAIL: suspectDownload,
	MSG_TCP_TIMEXC: suspectTimeLimit,
	MSG_EINVALHEAD: suspectConfigurationLines,
	MSG_EINVALCONF: suspectConfigurationLines,
	MSG_EINVALD: suspectConfigurationLines,
	MSG_EINVALDD: suspectConfigurationLines,
	MSG_EINVALS: suspectConfigurationLines,
	MSG_EINVALL: suspectConfigurationLines,
	MSG_E_REGEX: suspectConfigurationLines,
	MSG_FI_DOUBLE: suspectPathLines,
	MSG_FI_NOPATH: suspectPathLines,
	MSG_FI_2LONG: suspectPathLines,
	MSG_FI_2LONG2: suspectPathLines,
	MSG_FI_GLOB: suspectPathLines,
	MSG_FI_MISS: suspectPathLines,
	MSG_FI_NODIR: suspectPathLines,
	MSG_FI_FAIL: suspectPathLines,
};

/** Messages whose text decides where to look. */
function finderOf(line: ExplainedLine): SuspectFinder {
	const { facts } = line;
	switch (line.message) {
		case 'MSG_TCP_BADCONN':
			if (facts['msg'] === 'Not in client list') return suspectMissingEntry;
			if (facts['msg'] === 'Session key mismatch') return suspectVerifier;
			return suspectSeveralClients;
		case 'MSG_E_NET':
			if (facts['service'] === 'email') return suspectListedOptions;
			return facts['subroutine'] === 'getaddrinfo' || facts['subroutine'] === 'strcmp'
				? suspectResolution
				: suspectConnection;
		case 'MSG_SRV_FAIL':
			return facts['service'] === 'log server' ? suspectConnection : suspectListedOptions;
		case 'MSG_E_SUBGEN':
			return facts['subroutine'] === 'libwrap' ? suspectWrappers : suspectListedOptions;
		case 'MSG_E_ACCESS':
			return isServedPath(facts['path'] ?? '') ? suspectDownload : suspectPathLines;
		default: {
			const id = line.message ?? '';
			return (Object.hasOwn(finders, id) ? finders[id] : undefined) ?? suspectListedOptions;
		}
	}
}

/**
 * Where in a deployment the cause of a log line may stand, the most likely place first.
 * @param line A line explained by `explainLine`. For a client's message that a server passed on, the inner message is
 * looked into, and the client's name is known.
 * @returns at most 20 places, each once; empty for unknown lines.
 */
export function findSuspects(line: ExplainedLine, view: DeploymentView): readonly Suspect[] {
	if (!line.known) return [];
	if (line.nested !== undefined) {
		const host = line.facts['remote_host'] ?? '';
		return findSuspects({ ...line.nested, facts: { remote_host: host, ...line.nested.facts } }, view);
	}
	const findings = new Map<string, FindingView>();
	for (const finding of view.findings) {
		const key = `${finding.file}\0${finding.line}`;
		// A rule that leads to the same problem says more about this line than another that happens to stand there.
		if (!findings.has(key) || finding.guidance === line.guidance) findings.set(key, finding);
	}
	const seen = new Set<string>();
	const suspects: Suspect[] = [];
	for (const suspect of finderOf(line)(line, view)) {
		const key = `${suspect.file}\0${suspect.line}`;
		if (seen.has(key)) continue;
		seen.add(key);
		suspects.push(suspect.ruleId === undefined ? withFinding(suspect, findings.get(key)) : suspect);
		if (suspects.length === MAX_SUSPECTS) break;
	}
	return suspects;
}

function withFinding(suspect: Suspect, finding: FindingView | undefined): Suspect {
	if (finding === undefined) return suspect;
	const fix = suspect.fix ?? finding.fixes?.[0];
	return { ...suspect, ruleId: finding.ruleId, ...(fix === undefined ? {} : { fix }) };
}
