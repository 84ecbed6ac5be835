// textDocument/hover: the hover of the core, with links to the pages of the documentation.
import type { Hover, HoverParams } from 'vscode-languageserver';
import {
	comparePositions,
	compareRanges,
	type Hover as DescribedHover,
	describeHover,
	guidanceById,
	joinEqual,
	type ReportedFinding,
	type TextPosition,
} from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { plainTextOf } from '../plain-text.ts';
import type { Session } from '../session.ts';
import { aboutDocument, type Register } from './services.ts';

export const hover: Register = (services) => {
	const { session } = services;
	session.connection.onHover(
		aboutDocument(services, 'hover', null, (document, params) => answerHover(session, document, params)),
	);
};

function answerHover(session: Session, document: OpenDocument, params: HoverParams): Hover | null {
	const position = document.toCore(params.position);
	const described = describeHover(document.analysis, position);
	const findings = findingsAt(session, document, position);
	const [first] = findings;
	const range = described?.range ?? first?.range;
	if (range === undefined) return null;
	const links = [...pagesFor(described, findings)].flatMap(([page, title]) => {
		const address = session.pages.inHover(page);
		return address === undefined ? [] : [pageLink(title, address)];
	});
	const value = [
		...findings.map((finding) => describeFinding(session, document, finding)),
		...(described === undefined ? [] : [described.markdown]),
		...(links.length === 0 ? [] : [links.join(' · ')]),
	].join('\n\n');
	return {
		contents: session.client.hasMarkdownHover
			? { kind: 'markdown', value }
			: { kind: 'plaintext', value: plainTextOf(value) },
		range: document.toClientRange(range),
	};
}

/** Findings that are explained in one hover. */
const MAX_EXPLAINED = 3;

function findingsAt(
	session: Session,
	document: OpenDocument,
	position: TextPosition,
): readonly ReportedFinding[] {
	session.catchUp(document);
	return session
		.findingsOf(document)
		.filter(
			({ range }) =>
				comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0,
		)
		.slice(0, MAX_EXPLAINED);
}

/**
 * Why a finding matters and what to do. What is wrong, the diagnostic says, which editors show above the hover; of a finding
 * that was joined with an earlier one there is none here.
 */
function describeFinding(
	session: Session,
	document: OpenDocument,
	{ ruleId, range, what, why, advice }: ReportedFinding,
): string {
	const address = session.pages.inHover(`rules/${ruleId}`);
	const name = address === undefined ? `\`${ruleId}\`` : pageLink('About this rule', address);
	const isShown = joinEqual(session.findingsOf(document)).some(
		(shown) => shown.ruleId === ruleId && compareRanges(shown.range, range) === 0,
	);
	return [isShown ? '' : what, why, advice, name].filter((part) => part !== '').join(' ');
}

/** Pages that belong to the place, by their address inside the documentation: each once. */
function pagesFor(
	described: DescribedHover | undefined,
	findings: readonly ReportedFinding[],
): Map<string, string> {
	const pages = new Map((described?.pages ?? []).map(({ page, title }) => [page, title]));
	for (const { guidance } of findings) {
		const entry = guidance === undefined ? undefined : guidanceById(guidance);
		if (entry !== undefined) pages.set(`guidance/${entry.id}`, entry.title);
	}
	return pages;
}

/** A link whose tooltip is words; without a title an editor shows the address, which may be a command. */
function pageLink(text: string, address: string): string {
	return `[${text}](${address} "Open the page")`;
}
