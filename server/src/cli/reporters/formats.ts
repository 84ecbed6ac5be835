// The formats of a report, as users name them.

export const FORMATS = [
	...(['pretty', 'compact', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'gcc'] as const),
	'daemon',
] as const;

/** How findings are printed; `daemon` prints what the daemon itself would print. */
export type Format = (typeof FORMATS)[number];
