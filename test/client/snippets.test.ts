// Every snippet, accepted as it stands, is a piece of configuration with which the linter is content.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lint } from '../support/check-lint.ts';

interface Snippet {
	readonly prefix: readonly string[];
	readonly description: string;
	readonly body: readonly string[];
}

function readSnippets(language: string): [string, Snippet][] {
	return Object.entries(
		JSON.parse(readFileSync(new URL(`../../snippets/${language}.json`, import.meta.url), 'utf8')),
	);
}

/** What stands in the file when every stop is passed with Tab: defaults, and the first of each choice. */
function accept({ body }: Snippet): string {
	return body
		.join('\n')
		.replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
		.replace(/\$\{\d+:([^}]*)\}/g, '$1')
		.replace(/\$\d+/g, '');
}

/** A fragment is read where it belongs. */
function complete(name: string, text: string): string {
	if (/^\[/m.test(text) && !text.startsWith('@')) return `${text}\n`;
	return `${name === 'Client entry' ? '[Clients]' : '[Misc]'}\n${text}\n`;
}

describe.each(['samhainrc', 'yulerc'] as const)('%s', (language) => {
	it.each(readSnippets(language))('%s', (name, snippet) => {
		const role = language === 'yulerc' ? 'server' : name === 'Minimal standalone' ? 'standalone' : 'client';
		const text = complete(name, accept(snippet));
		const found = lint(text, { language, fileName: language, role });
		const serious = found
			.filter(({ severity }) => severity === 'error' || severity === 'warning')
			// SALT and VERIFIER wait for what `yule -P` prints, and are reported until it stands there.
			.filter(
				({ ruleId }) =>
					!(
						(ruleId === 'malformed-client-entry' || ruleId === 'placeholder-client-entry') &&
						text.includes('@SALT@VERIFIER')
					),
			);
		expect(
			serious.map(({ ruleId, what, range }) => `${range.start.line + 1} ${ruleId}: ${what}`),
			text,
		).toEqual([]);
	});

	it('prefixes are not given twice', () => {
		const prefixes = readSnippets(language).flatMap(([, { prefix }]) => prefix);
		expect(prefixes).toEqual([...new Set(prefixes)]);
	});
});
