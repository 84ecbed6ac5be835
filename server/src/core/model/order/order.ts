// What lines leave behind for later lines: the daemon's state that decides how a later line is read.
// Each topic is an immutable slice; an edit re-reads only lines whose slices changed.

/** Placeholder until the topics are written; each topic is a module of its own beside this one. */
export interface Order {
	readonly mail: unknown;
	readonly external: unknown;
	readonly logmon: unknown;
	readonly ports: unknown;
	readonly once: unknown;
}
export type Topic = keyof Order;
