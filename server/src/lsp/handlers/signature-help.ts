// textDocument/signatureHelp: the form of the value at the cursor.
import type { SignatureHelp } from 'vscode-languageserver';
import { type Signature, signatureAt } from '../../core/index.ts';
import { plainTextOf } from '../plain-text.ts';
import type { Session } from '../session.ts';
import { aboutSettledDocument, type Register } from './services.ts';

export const signatureHelp: Register = (services) => {
	const { session, configuration } = services;
	session.connection.onSignatureHelp(
		aboutSettledDocument(services, 'signatureHelp', null, (document, { position }) => {
			if (!configuration.editorSettingsOf(document.uri).hasSignatureHelp) return null;
			const signature = signatureAt(document.analysis, document.toCore(position));
			return signature === undefined ? null : toHelp(signature, session);
		}),
	);
};

function toHelp({ label, help, parts, active }: Signature, { client }: Session): SignatureHelp {
	const text = (value: string): { kind: 'markdown' | 'plaintext'; value: string } =>
		client.hasMarkdownSignatures
			? { kind: 'markdown', value }
			: { kind: 'plaintext', value: plainTextOf(value) };
	const parameters = parts.map(({ start, end, help: about }) => ({
		label: client.hasLabelOffsets ? ([start, end] as [number, number]) : label.slice(start, end),
		documentation: text(about),
	}));
	const documentation = help === '' ? {} : { documentation: text(help) };
	return {
		signatures: [{ label, parameters, ...documentation }],
		activeSignature: 0,
		activeParameter: active,
	};
}
