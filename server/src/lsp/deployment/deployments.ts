// The deployments of the workspace: found, read, followed. Files are read inside the folders of the workspace only, and
// nothing here is done at once that an editor would have to wait for.
import {
	type AnalysisSettings,
	DeploymentAnalysis,
	findDeployments,
	type Membership,
	mapMembers,
	PROJECT_FILE_NAME,
	parseDataFileName,
	type ReportedFinding,
	settingsOfMember,
} from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import type { FileSystem } from '../host.ts';
import { encodeUri, plainUri } from '../project-files.ts';
import { BackgroundWork } from './background-work.ts';
import { Portions, type Progress } from './time-slicing.ts';
import { WorkspaceFolders } from './workspace-folders.ts';

/** Clients whose findings a keystroke waits for. */
const CLIENTS_AT_ONCE = 20;
/** Changes on disk mostly come in groups. */
const RELOAD_PAUSE_MS = 300;

/** What the deployments need of the server around them. */
export interface DeploymentsHost {
	readonly files: FileSystem | undefined;
	readonly nowMs: () => number;
	/** Settings of a file that need not be open, without what its part in a deployment says. */
	readonly settingsOf: (uri: string, language: 'samhainrc' | 'yulerc') => AnalysisSettings;
	readonly documents: ReadonlyMap<string, OpenDocument>;
	readonly warn: (text: string) => void;
	/** Long work begins: whoever is told shows it, and may cancel it. */
	readonly progress: (title: string) => Promise<Progress>;
	/** Members came or went: open documents may have other settings now. */
	readonly membersChanged: () => void;
	/** Findings of some files, or the picture, are other ones. */
	readonly changed: (paths: ReadonlySet<string>) => void;
}

interface Member {
	readonly workspace: DeploymentAnalysis;
	readonly membership: Membership;
}

export class Deployments {
	readonly #host: DeploymentsHost;
	readonly #folders: WorkspaceFolders;
	readonly #background: BackgroundWork;
	#workspaces: readonly DeploymentAnalysis[] = [];
	readonly #members = new Map<string, Member>();
	/** Texts of open files that are no configuration files, by decoded URI. */
	readonly #texts = new Map<string, string>();
	readonly #revisions = new Map<string, number>();
	#generation = 0;
	#reloadTimer: ReturnType<typeof setTimeout> | undefined;
	#isStarted = false;
	#changedPaths = new Set<string>();

	constructor(host: DeploymentsHost) {
		this.#host = host;
		this.#folders = new WorkspaceFolders(host.files);
		this.#background = new BackgroundWork({
			nowMs: host.nowMs,
			workspaces: () => this.#workspaces,
			collect: () => this.#collect(),
			tell: () => this.#tell(),
		});
	}

	get workspaces(): readonly DeploymentAnalysis[] {
		return this.#workspaces;
	}

	/** Takes the folders of the workspace and reads what is in them. */
	setFolders(uris: readonly string[]): void {
		this.#folders.set(uris);
		this.#isStarted = true;
		this.reloadSoon(0);
	}

	stop(): void {
		this.#generation++;
		clearTimeout(this.#reloadTimer);
		this.#background.stop();
	}

	reloadSoon(pauseMs = RELOAD_PAUSE_MS): void {
		if (!this.#isStarted) return;
		clearTimeout(this.#reloadTimer);
		this.#reloadTimer = setTimeout(() => {
			this.#load().catch((error: unknown) =>
				this.#host.warn(`The deployment was not read: ${String(error)}`),
			);
		}, pauseMs);
	}

	async #load(): Promise<void> {
		const generation = ++this.#generation;
		const portions = new Portions(this.#host, () => generation === this.#generation);
		try {
			const paths = await this.#listPaths(portions);
			if (generation !== this.#generation) return;
			const workspaces: DeploymentAnalysis[] = [];
			const members = new Map<string, Member>();
			for (const found of findDeployments(paths, this.#folders.readDescribed(paths))) {
				for (const problem of found.problems) this.#host.warn(`${PROJECT_FILE_NAME}: ${problem}`);
				const workspace = new DeploymentAnalysis(found, {
					settingsOf: (path, membership) => this.#settingsOf(path, membership),
					failed: (id, error) => this.#host.warn(`The rule ${id} failed: ${String(error)}`),
				});
				workspaces.push(workspace);
				if (!(await this.#readMembers(workspace, portions))) return;
				for (const [path, membership] of workspace.members) members.set(path, { workspace, membership });
			}
			this.#exchange(workspaces, members);
		} finally {
			portions.end();
		}
	}

	async #listPaths(portions: Portions): Promise<readonly string[]> {
		const walked = await this.#folders.walk({
			nowMs: this.#host.nowMs,
			goOn: (folders) => portions.pause('Looking for deployments', `${folders} folders`),
		});
		if (walked === undefined) return this.#openPaths().sort();
		if (walked.isCut) this.#host.warn('Not all folders were searched for deployments: there are too many.');
		// What is open counts wherever it lies, though nothing around it is read.
		return [...new Set([...walked.paths, ...this.#openPaths()])].sort();
	}

	/** Reads the members of one deployment in portions; false when somebody wanted it to end. */
	async #readMembers(workspace: DeploymentAnalysis, portions: Portions): Promise<boolean> {
		const members = [...workspace.members];
		for (const [at, [path, membership]] of members.entries()) {
			this.#readMember(workspace, path, membership);
			const isGoingOn = await portions.offerPause(
				'ParsedLine the deployment',
				`${at + 1} of ${members.length} files`,
				(100 * at) / members.length,
			);
			if (!isGoingOn) return false;
		}
		return true;
	}

	#readMember(workspace: DeploymentAnalysis, path: string, membership: Membership): void {
		this.#readStatus(workspace, path);
		if (membership.role === 'baseline') return;
		const open = this.#documentAt(path);
		if (open !== undefined) workspace.setLive(path, open.analysis);
		else workspace.setText(path, this.#texts.get(path) ?? this.#folders.readText(path));
	}

	#readStatus(workspace: DeploymentAnalysis, path: string): void {
		const at = path.lastIndexOf('/');
		if (path.slice(0, at) !== workspace.layout.dataDirectory) return;
		const parsed = parseDataFileName(path.slice(at + 1), true);
		const status = this.#folders.statusOf(path);
		if (parsed !== undefined && status !== undefined) workspace.putDataFile({ path, ...parsed }, status);
	}

	#settingsOf(path: string, membership: Membership): AnalysisSettings {
		const language = membership.role === 'server' ? 'yulerc' : 'samhainrc';
		return settingsOfMember(this.#host.settingsOf(encodeUri(path), language), membership);
	}

	#documentAt(path: string): OpenDocument | undefined {
		const { documents } = this.#host;
		const direct = documents.get(encodeUri(path));
		if (direct !== undefined) return direct;
		for (const [uri, document] of documents) if (plainUri(uri) === path) return document;
		return undefined;
	}

	#exchange(workspaces: readonly DeploymentAnalysis[], members: ReadonlyMap<string, Member>): void {
		for (const path of this.filesWithFindings()) this.#changedPaths.add(path);
		this.#workspaces = workspaces;
		this.#members.clear();
		for (const [path, member] of members) this.#members.set(path, member);
		this.#host.membersChanged();
		// Documents may have been opened or edited while the files were read.
		for (const document of this.#host.documents.values()) this.opened(document);
		this.#background.soon();
	}

	/** Part of a file in its deployment. */
	memberAt(uri: string): Member | undefined {
		return this.#members.get(plainUri(uri));
	}

	/** Part of a file that may not have been seen yet: where no files can be read, by the documents that are open. */
	membershipOf(uri: string): Membership | undefined {
		const known = this.memberAt(uri)?.membership;
		if (known !== undefined || this.#host.files !== undefined) return known;
		const path = plainUri(uri);
		const found = findDeployments([...this.#openPaths(), path], []);
		return mapMembers(found.map(({ layout }) => layout)).get(path);
	}

	#openPaths(): string[] {
		return [...[...this.#host.documents.keys()].map(plainUri), ...this.#texts.keys()];
	}

	/** A document of ours was opened or has other settings. */
	opened(document: OpenDocument): void {
		const path = plainUri(document.uri);
		const member = this.#members.get(path);
		if (member === undefined) {
			if (!this.#folders.isWalked(path)) this.reloadSoon();
			return;
		}
		member.workspace.setLive(path, document.analysis);
		this.#background.soon();
	}

	/** A document of ours was edited. */
	edited(document: OpenDocument): void {
		const path = plainUri(document.uri);
		const member = this.#members.get(path);
		if (member === undefined) return;
		member.workspace.liveChanged(path);
		this.#background.afterTyping();
	}

	/** A document is no longer open: what is on disk counts again. */
	closed(uri: string): void {
		const path = plainUri(uri);
		this.#texts.delete(path);
		const member = this.#members.get(path);
		if (member === undefined) return;
		if (!this.#folders.isWalked(path)) this.reloadSoon();
		else this.#readMember(member.workspace, path, member.membership);
		this.#background.soon();
	}

	/** The text of an open file that is no configuration file, such as a hosts file. */
	textChanged(uri: string, text: string): void {
		const path = plainUri(uri);
		this.#texts.set(path, text);
		const member = this.#members.get(path);
		if (member === undefined) {
			if (!this.#folders.isWalked(path)) this.reloadSoon();
			return;
		}
		member.workspace.setText(path, text);
		this.#background.afterTyping();
	}

	/** A file that can belong to a deployment was made, changed or deleted on disk. */
	fileChanged(uri: string, isGone: boolean): void {
		const path = plainUri(uri);
		const member = this.#members.get(path);
		if (path.endsWith(`/${PROJECT_FILE_NAME}`)) this.reloadSoon();
		else if (member !== undefined && !isGone) {
			if (this.#documentAt(path) === undefined && !this.#texts.has(path))
				this.#readMember(member.workspace, path, member.membership);
			this.#background.soon();
		} else if (!this.#exchangeDataFile(path, isGone)) this.reloadSoon();
	}

	/** A file in a data directory comes or goes without anything else being read again. */
	#exchangeDataFile(path: string, isGone: boolean): boolean {
		const at = path.lastIndexOf('/');
		const folder = path.slice(0, at);
		const workspace = this.#workspaces.find(({ layout }) => layout.dataDirectory === folder);
		const parsed = parseDataFileName(path.slice(at + 1), true);
		if (workspace === undefined || parsed === undefined) return false;
		const ref = { path, ...parsed };
		if (isGone) {
			workspace.removeDataFile(ref);
			this.#members.delete(path);
		} else {
			workspace.putDataFile(ref, this.#host.files?.status(encodeUri(path)));
			const membership = workspace.members.get(path);
			if (membership !== undefined) {
				this.#members.set(path, { workspace, membership });
				this.#readMember(workspace, path, membership);
			}
		}
		this.#host.membersChanged();
		this.#background.soon();
		return true;
	}

	#collect(): void {
		for (const workspace of this.#workspaces) {
			for (const path of workspace.takeChangedFiles()) {
				this.#changedPaths.add(path);
				this.#revisions.set(path, (this.#revisions.get(path) ?? 0) + 1);
			}
		}
	}

	#tell(): void {
		const changed = this.#changedPaths;
		this.#changedPaths = new Set();
		this.#host.changed(changed);
	}

	/** The findings about the deployment in a file; those that the last edit touched are up to date. */
	findingsIn(uri: string): ReportedFinding[] {
		const path = plainUri(uri);
		const member = this.#members.get(path);
		if (member === undefined) return [];
		member.workspace.workOnClients(CLIENTS_AT_ONCE);
		this.#collect();
		return member.workspace.findingsIn(path).map((finding) => this.#withoutRoots(finding));
	}

	/** A text for people: paths as they are seen in the workspace. */
	shorten(text: string): string {
		return this.#folders.shorten(text);
	}

	#withoutRoots(finding: ReportedFinding): ReportedFinding {
		return {
			...finding,
			what: this.shorten(finding.what),
			related: finding.related.map((one) => ({ ...one, message: this.shorten(one.message) })),
		};
	}

	/** Changes whenever the findings about the deployment in a file do. */
	revisionOf(uri: string): number {
		const path = plainUri(uri);
		this.#members.get(path)?.workspace.workOnClients(CLIENTS_AT_ONCE);
		this.#collect();
		return this.#revisions.get(path) ?? 0;
	}

	/** All findings of a file that is not open: its own and those about the deployment. */
	allFindingsIn(path: string): ReportedFinding[] {
		const member = this.#members.get(path);
		if (member === undefined) return [];
		const across = member.workspace.findingsIn(path).map((finding) => this.#withoutRoots(finding));
		return [...member.workspace.ownFindings(path), ...across].sort(
			(a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
		);
	}

	/** Files of the deployments with any findings, by decoded URI. */
	filesWithFindings(): string[] {
		const files = new Set<string>();
		for (const workspace of this.#workspaces) {
			for (const path of workspace.filesWithFindings()) files.add(path);
			for (const path of workspace.configurationFiles())
				if (workspace.ownFindings(path).length > 0) files.add(path);
		}
		return [...files].sort();
	}
}
