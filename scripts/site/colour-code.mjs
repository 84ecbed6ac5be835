// Colours examples of configurations by the reading of samhain, as the editor does.
// @ts-check

import { escapeMarkup } from '../escape-markup.mjs';
import { loadCore } from '../load-core.mjs';

/** @typedef {(code: string, language: string) => string} ColourCode code as HTML; of other languages without colours */

/** @returns {Promise<ColourCode>} */
export async function loadColourCode() {
	const { Analysis, DEFAULT_SETTINGS, tokensIn } = await loadCore();
	return (code, language) => {
		if (language !== 'samhainrc' && language !== 'yulerc') return escapeMarkup(code);
		const analysis = new Analysis(code, { ...DEFAULT_SETTINGS, language, fileName: language });
		/** @type {Map<number, [start: number, length: number, type: string][]>} */
		const byLine = new Map();
		tokensIn(
			analysis,
			0,
			analysis.lineCount,
			(
				/** @type {number} */ line,
				/** @type {number} */ start,
				/** @type {number} */ length,
				/** @type {string} */ type,
			) => {
				byLine.set(line, [...(byLine.get(line) ?? []), [start, length, type]]);
			},
		);
		return code
			.split('\n')
			.map((text, at) => {
				if (/^\s*(?:#|;|\/\/)/.test(text)) return `<span class="tok-comment">${escapeMarkup(text)}</span>`;
				let html = '';
				let end = 0;
				for (const [start, length, type] of byLine.get(at) ?? []) {
					if (start < end) continue;
					html += `${escapeMarkup(text.slice(end, start))}<span class="tok-${type}">${escapeMarkup(text.slice(start, start + length))}</span>`;
					end = start + length;
				}
				return html + escapeMarkup(text.slice(end));
			})
			.join('\n');
	};
}
