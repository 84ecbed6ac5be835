// The findings of a deployment by their client and by their file, so that the findings of one
// client are exchanged without looking at the others.

import type { FileFinding } from '../rules/finding.ts';
import { addTo } from '../text/multimap.ts';

/** Whom findings are about: a client's name, or the server as a whole. */
export const SERVER_OWNER = '';

const NOTHING: readonly FileFinding[] = [];

export class FindingStore {
	readonly #byOwner = new Map<string, readonly FileFinding[]>();
	readonly #ownersByFile = new Map<string, Set<string>>();
	#changedFiles = new Set<string>();

	/** Takes the findings about an owner in place of those it had. */
	replace(owner: string, findings: readonly FileFinding[]): void {
		const old = this.#byOwner.get(owner) ?? NOTHING;
		if (old.length === 0 && findings.length === 0) return;
		const isSame = old.length === findings.length && old.every((one, at) => looksLike(one, findings[at]));
		for (const { line } of old) {
			if (!isSame) this.#changedFiles.add(line.file);
			this.#ownersByFile.get(line.file)?.delete(owner);
		}
		for (const { line } of findings) {
			if (!isSame) this.#changedFiles.add(line.file);
			addTo(this.#ownersByFile, line.file, owner);
		}
		if (findings.length === 0) this.#byOwner.delete(owner);
		else this.#byOwner.set(owner, findings);
	}

	owners(): string[] {
		return [...this.#byOwner.keys()];
	}

	/** All files with findings. */
	files(): string[] {
		return [...this.#ownersByFile].filter(([, owners]) => owners.size > 0).map(([file]) => file);
	}

	/** The findings in one file, in no order. */
	*inFile(file: string): Generator<FileFinding> {
		for (const owner of this.#ownersByFile.get(file) ?? []) {
			for (const finding of this.#byOwner.get(owner) ?? NOTHING)
				if (finding.line.file === file) yield finding;
		}
	}

	/** Files whose findings were exchanged since the last call. */
	takeChangedFiles(): ReadonlySet<string> {
		const changed = this.#changedFiles;
		this.#changedFiles = new Set();
		return changed;
	}
}

/** Whether a reader would see no difference; lines that moved with the text around them are none. */
function looksLike(one: FileFinding, other: FileFinding | undefined): boolean {
	return (
		other !== undefined &&
		one.rule === other.rule &&
		one.what === other.what &&
		one.severity === other.severity &&
		one.line.file === other.line.file &&
		one.start === other.start &&
		one.end === other.end &&
		one.related?.length === other.related?.length
	);
}
