// Two ways into the guidance besides its pages: a search, and the walk "my client does not connect", question by question.
import { commands, type Disposable, QuickInputButtons, type QuickPickItem, window } from 'vscode';
import type { TroubleshooterNode, TroubleshooterStep } from '../../server/src/protocol.ts';
import type { AskServer } from './ask-server.ts';
import { escapeHtml } from './document-frame.ts';
import { openPageCommand } from './guidance-address.ts';
import { findProblemCommand, guidanceLink, searchGuidanceCommand, section } from './page-html.ts';
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
	picker.title = 'Search the Samhain Guidance';
	picker.placeholder = 'Words of a message, an option, or what happens';
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
			{ id: '', label: 'Some client', description: 'ask me everything' },
			...clients.map((name) => ({ id: name, label: name, description: 'the files answer what they can' })),
		];
		const chosen = await choose('Which client does not connect?', '', items, false);
		if (typeof chosen !== 'string') return;
		host = chosen;
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
			panel.show('My Client Does Not Connect', () => renderCause(node, state.steps, host));
			return;
		}
		const items = node.answers.map(({ id, label }) => ({ id, label }));
		const chosen = await choose(node.question, node.help ?? '', items, said.length > 0);
		if (chosen === undefined) return;
		if (typeof chosen === 'string') said.push([node.id, chosen]);
		else said.pop();
	}
}

function renderCause(
	node: TroubleshooterNode & { readonly kind: 'cause' },
	steps: readonly TroubleshooterStep[],
	host: string,
): string {
	const items = steps.map(({ question, answer, by }) => {
		const note = by === 'files' ? ' <span class="note">(the files say so)</span>' : '';
		return `${escapeHtml(question)} <strong>${escapeHtml(answer)}</strong>${note}`;
	});
	return [
		`<h1>${escapeHtml(host === '' ? 'My client does not connect' : `${host} does not connect`)}</h1>`,
		`<h2>Cause</h2><p>${escapeHtml(node.cause)}</p>`,
		`<h2>What to do</h2><p>${escapeHtml(node.fix)}</p>`,
		node.guidance === null
			? ''
			: `<p>${guidanceLink(`guidance/${node.guidance}`, 'Read more in the guidance')}</p>`,
		section('How it was found', items),
	].join('\n');
}
