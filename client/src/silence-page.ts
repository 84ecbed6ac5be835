// The page about the alarms of a log: groups with one edit each, and single alarms with several. Pure text.
import type { Requests, SentAlarm, SentAlarmGroup, SentProposal } from '../../server/src/protocol.ts';
import { escapeHtml } from './document-frame.ts';
import {
	applySilenceCommand,
	commandLink,
	openPlaceCommand,
	previewSilenceCommand,
	section,
	withCode,
} from './page-html.ts';

type Answer = Requests['samhain/silence']['answer'];

/** Losses that are shown of one edit. */
const maxLosses = 8;
/** Edits that are shown for one alarm. */
const maxProposals = 5;

/** Whether there is one alarm only, which needs no group. */
function isSingle({ alarms, groups }: Answer): boolean {
	return alarms.length === 1 && groups.length <= 1;
}

/** All proposals of an answer in the order of the page; links name them by their index. */
export function listProposals(answer: Answer): readonly SentProposal[] {
	const { groups, alarms } = answer;
	return [
		...(isSingle(answer) ? [] : groups.flatMap(({ proposals }) => proposals)),
		...alarms.flatMap(({ proposals }) => proposals.slice(0, maxProposals)),
	];
}

/** The page's body. */
export function renderSilence(answer: Answer | undefined): string {
	const title = '<h1>Silence alarms</h1>';
	if (answer === undefined || answer.count === 0)
		return `${title}<p>No POLICY line about a file is in the text.</p>`;
	let index = 0;
	const next = (): number => index++;
	const { groups, alarms, count } = answer;
	const hasFile = alarms.some(({ uri }) => uri !== null);
	const lead = `${count} ${count === 1 ? 'report' : 'reports'} in ${groups.length} ${groups.length === 1 ? 'group' : 'groups'}.`;
	const note = hasFile
		? ''
		: '<p>It is not known which configuration made them: open it, and run the command again.</p>';
	const isShort = isSingle(answer);
	const grouped = isShort ? [] : groups.map((group) => renderGroup(group, next));
	const single = alarms.map((alarm) => renderAlarm(alarm, next));
	const details =
		isShort || single.length === 0
			? single.join('\n')
			: `<article><details><summary>Each alarm by itself</summary>${single.join('\n')}</details></article>`;
	return `${title}\n<p>${lead}</p>${note}\n${grouped.join('\n')}\n${details}`;
}

function renderGroup(
	{ title, count, paths, hosts, needsUpdate, proposals }: SentAlarmGroup,
	next: () => number,
): string {
	const shown = proposals.map((proposal) => renderProposal(proposal, next()));
	const update = needsUpdate
		? '<p>No edit: make sure of the upgrade, then update the baseline for these paths (<code>samhain-lint update-list</code>).</p>'
		: '';
	const none =
		needsUpdate || shown.length > 0
			? ''
			: '<p class="note">No edit for the group: <em>Each alarm by itself</em> below has the reason.</p>';
	return `<article><h2>${withCode(title)} (${count})</h2>
${hosts.length === 0 ? '' : `<p class="note">on ${escapeHtml(hosts.join(', '))}</p>`}
${paths.length < 2 ? '' : `<details><summary>Paths</summary><ul>${paths.map((path) => `<li><code>${escapeHtml(path)}</code></li>`).join('')}</ul></details>`}
${update}${none}${shown.join('\n')}</article>`;
}

function renderAlarm(
	{ title, uri, name, line, policy, isUnreported, proposals }: SentAlarm,
	next: () => number,
): string {
	const decided =
		uri === null || line === null
			? 'No line of a known configuration decides for the path.'
			: `Decided by ${commandLink(openPlaceCommand, [uri, line], `${name}:${line}`)}${policy === null ? '' : ` [${escapeHtml(policy)}]`}.`;
	const shown = proposals.slice(0, maxProposals).map((proposal) => renderProposal(proposal, next()));
	const reason = isUnreported
		? `<p>Samhain with this ${escapeHtml(name)} does not report the change: the file was edited since, or another file made the alarm.</p>`
		: uri !== null && shown.length === 0
			? '<p>No edit takes this alarm away by itself: if the change is expected, update the baseline.</p>'
			: '';
	return `<article><h2>${withCode(title)}</h2>\n<p>${decided}</p>\n${reason}${shown.join('\n')}</article>`;
}

function renderProposal(proposal: SentProposal, index: number): string {
	const { title, loses, keeps, needsBaseline, condition, edits, name } = proposal;
	const more = loses.length - maxLosses;
	const links = [
		commandLink(previewSilenceCommand, [index], 'Preview', title),
		commandLink(applySilenceCommand, [index], 'Apply', title),
	];
	const lines = edits.flatMap(({ line, endLine, endColumn, column, text }) => [
		`${name}:${line + 1}${endLine > line || endColumn > column ? (text === '' ? ' remove' : ' replace') : ''}`,
		...text
			.split(/\r?\n/)
			.filter((one) => one !== '')
			.map((one) => `+ ${one}`),
	]);
	return `<h3>${withCode(title)}</h3>
<blockquote class="line">${escapeHtml(lines.join('\n'))}</blockquote>
<p>${links.join(' · ')}</p>
${condition === null ? '' : `<p class="note">If: ${withCode(condition)}</p>`}
${needsBaseline ? '<p class="note">Needs a new baseline.</p>' : ''}
${section('What is lost', [...loses.slice(0, maxLosses).map(withCode), ...(more > 0 ? [`${more} more`] : [])])}
${section('What stays', keeps.slice(0, maxLosses).map(withCode))}`;
}
