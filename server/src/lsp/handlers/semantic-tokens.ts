// textDocument/semanticTokens, whole, as a difference to the last answer, and for a range.
import type { SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from 'vscode-languageserver';
import { tokensIn } from '../../core/index.ts';
import { TOKEN_TYPES } from '../capabilities.ts';
import type { OpenDocument } from '../documents.ts';
import { aboutSettledDocument, type Register } from './services.ts';

/** Longer files have the colours of the grammar only: what the client has of them would be kept, too. */
const MAX_LINES = 100_000;
/** Numbers for each token. */
const PER_TOKEN = 5;

/** What a client has of a document. */
interface Sent {
	readonly id: string;
	readonly data: number[];
}

export const semanticTokens: Register = (services) => {
	const { session, configuration } = services;
	const { semanticTokens: requests } = session.connection.languages;
	const sent = new WeakMap<OpenDocument, Sent>();
	let lastId = 0;
	const encodeAll = (document: OpenDocument): Sent => {
		const { lineCount } = document.analysis;
		const data = isOn(document) && lineCount <= MAX_LINES ? encode(document, 0, lineCount - 1) : [];
		const now = { id: String(++lastId), data };
		sent.set(document, now);
		return now;
	};
	const isOn = ({ uri }: OpenDocument): boolean => configuration.editorSettingsOf(uri).hasSemanticTokens;
	requests.on(
		aboutSettledDocument(services, 'semanticTokens', NOTHING, (document) => {
			const { id, data } = encodeAll(document);
			return { resultId: id, data };
		}),
	);
	requests.onDelta(
		aboutSettledDocument(
			services,
			'semanticTokens/delta',
			NOTHING,
			(document, { previousResultId }): SemanticTokens | SemanticTokensDelta => {
				const before = sent.get(document);
				const { id, data } = encodeAll(document);
				if (before?.id !== previousResultId) return { resultId: id, data };
				return { resultId: id, edits: differenceOf(before.data, data) };
			},
		),
	);
	requests.onRange(
		aboutSettledDocument(services, 'semanticTokens/range', NOTHING, (document, { range }) => {
			const { start, end } = range;
			if (!isOn(document)) return NOTHING;
			return { data: encode(document, document.toCore(start).line, document.toCore(end).line) };
		}),
	);
};

const NOTHING: SemanticTokens = { data: [] };

const PLACES = new Map<string, number>(TOKEN_TYPES.map((type, place) => [type, place]));

/** Five numbers for each token: lines and columns from the token before, length, type, no modifiers. */
function encode(document: OpenDocument, first: number, last: number): number[] {
	const data: number[] = [];
	let line = 0;
	let character = 0;
	tokensIn(document.analysis, first, last, (tokenLine, start, length, type) => {
		const place = document.toClient({ line: tokenLine, column: start });
		const lines = place.line - line;
		data.push(lines, lines === 0 ? place.character - character : place.character);
		data.push(length, PLACES.get(type) ?? 0, 0);
		({ line, character } = place);
	});
	return data;
}

/** The one stretch of tokens that differs. */
function differenceOf(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) start++;
	if (start === before.length && start === after.length) return [];
	start -= start % PER_TOKEN;
	let same = 0;
	while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same])
		same++;
	same -= same % PER_TOKEN;
	return [
		{
			start,
			deleteCount: before.length - same - start,
			data: after.slice(start, after.length - same),
		},
	];
}
