// The findings of a deployment by whom they are about and by the file they stand in, so that the findings of one
// client are exchanged without looking at the others.

import type { DeploymentFinding } from '../rules/deployment/deployment-finding.ts';
import { addTo } from '../text/multimap.ts';

/** Whom findings are about: a client's name, or the server as a whole. */
export const SERVER_OWNER = '';

const NOTHING: readonly DeploymentFinding[] = [];

export class FindingStore {
	readonly #byOwner = new Map<string, readonly DeploymentFinding[]>();
	readonly #ownersByFile = new Map<string, Set<string>>();
	#changedFiles = new Set<string>();

	/** Takes the findings about an owner in place of those it had. */
	replace(owner: string, findings: readonly DeploymentFinding[]): void {
		const old = this.#byOwner.get(owner) ?? NOTHING;
		if (old.length === 0 && findings.length === 0) return;
		const isSame = old.length === findings.length && old.every((one, at) => looksLike(one, findings[at]));
		for (const { place } of old) {
			if (!isSame) this.#changedFiles.add(place.file);
			this.#ownersByFile.get(place.file)?.delete(owner);
		}
		for (const { place } of findings) {
			if (!isSame) this.#changedFiles.add(place.file);
			addTo(this.#ownersByFile, place.file, owner);
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
	*inFile(file: string): Generator<DeploymentFinding> {
		for (const owner of this.#ownersByFile.get(file) ?? []) {
			for (const finding of this.#byOwner.get(owner) ?? NOTHING)
				if (finding.place.file === file) yield finding;
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
function looksLike(one: DeploymentFinding, other: DeploymentFinding | undefined): boolean {
	return (
		other !== undefined &&
		one.ruleId === other.ruleId &&
		one.what === other.what &&
		one.severity === other.severity &&
		one.place.file === other.place.file &&
		one.place.startColumn === other.place.startColumn &&
		one.place.endColumn === other.place.endColumn &&
		one.related.length === other.related.length
	);
}
