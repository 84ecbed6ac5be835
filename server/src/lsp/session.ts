// What all handlers share: the open documents, the client's abilities, the settings. Holds state and computes nothing.
import {
	type Connection,
	type Diagnostic,
	MessageType,
	NotificationType,
	NotificationType0,
	ShowMessageNotification,
} from 'vscode-languageserver';
import {
	Analysis,
	type AnalysisSettings,
	hasMoreLines,
	isSameSettings,
	joinEqual,
	languageOf,
	MAX_LINES,
	mergeFindings,
	type ReportedFinding,
	settingsOfMember,
} from '../core/index.ts';
import type { NotificationName, Notifications, Status } from '../protocol.ts';
import type { ClientOptions } from './client-options.ts';
import { ClosedPlaces } from './closed-places.ts';
import type { Configuration, DocumentSettings } from './configuration.ts';
import { type FindingPlace, type PageAddresses, toDiagnostic } from './convert.ts';
import type { Deployments } from './deployment/deployments.ts';
import { describeStatus } from './describe-status.ts';
import { OpenDocument } from './documents.ts';
import { runAside } from './guard.ts';
import type { ServerHost } from './host.ts';
import { LaterWork } from './later-work.ts';
import { encodeUri, fileNameOf } from './uris.ts';

/** More findings than any editor shows; the rest is counted in the log. */
const MAX_DIAGNOSTICS = 10_000;

/** What a session is made of. */
export interface SessionParts {
	readonly connection: Connection;
	readonly host: ServerHost;
	readonly client: ClientOptions;
	readonly configuration: Configuration;
	readonly deployments: Deployments;
	readonly pages: PageAddresses;
	/** The open documents, which the deployments read, too; only the session changes them. */
	readonly documents: Map<string, OpenDocument>;
}

export class Session {
	readonly connection: Connection;
	readonly host: ServerHost;
	readonly client: ClientOptions;
	readonly deployments: Deployments;
	readonly pages: PageAddresses;
	readonly documents: ReadonlyMap<string, OpenDocument>;
	readonly #documents: Map<string, OpenDocument>;
	readonly #configuration: Configuration;
	readonly #startup: (() => void)[] = [];
	readonly #statuses = new Map<string, string>();
	readonly #failedRules = new Set<string>();
	readonly #laterWork: LaterWork;
	readonly #closedPlaces: ClosedPlaces;
	#newsOf: (document: OpenDocument) => void = () => undefined;
	/** Open documents that are too large, with their languages. */
	readonly #refused = new Map<string, string>();

	constructor(parts: SessionParts) {
		this.connection = parts.connection;
		this.host = parts.host;
		this.client = parts.client;
		this.deployments = parts.deployments;
		this.pages = parts.pages;
		this.documents = parts.documents;
		this.#documents = parts.documents;
		this.#configuration = parts.configuration;
		this.#closedPlaces = new ClosedPlaces(parts.client.positionEncoding, (path) => {
			const held = parts.deployments.heldAt(path) ?? parts.deployments.files.readText(path);
			return typeof held === 'object' ? held.text : held;
		});
		this.#laterWork = new LaterWork({
			nowMs: () => this.host.nowMs(),
			isOpen: (document) => this.#documents.get(document.uri) === document,
			notify: (document) => this.#newsOf(document),
		});
	}

	/** Calls `notify` when a document has other findings although nothing was edited. */
	onNews(notify: (document: OpenDocument) => void): void {
		this.#newsOf = notify;
	}

	/** Ends what runs between requests. */
	stop(): void {
		this.#laterWork.stop();
	}

	/**
	 * Takes a document that the client opened; one that is open already is replaced.
	 * @returns undefined when it is too large: the user receives a message, and to all requests it is unknown
	 */
	open(uri: string, languageId: string, version: number, text: string): OpenDocument | undefined {
		if (hasMoreLines(text)) {
			this.refuse(uri, languageId);
			return undefined;
		}
		this.#refused.delete(uri);
		const settings = this.#settingsOf(uri, languageId);
		const analysis = new Analysis(text, settings, {
			ruleFailed: (rule, error) => this.#reportFailedRule(rule, error),
			workAtOnce: 0,
		});
		const { positionEncoding } = this.client;
		const document = new OpenDocument(uri, languageId, version, text, analysis, positionEncoding);
		this.#documents.set(uri, document);
		return document;
	}

	/** Lets a document go that became too large. */
	refuse(uri: string, languageId: string): void {
		this.close(uri);
		this.#refused.set(uri, languageId);
		const message = `${fileNameOf(uri)} is not checked: it has more than ${MAX_LINES.toLocaleString('en')} lines. Reduce it and open it again.`;
		this.runInBackground(
			'message',
			this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
		);
	}

	/** Language of an open document that is too large; undefined for others. */
	languageOfRefused(uri: string): string | undefined {
		return this.#refused.get(uri);
	}

	close(uri: string): void {
		this.#documents.delete(uri);
		this.#refused.delete(uri);
		this.#statuses.delete(uri);
		this.#configuration.forgetDocument(uri);
	}

	/**
	 * Gives a document the settings that hold for it now.
	 * @returns whether they differ from those it had
	 */
	configure(document: OpenDocument): boolean {
		const settings = this.#settingsOf(document.uri, document.languageId);
		if (isSameSettings(settings, document.analysis.settings)) return false;
		document.analysis.configure(settings);
		document.touch();
		return true;
	}

	#settingsOf(uri: string, languageId: string): AnalysisSettings {
		const { settings } = this.#sourcesOf(uri, languageId);
		const member = this.deployments.memberAt(uri);
		return member === undefined ? settings : settingsOfMember(settings, member.membership);
	}

	#sourcesOf(uri: string, languageId: string): DocumentSettings {
		const fileName = fileNameOf(uri);
		const language = languageOf(fileName, languageId, this.deployments.memberAt(uri)?.membership);
		return this.#configuration.settingsOf(uri, language, fileName);
	}

	/** Brings what is known of a document up to date with the last edit, before its state or findings are asked for. */
	catchUp(document: OpenDocument): void {
		this.deployments.catchUp(document.uri);
	}

	/** All findings of a document: its own and those about the deployment that it belongs to. */
	findingsOf(document: OpenDocument): readonly ReportedFinding[] {
		return mergeFindings(document.findings(), this.deployments.findingsIn(document.uri));
	}

	/** A text that is another one whenever the findings of a document can be other ones. */
	stateOf(document: OpenDocument): string {
		return `${document.version}.${document.state}.${this.deployments.revisionOf(document.uri)}`;
	}

	/** Findings in a file that need not be open, as diagnostics. */
	diagnosticsAt(uri: string, findings: readonly ReportedFinding[]): Diagnostic[] {
		const place = this.#closedPlaces.at(uri);
		return joinEqual(findings)
			.slice(0, MAX_DIAGNOSTICS)
			.map((finding) => this.toDiagnostic(finding, place));
	}

	/** The findings of a document as diagnostics of the version that it has now. */
	diagnosticsOf(document: OpenDocument): Diagnostic[] {
		let findings = joinEqual(this.findingsOf(document));
		this.#laterWork.soon(document);
		if (findings.length > MAX_DIAGNOSTICS) {
			const left = findings.length - MAX_DIAGNOSTICS;
			const more = document.analysis.hasMoreFindings ? 'At least ' : '';
			this.connection.console.info(`${document.uri}: ${more}${left} further findings are not sent.`);
			findings = findings.slice(0, MAX_DIAGNOSTICS);
		}
		return findings.map((finding) => this.toDiagnostic(finding, document));
	}

	/** A finding as a diagnostic of the file that it is in. */
	toDiagnostic(finding: ReportedFinding, place: FindingPlace): Diagnostic {
		return toDiagnostic(finding, place, this);
	}

	/** A file by its path: as the open document that it is, or by its text. */
	placeAt(path: string): FindingPlace {
		const uri = encodeUri(path);
		return this.#documents.get(uri) ?? this.#closedPlaces.at(uri);
	}

	/** Which daemon a document is read for. */
	statusOf(document: OpenDocument): Status {
		const from = this.#sourcesOf(document.uri, document.languageId);
		const status = describeStatus(document, from);
		const member = this.deployments.memberAt(document.uri);
		if (member === undefined || from.roleFrom !== undefined) return status;
		return { ...status, roleReason: `a file of the deployment ${member.workspace.layout.label}` };
	}

	/** Sends the client which daemon a document is read for, if that is news. */
	sendStatus(document: OpenDocument): void {
		const status = this.statusOf(document);
		const text = JSON.stringify(status);
		if (this.#statuses.get(document.uri) === text) return;
		this.#statuses.set(document.uri, text);
		this.notify('samhain/status', status);
	}

	/** Sends a notification of our own, if the client asked for them. */
	notify<N extends NotificationName>(name: N, ...[params]: NotificationParams<N>): void {
		if (!this.client.wantsNotifications) return;
		const { connection } = this;
		const sent =
			params === undefined
				? connection.sendNotification(new NotificationType0(name))
				: connection.sendNotification(new NotificationType<object>(name), params);
		this.runInBackground(name, sent);
	}

	/** Whether the client has changed the document in ways that we have not seen. */
	isOutdated(document: OpenDocument): boolean {
		return (this.host.arrivals?.waiting(document.uri) ?? 0) > 0;
	}

	/** Runs something when the client is ready to hear from us. */
	started(run: () => void): void {
		this.#startup.push(run);
	}

	/** The client is ready. */
	start(): void {
		for (const run of this.#startup.splice(0)) run();
	}

	/** Lets something run that nobody waits for. */
	runInBackground(name: string, work: Promise<unknown>): void {
		runAside(name, (text) => this.connection.console.error(text), work);
	}

	#reportFailedRule(rule: string, error: unknown): void {
		if (this.#failedRules.has(rule)) return;
		this.#failedRules.add(rule);
		const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
		this.connection.console.error(`The rule ${rule} failed and is skipped where it fails: ${reason}`);
	}
}

/** The parameters of a notification: none, or one object. */
type NotificationParams<N extends NotificationName> = Notifications[N] extends undefined
	? []
	: [params: Notifications[N]];
