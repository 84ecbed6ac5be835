// What a POLICY line about a file reports: event, path, policy, the ten letters of the change code, and each attribute
// with its value before and after (sh_hash.c, sh_hash_compdata of samhain 4.1.4; recorded runs).
import type { ExplainedLine } from './explain.ts';
import type { LogSeverity } from './messages.ts';

/** What a check finds. */
export type PolicyEvent = 'added' | 'missing' | 'modified' | 'nodirectory';

/** An attribute of a POLICY line. */
export interface ReportedAttribute {
	/** As in the message, without `_old` and `_new`: `mtime`. */
	readonly name: string;
	/** What it is, in words. */
	readonly means: string;
	/** The value in the baseline; absent where the message has none. */
	readonly old?: string;
	/** The value on disk; absent where the message has none. */
	readonly new?: string;
}

/** One letter of a change code. */
export interface ReportedChange {
	/** `C`, `L`, `D`, `I`, `H`, `M`, `U`, `G`, `T` or `S`. */
	readonly letter: string;
	/** What differs, in words. */
	readonly means: string;
	/** The attributes of the message that tell the difference. */
	readonly attributes: readonly ReportedAttribute[];
}

/** A POLICY line about a file, read. */
export interface PolicyReport {
	readonly event: PolicyEvent;
	readonly path: string;
	readonly severity?: LogSeverity;
	/** When it was reported, as written in the header. */
	readonly time?: string;
	/** The client that reports, where a server recorded the message. */
	readonly host?: string;
	/** The policy as the message names it, without brackets; of a changed file only. */
	readonly policy?: string;
	/** The ten characters; of a changed file only. */
	readonly code?: string;
	readonly changes: readonly ReportedChange[];
	/** Every attribute of the message, numeric twins left out, in the order of the message. */
	readonly attributes: readonly ReportedAttribute[];
}

const EVENTS: Readonly<Record<string, PolicyEvent>> = {
	MSG_FI_ADD: 'added',
	MSG_FI_ADD2: 'added',
	MSG_FI_MISS: 'missing',
	MSG_FI_MISS2: 'missing',
	MSG_FI_CHAN: 'modified',
	MSG_FI_NODIR: 'nodirectory',
};

/** The letters in their order: what each is, and the attributes that belong to it. */
const LETTERS: readonly (readonly [letter: string, means: string, attributes: readonly string[]])[] = [
	['C', 'content (checksum)', ['chksum']],
	['L', 'target of the symbolic link', ['link']],
	['D', 'device number', ['dev']],
	['I', 'inode: another file took its place', ['inode', 'device']],
	['H', 'number of hard links', ['hardlinks']],
	['M', 'type or permissions', ['mode', 'attr', 'acl']],
	['U', 'owner', ['owner']],
	['G', 'group', ['group']],
	['T', 'times', ['mtime', 'ctime', 'atime']],
	['S', 'size in bytes', ['size']],
];

const MEANINGS: Readonly<Record<string, string>> = {
	chksum: 'checksum',
	link: 'link target',
	dev: 'device number',
	inode: 'inode',
	device: 'file system',
	hardlinks: 'hard links',
	mode: 'permissions',
	attr: 'file attributes (chattr)',
	acl: 'access control list',
	owner: 'owner',
	group: 'group',
	mtime: 'last change of content (mtime)',
	ctime: 'last change of content or attributes (ctime)',
	atime: 'last access (atime)',
	size: 'size in bytes',
};

/** Attributes that the message has once more as a number. */
const TWINS: ReadonlySet<string> = new Set(['imode', 'iattr', 'iowner', 'igroup']);

/**
 * Reads a line about a file that was added, changed or is missing; for a client's message on a server, the inner one.
 * @param line a line explained by `explainLine`
 * @returns undefined for any other line, and for one that breaks off before the path
 */
export function readPolicyReport(line: ExplainedLine): PolicyReport | undefined {
	const inner = line.nested ?? line;
	const { facts, severity } = inner;
	const event = EVENTS[inner.message ?? ''];
	const path = facts['path'];
	if (event === undefined || path === undefined || !path.startsWith('/')) return undefined;
	const host = line.nested === undefined ? line.syslog?.host : line.facts['remote_host'];
	const attributes = listAttributes(facts);
	const head = {
		...{ event, path },
		...(severity === undefined ? undefined : { severity }),
		...(inner.time === undefined ? undefined : { time: inner.time }),
		...(host === undefined || host === '' ? undefined : { host }),
	};
	if (event !== 'modified') return { ...head, changes: [], attributes };
	const policy = facts['msg.1']?.replace(/^\[|\]$/g, '');
	const code = facts['msg.2'];
	return {
		...head,
		...(policy === undefined ? undefined : { policy }),
		...(code === undefined ? undefined : { code }),
		changes: readChanges(code ?? '', attributes),
		attributes,
	};
}

function listAttributes(facts: Readonly<Record<string, string>>): readonly ReportedAttribute[] {
	const found = new Map<string, { old?: string; new?: string }>();
	for (const [key, text] of Object.entries(facts)) {
		const [, written = '', side] = /^(\w+)_(old|new)$/.exec(key) ?? [];
		// The number of the file system has no spelling besides.
		const name = written === 'idevice' ? 'device' : written;
		if (side === undefined || TWINS.has(name) || !Object.hasOwn(MEANINGS, name)) continue;
		const sides = found.get(name) ?? {};
		sides[side === 'old' ? 'old' : 'new'] ??= text.replace(/^\[(.*)\]$/, '$1');
		found.set(name, sides);
	}
	return [...found].map(([name, sides]) => ({ name, means: MEANINGS[name] ?? name, ...sides }));
}

function readChanges(code: string, attributes: readonly ReportedAttribute[]): readonly ReportedChange[] {
	return LETTERS.flatMap(([letter, means, names]) => {
		if (!code.includes(letter)) return [];
		const own = attributes.filter(
			(one) => names.includes(one.name) && (one.old !== one.new || one.old === undefined),
		);
		return [{ letter, means, attributes: own }];
	});
}

/** Characters of a value that are shown: a checksum is recognised by its beginning. */
const MAX_SHOWN = 40;

function shown(value: string | undefined): string {
	if (value === undefined) return '(not in the line)';
	return value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value;
}

/**
 * The report in words, one text for each difference; for a file that is new or gone, one for each attribute.
 * @returns texts without a full stop: `T times: last change of content (mtime) A → B`
 */
export function describeReport({ changes, attributes, event }: PolicyReport): readonly string[] {
	if (event !== 'modified')
		return attributes
			.filter((one) => isWorthShowing(one, event))
			.map((one) => `${one.means}: ${shown(event === 'added' ? one.new : one.old)}`);
	return changes.map(({ letter, means, attributes: own }) => {
		const isOnlyOne = LETTERS.some(([each, , names]) => each === letter && names.length === 1);
		const values = own.map((one) => {
			const name = isOnlyOne ? '' : `${one.means} `;
			return `${name}${shown(one.old)} → ${shown(one.new)}`;
		});
		return `${letter} ${means}${values.length === 0 ? '' : `: ${values.join('; ')}`}`;
	});
}

/** A number that only the machine understands says nothing about a new file. */
function isWorthShowing({ name, ...sides }: ReportedAttribute, event: PolicyEvent): boolean {
	if (['inode', 'device', 'attr'].includes(name)) return false;
	return (event === 'added' ? sides.new : sides.old) !== undefined;
}
