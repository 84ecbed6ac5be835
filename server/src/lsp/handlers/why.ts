// samhain/why: which line of an open document decides for a path.
import { answerWhy, whySentences } from '../../core/index.ts';
import type { SentWhyAnswer } from '../../protocol.ts';
import { coverageOf } from '../document-coverage.ts';
import type { OpenDocument } from '../documents.ts';
import { textOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

const TYPES = { dir: 'folder', file: 'file', symlink: 'symbolic link', other: 'special file' } as const;

export const why: Register = (services) => {
	onRequest(services, 'samhain/why', { answers: [] }, (params) => {
		const document = services.session.documents.get(textOf(params, 'uri') ?? '');
		const path = textOf(params, 'path') ?? '';
		return { answers: document === undefined || !path.startsWith('/') ? [] : answersFor(document, path) };
	});
};

function answersFor(document: OpenDocument, path: string): readonly SentWhyAnswer[] {
	const { configuration, tree } = coverageOf(document);
	const name = document.uri.slice(document.uri.lastIndexOf('/') + 1);
	return answerWhy(configuration, tree, path).map(({ answer, type, isAssumed }) => ({
		...{ path, type: TYPES[type], isAssumed, watched: answer.decision !== undefined },
		sentences: whySentences(answer, decodeURIComponent(name), document.analysis.view()).map(
			({ text, line, candidate }) => ({
				text,
				...(line === undefined ? undefined : { line }),
				...(candidate === undefined ? undefined : { decides: candidate.decides }),
			}),
		),
	}));
}
