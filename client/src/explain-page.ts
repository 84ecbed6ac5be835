// The page about explained log lines: what happened, at which stage, why, what to do, and where to look. Pure text.
import type { ExplainedRecord, Requests, SentCause } from '../../server/src/protocol.ts';
import { escapeHtml } from './document-frame.ts';
import { commandLink, guidanceLink, openPlaceCommand, replaceInLineCommand, section } from './page-html.ts';

function renderCause({ file, name, line, ruleId, why, fix, replacement }: SentCause): string {
	const place = commandLink(openPlaceCommand, [file, line], `${name}:${line}`);
	const ruleLink = ruleId === undefined ? '' : ` (${guidanceLink(`rules/${ruleId}`, ruleId)})`;
	const head = `${place}${ruleLink}: ${escapeHtml(why)}`;
	if (replacement !== undefined) {
		const args = [file, line, replacement.from, replacement.to];
		return `${head}<br>${commandLink(replaceInLineCommand, args, fix ?? '')}`;
	}
	const note = fix === undefined ? '' : `<br><span class="note">${escapeHtml(fix)}.</span>`;
	// Only what the linter finds has fixes that can be applied at once.
	if (ruleId === undefined) return head + note;
	return `${head}${note} ${commandLink(openPlaceCommand, [file, line, true], 'Show fixes')}`;
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
			: `<p class="note">A server's record of what ${escapeHtml(reportedBy)} reported.</p>`,
		`<p>${escapeHtml(record.meaning)}</p>`,
		section('Where to look', record.suspects.map(renderCause)),
		section('Causes', record.causes.map(escapeHtml)),
		section('To check', record.howToCheck.map(escapeHtml)),
		section('What to do', record.fixes.map(escapeHtml)),
		section('Guidance', links),
		section(
			'In the line',
			Object.entries(record.facts).map(
				([name, value]) => `${escapeHtml(name)}: <code>${escapeHtml(value)}</code>`,
			),
		),
	].join('\n');
}

/** The page's body for what the server knows of some lines. */
export function renderExplanation(answer: Requests['samhain/explain']['answer'] | undefined): string {
	const records = (answer?.records ?? []).filter(({ input }) => input.trim() !== '');
	const known = records.filter((record) => record.known);
	const unknown = records.length - known.length;
	const parts = known.map((record) => `<article>${renderKnown(record)}</article>`);
	if (unknown > 0) {
		const lines = records.filter((record) => !record.known).slice(0, 20);
		parts.push(
			`<article><h2>Not known</h2><p>No message of samhain or yule looks like ${unknown === 1 ? 'this line' : `these ${unknown} lines`}.</p>${lines
				.map(({ input }) => `<blockquote class="line">${escapeHtml(input)}</blockquote>`)
				.join('')}</article>`,
		);
	}
	return `<h1>Samhain log message</h1>\n${parts.join('\n') || '<p>There is no line to explain.</p>'}`;
}
