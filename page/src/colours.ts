// Colours of the server's semantic tokens, for the lines that are on the screen.
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
	Decoration,
	type DecorationSet,
	type EditorView,
	MatchDecorator,
	ViewPlugin,
	type ViewUpdate,
} from '@codemirror/view';
import type { SemanticTokens } from 'vscode-languageserver/browser';
import { offsetOf, positionOf } from './places.ts';
import { isConfiguration, type Project } from './project.ts';

/** Pause after an edit; until then the colours move with their text. */
const PAUSE_MS = 40;

/**
 * Colours the text of the shown file.
 * @param project whose server is asked
 */
export function semanticColours(project: Project): Extension {
	return ViewPlugin.fromClass(
		class {
			decorations: DecorationSet = Decoration.none;
			#timer: ReturnType<typeof setTimeout> | undefined;
			readonly #view: EditorView;

			constructor(view: EditorView) {
				this.#view = view;
				this.#schedule(0);
			}

			update(update: ViewUpdate): void {
				if (update.docChanged) this.decorations = this.decorations.map(update.changes);
				if (update.docChanged || update.viewportChanged) this.#schedule(PAUSE_MS);
			}

			destroy(): void {
				clearTimeout(this.#timer);
			}

			#schedule(pauseMs: number): void {
				clearTimeout(this.#timer);
				this.#timer = setTimeout(() => void this.#load(), pauseMs);
			}

			async #load(): Promise<void> {
				const { link, shown } = project;
				if (link === undefined) {
					this.#schedule(PAUSE_MS);
					return;
				}
				if (shown === undefined || !isConfiguration(shown)) return;
				const { doc } = this.#view.state;
				const { from, to } = this.#view.viewport;
				const answer = await link.connection
					.request<SemanticTokens | null>('textDocument/semanticTokens/range', {
						textDocument: { uri: shown.uri },
						range: { start: positionOf(doc, from), end: positionOf(doc, to) },
					})
					.catch(() => null);
				if (answer === null || this.#view.state.doc !== doc || project.shown !== shown) return;
				const builder = new RangeSetBuilder<Decoration>();
				let line = 0;
				let character = 0;
				for (let at = 0; at + 4 < answer.data.length; at += 5) {
					const [lines = 0, characters = 0, length = 0, type = 0] = answer.data.slice(at, at + 4);
					line += lines;
					character = lines > 0 ? characters : character + characters;
					const start = offsetOf(doc, { line, character });
					builder.add(start, Math.min(doc.length, start + length), MARKS[type] ?? PLAIN);
				}
				this.decorations = builder.finish();
				this.#view.update([]);
			}
		},
		{ decorations: (plugin) => plugin.decorations },
	);
}

const comments = new MatchDecorator({
	regexp: /^[ \t]*(?:#|;|\/\/).*$/g,
	decoration: Decoration.mark({ class: 'tok-comment' }),
});

/** Colours comment lines, in which the server has nothing to name. */
export const commentColours: Extension = ViewPlugin.define(
	(view) => ({
		decorations: comments.createDeco(view),
		update(update: ViewUpdate) {
			this.decorations = comments.updateDeco(update, this.decorations);
		},
	}),
	{ decorations: (plugin) => plugin.decorations },
);

/** The kinds of tokens in the order of the server's legend (`TOKEN_TYPES` in its capabilities). */
const KINDS = [
	...['namespace', 'property', 'keyword', 'function', 'enumMember', 'number', 'operator'],
	...['string', 'regexp', 'variable', 'comment'],
];
const MARKS = KINDS.map((kind) => Decoration.mark({ class: `tok-${kind}` }));
const PLAIN = Decoration.mark({});
