// From an explained log line to the lines of configuration that may have caused it. A cause is a place to
// look at with a reason, not a verdict; what the files come to, the model of the deployment says.

import { traceConfigurationLines, traceListedOptions, tracePathLines } from './causes/configuration.ts';
import { traceConnection, traceResolution, traceServerPort, traceWrappers } from './causes/connection.ts';
import {
	traceMissingEntry,
	traceNames,
	traceSeveralClients,
	traceUnknownLogin,
	traceVerifier,
} from './causes/names.ts';
import {
	traceDigest,
	traceDownload,
	traceServedConfiguration,
	traceTimeLimit,
	traceUnreadableFile,
} from './causes/service.ts';
import type { ExplainedLine } from './explain.ts';
import { isServedPath } from './explanations.ts';
import { type CauseContext, type LikelyCause, type LinkedFinding, placeKey } from './likely-cause.ts';

/** Finds causes for one kind of message. */
type CauseFinder = (line: ExplainedLine, context: CauseContext) => readonly LikelyCause[];

const MAX_CAUSES = 20;

const finders: Readonly<Record<string, CauseFinder>> = {
	MSG_TCP_NONAME: traceConnection,
	MSG_TCP_ECONN: traceSeveralClients,
	MSG_START_SRV: traceServerPort,
	MSG_EXIT_ABORTS: traceServerPort,
	MSG_TCP_NETRP: traceWrappers,
	MSG_TCP_NOAUTH: traceUnknownLogin,
	MSG_TCP_RESCLT: traceNames,
	MSG_TCP_RESPEER: traceNames,
	MSG_TCP_LOOKERS: traceNames,
	MSG_TCP_LOOKUP: traceNames,
	MSG_TCP_NOCLT: traceNames,
	MSG_E_NETST: traceUnknownLogin,
	MSG_E_NETST1: traceSeveralClients,
	MSG_TCP_NOCONF: traceSeveralClients,
	MSG_TCP_FBAD: traceDownload,
	MSG_TCP_NFILE: traceDownload,
	MSG_D_FAIL: traceDownload,
	MSG_D_DELTAFAIL: traceDownload,
	MSG_P_NODATA: traceDownload,
	MSG_CHECK_0: traceServedConfiguration,
	MSG_NOACCESS: traceUnreadableFile,
	MSG_FI_CHAN: traceDigest,
	MSG_TCP_UNEXP: traceSeveralClients,
	MSG_TCP_TIMEXC: traceTimeLimit,
	MSG_EINVALHEAD: traceConfigurationLines,
	MSG_EINVALCONF: traceConfigurationLines,
	MSG_EINVALD: traceConfigurationLines,
	MSG_EINVALDD: traceConfigurationLines,
	MSG_EINVALS: traceConfigurationLines,
	MSG_EINVALL: traceConfigurationLines,
	MSG_E_REGEX: traceConfigurationLines,
	MSG_FI_DOUBLE: tracePathLines,
	MSG_FI_NOPATH: tracePathLines,
	MSG_FI_2LONG: tracePathLines,
	MSG_FI_2LONG2: tracePathLines,
	MSG_FI_GLOB: tracePathLines,
	MSG_FI_MISS: tracePathLines,
	MSG_FI_NODIR: tracePathLines,
	MSG_FI_FAIL: tracePathLines,
};

/** Messages whose text decides where to look. */
function finderOf(line: ExplainedLine): CauseFinder {
	const { facts } = line;
	switch (line.message) {
		case 'MSG_TCP_BADCONN':
			if (facts['msg'] === 'Not in client list') return traceMissingEntry;
			if (facts['msg'] === 'Session key mismatch') return traceVerifier;
			return traceSeveralClients;
		case 'MSG_E_NET':
			if (facts['service'] === 'email') return traceListedOptions;
			return facts['subroutine'] === 'getaddrinfo' || facts['subroutine'] === 'strcmp'
				? traceResolution
				: traceConnection;
		case 'MSG_SRV_FAIL':
			return facts['service'] === 'log server' ? traceConnection : traceListedOptions;
		case 'MSG_E_SUBGEN':
			if (facts['msg']?.startsWith('No action specified') === true) return traceServedConfiguration;
			if (facts['msg']?.startsWith('Connection reset by peer') === true) return traceWrappers;
			return facts['subroutine'] === 'libwrap' ? traceWrappers : traceListedOptions;
		case 'MSG_E_ACCESS':
			return isServedPath(facts['path'] ?? '') ? traceDownload : tracePathLines;
		default: {
			const id = line.message ?? '';
			return (Object.hasOwn(finders, id) ? finders[id] : undefined) ?? traceListedOptions;
		}
	}
}

/**
 * The lines of a deployment that may have caused a log line, the most likely first.
 * @param line A line explained by `explainLine`. For a client's message that a server passed on, the inner message is
 * looked into, and the client's name is known.
 * @returns at most 20 places, each once; empty for unknown lines.
 */
export function findLikelyCauses(line: ExplainedLine, context: CauseContext): readonly LikelyCause[] {
	if (!line.known) return [];
	if (line.nested !== undefined) {
		const host = line.facts['remote_host'] ?? '';
		return findLikelyCauses({ ...line.nested, facts: { remote_host: host, ...line.nested.facts } }, context);
	}
	const seen = new Set<string>();
	const causes: LikelyCause[] = [];
	for (const cause of finderOf(line)(line, context)) {
		const key = placeKey(cause.file, cause.line);
		if (seen.has(key)) continue;
		seen.add(key);
		causes.push(
			cause.ruleId === undefined ? withFinding(cause, findingAt(context, cause, line.guidance)) : cause,
		);
		if (causes.length === MAX_CAUSES) break;
	}
	return causes;
}

/** A rule that leads to the same problem says more about this line than another one that finds it. */
function findingAt(
	{ findingsAt }: CauseContext,
	{ file, line }: LikelyCause,
	guidance: string | null,
): LinkedFinding | undefined {
	const findings = findingsAt.get(placeKey(file, line)) ?? [];
	return (
		findings.findLast((finding) => finding.guidance === guidance) ??
		// A finding between files that leads to another problem happens to be on the line; it does not cause the message.
		findings.find(
			(each) =>
				!each.isAcrossFiles ||
				// What a whole file lacks is said of its first line.
				(line > 1 && (each.guidance === undefined || guidance === null)),
		)
	);
}

function withFinding(cause: LikelyCause, finding: LinkedFinding | undefined): LikelyCause {
	if (finding === undefined) return cause;
	const fix = cause.fix ?? finding.fixes[0];
	return { ...cause, ruleId: finding.ruleId, ...(fix === undefined ? {} : { fix }) };
}
