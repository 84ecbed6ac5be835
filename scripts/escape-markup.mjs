// Text in HTML and XML, as content or between double quotes.
// @ts-check

/** @param {string} text */
export function escapeMarkup(text) {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
