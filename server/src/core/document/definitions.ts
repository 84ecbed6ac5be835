// Who claims which name, over the whole file: monitored paths by list, client entries by host. Updated line by line.
import type { Claim } from '../values/handler.ts';
import type { Line } from './line-store.ts';

type Space = Claim['space'];

const NO_LINES: readonly Line[] = [];
const NO_NAMES: ReadonlySet<string> = new Set();

export class ClaimIndex {
	readonly #spaces = new Map<Space, Map<string, Line | Line[]>>();
	#sorted = new WeakMap<readonly Line[], readonly Line[]>();
	/** Names whose claimants changed since `takeChanges`. */
	#changed = new Map<Space, Set<string>>();
	/**
	 * Clients that some line came to claim or ceased to; unlike above, also those of a single line. Kept from the first
	 * time on that somebody takes them: without a deployment nobody does.
	 */
	#touchedClients: Set<string> | undefined;

	#space(space: Space): Map<string, Line | Line[]> {
		let lines = this.#spaces.get(space);
		if (lines === undefined) {
			lines = new Map();
			this.#spaces.set(space, lines);
		}
		return lines;
	}

	#mark(claim: Claim): void {
		let keys = this.#changed.get(claim.space);
		if (keys === undefined) {
			keys = new Set();
			this.#changed.set(claim.space, keys);
		}
		keys.add(claim.key);
	}

	add(line: Line, claims: readonly Claim[]): void {
		for (const claim of claims) {
			if (claim.space === 'client') this.#touchedClients?.add(claim.key);
			const lines = this.#space(claim.space);
			const known = lines.get(claim.key);
			if (known === undefined) {
				// A name with one claimant is nobody's finding.
				lines.set(claim.key, line);
				continue;
			}
			if (Array.isArray(known)) {
				known.push(line);
				this.#sorted.delete(known);
			} else lines.set(claim.key, [known, line]);
			this.#mark(claim);
		}
	}

	remove(line: Line, claims: readonly Claim[]): void {
		for (const claim of claims) {
			if (claim.space === 'client') this.#touchedClients?.add(claim.key);
			const lines = this.#space(claim.space);
			const known = lines.get(claim.key);
			if (known === line) {
				lines.delete(claim.key);
				continue;
			}
			if (Array.isArray(known)) {
				this.#sorted.delete(known);
				const at = known.indexOf(line);
				const last = known.pop();
				if (at >= 0 && at < known.length && last !== undefined) known[at] = last;
				if (known.length === 1 && known[0] !== undefined) lines.set(claim.key, known[0]);
			}
			this.#mark(claim);
		}
	}

	/** Lines that claim a name, top to bottom. */
	claimants(space: Space, key: string): readonly Line[] {
		const known = this.#spaces.get(space)?.get(key);
		if (known === undefined) return NO_LINES;
		if (!Array.isArray(known)) return [known];
		// Lines that stay do not change their order, so the sorted list holds until somebody comes or goes.
		let sorted = this.#sorted.get(known);
		if (sorted === undefined) {
			sorted = [...new Set(known)].sort(byPlace);
			this.#sorted.set(known, sorted);
		}
		return sorted;
	}

	/** Names claimed in a space, in the order in which they came. */
	names(space: Space): IterableIterator<string> {
		return this.#space(space).keys();
	}

	/**
	 * Clients whose entries came, went or were read anew since the last call; for those who keep a deployment.
	 * The first call has nothing to tell: who asks for the first time looks at the whole file.
	 */
	takeTouchedClients(): ReadonlySet<string> {
		const touched = this.#touchedClients;
		this.#touchedClients = new Set();
		return touched ?? NO_NAMES;
	}

	takeChanges(): ReadonlyMap<Space, ReadonlySet<string>> {
		const changed = this.#changed;
		if (changed.size > 0) this.#changed = new Map();
		return changed;
	}
}

/** Orders lines as they stand in the file. */
export function byPlace(a: Line, b: Line): number {
	if (a.chunk !== b.chunk) return a.chunk.ordinal - b.chunk.ordinal;
	return a.chunk.lines.indexOf(a) - a.chunk.lines.indexOf(b);
}
