// Findings, fixes and symbols of the core as the protocol's objects; the only place that knows both vocabularies.
import {
	type Diagnostic,
	DiagnosticSeverity,
	DiagnosticTag,
	type TextEdit as ProtocolEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ReportedFinding, ReportedFix, Severity, TextEdit } from '../core/index.ts';
import { pageFile } from '../page-file.ts';
import type { ClientOptions } from './client-options.ts';
import type { OpenDocument } from './documents.ts';
import { encodeUri } from './uris.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

const TAGS = {
	unnecessary: [DiagnosticTag.Unnecessary],
	deprecated: [DiagnosticTag.Deprecated],
} as const;

/** What goes back and forth with a diagnostic, by which its fixes are found again. */
export interface DiagnosticData {
	readonly rule: string;
	readonly guidance?: string;
}

/** Where the pages of the documentation are. */
export interface PageAddresses {
	readonly rule: (id: string) => string | undefined;
	readonly guidance: (id: string) => string | undefined;
	/** For links inside a hover; `page` with its folder, as in `rules/duplicate-client`. */
	readonly inHover: (page: string) => string | undefined;
}

/**
 * The addresses of pages: the client's templates, else files of the bundled documentation.
 * @param docsUri folder of the documentation with a slash at its end
 */
export function pageAddresses(options: ClientOptions, docsUri: string | undefined): PageAddresses {
	const file = (folder: 'guidance' | 'rules', name: string): string | undefined =>
		docsUri === undefined ? undefined : docsUri + pageFile(folder, name);
	const fill = (template: string | undefined, name: string, value: string): string | undefined =>
		template?.replaceAll(name, encodeURIComponent(value));
	return {
		rule: (id) => fill(options.ruleUri, '{id}', id) ?? file('rules', id),
		guidance: (id) => fill(options.guidanceUri, '{id}', id) ?? file('guidance', id),
		inHover: (page) => {
			const [folder, name = ''] = page.split('/');
			return (
				fill(options.hoverPageUri, '{page}', page) ?? file(folder === 'rules' ? 'rules' : 'guidance', name)
			);
		},
	};
}

/** The file of a finding: an open document, or a file that is not open and has plain positions. */
export type FindingPlace = Pick<OpenDocument, 'uri' | 'toClientRange'>;

/** What turns findings into diagnostics of one client; a session has it. */
export interface FindingContext {
	readonly client: ClientOptions;
	readonly pages: PageAddresses;
	/** Any file by its path. */
	readonly placeAt: (path: string) => FindingPlace;
}

/** More related places than an editor shows without scrolling for long; each edit sends them again. */
const MAX_RELATED = 20;

/** A finding as a diagnostic. */
export function toDiagnostic(
	finding: ReportedFinding,
	document: FindingPlace,
	context: FindingContext,
): Diagnostic {
	const { client, pages } = context;
	const diagnostic: Diagnostic = {
		range: document.toClientRange(finding.range),
		severity: SEVERITIES[finding.severity],
		code: finding.ruleId,
		source: 'samhain',
		// Why it matters and what to do are in the hover and on the rule's page.
		message: plainText(finding.what),
		data: {
			rule: finding.ruleId,
			...(finding.guidance === undefined ? undefined : { guidance: finding.guidance }),
		} satisfies DiagnosticData,
	};
	const href = client.hasCodeDescription ? pages.rule(finding.ruleId) : undefined;
	if (href !== undefined) diagnostic.codeDescription = { href };
	if (finding.tag !== undefined && client.hasTags) diagnostic.tags = [...TAGS[finding.tag]];
	if (finding.related.length > 0 && client.hasRelatedInformation) {
		diagnostic.relatedInformation = finding.related.slice(0, MAX_RELATED).map(({ range, message, file }) => {
			const place = file === undefined ? document : context.placeAt(file);
			return {
				location: { uri: place.uri, range: place.toClientRange(range) },
				message: plainText(message),
			};
		});
	}
	return diagnostic;
}

/** Edits of the core as edits of one document, which is the only one that they can change. */
export function toWorkspaceEdit(edits: readonly TextEdit[], document: OpenDocument): WorkspaceEdit {
	return { changes: { [document.uri]: edits.map((edit) => toProtocolEdit(edit, document)) } };
}

/** A fix as edits of all files that it changes; undefined when the client cannot rename a file as required. */
export function toFixEdit(
	fix: ReportedFix,
	document: OpenDocument,
	context: FindingContext,
): WorkspaceEdit | undefined {
	const own = toWorkspaceEdit(fix.edits, document);
	const others = fix.otherEdits ?? [];
	const renames = fix.renames ?? [];
	if (others.length === 0 && renames.length === 0) return own;
	const changes: Record<string, ProtocolEdit[]> = fix.edits.length === 0 ? {} : { ...own.changes };
	for (const { file, edits } of others) {
		const place = context.placeAt(file);
		changes[place.uri] = edits.map(({ range, text }) => ({
			range: place.toClientRange(range),
			newText: text,
		}));
	}
	if (renames.length === 0) return { changes };
	if (!context.client.renamesFiles) return undefined;
	return {
		documentChanges: [
			...Object.entries(changes).map(([uri, edits]) => ({ textDocument: { uri, version: null }, edits })),
			...renames.map(({ from, to }) => ({
				kind: 'rename' as const,
				oldUri: encodeUri(from),
				newUri: encodeUri(to),
				options: { overwrite: false },
			})),
		],
	};
}

/** An edit of the core as one of the protocol. */
export function toProtocolEdit(edit: TextEdit, document: OpenDocument): ProtocolEdit {
	return { range: document.toClientRange(edit.range), newText: edit.text };
}

/** Messages of diagnostics are plain text: the code marks of our texts become quotes. */
function plainText(text: string): string {
	return text.replaceAll('`', "'");
}
