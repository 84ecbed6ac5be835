// The page about explained log lines: what happened, at which stage, why, what to do, and where to look. Pure text.
import type { ExplainedRecord, Requests, SentCause, SentStoryCause } from '../../server/src/protocol.ts';
import { escapeHtml } from './document-frame.ts';
import {
	commandLink,
	findProblemCommand,
	guidanceLink,
	openPlaceCommand,
	replaceInLineCommand,
	searchGuidanceCommand,
	section,
	silenceCommand,
	withCode,
	withQuotes,
} from './page-html.ts';

/** A line that is to blame, with what can be done about it. */
export function renderCause({ file, name, line, ruleId, why, fix, replacement }: SentCause): string {
	const at = `${name}:${line}`;
	const place = commandLink(openPlaceCommand, [file, line], at);
	const head = `${place}: ${withCode(why)}`;
	if (replacement !== undefined) {
		const args = [file, line, replacement.from, replacement.to];
		return `${head}<br>${commandLink(replaceInLineCommand, args, withQuotes(fix ?? ''), at)}`;
	}
	// Only what the linter finds has fixes that can be applied at once.
	if (ruleId === undefined) return fix === undefined ? head : `${head}<br>${withCode(fix)}.`;
	const title = fix === undefined ? 'Show fixes' : `Fix: ${withQuotes(fix)}`;
	const fixes = commandLink(openPlaceCommand, [file, line, true], title, at);
	return `${head}<br>${fixes} · ${guidanceLink(`rules/${ruleId}`, 'About this rule', ruleId)}`;
}

function renderKnown(record: ExplainedRecord): string {
	const { stage, page, guidance, guidanceTitle, reportedBy } = record;
	const links = [
		...(guidance === null ? [] : [guidanceLink(`guidance/${guidance}`, guidanceTitle ?? guidance)]),
		...(page === null ? [] : [guidanceLink(`guidance/${page}`, 'About this message')]),
	];
	return [
		`<h2>${escapeHtml(record.title)}</h2>`,
		`<blockquote class="line">${escapeHtml(record.input)}</blockquote>`,
		stage === null
			? ''
			: `<p class="note">Stage of the connection: <strong>${escapeHtml(stage)}</strong></p>`,
		reportedBy === undefined || reportedBy === null
			? ''
			: `<p class="note">The server recorded this message from ${escapeHtml(reportedBy)}.</p>`,
		`<p>${withCode(record.meaning)}</p>`,
		section('What the line reports', (record.differences ?? []).map(escapeHtml)),
		record.differences === undefined
			? ''
			: `<p>${commandLink(silenceCommand, [record.input], 'Silence this alarm…', record.input)}</p>`,
		section('Where to look', record.suspects.map(renderCause)),
		section('Causes', record.causes.map(withCode)),
		section('How to check', record.howToCheck.map(withCode)),
		section('What to do', record.fixes.map(withCode)),
		section('Guidance', links),
		section(
			'Fields of the line',
			Object.entries(record.facts).map(
				([name, value]) => `${escapeHtml(name)}: <code>${escapeHtml(value)}</code>`,
			),
		),
	].join('\n');
}

/** The cause of a course of events, with its line of configuration and its fix. */
function renderStoryCause(title: string, cause: SentStoryCause): string {
	const [first, ...others] = cause.suspects.map(renderCause);
	const { stage, fix, guidance, guidanceTitle } = cause;
	const count = cause.consequences.length;
	return [
		`<h2>${title}</h2>`,
		`<p><strong>${withCode(cause.what)}</strong></p>`,
		stage === null ? '' : `<p class="note">${escapeHtml(stage)}</p>`,
		first === undefined ? '' : `<p>${first}</p>`,
		fix === null ? '' : `<p>${withCode(fix)}</p>`,
		guidance === null ? '' : `<p>${guidanceLink(`guidance/${guidance}`, guidanceTitle ?? guidance)}</p>`,
		section('Other places to look at', others),
		count === 0
			? ''
			: `<p class="note">${count} more ${count === 1 ? 'record follows' : 'records follow'} from it.</p>`,
	].join('\n');
}

/** A record that follows from a cause above: its words suffice. */
function renderConsequence({ title, input }: ExplainedRecord): string {
	return `<p>${escapeHtml(title)}</p><blockquote class="line">${escapeHtml(input)}</blockquote>`;
}

/** What to do about lines that no message looks like. */
function renderUnknown(records: readonly ExplainedRecord[]): string {
	const lines = records.slice(0, 20).map(({ input, suggestions = [] }) => {
		const hits = suggestions.map(({ page, anchor, title }) =>
			guidanceLink(`guidance/${page}${anchor === '' ? '' : `#${anchor}`}`, title),
		);
		const found = section('The guidance mentions its words', hits);
		return `<blockquote class="line">${escapeHtml(input)}</blockquote>${found}`;
	});
	const these = records.length === 1 ? 'this line' : `these ${records.length} lines`;
	const ways = [
		guidanceLink('guidance/index', 'All problems of the guidance'),
		commandLink(searchGuidanceCommand, [], 'Search the guidance'),
		commandLink(findProblemCommand, [], 'Find the problem question by question'),
	];
	return `<article><h2>Unknown</h2><p>No known message of samhain or yule matches ${these}.</p>${lines.join('')}
<p>${ways.join(' · ')}</p></article>`;
}

/** The page's body for what the server knows of some lines. */
export function renderExplanation(answer: Requests['samhain/explain']['answer'] | undefined): string {
	const records = (answer?.records ?? []).filter(({ input }) => input.trim() !== '');
	const known = records.filter((record) => record.known);
	const unknown = records.filter((record) => !record.known);
	const follows = known.filter(({ cause }) => cause !== null);
	const story = answer?.story ?? undefined;
	const parts: string[] = [];
	if (story !== undefined && known.length > 1) {
		parts.push(`<article>${renderStoryCause('The cause', story.main)}</article>`);
		for (const other of story.others) parts.push(`<article>${renderStoryCause('Besides', other)}</article>`);
		if (follows.length > 0)
			parts.push(
				`<article><details><summary>What follows from it</summary>${follows.map(renderConsequence).join('')}</details></article>`,
			);
	}
	const alone = known.filter(({ cause }) => cause === null);
	// Beside a cause, what went as it should is not read first.
	const isQuiet = ({ guidance, suspects }: ExplainedRecord) =>
		story !== undefined && guidance === null && suspects.length === 0;
	const articles = (list: readonly ExplainedRecord[]) =>
		list.map((record) => `<article>${renderKnown(record)}</article>`);
	parts.push(...articles(alone.filter((record) => !isQuiet(record))));
	const quiet = alone.filter(isQuiet);
	if (quiet.length > 0)
		parts.push(
			`<article><details><summary>The other records</summary>${articles(quiet).join('')}</details></article>`,
		);
	if (unknown.length > 0) parts.push(renderUnknown(unknown));
	return `<h1>Samhain log message</h1>\n${parts.join('\n') || '<p>No lines to explain.</p>'}`;
}
