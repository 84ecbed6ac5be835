// The log doctor: pasted lines of a log, explained as a course of events with the lines of the files that cause it.
import { renderExplanation } from '../../client/src/explain-page.ts';
import { listProposals, renderSilence } from '../../client/src/silence-page.ts';
import type { SentProposal } from '../../server/src/protocol.ts';
import { applyEdit } from './edits.ts';
import { find } from './element.ts';
import { showRendered } from './page-links.ts';
import { isConfiguration, type Project } from './project.ts';

/** Longer text is cut by the server, too. */
const MOST_CHARACTERS = 1024 * 1024;

export interface LogPanel {
	/** Explains what is in the box. */
	readonly explain: () => Promise<void>;
	/** Puts a text into the box and explains it. */
	readonly take: (text: string) => Promise<void>;
	/** Shows the edits that silence the alarms of a text. */
	readonly silence: (text: string) => Promise<void>;
	/** Makes one of the edits that are shown. */
	readonly applyProposal: (index: number) => void;
}

/** Wires the panel. */
export function createLogPanel(project: Project): LogPanel {
	const box = find('log-text', HTMLTextAreaElement);
	const result = find('log-answer', HTMLElement);
	let proposals: readonly SentProposal[] = [];
	const explain = async (): Promise<void> => {
		const text = box.value.slice(0, MOST_CHARACTERS);
		if (text.trim() === '') {
			result.replaceChildren();
			return;
		}
		const answer = await project.link?.ask('samhain/explain', { text });
		showRendered(result, renderExplanation(answer));
	};
	const take = (text: string): Promise<void> => {
		box.value = text;
		return explain();
	};
	box.addEventListener('paste', () => setTimeout(() => void explain()));
	return {
		explain,
		take,
		silence: async (text) => {
			const { shown } = project;
			const uri = shown === undefined || !isConfiguration(shown) ? undefined : { uri: shown.uri };
			const answer = await project.link?.ask('samhain/silence', { text, ...uri });
			proposals = answer === undefined ? [] : listProposals(answer);
			showRendered(result, renderSilence(answer));
			result.focus();
		},
		applyProposal: (index) => {
			const proposal = proposals[index];
			if (proposal === undefined) return;
			const edits = proposal.edits.map(({ line, column, endLine, endColumn, text }) => ({
				range: { start: { line, character: column }, end: { line: endLine, character: endColumn } },
				newText: text,
			}));
			applyEdit(project, { changes: { [proposal.uri]: edits } });
			// Their places hold for the text before.
			proposals = [];
			void explain();
		},
	};
}
