// The page that answers why a path is watched. No editor here, so that tests can run it.
import type { SentWhyAnswer, WhySentence } from '../../server/src/protocol.ts';
import { escapeHtml } from './document-frame.ts';
import { commandLink, openPlaceCommand, withCode } from './page-html.ts';

function renderSentence({ text, line, decides }: WhySentence, uri: string): string {
	const link =
		line === undefined ? '' : ` ${commandLink(openPlaceCommand, [uri, line + 1], `Open line ${line + 1}`)}`;
	const words = decides === true ? `<strong>Decides:</strong> ${withCode(text)}` : withCode(text);
	return `${words}${link}`;
}

function renderAnswer({ type, isAssumed, sentences }: SentWhyAnswer, uri: string): string {
	const parts = [`<h2>${isAssumed ? 'If it is a' : 'A'} ${escapeHtml(type)}</h2>`];
	let open = false;
	for (const sentence of sentences) {
		const isCandidate = sentence.decides !== undefined;
		if (isCandidate !== open) parts.push(isCandidate ? '<ol>' : '</ol>');
		open = isCandidate;
		const html = renderSentence(sentence, uri);
		parts.push(isCandidate ? `<li>${html}</li>` : `<p>${html}</p>`);
	}
	if (open) parts.push('</ol>');
	return `<article>${parts.join('\n')}</article>`;
}

/**
 * The page's body.
 * @param uri the configuration, for links to its lines
 */
export function renderWhy(path: string, uri: string, answers: readonly SentWhyAnswer[]): string {
	const body = answers.map((answer) => renderAnswer(answer, uri)).join('\n');
	return `<h1>${escapeHtml(path)}</h1>\n${body || '<p>No answer: the configuration is not open.</p>'}`;
}
