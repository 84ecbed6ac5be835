// Completion and hover of the server in the editor.
import {
	autocompletion,
	type Completion,
	type CompletionContext,
	type CompletionResult,
	snippet,
} from '@codemirror/autocomplete';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import {
	type Command,
	type EditorView,
	hoverTooltip,
	keymap,
	showTooltip,
	type Tooltip,
} from '@codemirror/view';
import type { CompletionItem, CompletionList, Hover, InsertTextFormat } from 'vscode-languageserver/browser';
import { markdownElement } from './markdown.ts';
import { offsetOf, positionOf } from './places.ts';
import type { Project } from './project.ts';

/** After these letters the server has something to offer. */
const TRIGGER = /[\w[=@%$/,:]$/;

/** The text of an item has fields to fill in. */
const SNIPPET: InsertTextFormat = 2;

/** Fields of a snippet in the editor's form: every field with braces, and no escapes. */
function snippetText(text: string): string {
	return text.replace(/\\([$}\\])|\$(\d+)/g, (_whole, escaped: string | undefined, field: string) =>
		escaped === undefined ? `\${${field}}` : escaped,
	);
}

function textOf(item: CompletionItem): string {
	return item.textEdit?.newText ?? item.insertText ?? item.label;
}

async function completionsAt(project: Project, context: CompletionContext): Promise<CompletionResult | null> {
	const { link, shown } = project;
	if (link === undefined || shown === undefined) return null;
	if (!context.explicit && context.matchBefore(TRIGGER) === null) return null;
	const { doc } = context.state;
	const answer = await link.connection.request<CompletionList | null>('textDocument/completion', {
		textDocument: { uri: shown.uri },
		position: positionOf(doc, context.pos),
	});
	const [first] = answer?.items ?? [];
	if (answer === null || first === undefined) return null;
	const edit = first.textEdit;
	const start = edit !== undefined && 'range' in edit ? offsetOf(doc, edit.range.start) : undefined;
	const end = edit !== undefined && 'range' in edit ? offsetOf(doc, edit.range.end) : context.pos;
	const resolve = async (item: CompletionItem): Promise<HTMLElement | null> => {
		const { documentation } = await link.connection.request<CompletionItem>('completionItem/resolve', item);
		if (documentation === undefined) return null;
		return markdownElement(typeof documentation === 'string' ? documentation : documentation.value);
	};
	return {
		from: start ?? context.matchBefore(/\w*/)?.from ?? context.pos,
		to: Math.max(context.pos, end),
		validFor: /^[\w\s[%@$-]*$/,
		options: answer.items.map((item): Completion => {
			const text = textOf(item);
			const isSnippet = item.insertTextFormat === SNIPPET;
			return {
				label: item.filterText ?? item.label,
				displayLabel: item.label,
				type: 'text',
				sortText: item.sortText ?? item.label,
				...(item.detail === undefined ? undefined : { detail: item.detail }),
				apply: isSnippet ? snippet(snippetText(text)) : text,
				info: () => resolve(item),
			};
		}),
	};
}

async function hoverAt(project: Project, view: EditorView, pos: number): Promise<Tooltip | null> {
	const { link, shown } = project;
	if (link === undefined || shown === undefined) return null;
	const { doc } = view.state;
	const hover = await link.connection
		.request<Hover | null>('textDocument/hover', {
			textDocument: { uri: shown.uri },
			position: positionOf(doc, pos),
		})
		.catch(() => null);
	if (hover === null || view.state.doc !== doc) return null;
	const { contents } = hover;
	if (typeof contents === 'string' || !('kind' in contents)) return null;
	return {
		pos: hover.range === undefined ? pos : offsetOf(doc, hover.range.start),
		...(hover.range === undefined ? undefined : { end: offsetOf(doc, hover.range.end) }),
		above: true,
		create: () => {
			const dom = markdownElement(contents.value);
			dom.classList.add('hover');
			return { dom };
		},
	};
}

const setDescription = StateEffect.define<Tooltip | null>();

/** What is at the cursor, for who works without a pointer. It goes when the cursor moves. */
const description = StateField.define<Tooltip | null>({
	create: () => null,
	update: (shown, transaction) => {
		for (const effect of transaction.effects) if (effect.is(setDescription)) return effect.value;
		return transaction.docChanged || transaction.selection !== undefined ? null : shown;
	},
	provide: (field) => showTooltip.from(field),
});

/** Everything of the server that the editor shows at the cursor or the pointer. */
export function languageFeatures(project: Project): Extension {
	const describe: Command = (view) => {
		void hoverAt(project, view, view.state.selection.main.head).then((tooltip) => {
			if (tooltip !== null) view.dispatch({ effects: setDescription.of(tooltip) });
		});
		return true;
	};
	const close: Command = (view) => {
		if (view.state.field(description) === null) return false;
		view.dispatch({ effects: setDescription.of(null) });
		return true;
	};
	return [
		autocompletion({
			override: [(context) => completionsAt(project, context)],
			activateOnCompletion: ({ apply }) => typeof apply === 'string' && /[=[]$/.test(apply),
			icons: false,
		}),
		hoverTooltip((view, pos) => hoverAt(project, view, pos)),
		description,
		keymap.of([
			{ key: 'Mod-i', run: describe, preventDefault: true },
			{ key: 'Escape', run: close },
		]),
	];
}
