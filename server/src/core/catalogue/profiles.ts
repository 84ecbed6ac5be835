// What `samhain-lint audit` asks of a configuration: the profiles of catalogue/profiles.
import { parseLater } from './parse-later.ts';
import { PROFILES } from './profiles.generated.ts';

/** A path that a control is about. */
export interface ProfilePath {
	readonly path: string;
	/** What it contains, in a few words. */
	readonly what: string;
	/** Of a folder: how many levels below the names in it count; undefined: the path is a file. */
	readonly levels?: number;
}

/** One control; the schema of the profiles vouches for what each check needs. */
export interface ProfileControl {
	readonly id: string;
	readonly title: string;
	/** The place in the standard. */
	readonly source: string;
	readonly check: 'watched' | 'reported' | 'interval' | 'option' | 'manual';
	readonly paths?: readonly ProfilePath[];
	readonly tests?: readonly string[];
	/** The longest time between two checks. */
	readonly seconds?: number;
	readonly option?: string;
	/** Values that the option must not have. */
	readonly not?: readonly string[];
	/** Why a file cannot show it, or what else counts. */
	readonly why?: string;
}

/** Part of a standard, as controls. */
export interface Profile {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	readonly sources: readonly string[];
	readonly controls: readonly ProfileControl[];
}

/** All profiles, by their ids. */
export const auditProfiles: () => readonly Profile[] = parseLater(PROFILES);
