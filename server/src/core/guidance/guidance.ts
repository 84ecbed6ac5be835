// The table of contents of the offline guidance: which problem has which id, title and stage, so that findings, log
// messages and pages speak of the same thing. The texts themselves are Markdown under docs/guidance, not here.

/** Stages of a connection in the order in which they happen, as in the picture of the guidance's first page. */
export const STAGES = ['connect', 'admit', 'name', 'authenticate', 'download', 'report'] as const;
export type GuidanceStage = (typeof STAGES)[number];

export type ProblemId =
	| 'connecting-1'
	| 'connecting-2'
	| 'authentication-1'
	| 'authentication-2'
	| 'downloading-1'
	| 'other-1'
	| 'other-2';

/** One problem of the guidance. */
export interface GuidanceEntry {
	/** Stable; the page is `docs/guidance/<id>.md`. */
	readonly id: ProblemId;
	readonly title: string;
	readonly stage: GuidanceStage;
	/** One line for lists and tool tips. */
	readonly summary: string;
	/** The words by which client and server report it; without those of values. */
	readonly clientSays: readonly string[];
	readonly serverSays: readonly string[];
	/** Options that bear on it. */
	readonly options: readonly string[];
}

/** The problems by stage. */
export const GUIDANCE: readonly GuidanceEntry[] = [
	{
		id: 'connecting-1',
		title: 'Connecting 1: Connection refused',
		stage: 'connect',
		summary: 'Nothing answers at the address and port that the client uses for its server.',
		clientSays: ['Connection refused', 'Service failure', 'No server name known'],
		serverSays: [],
		options: [
			'SetLogServer',
			'SetServerPort',
			'SetServerInterface',
			'SetReverseLookup',
			'ExportSeverity',
			'SetChrootDir',
		],
	},
	{
		id: 'connecting-2',
		title: 'Connecting 2: Connection reset by peer',
		stage: 'admit',
		summary: 'TCP wrappers on the server refuse the client before it sends its name.',
		clientSays: ['Connection error: Connection reset by peer', 'Session key negotiation failed'],
		serverSays: ['Refused connection from'],
		options: [],
	},
	{
		id: 'authentication-1',
		title: 'Authentication 1: Session key mismatch',
		stage: 'authenticate',
		summary:
			"The password in the client's binary does not match the entry in force, often because of a second entry.",
		clientSays: ['Session key negotiation failed'],
		serverSays: ['Invalid connection attempt: Session key mismatch'],
		options: ['Client'],
	},
	{
		id: 'authentication-2',
		title: 'Authentication 2: Not in client list',
		stage: 'name',
		summary: 'The server looked for a name that is not in its client list.',
		clientSays: ['Session key negotiation failed'],
		serverSays: ['Invalid connection attempt: Not in client list', 'Cannot resolve client name'],
		options: ['Client', 'SetClientFromAccept', 'SeverityLookup', 'SetBindAddress', 'SetStripDomain'],
	},
	{
		id: 'downloading-1',
		title: 'Downloading 1: File download failed',
		stage: 'download',
		summary: 'The server has no configuration or baseline for the client that its user can read.',
		clientSays: ['File download failed'],
		serverSays: ['File not accessible', 'Requested file not found'],
		options: ['SetChrootDir', 'Client', 'SetClientFromAccept'],
	},
	{
		id: 'other-1',
		title: 'Other 1: Signature mismatch',
		stage: 'report',
		summary: 'A client used a session key that is no longer current: mostly two processes with one name.',
		clientSays: ['Invalid connection state', 'Unexpected reply', 'Connection error: Input/output error'],
		serverSays: ['Invalid connection attempt: Signature mismatch'],
		options: ['SetClientFromAccept', 'Client'],
	},
	{
		id: 'other-2',
		title: 'Other 2: Restart without prior exit',
		stage: 'report',
		summary: 'A client started although its last run did not report its end to the server.',
		clientSays: [],
		serverSays: ['Restart without prior exit'],
		options: [],
	},
];

const byId = new Map<string, GuidanceEntry>(GUIDANCE.map((entry) => [entry.id, entry]));

/** The problem with this id, or undefined if there is none. */
export function guidanceById(id: string): GuidanceEntry | undefined {
	return byId.get(id);
}
