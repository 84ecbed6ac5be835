// The deployments of the workspace: found, read, followed. Files are read inside the folders of the workspace only, and
// nothing here is done at once that an editor would have to wait for. Nothing is done at all unless something changed.
import { Emitter, type Event } from 'vscode-languageserver';
import {
	type Analysis,
	ContainedFiles,
	canBeMember,
	type DeploymentAnalysis,
	findDeployments,
	folderOf,
	isBackupName,
	isProjectFile,
	type LoadHost,
	loadDeployments,
	type Membership,
	mapMembers,
	parseDataFileName,
	type ReportedFinding,
	readMember,
} from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { encodeUri, fileNameOf, plainUri } from '../uris.ts';
import { BackgroundWork } from './background-work.ts';
import { type DeploymentsHost, documentAt, type Member } from './deployments-host.ts';
import { shortenTexts } from './shorten-texts.ts';
import { Portions } from './time-slicing.ts';
import { WorkspaceWalk } from './workspace-walk.ts';

/** Clients whose findings a keystroke waits for. */
const CLIENTS_AT_ONCE = 20;
/** Client entries of a file that is not open in which the built-in password and damage are looked for: some 20 ms. */
const ENTRIES_AT_ONCE = 200;
/** Changes on disk mostly come in groups. */
const RELOAD_PAUSE_MS = 300;
/** Larger files are left alone. */
const MAX_BYTES = 64 * 1024 * 1024;

export class Deployments {
	readonly #host: DeploymentsHost;
	/** The files of the workspace. */
	readonly files: ContainedFiles;
	readonly #walk: WorkspaceWalk;
	readonly #loadHost: LoadHost;
	readonly #background: BackgroundWork;
	readonly #membersChanged = new Emitter<void>();
	readonly #changed = new Emitter<ReadonlySet<string>>();
	/** Files joined or left a deployment: open documents may have other settings now. */
	readonly onMembersChanged: Event<void> = this.#membersChanged.event;
	/** Findings in these files, or the diagram, are other ones. */
	readonly onChanged: Event<ReadonlySet<string>> = this.#changed.event;
	#workspaces: readonly DeploymentAnalysis[] = [];
	readonly #members = new Map<string, Member>();
	/** Texts of open files that are not configuration files, by decoded URI. */
	readonly #texts = new Map<string, string>();
	/** Numbers that were never given before, for files whose findings changed. */
	readonly #revisions = new Map<string, number>();
	#lastRevision = 0;
	#generation = 0;
	#reloadTimer: ReturnType<typeof setTimeout> | undefined;
	#lookTimer: ReturnType<typeof setTimeout> | undefined;
	#isStarted = false;
	/** How often reading was asked for, and up to which time it was done. */
	#asked = 0;
	#done = 0;
	#changedPaths = new Set<string>();

	constructor(host: DeploymentsHost) {
		this.#host = host;
		this.files = new ContainedFiles(host.files, MAX_BYTES);
		this.#walk = new WorkspaceWalk(this.files, host.warn);
		this.#loadHost = {
			files: this.files,
			projectAt: (path) => host.projects.read(path)?.project,
			settingsOf: (path, language) => host.settingsOf(encodeUri(path), language),
			held: (path) => this.heldAt(path),
			problem: (text) => host.warn(this.shorten(text)),
			ruleFailed: (id, error) => host.warn(`The rule ${id} failed: ${String(error)}`),
			workAtOnce: ENTRIES_AT_ONCE,
		};
		this.#background = new BackgroundWork({
			nowMs: host.nowMs,
			workspaces: () => this.#workspaces,
			collect: () => this.#collect(),
			notify: () => this.#notify(),
		});
	}

	/** Whether the files of the workspace are still to be read, or read again. */
	get isReading(): boolean {
		return this.#asked !== this.#done;
	}

	get workspaces(): readonly DeploymentAnalysis[] {
		return this.#workspaces;
	}

	/** Takes the folders of the workspace, as decoded URIs without a slash at the end. */
	setFolders(roots: readonly string[]): void {
		this.files.setRoots(roots);
		this.#walk.forget();
		this.#reloadSoon(0);
	}

	/** The client is ready for files that it did not open: they are looked for now. */
	start(): void {
		this.#isStarted = true;
		this.#reloadSoon(0);
	}

	stop(): void {
		this.#generation++;
		clearTimeout(this.#reloadTimer);
		clearTimeout(this.#lookTimer);
		this.#background.stop();
	}

	/** Files came or went: the folders are walked again, and everything is read again. */
	walkSoon(): void {
		this.#walk.forget();
		this.#reloadSoon();
	}

	/** For clients that do not report changes: reads everything again if something on disk is not as it was. */
	lookSoon(): void {
		if (this.#host.followsDisk || this.#host.files === undefined) return;
		clearTimeout(this.#lookTimer);
		this.#lookTimer = setTimeout(() => {
			this.#look().catch((error: unknown) =>
				this.#host.warn(`Could not look for changes on disk: ${String(error)}`),
			);
		}, RELOAD_PAUSE_MS);
	}

	async #look(): Promise<void> {
		const generation = this.#generation;
		const portions = new Portions(this.#host, () => generation === this.#generation);
		try {
			if (!(await this.#walk.look(portions))) return;
			// A project file may be among what changed.
			this.#host.projects.forget();
			this.#membersChanged.fire();
			this.#reloadSoon(0);
		} finally {
			portions.end();
		}
	}

	#reloadSoon(pauseMs = RELOAD_PAUSE_MS): void {
		if (!this.#isStarted) return;
		this.#asked++;
		clearTimeout(this.#reloadTimer);
		this.#reloadTimer = setTimeout(() => {
			this.#load().catch((error: unknown) =>
				this.#host.warn(`Could not read the deployment: ${String(error)}`),
			);
		}, pauseMs);
	}

	async #load(): Promise<void> {
		const generation = ++this.#generation;
		const asked = this.#asked;
		const portions = new Portions(this.#host, () => generation === this.#generation);
		try {
			const walked =
				this.#host.files === undefined ? [] : await this.#walk.list(portions, !this.#host.followsDisk);
			if (generation !== this.#generation || walked === undefined) return;
			// What is open counts wherever it is, though nothing around it is read.
			const paths = [...new Set([...walked, ...this.#openPaths()])].sort();
			const steps = loadDeployments(paths, this.#loadHost);
			let step = steps.next();
			for (; step.done !== true; step = steps.next()) {
				const { done, all } = step.value;
				const text = `${done} of ${all} files`;
				if (!(await portions.offerPause('Reading the deployment', text, (100 * done) / all))) return;
			}
			this.#exchange(step.value);
			this.#done = asked;
		} finally {
			portions.end();
		}
	}

	/** A file that is open, as it is read or as its text. */
	heldAt(path: string): Analysis | string | undefined {
		return documentAt(this.#host.documents, path)?.analysis ?? this.#texts.get(path);
	}

	#exchange(workspaces: readonly DeploymentAnalysis[]): void {
		const before = this.#workspaces;
		if (workspaces.length === 0 && before.length === 0) return;
		for (const path of this.filesWithFindings()) this.#changedPaths.add(path);
		const parts = this.#listParts();
		this.#workspaces = workspaces;
		this.#members.clear();
		for (const workspace of workspaces) {
			for (const [path, membership] of workspace.members) {
				this.#members.set(path, { workspace, membership });
				this.#revise(path);
			}
		}
		if (this.#listParts() !== parts) this.#membersChanged.fire();
		// Their settings may be other ones by now.
		for (const document of this.#host.documents.values()) {
			const path = plainUri(document.uri);
			this.#members.get(path)?.workspace.setLive(path, document.analysis);
		}
		this.#background.soon();
	}

	/** All members and their parts, to compare. */
	#listParts(): string {
		const parts = [...this.#members].map(
			([path, { membership }]) =>
				`${path}\n${membership.role} ${membership.client} ${membership.layout.label}`,
		);
		return parts.sort().join('\n');
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
		return [...Array.from(this.#host.documents.keys(), plainUri), ...this.#texts.keys()].filter((path) =>
			canBeMember(fileNameOf(path)),
		);
	}

	/** A file outside of the folders was opened or closed: by its name it can make a deployment or end one. */
	#outsideChanged(path: string): void {
		if (!this.files.isInside(path) && canBeMember(fileNameOf(path))) this.#reloadSoon();
	}

	/** A document of ours was opened or has other settings. */
	opened(document: OpenDocument): void {
		const path = plainUri(document.uri);
		const member = this.#members.get(path);
		if (member === undefined) {
			this.#outsideChanged(path);
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

	/** A document was closed: its text on disk counts again. */
	closed(uri: string): void {
		const path = plainUri(uri);
		this.#texts.delete(path);
		const member = this.#members.get(path);
		if (member === undefined) return;
		if (this.files.isInside(path)) this.#readAgain(path, member);
		else this.#outsideChanged(path);
		this.#background.soon();
	}

	#readAgain(path: string, { workspace, membership }: Member): void {
		readMember(workspace, path, membership, this.#loadHost);
		this.#revise(path);
	}

	/** The text of an open file that is not a configuration file, such as a hosts file. */
	textChanged(uri: string, text: string): void {
		const path = plainUri(uri);
		const isNew = !this.#texts.has(path);
		this.#texts.set(path, text);
		const member = this.#members.get(path);
		if (member === undefined) {
			if (isNew) this.#outsideChanged(path);
			return;
		}
		member.workspace.setText(path, text);
		this.#background.afterTyping();
	}

	/** A file or folder was made, changed or deleted on disk. */
	fileChanged(uri: string, isGone: boolean): void {
		const path = plainUri(uri);
		const name = fileNameOf(path);
		if (!canBeMember(name)) {
			if (isGone ? this.#walk.heldFiles(path) : this.#walk.isFolder(path)) this.walkSoon();
			return;
		}
		const member = this.#members.get(path);
		if (isProjectFile(path)) this.walkSoon();
		else if (member !== undefined && !isGone) {
			if (this.heldAt(path) === undefined) this.#readAgain(path, member);
			this.#background.soon();
		} else if (!isBackupName(name) && !this.#exchangeDataFile(path, isGone)) this.walkSoon();
	}

	/** A file in a data directory comes or goes without anything else being read again. */
	#exchangeDataFile(path: string, isGone: boolean): boolean {
		const workspace = this.#workspaces.find(({ layout }) => layout.dataDirectory === folderOf(path));
		const parsed = parseDataFileName(fileNameOf(path), true);
		if (workspace === undefined || parsed === undefined) return false;
		const ref = { path, ...parsed };
		if (isGone) {
			workspace.removeDataFile(ref);
			this.#members.delete(path);
			this.#walk.remove(path);
			this.#revise(path);
		} else {
			workspace.putDataFile(ref, undefined);
			this.#walk.add(path);
			const membership = workspace.members.get(path);
			if (membership !== undefined) {
				this.#members.set(path, { workspace, membership });
				this.#readAgain(path, { workspace, membership });
			}
		}
		this.#membersChanged.fire();
		this.#background.soon();
		return true;
	}

	#revise(path: string): void {
		this.#revisions.set(path, ++this.#lastRevision);
	}

	#collect(): void {
		for (const workspace of this.#workspaces) {
			for (const path of workspace.takeChangedFiles()) {
				this.#changedPaths.add(path);
				this.#revise(path);
			}
		}
	}

	#notify(): void {
		const changed = this.#changedPaths;
		this.#changedPaths = new Set();
		this.#changed.fire(changed);
	}

	/** Brings the findings about the deployment in a file up to date with the last edit; costs what it touched. */
	catchUp(uri: string): void {
		this.memberAt(uri)?.workspace.workOnClients(CLIENTS_AT_ONCE);
		this.#collect();
	}

	/** The findings about the deployment in a file, as of the last work on them. */
	findingsIn(uri: string): ReportedFinding[] {
		const path = plainUri(uri);
		return (this.#members.get(path)?.workspace.findingsIn(path) ?? []).map((finding) =>
			shortenTexts(finding, (text) => this.shorten(text)),
		);
	}

	/** A text for people: paths as they are seen in the workspace. */
	shorten(text: string): string {
		return this.files.shorten(text);
	}

	/** A number that changes whenever the findings about the deployment in a file do. */
	revisionOf(uri: string): number {
		return this.#revisions.get(plainUri(uri)) ?? 0;
	}

	/** The findings that a file on disk has by itself. */
	ownFindings(path: string): readonly ReportedFinding[] {
		return this.#members.get(path)?.workspace.ownFindings(path) ?? [];
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
