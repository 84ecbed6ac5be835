// Makes core/logs/messages.generated.ts: message templates, texts, explanations and the texts of a start as one JSON string, which stays
// unparsed until the first log line is asked about.
// @ts-check
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readMessages } from './versions.mjs';

/** @type {import('./products.mjs').Product} */
export const logs = {
	name: 'log messages',
	async render(root) {
		const { texts } = JSON.parse(await readFile(path.join(root, 'catalogue/messages.json'), 'utf8'));
		const { entries } = JSON.parse(await readFile(path.join(root, 'catalogue/explain.json'), 'utf8'));
		const start = JSON.parse(await readFile(path.join(root, 'catalogue/start-texts.json'), 'utf8'));
		const data = {
			messages: (await readMessages(root)).map((/** @type {any} */ message) => ({
				...message,
				fields: message.fields.map((/** @type {any} */ field) =>
					field.plain === undefined ? [field.name] : [field.name, field.plain],
				),
			})),
			texts,
			explanations: entries.map((/** @type {any} */ entry) => ({ ...entry, source: undefined })),
			startTexts: start.texts,
		};
		return [
			{
				path: 'server/src/core/logs/messages.generated.ts',
				text: [
					'// Generated from catalogue/messages.json, explain.json and start-texts.json by scripts/generate.mjs. Do not edit.',
					'/** Templates, texts and explanations as JSON; `messages.ts` has the types. */',
					`export const LOG_DATA_JSON = ${quote(JSON.stringify(data))};`,
					'',
				].join('\n'),
			},
		];
	},
};

/**
 * A string literal with the quote that needs the fewest escapes.
 * @param {string} text
 */
function quote(text) {
	return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}
