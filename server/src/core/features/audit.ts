// What of a profile a configuration meets: for each control the evidence with its lines, and whether the control is met,
// is not, or cannot be told from files.
import type { Profile, ProfileControl, ProfilePath } from '../catalogue/profiles.ts';
import type { FileView } from '../document/file-view.ts';
import { linesInForce } from '../effective/in-force.ts';
import { isOn, knownValue } from '../effective/known-value.ts';
import { longestPause } from '../values/schedule.ts';
import type { WatchConfiguration } from '../watch/configuration.ts';
import { treeWith } from '../watch/memory-tree.ts';
import { testNames } from '../watch/policies.ts';
import { resolvePath, type Tree } from '../watch/tree.ts';
import { explainPath, type WhyAnswer } from '../watch/why.ts';
import { type EventRoute, routesOf } from './routes.ts';

/** `unknown`: a configuration cannot show it. */
export type AuditStatus = 'met' | 'not-met' | 'unknown';

/** One fact about a control. */
export interface AuditEvidence {
	readonly status: AuditStatus;
	/** One sentence. */
	readonly text: string;
	/** The lines that show it, from 0. */
	readonly lines: readonly number[];
}

/** One control with its answer. */
export interface AuditResult {
	readonly control: ProfileControl;
	readonly status: AuditStatus;
	readonly evidence: readonly AuditEvidence[];
}

/** What is audited. */
export interface Audited {
	readonly view: FileView;
	readonly configuration: WatchConfiguration;
	/** The files that exist. */
	readonly tree: Tree;
	/** Whether the tree is that of a machine, so that a path that it lacks does not exist there. */
	readonly isRealTree: boolean;
}

/**
 * Checks every control of a profile.
 * @param audited a configuration, read for one role, version, build and host
 */
export function audit(audited: Audited, profile: Profile): readonly AuditResult[] {
	return profile.controls.map((control) => {
		const evidence = evidenceOf(audited, control);
		return { control, status: statusOf(evidence), evidence };
	});
}

function statusOf(evidence: readonly AuditEvidence[]): AuditStatus {
	if (evidence.some(({ status }) => status === 'not-met')) return 'not-met';
	return evidence.length === 0 || evidence.some(({ status }) => status === 'unknown') ? 'unknown' : 'met';
}

function evidenceOf(audited: Audited, control: ProfileControl): readonly AuditEvidence[] {
	switch (control.check) {
		case 'watched':
			return pathsOf(audited, control).flatMap((one) => watchedEvidence(one, control.tests ?? []));
		case 'reported':
			return reportedEvidence(audited, control);
		case 'interval':
			return intervalEvidence(audited, control);
		case 'option':
			return optionEvidence(audited, control);
		case 'manual':
			return [{ status: 'unknown', text: control.why ?? '', lines: [] }];
	}
}

/** A path of a control with what samhain does about what it means: itself, or names on each level below it. */
interface Examined {
	readonly path: ProfilePath;
	readonly answers: readonly WhyAnswer[];
}

/** Any name in a folder. */
const ANY_NAME = '*';

function pathsOf({ configuration, tree, isRealTree }: Audited, control: ProfileControl): readonly Examined[] {
	return (control.paths ?? []).flatMap((path) => {
		const place = resolvePath(tree, path.path);
		if (isRealTree && (place === undefined || tree.typeOf(place) === undefined)) return [];
		if (path.levels === undefined) {
			const answer = explainPath(configuration, treeWith(tree, path.path, 'file'), path.path);
			return [{ path, answers: [answer] }];
		}
		const answers: WhyAnswer[] = [];
		let known = treeWith(tree, path.path, 'dir');
		let at = path.path;
		for (let level = 0; level <= path.levels; level++) {
			at = `${at}/${ANY_NAME}`;
			answers.push(explainPath(configuration, treeWith(known, at, 'file'), at));
			known = treeWith(known, at, 'dir');
		}
		return [{ path, answers }];
	});
}

function linesOf(answers: readonly WhyAnswer[]): readonly number[] {
	const lines = answers.flatMap(({ decision }) => decision?.entry.source.line ?? []);
	return [...new Set(lines)].sort((a, b) => a - b);
}

function watchedEvidence({ path, answers }: Examined, tests: readonly string[]): readonly AuditEvidence[] {
	const name = `${path.path} (${path.what})`;
	const unwatched = answers.find(({ decision }) => decision === undefined);
	const lines = linesOf(answers);
	if (answers[0]?.starts === false)
		return [{ status: 'not-met', text: 'Samhain does not start with this configuration.', lines: [] }];
	if (unwatched !== undefined)
		return [
			{
				...{ status: 'not-met', lines },
				text: `${name}: no line watches ${unwatched.path === path.path ? 'it' : unwatched.path}.`,
			},
		];
	for (const { path: place, decision } of answers) {
		if (decision === undefined) continue;
		const compared: readonly string[] = testNames(decision.entry.mask);
		const missing = tests.filter((test) => !compared.includes(test));
		if (missing.length > 0)
			return [
				{
					...{ status: 'not-met', lines },
					text: `${name}: [${decision.entry.policy.section}] does not compare ${missing.join(' ')} of ${place}.`,
				},
			];
	}
	const policies = [...new Set(answers.map(({ decision }) => `[${decision?.entry.policy.section}]`))];
	return [{ status: 'met', text: `${name}: watched by ${policies.join(', ')}.`, lines }];
}

/** Destinations that bring a message to a person; others keep it or pass it on. */
const PERSONAL: readonly string[] = ['mail', 'external programs'];

const EVENT_NAMES = { added: 'additions', modified: 'changes', missing: 'deletions' } as const;

function reportedEvidence(audited: Audited, control: ProfileControl): readonly AuditEvidence[] {
	const events = routesOf(audited.view).events;
	/** The same answer is given once for all paths that share it. */
	const found = new Map<string, AuditEvidence & { readonly paths: string[] }>();
	for (const { path, answers } of pathsOf(audited, control))
		for (const { decision, events: asked } of answers) {
			if (decision === undefined) {
				note(found, path.path, { status: 'not-met', text: 'are not watched', lines: [] });
				continue;
			}
			for (const { event, option, severity, ignoredBy } of asked) {
				const what = EVENT_NAMES[event];
				if (ignoredBy !== undefined) {
					note(found, path.path, {
						...{ status: 'not-met', lines: [ignoredBy.line] },
						text: `${what} are suppressed by the Ignore option`,
					});
					continue;
				}
				const routes = events.filter((route) => route.option === option);
				const one = routes.find(({ line }) => line === severity.line) ?? routes[0];
				note(found, path.path, deliveredEvidence(what, severity.value, one));
			}
		}
	return [...found.values()].map(({ paths, status, text, lines }) => ({
		...{ status, lines },
		text: `${paths.join(', ')}: ${text}.`,
	}));
}

function note(
	found: Map<string, AuditEvidence & { readonly paths: string[] }>,
	path: string,
	evidence: AuditEvidence,
): void {
	const key = `${evidence.status} ${evidence.text}`;
	const known = found.get(key);
	if (known === undefined) found.set(key, { ...evidence, paths: [path] });
	else if (!known.paths.includes(path)) known.paths.push(path);
}

function deliveredEvidence(what: string, severity: string, route: EventRoute | undefined): AuditEvidence {
	const cells = route?.to.filter(({ delivered }) => delivered !== 'no') ?? [];
	const line = route?.line;
	const lines = [
		...new Set([...(line === undefined ? [] : [line]), ...cells.flatMap((cell) => cell.lines)]),
	].sort((a, b) => a - b);
	const personal = cells.filter(({ destination }) => PERSONAL.includes(destination));
	const certain = personal.filter(({ delivered }) => delivered === 'yes');
	if (certain.length > 0)
		return {
			...{ status: 'met', lines },
			text: `${what} (${severity}) go to ${certain.flatMap(({ destination, receivers }) => (receivers.length > 0 ? receivers : destination)).join(', ')}`,
		};
	if (personal.length > 0)
		return {
			...{ status: 'unknown', lines },
			text: `${what} (${severity}) go to ${personal.map(({ destination }) => destination).join(', ')} if a filter lets their text pass`,
		};
	const kept = cells
		.filter(({ destination }) => destination !== 'console')
		.map(({ destination }) => destination);
	if (kept.length > 0)
		return {
			...{ status: 'unknown', lines },
			text: `${what} (${severity}) go to ${kept.join(', ')}; whether a person reads them there is not in this file`,
		};
	return { status: 'not-met', text: `${what} (${severity}) reach nobody`, lines };
}

function intervalEvidence(audited: Audited, control: ProfileControl): readonly AuditEvidence[] {
	const { view } = audited;
	const most = control.seconds ?? 0;
	const found = new Map<string, AuditEvidence>();
	for (const { path, answers } of pathsOf(audited, control))
		for (const { decision, times } of answers) {
			const add = (status: AuditStatus, text: string, lines: readonly number[]): void => {
				found.set(text, { status, text, lines });
			};
			if (decision === undefined) add('not-met', `${path.path} is not compared at all.`, []);
			else if (times.kind === 'never')
				add('not-met', `Samhain never compares ${path.path}.`, linesOf(answers));
			else if (times.kind === 'seconds') {
				const { value, line } = times.seconds;
				add(
					value <= most ? 'met' : 'not-met',
					`A daemon compares every ${value} seconds; ${most} are allowed.`,
					line === undefined ? [] : [line],
				);
			} else {
				const pauses = times.schedules.map(({ value }) => longestPause(value));
				const isOften = pauses.some((pause) => pause !== undefined && pause <= most);
				add(
					isOften ? 'met' : 'unknown',
					`A daemon compares by the schedule ${times.schedules.map(({ value }) => value).join('; ')}.`,
					times.schedules.flatMap(({ line }) => line ?? []),
				);
			}
		}
	const { lines, mayBeDefault } = linesInForce(view, 'daemon');
	const isDaemon = !mayBeDefault && lines.every((line) => isOn(line) === true);
	if (!isDaemon)
		found.set('daemon', {
			status: 'unknown',
			text: 'This file does not make samhain a daemon: what starts it, and how often, is set elsewhere.',
			lines: lines.map((line) => view.numberOf(line)),
		});
	return [...found.values()];
}

function optionEvidence(
	{ view }: Audited,
	{ option = '', not = [], why }: ProfileControl,
): readonly AuditEvidence[] {
	const { lines, mayBeDefault } = linesInForce(view, option.toLowerCase());
	const evidence = lines.map((line): AuditEvidence => {
		const value = knownValue(line);
		return {
			status: value === undefined ? 'unknown' : not.includes(value) ? 'not-met' : 'met',
			text: value === undefined ? `Only the machine knows ${option}.` : `${option} is ${value}.`,
			lines: [view.numberOf(line)],
		};
	});
	if (mayBeDefault) evidence.push({ status: 'met', text: `${option} has its default value.`, lines: [] });
	const [first, ...rest] = evidence;
	return first === undefined || why === undefined
		? evidence
		: [{ ...first, text: `${first.text} ${why}` }, ...rest];
}
