// The page about explained log lines: what happened, at which stage, why, what to do, and where to look. Pure text.
import { isRecord, numberOf, recordsOf, textOf, textsOf } from './ask-server.ts';
import { escapeHtml } from './document-frame.ts';
import { commandLink, guidanceLink, openPlaceCommand, replaceInLineCommand, section } from './page-html.ts';

type Data = Readonly<Record<string, unknown>>;

function renderSuspect(suspect: Data): string {
	const line = numberOf(suspect, 'line');
	const file = textOf(suspect, 'file');
	const rule = textOf(suspect, 'ruleId');
	const fix = textOf(suspect, 'fix');
	const place = commandLink(openPlaceCommand, [file, line], `${textOf(suspect, 'name')}:${line}`);
	const ruleLink = rule === '' ? '' : ` (${guidanceLink(`rules/${rule}`, rule)})`;
	const note = fix === '' ? '' : `<br><span class="note">${escapeHtml(fix)}.</span>`;
	// Only what the linter finds has fixes that can be applied at once.
	const how =
		rule === '' ? note : `${note} ${commandLink(openPlaceCommand, [file, line, true], 'Show fixes')}`;
	const edit = isRecord(suspect['replacement']) ? suspect['replacement'] : undefined;
	if (edit !== undefined) {
		const args = [file, line, textOf(edit, 'from'), textOf(edit, 'to')];
		const apply = commandLink(replaceInLineCommand, args, fix);
		return `${place}${ruleLink}: ${escapeHtml(textOf(suspect, 'why'))}<br>${apply}`;
	}
	return `${place}${ruleLink}: ${escapeHtml(textOf(suspect, 'why'))}${how}`;
}

function renderKnown(record: Data): string {
	const stage = textOf(record, 'stage');
	const page = textOf(record, 'page');
	const guidance = textOf(record, 'guidance');
	const reporter = textOf(record, 'reportedBy');
	const facts = isRecord(record['facts']) ? Object.entries(record['facts']) : [];
	const links = [
		...(guidance === '' ? [] : [guidanceLink(`guidance/${guidance}`, textOf(record, 'guidanceTitle'))]),
		...(page === '' ? [] : [guidanceLink(`guidance/${page}`, 'About this message')]),
	];
	return [
		`<h2>${escapeHtml(textOf(record, 'title'))}</h2>`,
		`<blockquote class="line">${escapeHtml(textOf(record, 'input'))}</blockquote>`,
		stage === '' ? '' : `<p class="note">Stage of the connection: <strong>${escapeHtml(stage)}</strong></p>`,
		reporter === '' ? '' : `<p class="note">A server's record of what ${escapeHtml(reporter)} reported.</p>`,
		`<p>${escapeHtml(textOf(record, 'meaning'))}</p>`,
		section('Where to look', recordsOf(record, 'suspects').map(renderSuspect)),
		section('Causes', textsOf(record, 'causes').map(escapeHtml)),
		section('To check', textsOf(record, 'howToCheck').map(escapeHtml)),
		section('What to do', textsOf(record, 'fixes').map(escapeHtml)),
		section('Guidance', links),
		section(
			'In the line',
			facts.flatMap(([name, value]) =>
				typeof value === 'string' ? [`${escapeHtml(name)}: <code>${escapeHtml(value)}</code>`] : [],
			),
		),
	].join('\n');
}

/** The page's body for the answer of the server. */
export function renderExplanation(answer: unknown): string {
	const records = recordsOf(answer, 'records').filter((record) => textOf(record, 'input').trim() !== '');
	const known = records.filter((record) => record['known'] === true);
	const unknown = records.length - known.length;
	const parts = known.map((record) => `<article>${renderKnown(record)}</article>`);
	if (unknown > 0) {
		const lines = records.filter((record) => record['known'] !== true).slice(0, 20);
		parts.push(
			`<article><h2>Not known</h2><p>No message of samhain or yule looks like ${unknown === 1 ? 'this line' : `these ${unknown} lines`}.</p>${lines
				.map((record) => `<blockquote class="line">${escapeHtml(textOf(record, 'input'))}</blockquote>`)
				.join('')}</article>`,
		);
	}
	return `<h1>Samhain log message</h1>\n${parts.join('\n') || '<p>There is no line to explain.</p>'}`;
}
