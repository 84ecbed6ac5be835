// Comments by which a file silences findings: `# samhain-lint-disable-next-line rule-id` and its relatives, always in a
// comment line of their own, since the language has no trailing comments.
import type { FileView } from './define-rule.ts';
import type { Finding, Severity } from './finding.ts';

export class Suppressions {
	readonly view: FileView;
	readonly severities: Readonly<Record<string, Severity | 'off'>>;

	constructor(view: FileView, severities: Readonly<Record<string, Severity | 'off'>>) {
		this.view = view;
		this.severities = severities;
	}

	/** Whether a comment silences the finding; remembers that it did. */
	covers(_finding: Finding): boolean {
		return false;
	}

	/** A finding for each suppression that silenced nothing. */
	unused(): readonly Finding[] {
		return [];
	}
}
