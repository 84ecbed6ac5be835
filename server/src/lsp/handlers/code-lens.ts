// textDocument/codeLens: above each policy section, what it adds; above the clients of a server file, how many there are
// and what is wrong with single ones; above the
// lines of a log, what they mean.
import type { CodeLens } from 'vscode-languageserver';
import { clientNotes, explainRecords, policySummaries } from '../../core/index.ts';
import { OPEN_PAGE_COMMAND } from '../capabilities.ts';
import { coverageOf } from '../document-coverage.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import type { Register, Services } from './services.ts';

export const codeLens: Register = (services) => {
	const { session, guard, logs } = services;
	session.connection.onCodeLens(
		guard.request('codeLens', null, ({ textDocument: { uri } }) => {
			const document = session.documents.get(uri);
			if (document !== undefined) return answerCodeLens(services, document);
			const log = logs.textOf(uri);
			return log === undefined ? null : logLenses(session, log);
		}),
	);
};

/** Lines of a log that are looked at, from its end, where the latest ones are. */
const MOST_LINES = 2000;
/** The rest of a longer line is not looked at. */
const MOST_CHARACTERS = 4096;

/** Above each line that the daemon writes, what it means; and it leads to the guidance. */
function logLenses({ client }: Session, log: string): CodeLens[] {
	const lines = log.split('\n');
	const from = Math.max(0, lines.length - MOST_LINES);
	const cut = lines.slice(from).map((line) => line.slice(0, MOST_CHARACTERS));
	const found: CodeLens[] = [];
	let number = from;
	for (const { line, lineCount } of explainRecords(cut)) {
		const place = { line: number, character: 0 };
		number += lineCount;
		if (line.message === undefined) continue;
		const { title, guidance } = line.nested ?? line;
		const command = client.openGuidanceCommand ?? OPEN_PAGE_COMMAND;
		found.push({
			range: { start: place, end: place },
			command: guidance === undefined ? { title, command: '' } : { title, command, arguments: [guidance] },
			data: 'logs',
		});
	}
	return found;
}

function answerCodeLens({ deployments }: Services, document: OpenDocument): CodeLens[] {
	deployments.catchUp(document.uri);
	const workspace = deployments.memberAt(document.uri)?.workspace;
	// The kind goes with each of them, so that a client can show one kind and not the other.
	return [
		...policySummaries(document.analysis, coverageOf(document)).map((note) => ({
			...note,
			data: 'policies',
		})),
		...clientNotes(document.analysis, (name) => workspace?.lacksOf(name) ?? []).map((note) => ({
			...note,
			data: 'clients',
		})),
	].map(({ line, text, data }) => {
		const place = document.toClient({ line, column: 0 });
		// Without a command an editor shows the text alone.
		return { range: { start: place, end: place }, command: { title: text, command: '' }, data };
	});
}
