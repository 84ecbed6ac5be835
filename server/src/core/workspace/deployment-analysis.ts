// One deployment kept up to date: files come and go, open files are followed edit by edit, and only what a change can
// touch is found again. It reads no file and keeps no clock: the owner passes texts and the amount of work to do.
import { Analysis } from '../analysis/analysis.ts';
import type { DaemonOutputLine } from '../analysis/daemon-output.ts';
import type {
	ClientLayout,
	DataFileRef,
	DeploymentLayout,
	Membership,
} from '../deployment/files/discovery.ts';
import { mapMembers } from '../deployment/files/discovery.ts';
import type { FoundDeployment } from '../deployment/files/find-deployments.ts';
import { parseHosts } from '../deployment/files/hosts-file.ts';
import { parseWrapperFile } from '../deployment/files/tcp-wrappers-file.ts';
import type { Affected } from '../deployment/model/deployment.ts';
import { Deployment } from '../deployment/model/deployment.ts';
import { listClientNames } from '../deployment/model/deployment-model.ts';
import { type ReportedFinding, reportAcross, type ShownFinding } from '../report/report.ts';
import { findAboutClient, findAboutServer } from '../rules/deployment-engine.ts';
import type { FileFinding } from '../rules/finding.ts';
import { DEPLOYMENT_RULES } from '../rules/index.ts';
import type { AnalysisSettings } from '../settings/settings.ts';
import { ConfigurationFiles, type OptionLine } from './configuration-files.ts';
import { followClients, followServer, settleServer, takeClients, takeServer } from './fact-reader.ts';
import { FindingStore, SERVER_OWNER } from './finding-store.ts';
import {
	type ClientProblem,
	countOwnProblems,
	countProblems,
	type OwnFindings,
	problemsByClient,
} from './problem-counts.ts';
import { type ClientSummary, SummaryStore } from './summary.ts';

/** What a deployment asks of whoever holds it. */
export interface WorkspaceHost {
	/** The settings of a file; `settingsOfMember` has been applied by whoever answers. */
	readonly settingsOf: (path: string, membership: Membership) => AnalysisSettings;
	/** Told of a rule that threw; the others go on. */
	readonly failed?: (ruleId: string, error: unknown) => void;
	/** Findings of files that are not followed keep their fixes, which takes memory. */
	readonly keepsFixes?: boolean;
	/** For how many client entries of a file that is not followed the findings wait; absent: for all (`Analysis.work`). */
	readonly workAtOnce?: number;
}

/** What a file system knows about a file. */
export interface FileStatus {
	readonly size?: number;
	readonly mode?: number;
	readonly uid?: number;
	readonly gid?: number;
	/** A baseline that holds the text of a configuration. */
	readonly holdsConfiguration?: boolean;
}

export class DeploymentAnalysis {
	readonly layout: DeploymentLayout;
	readonly problems: readonly string[];
	readonly deployment: Deployment;
	readonly #host: WorkspaceHost;
	readonly #members: Map<string, Membership>;
	readonly #machines = new Map<string, ClientLayout>();
	/** Clients by the configuration file that they have of their own. */
	readonly #clientsByFile = new Map<string, string[]>();
	readonly #servedFiles = new Map<string, string>();
	readonly #files: ConfigurationFiles;
	readonly #findings = new FindingStore();
	/** What exchanges a client's findings ends its summary, too. */
	readonly #summaries = new SummaryStore();
	#dirtyClients = new Set<string>();
	#areAllDirty = true;
	#isServerDirty = true;

	constructor(found: FoundDeployment, host: WorkspaceHost) {
		this.layout = found.layout;
		this.problems = found.problems;
		this.#host = host;
		this.#files = new ConfigurationFiles(host.keepsFixes === true);
		this.deployment = new Deployment(found.facts);
		this.#members = mapMembers([found.layout]);
		for (const client of found.layout.clients) {
			this.#machines.set(client.name, client);
			this.#putMachine(client, undefined);
			if (client.file !== undefined) this.#addClientOf(client.file, client.name);
		}
		for (const ref of found.layout.dataFiles) this.putDataFile(ref, undefined);
	}

	#addClientOf(path: string, name: string): void {
		const names = this.#clientsByFile.get(path);
		if (names === undefined) this.#clientsByFile.set(path, [name]);
		else if (!names.includes(name)) names.push(name);
	}

	#putMachine(client: ClientLayout, hosts: string | undefined): void {
		this.#touch(
			this.deployment.putMachine({
				name: client.name,
				...(client.nodeName === undefined ? undefined : { nodeName: client.nodeName }),
				...(client.addresses === undefined ? undefined : { addresses: client.addresses }),
				...(hosts === undefined || client.hosts === undefined
					? undefined
					: { hosts: { file: client.hosts, content: parseHosts(hosts) } }),
			}),
		);
	}

	/** The files of the deployment with their parts. */
	get members(): ReadonlyMap<string, Membership> {
		return this.#members;
	}

	/** A file in the data directory is there, or its status has changed. */
	putDataFile(ref: DataFileRef, status: FileStatus | undefined): void {
		const role = ref.kind === 'config' ? 'client-config' : 'baseline';
		const client = ref.name.toLowerCase();
		this.#members.set(ref.path, { layout: this.layout, role, client });
		// The catch-all `rc` is nobody's own; the facts of a client come from the file with its name.
		if (ref.kind === 'config' && client !== '') {
			this.#servedFiles.set(client, ref.path);
			this.#addClientOf(ref.path, client);
		}
		this.#touch(this.deployment.putDataFile({ ...ref, ...status }));
	}

	/** What the file system tells of a server file. */
	putServerRights(path: string, { mode, uid, gid }: FileStatus): void {
		const rights = {
			...(mode === undefined ? {} : { mode }),
			...(uid === undefined ? {} : { uid }),
			...(gid === undefined ? {} : { gid }),
		};
		this.#touch(this.deployment.putServerRights(path, rights));
	}

	/** A file in the data directory is gone. */
	removeDataFile(ref: DataFileRef): void {
		const client = ref.name.toLowerCase();
		if (this.#servedFiles.get(client) === ref.path) {
			this.#servedFiles.delete(client);
			this.#touch(this.deployment.putClientFile(client, undefined));
		}
		this.#members.delete(ref.path);
		this.#files.unfollow(ref.path);
		this.#files.close(ref.path, undefined);
		this.#touch(this.deployment.removeDataFile(ref));
	}

	/** Takes the text of a member that is not followed; undefined when there is none any more. */
	setText(path: string, text: string | undefined): void {
		const membership = this.#members.get(path);
		if (membership === undefined) return;
		this.#settleServer(path);
		this.#files.unfollow(path);
		switch (membership.role) {
			case 'server':
			case 'client-config':
				if (text === undefined) this.#removeConfiguration(path, membership);
				else this.setAnalysis(path, this.analyse(path, text));
				break;
			case 'baseline':
				break;
			default:
				this.#setSurrounding(path, text, membership);
		}
	}

	/**
	 * Analyses the text of a configuration file as its part in the deployment wants it.
	 * @param path a member
	 */
	analyse(path: string, text: string): Analysis {
		const { failed, settingsOf, workAtOnce } = this.#host;
		const membership = this.#members.get(path);
		if (membership === undefined) throw new Error(`${path} is not a file of the deployment`);
		return new Analysis(text, settingsOf(path, membership), {
			...(failed === undefined ? undefined : { ruleFailed: failed }),
			...(workAtOnce === undefined ? undefined : { workAtOnce }),
		});
	}

	/** Takes the analysis of a configuration file that is not followed. */
	setAnalysis(path: string, analysis: Analysis): void {
		this.#files.close(path, analysis);
		if (this.#members.get(path)?.role === 'server') this.#touch(takeServer(this.deployment, path, analysis));
		else this.#touch(...takeClients(this.deployment, path, analysis, this.#namesOf(path)));
	}

	#removeConfiguration(path: string, { role }: Membership): void {
		this.#files.close(path, undefined);
		if (role === 'server') this.#touch(this.deployment.removeServer(path));
		else for (const name of this.#namesOf(path)) this.#touch(this.deployment.putClientFile(name, undefined));
	}

	/** The clients whose configuration a file is; a file of their own gives way to the one that the server sends. */
	#namesOf(path: string): string[] {
		return (this.#clientsByFile.get(path) ?? []).filter(
			(name) => (this.#servedFiles.get(name) ?? path) === path,
		);
	}

	#setSurrounding(path: string, text: string | undefined, membership: Membership): void {
		if (membership.client !== undefined) {
			const client = this.#machines.get(membership.client);
			if (client !== undefined) this.#putMachine(client, text);
			return;
		}
		const { serverHosts, allow, deny } = this.deployment;
		const { role } = membership;
		const located = <T>(parse: (from: string) => T): { file: string; content: T } | undefined =>
			text === undefined ? undefined : { file: path, content: parse(text) };
		this.#touch(
			this.deployment.setSurroundings({
				serverHosts: role === 'hosts' ? located(parseHosts) : serverHosts,
				allow: role === 'hosts.allow' ? located(parseWrapperFile) : allow,
				deny: role === 'hosts.deny' ? located(parseWrapperFile) : deny,
			}),
		);
	}

	/** Follows a configuration file that is open; its text on disk no longer counts. */
	setLive(path: string, analysis: Analysis): void {
		if (!this.#members.has(path)) return;
		this.#settleServer(path);
		this.#files.follow(path, analysis);
	}

	/** An open file was edited, or got other settings. */
	liveChanged(path: string): void {
		const live = this.#files.live(path);
		if (live !== undefined) live.isStale = true;
	}

	/** Takes over the current text of open files; costs what was edited. */
	refresh(): void {
		for (const [path, live] of this.#files.allLive()) {
			if (!live.isStale) continue;
			live.isStale = false;
			this.#touch(
				...(this.#members.get(path)?.role === 'server'
					? followServer(this.deployment, path, live)
					: followClients(this.deployment, path, live, this.#namesOf(path))),
			);
		}
	}

	#settleServer(path: string): void {
		const live = this.#files.live(path);
		if (live !== undefined && this.#members.get(path)?.role === 'server')
			this.#touch(...settleServer(this.deployment, path, live));
	}

	#touch(...changes: readonly Affected[]): void {
		for (const { server, clients } of changes) {
			if (server) this.#isServerDirty = true;
			if (clients === 'all') this.#areAllDirty = true;
			else for (const name of clients) this.#dirtyClients.add(name);
		}
	}

	/** Finds again what changes may have touched, at most so many clients; the server as a whole comes last. Returns whether all is done. */
	work(clientLimit = Number.POSITIVE_INFINITY): boolean {
		if (!this.workOnClients(clientLimit)) return false;
		if (this.#isServerDirty) {
			this.#isServerDirty = false;
			for (const [path] of this.#files.allLive()) this.#settleServer(path);
			this.#take(SERVER_OWNER, findAboutServer(DEPLOYMENT_RULES, this.deployment, this.#failed));
		}
		return true;
	}

	/** The part of the work that a keystroke can wait for: it costs the clients that the edit touches, at most so many. */
	workOnClients(clientLimit: number): boolean {
		this.refresh();
		if (this.#areAllDirty) {
			this.#areAllDirty = false;
			this.#dirtyClients = new Set([
				...this.#dirtyClients,
				...listClientNames(this.deployment),
				...this.#findings.owners(),
			]);
			this.#dirtyClients.delete(SERVER_OWNER);
		}
		let left = clientLimit;
		for (const name of this.#dirtyClients) {
			if (left-- <= 0) return false;
			this.#dirtyClients.delete(name);
			this.#take(name, findAboutClient(DEPLOYMENT_RULES, this.deployment, name, this.#failed));
		}
		return true;
	}

	/** How many clients are still to be looked at. */
	get waiting(): number {
		return this.#areAllDirty ? listClientNames(this.deployment).length : this.#dirtyClients.size;
	}

	readonly #failed = (ruleId: string, error: unknown): void => this.#host.failed?.(ruleId, error);

	#take(owner: string, findings: readonly FileFinding[]): void {
		this.#summaries.forget(owner);
		this.#findings.replace(owner, findings);
	}

	/** The findings about the deployment in a file, as far as they have been computed. */
	findingsIn(path: string): ReportedFinding[] {
		return this.#shownIn(path).map(({ reported }) => reported);
	}

	#shownIn(path: string): ShownFinding[] {
		const membership = this.#members.get(path);
		const analysis = this.#files.analysisOf(path);
		const settings =
			this.#files.settingsOf(path) ??
			(membership === undefined ? undefined : this.#host.settingsOf(path, membership));
		return reportAcross(this.#findings.inFile(path), {
			file: path,
			rules: settings?.rules ?? {},
			persona: settings?.persona,
			...(analysis === undefined ? undefined : { analysis }),
		});
	}

	/** Everything that is reported about the deployment, by file. */
	*shownFindings(): Generator<ShownFinding> {
		for (const path of this.#findings.files()) yield* this.#shownIn(path);
	}

	/** Files with findings about the deployment. */
	filesWithFindings(): string[] {
		return this.#findings.files();
	}

	/** Files whose findings about the deployment were exchanged since the last call. */
	takeChangedFiles(): ReadonlySet<string> {
		return this.#findings.takeChangedFiles();
	}

	/** The findings that a configuration file has by itself. */
	ownFindings(path: string): readonly ReportedFinding[] {
		return this.#files.findingsIn(path);
	}

	/** All clients in alphabetical order with what they lack; costs little when little has changed since the last call. */
	summaries(): ClientSummary[] {
		return this.#summaries.list(
			this.deployment,
			countProblems(this.shownFindings()),
			countOwnProblems(this.deployment, this.#ownFindings()),
		);
	}

	/** What one client lacks, its findings left aside; costs nothing where nothing changed. */
	lacksOf(name: string): readonly string[] {
		return this.#summaries.summaryOf(this.deployment, name).lacks;
	}

	/** The findings of a warning or more that each client has. */
	problemsByClient(): ReadonlyMap<string, readonly ClientProblem[]> {
		return problemsByClient(this.deployment, this.shownFindings(), this.#ownFindings());
	}

	#ownFindings(): OwnFindings {
		return { files: this.#files, members: this.#members, clientsOf: (path) => this.#namesOf(path) };
	}

	/** The option lines of a configuration file. */
	optionsOf(path: string): readonly OptionLine[] | undefined {
		return this.#files.optionsOf(path);
	}

	/** The daemon's messages when it reads a configuration file. */
	messagesIn(path: string): readonly DaemonOutputLine[] | undefined {
		return this.#files.messagesIn(path);
	}

	/** Configuration files that were read. */
	configurationFiles(): string[] {
		return this.#files.paths();
	}
}
