// Colours examples of configurations by the reading of samhain, as the editor does.
// @ts-check
import { loadCore } from '../load-core.mjs';

/** @param {string} text */
function escapeHtml(text) {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** @typedef {(code: string, language: string) => string} ColourCode code as HTML; of other languages without colours */

/** @returns {Promise<ColourCode>} */
export async function loadColourCode() {
	const { Analysis, DEFAULT_SETTINGS, tokensIn } = await loadCore();
	return (code, language) => {
		if (language !== 'samhainrc' && language !== 'yulerc') return escapeHtml(code);
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
				if (/^\s*(?:#|;|\/\/)/.test(text)) return `<span class="tok-comment">${escapeHtml(text)}</span>`;
				let html = '';
				let end = 0;
				for (const [start, length, type] of byLine.get(at) ?? []) {
					if (start < end) continue;
					html += `${escapeHtml(text.slice(end, start))}<span class="tok-${type}">${escapeHtml(text.slice(start, start + length))}</span>`;
					end = start + length;
				}
				return html + escapeHtml(text.slice(end));
			})
			.join('\n');
	};
}
