// The file of `--baseline`: findings that are known, by their fingerprints, so that a project can begin with the others.
import { existsSync, writeFileSync } from 'node:fs';
import type { ReportedFinding } from '../../core/index.ts';
import { InputError, readJson, reasonOf } from '../input.ts';
import { fingerprintsOf, pathFromHere } from '../reporters/fingerprints.ts';

/** A finding in a baseline; rule and file are for people who read it. */
export interface KnownFinding {
	/** From the working folder, with `/`. */
	readonly file: string;
	readonly ruleId: string;
	readonly fingerprint: string;
}

/** Findings of a file, before equal ones are joined: a new one must not hide in a group of known ones. */
interface FoundIn {
	readonly file: string;
	readonly lines: readonly string[];
	readonly findings: readonly ReportedFinding[];
}

/** Findings of a file as the entries of a baseline. */
export function knownOf(found: FoundIn): readonly KnownFinding[] {
	const fingerprints = fingerprintsOf(found);
	const file = pathFromHere(found.file);
	return found.findings.map(({ ruleId }, at) => ({ file, ruleId, fingerprint: fingerprints[at] ?? '' }));
}

/** The findings that are not known. */
export function withoutKnown(
	found: FoundIn,
	known: ReadonlySet<string> | undefined,
): readonly ReportedFinding[] {
	if (known === undefined || known.size === 0 || found.findings.length === 0) return found.findings;
	const fingerprints = fingerprintsOf(found);
	return found.findings.filter((_, at) => !known.has(fingerprints[at] ?? ''));
}

/**
 * Reads a baseline.
 * @throws InputError when the file is missing or something else
 */
export function readBaseline(path: string): readonly KnownFinding[] {
	if (!existsSync(path))
		throw new InputError(
			`cannot read the baseline '${path}': no such file or directory (--update-baseline creates it)`,
		);
	const parsed = readJson(path, 'the baseline ');
	if (!isBaseline(parsed) || !parsed.findings.every(isKnown))
		throw new InputError(`'${path}' is not a baseline of samhain-lint`);
	return parsed.findings;
}

/**
 * Writes a baseline.
 * @param found the findings of this run
 * @param looked files of this run; what the old baseline has about other files that exist stays
 * @returns how many findings it has
 * @throws InputError when the file cannot be written, or is not a baseline
 */
export function updateBaseline(
	path: string,
	found: readonly KnownFinding[],
	looked: ReadonlySet<string>,
): number {
	const old = existsSync(path) ? readBaseline(path) : [];
	const kept = old.filter(({ file }) => !looked.has(file) && existsSync(file));
	const order = ({ file, ruleId, fingerprint }: KnownFinding): string =>
		[file, ruleId, fingerprint].join('\0');
	const findings = [...kept, ...found].sort((a, b) => (order(a) < order(b) ? -1 : 1));
	try {
		writeFileSync(path, `${JSON.stringify({ version: 1, findings }, undefined, '\t')}\n`);
	} catch (error) {
		throw new InputError(`cannot write the baseline '${path}': ${reasonOf(error)}`);
	}
	return findings.length;
}

function isBaseline(value: unknown): value is { readonly findings: readonly unknown[] } {
	if (typeof value !== 'object' || value === null) return false;
	return 'version' in value && value.version === 1 && 'findings' in value && Array.isArray(value.findings);
}

function isKnown(value: unknown): value is KnownFinding {
	if (typeof value !== 'object' || value === null) return false;
	const { file, ruleId, fingerprint }: Partial<Record<keyof KnownFinding, unknown>> = value;
	return [file, ruleId, fingerprint].every((one) => typeof one === 'string');
}
