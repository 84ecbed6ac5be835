// Edits that may take an alarm away, each with what it is called and what it gives up. Whether it does is found out
// afterwards (verify.ts): a candidate may be wrong, and then it is not offered.

import type { PolicyReport } from '../logs/policy-report.ts';
import { writeWatchedPath } from '../values/path.ts';
import { writePathRegex } from '../values/regex-options.ts';
import { severityOf } from '../watch/configuration.ts';
import type { IgnoredEvent } from '../watch/ignores.ts';
import { type Mask, POLICIES, type Policy, type TestName, testBit, testNames } from '../watch/policies.ts';
import { parentOf } from '../watch/tree.ts';
import { maskAt } from '../watch/watched-by.ts';
import { type Candidate, ownLines, removal, type Wanted } from './candidate.ts';
import type { ConfigChange } from './config-edit.ts';
import { asFile, lessDepth, withoutEntry } from './entry-candidates.ts';
import { testsOf } from './rounds.ts';
import { severities } from './severity-candidates.ts';
import { listWords, named, testWords } from './words.ts';

/** The candidates for an alarm, in no order. */
export function makeCandidates(wanted: Wanted): readonly Candidate[] {
	switch (wanted.alarm.event) {
		case 'modified':
			return [
				...otherTests(wanted),
				...looseDirectories(wanted),
				...ignored(wanted, 'modified'),
				...lessDepth(wanted),
				...severities(wanted),
			];
		case 'added':
			return [
				...silentPolicy(wanted),
				...ignored(wanted, 'added'),
				...lessDepth(wanted),
				...severities(wanted),
			];
		case 'missing':
			return [
				...asFile(wanted),
				...ignored(wanted, 'missing'),
				...withoutEntry(wanted),
				...severities(wanted),
			];
		case 'nodirectory':
			return [...asFile(wanted), ...withoutEntry(wanted), ...severities(wanted)];
	}
}

/** The ways to give the path a `file=` line in a section; lines before it prepare the section. */
function fileIn(wanted: Wanted, section: string, before: readonly string[] = []): Candidate['ways'] {
	const text = `file=${writeWatchedPath(wanted.report.path)}`;
	const removed = ownLines(wanted, true).map(removal);
	const lines = [...before, `[${section}]`, text];
	const atEnd: ConfigChange =
		before.length === 0 ? { kind: 'add', section, lines: [text] } : { kind: 'block', lines, place: 'end' };
	return [
		[...removed, atEnd],
		// A pattern further up would come first for this path.
		[...removed, { kind: 'block', lines, place: 'first' }],
	];
}

/** Policies of the user that no line of the file speaks of. */
function freePolicy({ config: { lines } }: Wanted): Policy | undefined {
	return POLICIES.filter(({ section }) => section.startsWith('User')).find(({ section }) => {
		const word = section.toLowerCase();
		return !lines.some(({ text, parsed }) => parsed.kind !== 'nothing' && text.toLowerCase().includes(word));
	});
}

/**
 * The items of a `Redef…` line that make one mask of another; samhain takes CHK away and brings it along with TXT.
 */
export function maskDifference(from: Mask, to: Mask): string {
	const isText = (name: TestName) => Number(name === 'TXT');
	const order = (mask: Mask) => [...testNames(mask)].sort((a, b) => isText(b) - isText(a));
	const removed = order(from & ~to).map((name) => `-${name}`);
	return [...removed, ...order(to & ~from).map((name) => `+${name}`)].join(',');
}

/** The ways to give the path a policy of its own. */
function ownPolicy(wanted: Wanted, policy: Policy, mask: Mask, severity: string): Candidate['ways'] {
	const items = maskDifference(policy.mask, mask);
	const usual = severityOf(wanted.configuration, policy.severityOption).value;
	return fileIn(wanted, policy.section, [
		...(items === '' ? [] : ['[Misc]', `${policy.redefOption}=${items}`]),
		...(usual === severity ? [] : ['[EventSeverity]', `${policy.severityOption}=${severity}`]),
	]);
}

const CHECKSUMS = testBit('CHK') | testBit('TXT') | testBit('PRE');

/** The tests that raise the alarm. */
function raisedTests(alarm: PolicyReport, mask: Mask): Mask {
	let raised = 0;
	for (const name of testsOf(alarm)) raised |= testBit(name);
	// What cannot be without a checksum goes with it.
	if ((raised & testBit('CHK')) !== 0) raised |= CHECKSUMS;
	return raised & mask;
}

const COMPARED = testBit('RDEV') * 2 - 1;

/** Other tests for the file: a policy of its own, or one of the others that tests less. */
function otherTests(wanted: Wanted): readonly Candidate[] {
	const { alarm, report, configuration } = wanted;
	const { entry, path } = report;
	if (entry === undefined) return [];
	const { policy, mask } = entry;
	const raised = raisedTests(alarm, mask);
	const severity = severityOf(configuration, policy.severityOption).value;
	const found: Candidate[] = [];
	const rest = mask & ~raised;
	const isThere = POLICIES.some(
		(other) =>
			isStandard(other) &&
			(maskAtEnd(wanted, other) & COMPARED) === (rest & COMPARED) &&
			severityOf(configuration, other.severityOption).value === severity,
	);
	const free = isThere ? undefined : freePolicy(wanted);
	if (free !== undefined && (rest & COMPARED) !== 0)
		found.push({
			title: `Watch ${named(path)} without ${listWords(testWords(raised))}, in [${free.section}]`,
			...{ loss: 'tests', testsLost: testNames(raised).length },
			ways: ownPolicy(wanted, free, rest, severity),
			mustTest: { path, mask: rest },
			loses: [`Samhain no longer compares ${listWords(testWords(raised))} of ${named(path)}.`],
			keeps: [keptTests(path, rest)],
		});
	for (const other of POLICIES) {
		if (other === policy || !isStandard(other)) continue;
		const tests = maskAtEnd(wanted, other);
		const mayGrow = (tests & testBit('SGROW')) !== 0 && (mask & testBit('SGROW')) === 0;
		const isQuiet = (tests & raised & COMPARED) === 0;
		const isLess = (tests & ~mask & COMPARED) === 0;
		if (!isLess || (!isQuiet && !mayGrow)) continue;
		const lost = mask & ~tests & COMPARED;
		const option = severityOf(configuration, other.severityOption).value;
		const growing = mayGrow
			? ['Samhain does not report that the file grows as long as its old content stays at its beginning.']
			: [];
		found.push({
			title: `Watch ${named(path)} under [${other.section}]`,
			...(tests === 0
				? ({ loss: 'file', testsLost: testNames(lost).length } as const)
				: ({ loss: 'tests', testsLost: testNames(lost).length } as const)),
			ways: fileIn(wanted, other.section),
			mustTest: { path, mask: tests },
			loses: [
				...(lost === 0
					? []
					: [`Samhain no longer compares ${listWords(testWords(lost))} of ${named(path)}.`]),
				...growing,
				...(option === severity
					? []
					: [`Other reports of ${named(path)} have severity ${option} instead of ${severity}.`]),
			],
			keeps: [
				tests === 0
					? `Samhain still reports that ${named(path)} is added or missing, at the severity of [IgnoreAll].`
					: keptTests(path, tests & mask),
			],
			...(isQuiet ? undefined : { growsOnly: true }),
		});
	}
	return found;
}

/** The tests that a new line of a policy has. */
function maskAtEnd({ config: { analysis, lines } }: Wanted, policy: Policy): Mask {
	const last = lines.at(-1);
	return last === undefined ? policy.mask : maskAt(analysis.view(), policy, last);
}

/** Whether a policy is one that a path can have beside others: those of the user may test anything. */
function isStandard({ section }: Policy): boolean {
	return !section.startsWith('User') && section !== 'Prelink';
}

function keptTests(path: string, mask: Mask): string {
	return `Samhain still compares ${listWords(testWords(mask))} of ${named(path)}, and reports that it is missing.`;
}

/** Directories of which only size and times differ. */
function looseDirectories({ alarm, isFolder }: Wanted): readonly Candidate[] {
	if (!isFolder || !/^-{8}[T-][S-]$/.test(alarm.code ?? '')) return [];
	return [
		{
			title: 'Do not report directories that differ only in size and times',
			...{ loss: 'many', testsLost: 0, scope: '/' },
			ways: [[{ kind: 'add', section: 'Misc', lines: ['LooseDirCheck=yes'] }]],
			loses: ['Samhain no longer reports a directory that differs only in size and times.'],
			keeps: ['Samhain still reports each file that is added or missing.'],
		},
	];
}

const IGNORE_OPTIONS: Readonly<Record<IgnoredEvent, string>> = {
	added: 'IgnoreAdded',
	missing: 'IgnoreMissing',
	modified: 'IgnoreModified',
};
const EVENT_WORDS: Readonly<Record<IgnoredEvent, string>> = {
	added: 'is added',
	missing: 'is missing',
	modified: 'is modified, whatever differs',
};
const OTHER_EVENTS: Readonly<Record<IgnoredEvent, string>> = {
	added: 'is modified or missing',
	missing: 'is added or modified',
	modified: 'is added or missing',
};

/** An expression for this path, and one for everything in its folder. */
function ignored({ alarm }: Wanted, event: IgnoredEvent): readonly Candidate[] {
	const { path } = alarm;
	const option = IGNORE_OPTIONS[event];
	const way = (value: string): Candidate['ways'] => [
		[{ kind: 'add', section: 'Misc', lines: [`${option}=${value}`] }],
		[{ kind: 'block', lines: ['[Misc]', `${option}=${value}`], place: 'first' }],
	];
	const folder = parentOf(path);
	const exact: Candidate = {
		title: `Ignore that ${named(path)} is ${event}`,
		...{ loss: 'event', testsLost: 0 },
		ways: way(writePathRegex(path, '$')),
		loses: [`Samhain no longer reports that ${named(path)} ${EVENT_WORDS[event]}.`],
		keeps: [`Samhain still reports that ${named(path)} ${OTHER_EVENTS[event]}.`],
	};
	if (folder === '/') return [exact];
	return [
		exact,
		{
			title: `Ignore that anything in ${named(folder)} is ${event}`,
			...{ loss: 'folder', testsLost: 0, scope: folder },
			ways: way(writePathRegex(`${folder}/`, '')),
			loses: [`Samhain no longer reports that anything below ${named(folder)} ${EVENT_WORDS[event]}.`],
			keeps: [`Samhain still reports that a file there ${OTHER_EVENTS[event]}.`],
		},
	];
}

/** A policy of its own for one new file, without messages. */
function silentPolicy(wanted: Wanted): readonly Candidate[] {
	const { report } = wanted;
	const { entry, path } = report;
	const free = freePolicy(wanted);
	if (entry === undefined || free === undefined) return [];
	return [
		{
			title: `Do not report that ${named(path)} is added or modified, with [${free.section}]`,
			...{ loss: 'file', testsLost: 0 },
			ways: ownPolicy(wanted, free, free.mask, 'none'),
			loses: [`Samhain no longer reports that ${named(path)} is added or modified.`],
			keeps: [`Samhain still reports that ${named(path)} is missing.`],
		},
	];
}
