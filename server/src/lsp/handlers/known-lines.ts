// samhain/knownLines: which lines of a log the daemon writes.
import { explainRecords } from '../../core/index.ts';
import { textsOf } from './params.ts';
import { onRequest, type Register } from './services.ts';

/** Lines that are looked at in one request. */
const MAX_LINES = 2000;
/** The rest of a longer line is not looked at. */
const MAX_CHARACTERS = 4096;

export const knownLines: Register = (services) => {
	onRequest(services, 'samhain/knownLines', { lines: [] }, (params) => {
		const lines = textsOf(params, 'lines').slice(0, MAX_LINES);
		const cut = lines.map((line) => line.slice(0, MAX_CHARACTERS));
		return {
			// One entry for each line: a message over several lines is listed at its first.
			lines: [...explainRecords(cut)].flatMap(({ line, lineCount }) => [
				line.message === undefined ? null : { title: (line.nested ?? line).title, guidance: line.guidance },
				...Array.from({ length: lineCount - 1 }, () => null),
			]),
		};
	});
};
