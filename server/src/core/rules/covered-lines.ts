// Avoids several findings for the same lines: a finding may cover lines. Knows no rule.
import type { Line } from '../document/line-store.ts';
import type { Finding } from './finding.ts';

const NO_LINES: ReadonlySet<Line> = new Set();

/** The lines of a file that some finding speaks for. */
export class CoveredLines {
	readonly #lines: ReadonlySet<Line>;
	readonly #below: (line: Line) => Line | undefined;

	/**
	 * @param findings all that can cover lines
	 * @param below the next line of the file
	 */
	constructor(findings: readonly Finding[], below: (line: Line) => Line | undefined) {
		this.#below = below;
		let lines: Set<Line> | undefined;
		for (const { covers } of findings) {
			if (covers === undefined) continue;
			lines ??= new Set();
			for (const line of covers) lines.add(line);
		}
		this.#lines = lines ?? NO_LINES;
	}

	has(line: Line): boolean {
		return this.#lines.has(line);
	}

	/** Whether a finding is about covered lines only, and is not the one that covers them. */
	repeats(finding: Finding): boolean {
		if (finding.covers !== undefined) return false;
		let line: Line | undefined = finding.line;
		while (line !== undefined && this.#lines.has(line)) {
			if (finding.lastLine === undefined || line === finding.lastLine) return true;
			line = this.#below(line);
		}
		return false;
	}
}
