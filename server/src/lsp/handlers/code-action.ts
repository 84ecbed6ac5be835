// textDocument/codeAction: fixes of the findings at a place, "fix all", and the way to the guidance.
import {
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	CodeActionTriggerKind,
	type Command,
	type Diagnostic,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import {
	clientNameAt,
	comparePositions,
	fixAll,
	fixesOfEqual,
	folderOf,
	guidanceById,
	joinPath,
	type Refactoring,
	type ReportedFinding,
	type ReportedFix,
	rangesTouch,
	refactoringsAt,
	suppressionFixes,
	type TextRange,
} from '../../core/index.ts';
import { OPEN_PAGE_COMMAND } from '../capabilities.ts';
import { toFixEdit, toWorkspaceEdit } from '../convert.ts';
import type { OpenDocument } from '../documents.ts';
import type { Session } from '../session.ts';
import { encodeUri, plainUri } from '../uris.ts';
import { aboutDocument, type Register, type Services } from './services.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.samhain`;
/** `refactor.move` is of the protocol's next version; clients take any kind below `refactor`. */
const KINDS: Readonly<Record<Refactoring['kind'], string>> = {
	rewrite: CodeActionKind.RefactorRewrite,
	move: `${CodeActionKind.Refactor}.move`,
};
/** More findings at one place than anybody picks a fix for. */
const MAX_FINDINGS = 50;

export const codeAction: Register = (services) => {
	const { session } = services;
	session.connection.onCodeAction(
		aboutDocument(services, 'codeAction', null, (document, params) =>
			answerCodeActions(services, document, params),
		),
	);
};

function answerCodeActions(
	services: Services,
	document: OpenDocument,
	params: CodeActionParams,
): (CodeAction | Command)[] {
	const { session } = services;
	const wanted = params.context.only;
	const wants = (kind: string): boolean =>
		wanted === undefined || wanted.some((only) => kind === only || kind.startsWith(`${only}.`));
	// A light bulb that appears by itself must cost nothing: refactorings and fixes of many places are for a person who asks.
	const isAsked = wanted !== undefined || params.context.triggerKind === CodeActionTriggerKind.Invoked;
	const actions: CodeAction[] = [];
	if (wants(CodeActionKind.QuickFix)) {
		session.catchUp(document);
		const all = session.findingsOf(document);
		const findings = findingsAt(all, document, params);
		const opened = new Set<string>();
		for (const finding of findings.slice(0, MAX_FINDINGS)) {
			const equal = isAsked ? fixesOfEqual(document.analysis, finding, all) : [];
			const about = { finding, equal };
			actions.push(...actionsFor(session, document, about, params.context.diagnostics, opened));
		}
	}
	if (isAsked && (wants(KINDS.rewrite) || wants(KINDS.move))) {
		const selected = { first: document.toCore(params.range.start).line, last: lastLineOf(document, params) };
		for (const one of refactoringsAt(document.analysis, selected)) {
			const edit = wants(KINDS[one.kind]) ? refactoringEdit(services, document, one) : undefined;
			if (edit !== undefined) actions.push({ title: one.title, kind: KINDS[one.kind], edit });
		}
	}
	if (wanted === undefined && isAsked) actions.push(...clientActions(session, document, params));
	// Looking for all safe fixes of a file is not worth it for a light bulb: editors ask for this kind by its name.
	if (wanted !== undefined && wants(FIX_ALL)) actions.push(...fixAllActions(document));
	return session.client.hasCodeActionLiterals ? actions : actions.flatMap(({ command }) => command ?? []);
}

/** What the client's commands do with the entry in a line. */
function clientActions(
	{ client }: Session,
	document: OpenDocument,
	{ range }: CodeActionParams,
): CodeAction[] {
	const name = clientNameAt(document.analysis, document.toCore(range.start).line);
	if (name === undefined) return [];
	const commands = [
		{ title: `Check a password of ${name}…`, command: client.checkPasswordCommand },
		{ title: `Give ${name} another password…`, command: client.rotateClientCommand },
	];
	return commands.flatMap(({ title, command }) =>
		command === undefined ? [] : [{ title, command: { title, command, arguments: [document.uri, name] } }],
	);
}

/**
 * The findings at the place that was asked about. A cursor means its whole line, and so does a part of a line without a
 * finding: some editors send the word or the letter at the cursor.
 */
function findingsAt(
	findings: readonly ReportedFinding[],
	document: OpenDocument,
	params: CodeActionParams,
): readonly ReportedFinding[] {
	const start = document.toCore(params.range.start);
	const end = document.toCore(params.range.end);
	const touching = (range: TextRange): readonly ReportedFinding[] =>
		findings.filter((finding) => rangesTouch(finding.range, range));
	const selected = comparePositions(start, end) < 0 ? touching({ start, end }) : [];
	if (selected.length > 0 || start.line < end.line) return selected;
	return touching({ start: { ...start, column: 0 }, end: { ...start, column: Number.MAX_SAFE_INTEGER } });
}

/** The edit of a refactoring; undefined where it needs a file that is there already, or that the client cannot make. */
function refactoringEdit(
	{ session, deployments }: Services,
	document: OpenDocument,
	{ edits, newFile }: Refactoring,
): WorkspaceEdit | undefined {
	const own = toWorkspaceEdit(edits, document);
	if (newFile === undefined) return own;
	const path = joinPath(folderOf(plainUri(document.uri)), newFile.name);
	if (!session.client.createsFiles || deployments.files.statusOf(path) !== undefined) return undefined;
	const uri = encodeUri(path);
	const start = { line: 0, character: 0 };
	return {
		documentChanges: [
			{ kind: 'create', uri, options: { overwrite: false } },
			{
				textDocument: { uri, version: null },
				edits: [{ range: { start, end: start }, newText: newFile.text }],
			},
			{ textDocument: { uri: document.uri, version: null }, edits: own.changes?.[document.uri] ?? [] },
		],
	};
}

/** The last selected line; a selection that ends before the first character of a line does not hold that line. */
function lastLineOf(document: OpenDocument, { range }: CodeActionParams): number {
	const start = document.toCore(range.start);
	const end = document.toCore(range.end);
	return end.column === 0 && end.line > start.line ? end.line - 1 : end.line;
}

function actionsFor(
	session: Session,
	document: OpenDocument,
	{ finding, equal }: { readonly finding: ReportedFinding; readonly equal: readonly ReportedFix[] },
	known: readonly Diagnostic[],
	opened: Set<string>,
): CodeAction[] {
	const own = session.toDiagnostic(finding, document);
	// The client uses its own object to link the action to what it shows.
	const diagnostics = [known.find((each) => isSameDiagnostic(each, own)) ?? own];
	const actions: CodeAction[] = [];
	for (const fix of [...finding.fixes(), ...equal]) {
		const edit = toFixEdit(fix, document, session);
		if (edit === undefined) continue;
		actions.push({
			title: fix.title,
			kind: CodeActionKind.QuickFix,
			diagnostics,
			...(fix.isPreferred ? { isPreferred: true } : undefined),
			edit,
		});
	}
	const { guidance } = finding;
	if (guidance !== undefined && !opened.has(guidance)) {
		opened.add(guidance);
		const command = openCommand(session, guidance);
		actions.push({ title: command.title, kind: CodeActionKind.QuickFix, diagnostics, command });
	}
	const { ruleOffCommand, selectRoleCommand } = session.client;
	if (selectRoleCommand !== undefined && finding.ruleId === 'other-role') {
		const title = 'Select the role of this file…';
		actions.push({
			title,
			kind: CodeActionKind.QuickFix,
			diagnostics,
			command: { title, command: selectRoleCommand },
		});
	}
	for (const fix of suppressionFixes(document.analysis, finding)) {
		actions.push({
			title: fix.title,
			kind: CodeActionKind.QuickFix,
			diagnostics,
			edit: toWorkspaceEdit(fix.edits, document),
		});
	}
	if (ruleOffCommand !== undefined) {
		const title = `Disable ${finding.ruleId} for the workspace`;
		const command = { title, command: ruleOffCommand, arguments: [finding.ruleId, document.uri] };
		actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics, command });
	}
	return actions;
}

function openCommand({ client }: Session, guidance: string): Command {
	const title = `Open guidance: ${guidanceById(guidance)?.title ?? guidance}`;
	return { title, command: client.openGuidanceCommand ?? OPEN_PAGE_COMMAND, arguments: [guidance] };
}

/** All safe fixes as one edit of the stretch that they change, the same that the command line makes with `--fix`. */
function fixAllActions(document: OpenDocument): CodeAction[] {
	const { text, applied } = fixAll(document.analysis);
	if (applied === 0) return [];
	const edit = document.editTo(text);
	return [
		{
			title: 'Apply all safe fixes',
			kind: FIX_ALL,
			edit: { changes: { [document.uri]: [edit] } },
		},
	];
}

function isSameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
	return (
		a.code === b.code &&
		a.range.start.line === b.range.start.line &&
		a.range.start.character === b.range.start.character &&
		a.range.end.line === b.range.end.line &&
		a.range.end.character === b.range.end.character
	);
}
