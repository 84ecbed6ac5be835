// Hundreds of reports by what may have caused them: packages that were installed, logs that rotate or grow, a program's
// folder, one host among many. Judges by paths, events and times only; knows no configuration.

import type { PolicyReport } from '../logs/policy-report.ts';
import { parentOf } from '../watch/tree.ts';

/** What a group of reports has in common. */
export type GroupCause = 'packages' | 'logs' | 'folder' | 'host' | 'path';

/** Reports with one cause. */
export interface ReportGroup {
	readonly cause: GroupCause;
	/** The folder or path that they have in common; the host for `host`. */
	readonly place: string;
	/** Indexes of the reports. */
	readonly members: readonly number[];
}

/** Reports that make a folder a group. */
const MIN_IN_FOLDER = 3;
/** Reports on packages that make an upgrade. */
const MIN_IN_UPGRADE = 3;
/** Hosts among which one is conspicuous, and reports by which it is. */
const MIN_HOSTS = 3;
const MIN_OF_HOST = 5;

const SYSTEM =
	/^\/(?:usr\/(?!local\/)|bin\/|sbin\/|lib[^/]*\/|boot\/|opt\/)|^\/(?:usr|bin|sbin|lib[^/]*|boot)$/;
const ROTATED = /^(.+?)(?:[.-](?:\d{1,4}|\d{8}(?:-\d{1,10})?|old))(?:\.(?:gz|bz2|xz|zst|Z))?$/;
const COMPRESSED = /^(.+?)\.(?:gz|bz2|xz|zst|Z)$/;
/** Folders that belong to many programs: a group lies below them. */
const SHARED = new Set([
	...['/', '/etc', '/var', '/usr', '/home', '/srv', '/opt', '/root', '/tmp', '/run', '/dev', '/boot'],
	...['/var/lib', '/var/cache', '/var/spool', '/var/log', '/var/run', '/var/tmp', '/var/www', '/var/mail'],
	...['/usr/local', '/usr/share', '/usr/lib', '/usr/bin', '/usr/sbin', '/bin', '/sbin', '/lib', '/lib64'],
]);

/** A path without what rotation puts after it; the path itself where nothing is. */
export function rotationBase(path: string): string {
	const slash = path.lastIndexOf('/') + 1;
	const name = path.slice(slash);
	const base = ROTATED.exec(name)?.[1] ?? COMPRESSED.exec(name)?.[1];
	return base === undefined ? path : path.slice(0, slash) + base;
}

function isLogName(path: string): boolean {
	return /\/logs?\//.test(path) || /\.log$/.test(rotationBase(path)) || /\/(?:wtmp|btmp|lastlog)$/.test(path);
}

/**
 * Groups the reports of a log.
 * @returns every report in exactly one group, the largest groups first
 */
export function groupReports(reports: readonly PolicyReport[]): readonly ReportGroup[] {
	const open = new Set(reports.keys());
	const groups: ReportGroup[] = [];
	const take = (cause: GroupCause, place: string, members: readonly number[]): void => {
		groups.push({ cause, place, members });
		for (const at of members) open.delete(at);
	};
	for (const [place, members] of gather(open, reports, (report) =>
		isLogName(report.path) ? parentOf(report.path) : undefined,
	))
		take('logs', place, withFolder(place, members, open, reports));
	for (const members of upgrades([...open], reports))
		take('packages', commonFolder(members, reports), members);
	for (const members of folders(open, reports)) take('folder', commonFolder(members, reports), members);
	for (const [host, members] of lonelyHost(open, reports)) take('host', host, members);
	for (const [path, members] of gather(open, reports, ({ path: own }) => own)) take('path', path, members);
	return groups.sort(
		(a, b) => b.members.length - a.members.length || (a.members[0] ?? 0) - (b.members[0] ?? 0),
	);
}

/** The open reports by a key; those without one are left out. */
function gather(
	open: ReadonlySet<number>,
	reports: readonly PolicyReport[],
	keyOf: (report: PolicyReport) => string | undefined,
): ReadonlyMap<string, readonly number[]> {
	const found = new Map<string, number[]>();
	for (const at of open) {
		const report = reports[at];
		const key = report === undefined ? undefined : keyOf(report);
		if (key === undefined) continue;
		const list = found.get(key);
		if (list === undefined) found.set(key, [at]);
		else list.push(at);
	}
	return found;
}

/** The members, and the reports that the folder itself has other times or another size because of them. */
function withFolder(
	folder: string,
	members: readonly number[],
	open: ReadonlySet<number>,
	reports: readonly PolicyReport[],
): readonly number[] {
	const hasChurn = members.some((at) => reports[at]?.event !== 'modified');
	if (!hasChurn) return members;
	const own = [...open].filter((at) => {
		const report = reports[at];
		return (
			report?.path === folder &&
			report.event === 'modified' &&
			/^-{4}[H-]-{3}[T-][S-]$/.test(report.code ?? '')
		);
	});
	return [...members, ...own].sort((a, b) => a - b);
}

/** Reports on files that packages own: several at one check, new or with another content. */
function upgrades(open: readonly number[], reports: readonly PolicyReport[]): readonly (readonly number[])[] {
	const byDay = new Map<string, number[]>();
	for (const at of open) {
		const report = reports[at];
		if (report === undefined || !SYSTEM.test(report.path)) continue;
		const day = (report.time ?? '').slice(0, 10);
		const list = byDay.get(day);
		if (list === undefined) byDay.set(day, [at]);
		else list.push(at);
	}
	return [...byDay.values()].filter((members) => {
		const files = members.filter((at) => {
			const report = reports[at];
			return report?.event !== 'modified' || /[CI]/.test(report.code ?? '');
		});
		return new Set(files.map((at) => reports[at]?.path)).size >= MIN_IN_UPGRADE;
	});
}

/** The topmost folder of a path that belongs to one program. */
function ownFolder(path: string): string | undefined {
	const names = path.split('/').slice(1, -1);
	let folder = '';
	for (const name of names) {
		folder += `/${name}`;
		if (!SHARED.has(folder)) return folder;
	}
	return undefined;
}

function folders(
	open: ReadonlySet<number>,
	reports: readonly PolicyReport[],
): readonly (readonly number[])[] {
	const byFolder = gather(open, reports, ({ path }) => ownFolder(path));
	const found: (readonly number[])[] = [];
	for (const [folder, members] of byFolder) {
		const paths = new Set(members.map((at) => reports[at]?.path));
		if (paths.size >= MIN_IN_FOLDER) found.push(withFolder(folder, members, open, reports));
	}
	return found;
}

/** The deepest folder that holds the paths of some reports. */
export function commonFolder(members: readonly number[], reports: readonly PolicyReport[]): string {
	let common: readonly string[] | undefined;
	const parents = new Set(members.map((at) => parentOf(reports[at]?.path ?? '/')));
	for (const at of members) {
		const path = reports[at]?.path ?? '/';
		// A folder that is reported beside what is in it is the folder itself.
		const names = path.split('/').slice(1, parents.has(path) ? undefined : -1);
		if (common === undefined) {
			common = names;
			continue;
		}
		let same = 0;
		while (same < common.length && common[same] === names[same]) same++;
		common = common.slice(0, same);
	}
	return `/${(common ?? []).join('/')}`;
}

/** The host from which most of the reports come that belong to nothing else. */
function lonelyHost(
	open: ReadonlySet<number>,
	reports: readonly PolicyReport[],
): ReadonlyMap<string, readonly number[]> {
	const hosts = new Set(reports.map(({ host }) => host ?? ''));
	if (hosts.size < MIN_HOSTS) return new Map();
	const byHost = gather(open, reports, ({ host }) => host ?? '');
	return new Map(
		[...byHost].filter(([, members]) => members.length >= MIN_OF_HOST && members.length * 2 > open.size),
	);
}

/** How often each value occurs, the most frequent first. */
export interface Count {
	readonly value: string;
	readonly count: number;
}

/** The numbers of a log. */
export interface ReportCounts {
	readonly paths: readonly Count[];
	readonly policies: readonly Count[];
	readonly hosts: readonly Count[];
	readonly events: readonly Count[];
}

/** Counts the reports of a log. */
export function countReports(reports: readonly PolicyReport[]): ReportCounts {
	return {
		paths: countBy(reports.map(({ path }) => path)),
		policies: countBy(reports.flatMap(({ policy }) => policy ?? [])),
		hosts: countBy(reports.flatMap(({ host }) => host ?? [])),
		events: countBy(reports.map(({ event }) => event)),
	};
}

function countBy(values: readonly string[]): readonly Count[] {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts]
		.map(([value, count]) => ({ value, count }))
		.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
