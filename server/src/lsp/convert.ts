// Findings, fixes and symbols of the core as the protocol's objects; the only place that knows both vocabularies.
import {
	type Diagnostic,
	DiagnosticSeverity,
	DiagnosticTag,
	type TextEdit as ProtocolEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ReportedFinding, Severity, TextEdit } from '../core/index.ts';
import type { ClientOptions } from './client-options.ts';
import type { OpenDocument } from './documents.ts';

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
	const file = (page: string): string | undefined =>
		docsUri === undefined ? undefined : `${docsUri}${page}.md`;
	const fill = (template: string | undefined, name: string, value: string): string | undefined =>
		template?.replaceAll(name, encodeURIComponent(value));
	return {
		rule: (id) => fill(options.ruleUri, '{id}', id) ?? file(`rules/${id}`),
		guidance: (id) => fill(options.guidanceUri, '{id}', id) ?? file(`guidance/${id}`),
		inHover: (page) => fill(options.hoverPageUri, '{page}', page) ?? file(page),
	};
}

/** A finding as a diagnostic. */
export function toDiagnostic(
	finding: ReportedFinding,
	document: OpenDocument,
	client: ClientOptions,
	pages: PageAddresses,
): Diagnostic {
	const diagnostic: Diagnostic = {
		range: document.toClientRange(finding.range),
		severity: SEVERITIES[finding.severity],
		code: finding.ruleId,
		source: 'samhain',
		message: [finding.what, finding.why, finding.advice].filter((part) => part !== '').join('\n'),
		data: {
			rule: finding.ruleId,
			...(finding.guidance === undefined ? undefined : { guidance: finding.guidance }),
		} satisfies DiagnosticData,
	};
	const href = client.hasCodeDescription ? pages.rule(finding.ruleId) : undefined;
	if (href !== undefined) diagnostic.codeDescription = { href };
	if (finding.tag !== undefined && client.hasTags) diagnostic.tags = [...TAGS[finding.tag]];
	if (finding.related.length > 0 && client.hasRelatedInformation) {
		diagnostic.relatedInformation = finding.related.map(({ range, message }) => ({
			location: { uri: document.uri, range: document.toClientRange(range) },
			message,
		}));
	}
	return diagnostic;
}

/** Edits of the core as edits of one document, which is the only one that they can change. */
export function toWorkspaceEdit(edits: readonly TextEdit[], document: OpenDocument): WorkspaceEdit {
	return { changes: { [document.uri]: edits.map((edit) => toProtocolEdit(edit, document)) } };
}

export function toProtocolEdit(edit: TextEdit, document: OpenDocument): ProtocolEdit {
	return { range: document.toClientRange(edit.range), newText: edit.text };
}
