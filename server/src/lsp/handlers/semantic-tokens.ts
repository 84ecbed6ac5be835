// textDocument/semanticTokens, whole, as a difference to the last answer, and for a range.
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { type TokenBlock, tokenBlocks, tokensIn } from '../../core/index.ts';
import type { OpenDocument } from '../documents.ts';
import { differenceOfBlocks, encodeBlocks, placeInLegend } from '../token-data.ts';
import { TokenUnits } from '../token-units.ts';
import { aboutSettledDocument, type Register } from './services.ts';

/** Longer files have the colours of the grammar only: what the client has of them would be kept, too. */
const MAX_LINES = 100_000;

/** What a client has of a document. */
interface Sent {
	readonly id: string;
	readonly blocks: readonly TokenBlock[];
}

export const semanticTokens: Register = (services) => {
	const { session, configuration } = services;
	const { semanticTokens: requests } = session.connection.languages;
	const sent = new WeakMap<OpenDocument, Sent>();
	let lastId = 0;
	const units = new TokenUnits(session.client.positionEncoding);
	const blocksOf = ({ analysis }: OpenDocument): readonly TokenBlock[] => {
		const { chunks } = analysis.model.store;
		return tokenBlocks(analysis).map((block, at) => units.of(block, chunks[at]?.lines ?? []));
	};
	const isOn = ({ uri }: OpenDocument): boolean => configuration.editorSettingsOf(uri).hasSemanticTokens;
	const answerWhole = (document: OpenDocument): SemanticTokens => {
		const { analysis } = document;
		const resultId = String(++lastId);
		const isWanted = isOn(document) && analysis.lineCount <= MAX_LINES;
		if (isWanted && document.hasOtherLines) {
			sent.delete(document);
			return { resultId, data: encodeLines(document, 0, analysis.lineCount - 1) };
		}
		const blocks = isWanted ? blocksOf(document) : [];
		sent.set(document, { id: resultId, blocks });
		return { resultId, data: encodeBlocks(blocks) };
	};
	requests.on(aboutSettledDocument(services, 'semanticTokens', NOTHING, answerWhole));
	requests.onDelta(
		aboutSettledDocument(
			services,
			'semanticTokens/delta',
			NOTHING,
			(document, { previousResultId }): SemanticTokens | SemanticTokensDelta => {
				const before = sent.get(document);
				const { analysis, hasOtherLines } = document;
				const isKnown = before !== undefined && before.id === previousResultId && !hasOtherLines;
				if (!isKnown || !isOn(document) || analysis.lineCount > MAX_LINES) return answerWhole(document);
				const blocks = blocksOf(document);
				const resultId = String(++lastId);
				sent.set(document, { id: resultId, blocks });
				return { resultId, edits: differenceOfBlocks(before.blocks, blocks) };
			},
		),
	);
	requests.onRange(
		aboutSettledDocument(services, 'semanticTokens/range', NOTHING, (document, { range }) => {
			const { start, end } = range;
			if (!isOn(document)) return NOTHING;
			return { data: encodeLines(document, document.toCore(start).line, document.toCore(end).line) };
		}),
	);
};

const NOTHING: SemanticTokens = { data: [] };

/** The numbers of some lines, by the places of the client. */
function encodeLines(document: OpenDocument, first: number, last: number): number[] {
	const data: number[] = [];
	let line = 0;
	let character = 0;
	tokensIn(document.analysis, first, last, (tokenLine, start, length, type) => {
		const { start: place, end } = document.toClientRange({
			start: { line: tokenLine, column: start },
			end: { line: tokenLine, column: start + length },
		});
		const lines = place.line - line;
		data.push(lines, lines === 0 ? place.character - character : place.character);
		data.push(end.character - place.character, placeInLegend(type), 0);
		({ line, character } = place);
	});
	return data;
}
