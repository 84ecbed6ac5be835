// Which lines define which name, over the whole file: monitored paths by list, client entries by host. Updated line by line.
import type { Definition } from '../values/handler.ts';
import type { Line } from './line-store.ts';

type Space = Definition['space'];

const NO_LINES: readonly Line[] = [];
const NO_NAMES: ReadonlySet<string> = new Set();

export class DefinitionIndex {
	readonly #spaces = new Map<Space, Map<string, Line | Line[]>>();
	#sorted = new WeakMap<readonly Line[], readonly Line[]>();
	/** Names whose definingLines changed since `takeChanges`. */
	#changed = new Map<Space, Set<string>>();
	/**
	 * Clients that some line came to define or ceased to; unlike above, also those of a single line. Kept from the first
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

	#mark(definition: Definition): void {
		let keys = this.#changed.get(definition.space);
		if (keys === undefined) {
			keys = new Set();
			this.#changed.set(definition.space, keys);
		}
		keys.add(definition.key);
	}

	add(line: Line, definitions: readonly Definition[]): void {
		for (const definition of definitions) {
			if (definition.space === 'client') this.#touchedClients?.add(definition.key);
			const lines = this.#space(definition.space);
			const known = lines.get(definition.key);
			if (known === undefined) {
				// A name that one line defines is nobody's finding.
				lines.set(definition.key, line);
				continue;
			}
			if (Array.isArray(known)) {
				known.push(line);
				this.#sorted.delete(known);
			} else lines.set(definition.key, [known, line]);
			this.#mark(definition);
		}
	}

	remove(line: Line, definitions: readonly Definition[]): void {
		for (const definition of definitions) {
			if (definition.space === 'client') this.#touchedClients?.add(definition.key);
			const lines = this.#space(definition.space);
			const known = lines.get(definition.key);
			if (known === line) {
				lines.delete(definition.key);
				continue;
			}
			if (Array.isArray(known)) {
				this.#sorted.delete(known);
				const at = known.indexOf(line);
				const last = known.pop();
				if (at >= 0 && at < known.length && last !== undefined) known[at] = last;
				if (known.length === 1 && known[0] !== undefined) lines.set(definition.key, known[0]);
			}
			this.#mark(definition);
		}
	}

	/** Lines that define a name, top to bottom. */
	definingLines(space: Space, key: string): readonly Line[] {
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

	/** Names defined in a space, in the order in which they came. */
	names(space: Space): IterableIterator<string> {
		return this.#space(space).keys();
	}

	/**
	 * Clients whose entries came, went or were read again since the last call; for those who keep a deployment.
	 * The first call returns nothing: the caller looks at the whole file the first time.
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

/** Orders lines as in the file. */
export function byPlace(a: Line, b: Line): number {
	if (a.chunk !== b.chunk) return a.chunk.ordinal - b.chunk.ordinal;
	return a.chunk.lines.indexOf(a) - a.chunk.lines.indexOf(b);
}
