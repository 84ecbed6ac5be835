// Two ways into the guidance besides its pages: a search, and the walk "my client does not connect", question by question.
import { commands, type Disposable, QuickInputButtons, type QuickPickItem, window } from 'vscode';
import type { SentReason, TroubleshooterNode, TroubleshooterStep } from '../../server/src/protocol.ts';
import type { AskServer } from './ask-server.ts';
import { escapeHtml } from './document-frame.ts';
import { renderCause } from './explain-page.ts';
import { openPageCommand } from './guidance-address.ts';
import {
	findProblemCommand,
	guidanceLink,
	openPlaceCommand,
	searchGuidanceCommand,
	section,
	withCode,
	withQuotes,
} from './page-html.ts';
import { PagePanel } from './page-panel.ts';

/** Registers both commands. */
export function registerFindGuidance(ask: AskServer): Disposable[] {
	const panel = new PagePanel('samhain.walk');
	return [
		panel,
		commands.registerCommand(searchGuidanceCommand, () => search(ask)),
		commands.registerCommand(findProblemCommand, () => walk(ask, panel)),
	];
}

interface PageItem extends QuickPickItem {
	readonly page: string;
}

function search(ask: AskServer): void {
	const picker = window.createQuickPick<PageItem>();
	picker.title = 'Search Samhain Guidance';
	picker.placeholder = 'Text of a message, an option or a symptom';
	let asked = 0;
	picker.onDidChangeValue(async (query) => {
		const own = ++asked;
		picker.busy = true;
		const results = (await ask('samhain/searchGuidance', { query }))?.results ?? [];
		if (own !== asked) return;
		picker.busy = false;
		picker.items = results.map((result) => ({
			label: `$(${result.kind === 'message' ? 'comment' : 'book'}) ${result.title}`,
			description: result.detail,
			detail: result.excerpt,
			// The server has searched already, and in more than is shown.
			alwaysShow: true,
			page: [`guidance/${result.page}`, result.anchor].filter(Boolean).join('#'),
		}));
	});
	picker.onDidAccept(() => {
		const [chosen] = picker.selectedItems;
		picker.hide();
		if (chosen !== undefined) void commands.executeCommand(openPageCommand, chosen.page);
	});
	picker.onDidHide(() => picker.dispose());
	picker.show();
}

interface AnswerItem extends QuickPickItem {
	readonly id: string;
}

/** A placeholder has one line: the rest is on the page that has all questions. */
function firstSentence(text: string): string {
	return /^.*?\.(?= [A-Z]|$)/.exec(text)?.[0] ?? text;
}

/** What a person chose; `back` for the button, undefined when they left. */
function choose(
	title: string,
	placeholder: string,
	items: readonly AnswerItem[],
	canGoBack: boolean,
): Promise<string | { readonly isBack: true } | undefined> {
	return new Promise((resolve) => {
		const picker = window.createQuickPick<AnswerItem>();
		picker.title = title;
		picker.placeholder = placeholder;
		picker.items = items;
		picker.ignoreFocusOut = true;
		if (canGoBack) picker.buttons = [QuickInputButtons.Back];
		picker.onDidTriggerButton(() => {
			resolve({ isBack: true });
			picker.hide();
		});
		picker.onDidAccept(() => {
			resolve(picker.selectedItems[0]?.id);
			picker.hide();
		});
		picker.onDidHide(() => {
			resolve(undefined);
			picker.dispose();
		});
		picker.show();
	});
}

async function walk(ask: AskServer, panel: PagePanel): Promise<void> {
	const first = await ask('samhain/walk', { answers: {} });
	if (first === undefined) return;
	const { clients } = first;
	let host = '';
	if (clients.length > 0) {
		const items = [
			{ id: '', label: 'Any client', description: 'you answer the questions' },
			...clients.map((name) => ({
				id: name,
				label: name,
				description: 'the files answer what they can',
			})),
		];
		const chosen = await choose('Which client does not connect?', '', items, false);
		if (typeof chosen !== 'string') return;
		host = chosen;
	}
	const reasons = (await ask('samhain/walk', { host, answers: {} }))?.reasons ?? [];
	if (reasons.length > 0) {
		const chosen = await chooseReason(reasons, host);
		if (chosen !== 'questions') {
			if (chosen !== undefined)
				await commands.executeCommand(openPlaceCommand, chosen.file, chosen.line, chosen.fix !== undefined);
			return;
		}
	}
	const said: [question: string, answer: string][] = [];
	for (;;) {
		const state = await ask('samhain/walk', {
			...(host === '' ? {} : { host }),
			answers: Object.fromEntries(said),
		});
		const node = state?.node ?? undefined;
		if (state === undefined || node === undefined) return;
		if (node.kind === 'cause') {
			panel.show('Troubleshoot Client Connection', () =>
				renderTroubleshooterCause({ node, steps: state.steps, host, reasons }),
			);
			return;
		}
		const items = node.answers.map(({ id, label }) => ({ id, label }));
		const chosen = await choose(node.question, firstSentence(node.help ?? ''), items, said.length > 0);
		if (chosen === undefined) return;
		if (typeof chosen === 'string') said.push([node.id, chosen]);
		else said.pop();
	}
}

/** Offers what the files already show, before any question. */
async function chooseReason(
	reasons: readonly SentReason[],
	host: string,
): Promise<SentReason | 'questions' | undefined> {
	const items = reasons.map(({ name, line, why, fix, severity }, index) => ({
		id: String(index),
		label: `$(${severity}) ${name}:${line}`,
		...(fix === undefined ? {} : { description: `Fix: ${withQuotes(fix)}` }),
		detail: withQuotes(why),
	}));
	const questions = { id: 'questions', label: '$(question) Continue with questions' };
	const many = reasons.length === 1 ? 'a reason' : 'reasons';
	const subject = host === '' ? 'clients do not connect' : `${host} does not connect`;
	const title = `The files already show ${many} why ${subject}`;
	const chosen = await choose(title, 'Open the line, or continue', [...items, questions], false);
	if (chosen === questions.id) return 'questions';
	return typeof chosen === 'string' ? reasons[Number(chosen)] : undefined;
}

/** Where the troubleshooter arrived, and how. */
interface Arrival {
	readonly node: TroubleshooterNode & { readonly kind: 'cause' };
	readonly steps: readonly TroubleshooterStep[];
	readonly host: string;
	readonly reasons: readonly SentReason[];
}

/** The page about a cause; text from files is escaped. */
function renderTroubleshooterCause({ node, steps, host, reasons }: Arrival): string {
	const items = steps.map(({ question, answer, by }) => {
		const note = by === 'files' ? ' <span class="note">(from the files)</span>' : '';
		return `${escapeHtml(question)} <strong>${escapeHtml(answer)}</strong>${note}`;
	});
	return [
		`<h1>${escapeHtml(host === '' ? 'My client does not connect' : `${host} does not connect`)}</h1>`,
		`<h2>Cause</h2><p>${withCode(node.cause)}</p>`,
		`<h2>What to do</h2><p>${withCode(node.fix)}</p>`,
		node.guidance === null
			? ''
			: `<p>${guidanceLink(`guidance/${node.guidance}`, 'Read more in the guidance')}</p>`,
		section('What the files already show', reasons.map(renderCause)),
		section('How this cause was found', items),
	].join('\n');
}
