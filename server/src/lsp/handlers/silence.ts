// samhain/silence: the alarms of a log in groups and one by one, with edits of the configuration that silence them.
import {
	answerLog,
	type CauseContext,
	describeAlarm,
	type FileProposal,
	openCauseContext,
	openFileContext,
	type ReadConfiguration,
	readReports,
	type SilencedLine,
	type SummaryGroup,
	silenceLog,
	splitPastedLog,
	summariseReports,
} from '../../core/index.ts';
import type { Requests, SentAlarm, SentAlarmGroup, SentProposal } from '../../protocol.ts';
import type { FindingPlace } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import { encodeUri, fileNameOf, plainUri } from '../uris.ts';
import { placeOf } from './named-files.ts';
import { textOf } from './params.ts';
import { onRequest, type Register, type Services } from './services.ts';

const MAX_LINES = 2000;
const MAX_CHARACTERS = 1024 * 1024;
/** Single alarms, and paths of a group, that are sent. */
const MAX_ALARMS = 50;
const MAX_PATHS = 20;

/** A file by its path. */
type PlaceAt = (file: string) => FindingPlace;

type Answer = Requests['samhain/silence']['answer'];

export const silence: Register = (services) => {
	onRequest(services, 'samhain/silence', { count: 0, groups: [], alarms: [] }, (params) =>
		silenceText(textOf(params, 'text') ?? '', textOf(params, 'uri'), services),
	);
};

function silenceText(text: string, uri: string | undefined, services: Services): Answer {
	const rows = splitPastedLog(text.slice(0, MAX_CHARACTERS)).slice(0, MAX_LINES);
	const contexts = contextsFor(uri, services);
	const read = readerOf(services);
	const lines = [...answerLog(rows, [])].flatMap(({ answers }) => answers.map(({ line }) => line));
	const summary = summariseReports(readReports(lines), contexts, read);
	const placeAt = (file: string): FindingPlace => placeOf(services.session, file);
	const known = new Set<string>();
	const alarms: SentAlarm[] = [];
	for (const silenced of silenceLog(lines, contexts, read, MAX_ALARMS).values()) {
		const alarm = toAlarm(silenced, placeAt);
		const key = `${alarm.title} ${alarm.uri ?? ''}`;
		if (known.has(key) || alarms.length === MAX_ALARMS) continue;
		known.add(key);
		alarms.push(alarm);
	}
	return {
		count: summary.reports.length,
		groups: summary.groups.map((group) => toGroup(group, placeAt)),
		alarms,
	};
}

/** The named file alone; else the deployments, or the only open configuration where there are none. */
function contextsFor(uri: string | undefined, { session, deployments }: Services): readonly CauseContext[] {
	const named = uri === undefined ? undefined : session.documents.get(uri);
	if (named !== undefined && deployments.membershipOf(named.uri) === undefined) return [fileContext(named)];
	if (deployments.workspaces.length > 0) return deployments.workspaces.map(openCauseContext);
	const [only, ...others] = [...session.documents.values()].filter(
		({ analysis }) => analysis.settings.language === 'samhainrc',
	);
	return only === undefined || others.length > 0 ? [] : [fileContext(only)];
}

function fileContext({ uri, analysis }: OpenDocument): CauseContext {
	return openFileContext(plainUri(uri), analysis.text, analysis.settings);
}

/** Open files as they are in the editor; files of a deployment from where it has them. */
function readerOf({ session, deployments }: Services): ReadConfiguration {
	return (file) => {
		for (const { uri, analysis } of session.documents.values())
			if (plainUri(uri) === file) return { text: analysis.text, settings: analysis.settings };
		const workspace = deployments.workspaces.find(({ members }) => members.has(file));
		const held = deployments.heldAt(file) ?? deployments.files.readText(file);
		const text = typeof held === 'object' ? held.text : held;
		if (workspace === undefined || text === undefined) return undefined;
		return { text, settings: workspace.analyse(file, text).settings };
	};
}

function toGroup(
	{ title, members, paths, hosts, needsUpdate, proposals }: SummaryGroup,
	placeAt: PlaceAt,
): SentAlarmGroup {
	return {
		...{ title, count: members.length, hosts, needsUpdate },
		paths: paths.slice(0, MAX_PATHS),
		proposals: proposals.map(({ file, proposal }) => toProposal(proposal, placeAt(file))),
	};
}

function toAlarm(
	{ report, file, deciding, proposals, isUnreported = false }: SilencedLine,
	placeAt: PlaceAt,
): SentAlarm {
	return {
		title: describeAlarm(report),
		uri: file === undefined ? null : encodeUri(file),
		name: file === undefined ? '' : fileNameOf(file),
		line: deciding === undefined ? null : deciding.line + 1,
		policy: deciding?.policy ?? null,
		isUnreported,
		proposals: file === undefined ? [] : proposals.map((proposal) => toProposal(proposal, placeAt(file))),
	};
}

function toProposal(proposal: FileProposal['proposal'], place: FindingPlace): SentProposal {
	const { title, loses, keeps, needsBaseline, condition, edits } = proposal;
	return {
		...{ title, loses, keeps, needsBaseline, condition: condition ?? null },
		uri: place.uri,
		name: fileNameOf(place.uri),
		edits: edits.map(({ range, text }) => {
			const { start, end } = place.toClientRange(range);
			return { line: start.line, column: start.character, endLine: end.line, endColumn: end.character, text };
		}),
	};
}
