// Equal findings in an editor: one entry in Problems with the other places; fixes and words at each of them.
import { afterEach, describe, expect, it } from 'vitest';
import { LspClient } from '../support/lsp-client.ts';

const URI = 'file:///x/samhainrc';
const TEXT = '[Misc]\nSetLopTime=60\nSetLopTime=61\n\nSetLopTime=62\n';

interface PulledDiagnostic {
	readonly message: string;
	readonly range: { readonly start: { readonly line: number } };
	readonly relatedInformation?: readonly {
		readonly location: { readonly range: { readonly start: { readonly line: number } } };
	}[];
}

describe('equal findings', () => {
	let client: LspClient | undefined;
	afterEach(() => client?.kill());

	async function open(): Promise<LspClient> {
		client = new LspClient();
		await client.initialize({
			textDocument: {
				diagnostic: {},
				publishDiagnostics: { relatedInformation: true },
				codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
			},
		});
		client.open(URI, TEXT);
		return client;
	}

	it('are one diagnostic at the first place', async () => {
		const opened = await open();
		const answer = await opened.request('textDocument/diagnostic', { textDocument: { uri: URI } });
		const { items }: { items: readonly PulledDiagnostic[] } = JSON.parse(JSON.stringify(answer));
		expect(
			items.map(({ range, message, relatedInformation }) => [
				range.start.line,
				message.endsWith('(and 2 more places).'),
				relatedInformation?.map(({ location }) => location.range.start.line),
			]),
		).toEqual([[1, true, [2, 4]]]);
	});

	it('have their fix and their words at each place', async () => {
		const opened = await open();
		const position = { line: 4, character: 3 };
		const actions = await opened.request('textDocument/codeAction', {
			textDocument: { uri: URI },
			range: { start: position, end: position },
			context: { diagnostics: [] },
		});
		expect(JSON.stringify(actions)).toContain('Change to `SetLoopTime`');
		const asked = await opened.request('textDocument/codeAction', {
			textDocument: { uri: URI },
			range: { start: position, end: position },
			context: { diagnostics: [], triggerKind: 1 },
		});
		// Only a person who asks waits for the fixes of all places.
		expect(JSON.stringify(actions)).not.toContain('other places');
		const everywhere: readonly { title: string; edit?: { changes: Record<string, unknown[]> } }[] =
			JSON.parse(JSON.stringify(asked));
		const found = everywhere.find(
			({ title }) => title === 'Change to `SetLoopTime`, also at the 2 other places',
		);
		expect(found?.edit?.changes[URI]).toHaveLength(3);
		const hoverAt = async (line: number): Promise<string> =>
			JSON.stringify(
				await opened.request('textDocument/hover', {
					textDocument: { uri: URI },
					position: { line, character: 3 },
				}),
			);
		// Where the diagnostic is, an editor shows it above the hover.
		expect(await hoverAt(1)).not.toContain('Samhain drops this line');
		expect(await hoverAt(4)).toContain('Samhain drops this line');
	});
});
