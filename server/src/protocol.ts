// The requests and notifications `samhain/*`, which are not part of the protocol of language servers: what the server
// answers, what it sends, and what a client gives. Server and client share this file; docs/protocol.md describes it for
// the authors of other clients. Types only: nothing here runs, and everything is plain JSON.

/** Which daemon a document is read for, and why. */
export interface Status {
	readonly uri: string;
	/** `client`, `server`, `standalone`, or `undecided` between client and standalone. */
	readonly role: string;
	readonly roleReason: string;
	/** A version of the daemon, such as `4.4.3`. */
	readonly version: string;
	readonly versionReason: string;
	/** The host that conditionals are evaluated for; absent: every branch is read. */
	readonly host?: string;
}

/** A place that may be to blame for a log line. */
export interface SentCause {
	/** URI of the file. */
	readonly file: string;
	/** The last parts of its path, for people. */
	readonly name: string;
	/** From 1. */
	readonly line: number;
	/** The rule that finds it, too. */
	readonly ruleId?: string;
	readonly why: string;
	/** What to do, as an order. */
	readonly fix?: string;
	/** The fix as an edit: this text of the line becomes the other. */
	readonly replacement?: { readonly from: string; readonly to: string };
}

/** A log line and what is known of it. */
export interface ExplainedRecord {
	readonly input: string;
	/** False: no message of the daemon looks like this. */
	readonly known: boolean;
	readonly kind: string;
	/** Id in the daemon's catalogue; null for unknown lines. */
	readonly message: string | null;
	/** Page of the guidance about the problem, without its folder; null where none fits. */
	readonly guidance: string | null;
	readonly guidanceTitle: string | null;
	/** Page about the message, without its folder. */
	readonly page: string | null;
	readonly facts: Readonly<Record<string, string>>;
	/** How it was recognised; null for unknown lines and for those that are no messages. */
	readonly match: 'exact' | 'part' | 'text' | null;
	/** Ids of the messages that it may be, `message` first. */
	readonly candidates: readonly string[];
	/** Index of the record that it follows from; null for a cause, and for what is no failure. */
	readonly cause: number | null;
	readonly suspects: readonly SentCause[];
	readonly title: string;
	/** Stage of the connection or of the daemon's run. */
	readonly stage: string | null;
	readonly meaning: string;
	readonly causes: readonly string[];
	readonly howToCheck: readonly string[];
	readonly fixes: readonly string[];
	readonly options: readonly string[];
	/** The client, where the line is a server's record of what it reported. */
	readonly reportedBy?: string | null;
	/** What the guidance has about the words of an unknown line. */
	readonly suggestions?: readonly Pick<GuidanceResult, 'page' | 'anchor' | 'title'>[];
	/** For a POLICY line about a file: each difference, or each attribute of a file that is new or gone, in words. */
	readonly differences?: readonly string[];
}

/** The cause of a course of events. */
export interface SentStoryCause {
	/** Index of its record. */
	readonly index: number;
	/** A sentence: what went wrong. */
	readonly what: string;
	/** A sentence: how far the client came. */
	readonly stage: string | null;
	readonly fix: string | null;
	readonly guidance: string | null;
	readonly guidanceTitle: string | null;
	/** Indexes of the records that follow from it. */
	readonly consequences: readonly number[];
	readonly suspects: readonly SentCause[];
}

/** A log line that is known, in short. */
export interface KnownLine {
	readonly title: string;
	readonly guidance: string | null;
}

/** An item of the tree of a deployment. */
export interface DeploymentItem {
	/** Stable within the deployment. */
	readonly id: string;
	readonly label: string;
	readonly description: string;
	readonly tooltip: string;
	readonly icon: 'server' | 'client' | 'file' | 'hosts' | 'missing' | 'entry' | 'group';
	readonly state: 'ok' | 'problem' | 'note';
	/** How grave the problem is. */
	readonly severity?: 'error' | 'warning';
	/** Where a click leads. */
	readonly uri?: string;
	/** From 0. */
	readonly line?: number;
	/** Absent for a client: `samhain/deploymentItems` gives its items. */
	readonly children?: readonly DeploymentItem[];
	readonly clientName?: string;
}

/** A deployment in short: whether there is one, and how large. */
export interface BriefDeployment {
	/** Its place in the list, for `samhain/deploymentItems`. */
	readonly id: number;
	readonly label: string;
	readonly clientCount: number;
}

/** A deployment with its diagram and tree. */
export interface SentDeployment extends BriefDeployment {
	/** URI of its folder. */
	readonly root: string;
	/** The diagram as SVG, in which everything from files is escaped; its style elements carry no nonce. */
	readonly svg: string;
	/** Clients that the diagram shows. */
	readonly shownCount: number;
	/** Clients that are still to be looked at. */
	readonly waiting: number;
	readonly tree: readonly DeploymentItem[];
	/** The same as a table, in which everything leads to its line. */
	readonly table: SentTable;
}

/** Where a click leads; absent where there is no place. */
export interface SentPlace {
	readonly uri?: string;
	/** From 0. */
	readonly line?: number;
}

/** A deployment as a table. */
export interface SentTable {
	readonly title: string;
	/** The server in one sentence. */
	readonly server: string;
	readonly serverPlace: SentPlace;
	readonly columns: readonly string[];
	readonly rows: readonly (SentPlace & {
		readonly name: string;
		/** In the order of `columns`. */
		readonly cells: readonly (SentPlace & { readonly mark: string; readonly word: string })[];
	})[];
	/** Clients without a row. */
	readonly hidden: number;
}

/** A client of a server file and the entry in force. */
export interface SentClient {
	/** In lower case, as the server compares it. */
	readonly name: string;
	/** From 0. */
	readonly line: number;
	/** The parts of the entry; only for a client that was asked for by name. */
	readonly salt?: string;
	readonly verifier?: string;
	/** The entry is one of a server that was built with --disable-srp. */
	readonly isPlain: boolean;
}

/** An edit of one document, as the protocol of language servers has it. */
export interface SentTextEdit {
	readonly range: {
		readonly start: { readonly line: number; readonly character: number };
		readonly end: { readonly line: number; readonly character: number };
	};
	readonly newText: string;
}

/** A section of the guidance, or a message, that a search found. */
export interface GuidanceResult {
	/** Page of the guidance, without its folder. */
	readonly page: string;
	/** Anchor in the page; empty for its beginning. */
	readonly anchor: string;
	readonly kind: 'page' | 'message';
	readonly title: string;
	readonly detail: string;
	readonly excerpt: string;
}

/** Where the troubleshooter is: a question, or the cause that was found. */
export type TroubleshooterNode =
	| {
			readonly kind: 'question';
			readonly id: string;
			readonly question: string;
			/** How to find out. */
			readonly help?: string;
			readonly answers: readonly { readonly id: string; readonly label: string }[];
	  }
	| {
			readonly kind: 'cause';
			readonly id: string;
			readonly cause: string;
			readonly fix: string;
			/** Page of the guidance, without its folder. */
			readonly guidance: string | null;
	  };

/** A question of the troubleshooter that is answered. */
export interface TroubleshooterStep {
	readonly id: string;
	readonly question: string;
	readonly answer: string;
	/** Who answered. */
	readonly by: 'files' | 'person';
}

/** A finding that explains why a client does not connect. */
export interface SentReason extends SentCause {
	readonly ruleId: string;
	readonly severity: 'error' | 'warning';
}

/** A piece of a proposal; lines and columns from 0, columns in the units that server and client agreed on. */
export interface SentEdit {
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	readonly text: string;
}

/** An edit of a configuration that silences alarms. */
export interface SentProposal {
	readonly title: string;
	/** What goes with it, one text for each loss. */
	readonly loses: readonly string[];
	/** What stays watched. */
	readonly keeps: readonly string[];
	readonly needsBaseline: boolean;
	/** What has to be true of the file, where the log does not tell; null: nothing. */
	readonly condition: string | null;
	/** The file that it changes, as a URI and in short. */
	readonly uri: string;
	readonly name: string;
	readonly edits: readonly SentEdit[];
}

/** Alarms with one cause. */
export interface SentAlarmGroup {
	readonly title: string;
	readonly count: number;
	readonly paths: readonly string[];
	readonly hosts: readonly string[];
	/** Whether the paths belong into the baseline, and no edit is proposed. */
	readonly needsUpdate: boolean;
	/** One for each file. */
	readonly proposals: readonly SentProposal[];
}

/** One alarm, each only once. */
export interface SentAlarm {
	readonly title: string;
	/** The configuration; null where it is not known which one that is. */
	readonly uri: string | null;
	readonly name: string;
	/** The deciding line, from 1; null where the configuration does not watch the path. */
	readonly line: number | null;
	readonly policy: string | null;
	/** The configuration reports no such change: it was edited since, or another one made the alarm. */
	readonly isUnreported: boolean;
	/** The least loss first. */
	readonly proposals: readonly SentProposal[];
}

/** An item of the tree of watched paths. */
export interface SentWatchedItem {
	readonly path: string;
	/** The last name of the path, or a whole pattern. */
	readonly label: string;
	readonly description: string;
	readonly tooltip: string;
	readonly kind: 'folder' | 'file' | 'pattern';
	/** The policy's section; absent where samhain does not look at the path itself. */
	readonly policy?: string;
	/** The deciding line, from 0. */
	readonly line?: number;
	/** Items below; absent where they must be asked for by their folder. */
	readonly children?: readonly SentWatchedItem[];
}

/** One sentence of the answer to "why is this path watched?". */
export interface WhySentence {
	readonly text: string;
	/** The line that the sentence is about, from 0. */
	readonly line?: number;
	/** Whether that line decides; absent: the sentence is not about a candidate. */
	readonly decides?: boolean;
}

/** What holds for a path, if it is a file or if it is a folder. */
export interface SentWhyAnswer {
	readonly path: string;
	readonly type: 'file' | 'folder' | 'symbolic link' | 'special file';
	/** True where nothing is known of the path, so that its type is an assumption. */
	readonly isAssumed: boolean;
	readonly watched: boolean;
	readonly sentences: readonly WhySentence[];
}

/** A line of the text that shows which options are in force. */
export interface SentEffectiveLine {
	readonly text: string;
	/** The line of the configuration that it is about, from 0. */
	readonly line?: number;
}

/** Where one kind of message goes at one destination. */
export interface SentRouteCell {
	/** `yes`, `no`, or `filtered` where the text of the message decides. */
	readonly delivered: 'yes' | 'filtered' | 'no';
	/** The receivers that take it, where some do not. */
	readonly receivers: readonly string[];
	/** The lines that decide, from 0. */
	readonly lines: readonly number[];
}

/** A row of the table of who receives what: an event, or messages of some classes. */
export interface SentRouteRow {
	/** The option that sets the severity, or the classes. */
	readonly name: string;
	/** What the option is about. */
	readonly summary?: string;
	readonly severity: string;
	/** The line that sets the severity, from 0. */
	readonly line?: number;
	/** Why the row is marked: nobody receives it, or only who looks at the console. */
	readonly note?: string;
	/** In the order of the columns. */
	readonly cells: readonly SentRouteCell[];
}

/** Who receives what. */
export interface SentRoutes {
	/** The destinations that receive something, and what they are set up for. */
	readonly columns: readonly {
		readonly name: string;
		readonly detail: string;
		readonly lines: readonly number[];
	}[];
	readonly events: readonly SentRouteRow[];
	readonly messages: readonly SentRouteRow[];
}

/** One effect of a change of a configuration. */
export interface SentChange {
	readonly effect: 'loss' | 'gain' | 'changed';
	readonly text: string;
	/** Lines of the text before and after, from 0. */
	readonly oldLine?: number;
	readonly newLine?: number;
}

/** What a change of a configuration does. */
export interface SentChanges {
	readonly losesProtection: boolean;
	/** Losses first. */
	readonly changes: readonly SentChange[];
	/** Reports of the next check although nothing changed on disk; the first ones. */
	readonly nextCheck: readonly string[];
	/** How many reports there are. */
	readonly nextCheckCount: number;
}

/** What a client may ask. A parameter that is missing or of a wrong type counts as not given. */
export interface Requests {
	/** Which daemon an open document is read for; null for a document that is not open. */
	'samhain/status': { readonly params: { readonly uri: string }; readonly answer: Status | null };
	/** Explains the records of a log of at most 2000 lines, alone and as a course of events. */
	'samhain/explain': {
		readonly params: { readonly text: string };
		readonly answer: {
			readonly records: readonly ExplainedRecord[];
			/** What the records tell together; null where nothing went wrong. */
			readonly story: { readonly main: SentStoryCause; readonly others: readonly SentStoryCause[] } | null;
		};
	};
	/**
	 * The POLICY lines of a log of at most 2000 lines, in groups and one by one, with edits that silence them.
	 * `uri`: an open configuration file that made them, where they belong to no deployment.
	 */
	'samhain/silence': {
		readonly params: { readonly text: string; readonly uri?: string };
		readonly answer: {
			readonly count: number;
			readonly groups: readonly SentAlarmGroup[];
			readonly alarms: readonly SentAlarm[];
		};
	};
	/** Which lines of a log are known; null for those that are not. */
	'samhain/knownLines': {
		readonly params: { readonly lines: readonly string[] };
		readonly answer: { readonly lines: readonly (KnownLine | null)[] };
	};
	/** The deployments of the workspace; in short where that is asked for. */
	'samhain/deployment': {
		readonly params: { readonly isBrief?: boolean };
		readonly answer: {
			readonly deployments: readonly (BriefDeployment | SentDeployment)[];
			/** The files of the workspace are still being read: there may be more. */
			readonly isReading: boolean;
		};
	};
	/** The items of one client of a deployment. */
	'samhain/deploymentItems': {
		readonly params: { readonly deployment: number; readonly client: string };
		readonly answer: { readonly items: readonly DeploymentItem[] };
	};
	/** The language that a file has by its place in a deployment; null: its place indicates none. */
	'samhain/languageOf': {
		readonly params: { readonly uri: string };
		readonly answer: { readonly language: 'samhainrc' | 'yulerc' | null };
	};
	/** The paths that an open document watches, as a tree from a folder down; null for a document that is not open. */
	'samhain/watchedPaths': {
		readonly params: {
			readonly uri: string;
			readonly showsUnwatched?: boolean;
			/** Only paths that hold this text. */
			readonly filter?: string;
			/** The folder whose items are wanted; absent: the root. */
			readonly folder?: string;
		};
		readonly answer: { readonly starts: boolean; readonly items: readonly SentWatchedItem[] } | null;
	};
	/** Which line of an open document decides for a path; no answers for a document that is not open. */
	'samhain/why': {
		readonly params: { readonly uri: string; readonly path: string };
		readonly answer: { readonly answers: readonly SentWhyAnswer[] };
	};
	/** The options in force in an open document, as text; null for a document that is not open. */
	'samhain/effective': {
		readonly params: { readonly uri: string };
		readonly answer: { readonly lines: readonly SentEffectiveLine[] } | null;
	};
	/** The lines of an open document that samhain does not read, from 0 and included, and the hosts in its conditions. */
	'samhain/inactiveLines': {
		readonly params: { readonly uri: string };
		readonly answer: {
			readonly ranges: readonly { readonly first: number; readonly last: number }[];
			readonly hosts: readonly string[];
		};
	};
	/** Who receives which message, as an open document sets it up; null for a document that is not open. */
	'samhain/routes': {
		readonly params: { readonly uri: string };
		readonly answer: SentRoutes | null;
	};
	/** What an open document changes against an older text of it; null for a document that is not open. */
	'samhain/changes': {
		readonly params: { readonly uri: string; readonly oldText: string };
		readonly answer: SentChanges | null;
	};
	/**
	 * The clients of an open server file, at most 20,000; with a name only this one. Passwords are never sent: whoever has one
	 * computes with the entry.
	 */
	'samhain/clients': {
		readonly params: { readonly uri: string; readonly name?: string };
		readonly answer: {
			readonly clients: readonly SentClient[];
			/** Why the name cannot be the one of a new client; null where it can. */
			readonly nameProblem: string | null;
		};
	};
	/** The edits that add entries (`NAME@SALT@VERIFIER`) to an open server file, or exchange those of the same names. */
	'samhain/clientEdits': {
		readonly params: {
			readonly uri: string;
			readonly action: 'add' | 'rotate';
			readonly entries: readonly string[];
		};
		readonly answer: {
			readonly edits: readonly SentTextEdit[];
			/** What is left to do on both machines, for the first of the entries. */
			readonly steps: readonly string[];
		};
	};
	/** A whole configuration to begin with; without a role, a system and a version only the choices. */
	'samhain/starter': {
		readonly params: { readonly role?: string; readonly system?: string; readonly version?: string };
		readonly answer: {
			readonly systems: readonly { readonly id: string; readonly name: string }[];
			readonly versions: readonly string[];
			/** As text, and as a snippet with tab stops. */
			readonly starter: { readonly text: string; readonly snippet: string } | null;
		};
	};
	/** The options that the daemon of an open document reads. */
	'samhain/options': {
		readonly params: { readonly uri: string };
		readonly answer: {
			readonly options: readonly {
				readonly name: string;
				readonly section: string;
				readonly summary: string;
			}[];
		};
	};
	/** The edit that writes an option without a value in its section, and where the value begins; null: no such option. */
	'samhain/insertOption': {
		readonly params: { readonly uri: string; readonly section: string; readonly name: string };
		readonly answer: {
			readonly edit: SentTextEdit;
			readonly cursor: { readonly line: number; readonly character: number };
		} | null;
	};
	/** Searches the guidance. */
	'samhain/searchGuidance': {
		readonly params: { readonly query: string };
		readonly answer: { readonly results: readonly GuidanceResult[] };
	};
	/** Goes on with "my client does not connect": the answers so far lead to a question or a cause. */
	'samhain/walk': {
		readonly params: { readonly host?: string; readonly answers: Readonly<Record<string, string>> };
		readonly answer: {
			readonly steps: readonly TroubleshooterStep[];
			readonly node: TroubleshooterNode | null;
			/** Clients that the deployment registers. */
			readonly clients: readonly string[];
			/** What the files already show about the host that was named; for an empty name about any client. */
			readonly reasons: readonly SentReason[];
		};
	};
}

/**
 * What the server sends to a client that asks for it with `notifications: true` in its initialization options. A client
 * that has other options there, but not this one, counts as one that asks.
 */
export interface Notifications {
	/** A document is read for another daemon than before. */
	'samhain/status': Status;
	/** Files joined or left a deployment: `samhain/languageOf` may have other answers. */
	'samhain/membersChanged': undefined;
	/** A deployment, or a finding in it, is another one: `samhain/deployment` has news. */
	'samhain/deploymentChanged': undefined;
}

/**
 * What the server asks a client that says `files: true` in its initialization options, about folders of the workspace that
 * are on no disk of the server. A client answers for files inside the folders of the workspace only, and leaves out links.
 */
export interface ClientRequests {
	/** What lies in a folder; null where there is none. */
	'samhain/listFolder': {
		readonly params: { readonly uri: string };
		readonly answer: {
			readonly entries: readonly { readonly name: string; readonly kind: 'file' | 'folder' }[] | null;
		};
	};
	/** A file; null where there is none. `text` is null for one of more bytes than `maxBytes`. */
	'samhain/readFile': {
		readonly params: { readonly uri: string; readonly maxBytes: number };
		readonly answer: {
			readonly text: string | null;
			/** Bytes. */
			readonly size: number;
			/** Milliseconds since 1970. */
			readonly modifiedMs: number;
		} | null;
	};
}

/** Name of a request. */
export type RequestName = keyof Requests;

/** Name of a notification. */
export type NotificationName = keyof Notifications;

/** What the initialization options of a client may hold; everything is optional. */
export interface InitializationOptions {
	/** Send the notifications `samhain/*`. */
	readonly notifications?: boolean;
	/** The client answers `samhain/listFolder` and `samhain/readFile`. */
	readonly files?: boolean;
	/** Settings, for clients that have no other way to give them; as in `samhain.*`. */
	readonly settings?: unknown;
	/** Address templates with `{id}`, for the pages of rules and of the guidance. */
	readonly ruleUri?: string;
	readonly guidanceUri?: string;
	/** Address template with `{page}`, for links in hovers. */
	readonly hoverPageUri?: string;
	/** Command of the client that opens a page of the guidance. */
	readonly openGuidanceCommand?: string;
	/** Command of the client that switches a rule off for all files of the project; it gets the rule's id and a file's URI. */
	readonly ruleOffCommand?: string;
	/** Command of the client that asks for the role of the file at hand. */
	readonly selectRoleCommand?: string;
	/** Commands of the client about one client entry: each takes the URI of the file and the name. */
	readonly checkPasswordCommand?: string;
	readonly rotateClientCommand?: string;
}
