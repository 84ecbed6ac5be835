// The only public door of the core: what `lsp/` and `cli/` may import.
export { Analysis, type AnalysisOptions } from './analysis/analysis.ts';
export { type DaemonOutputLine, daemonOutput } from './analysis/daemon-output.ts';
export { BUILD_NAMES, parseBuild, readBuildChoice } from './catalogue/build.ts';
export { nearest } from './catalogue/nearest.ts';
export { auditProfiles, type Profile } from './catalogue/profiles.ts';
export type { ReaderRole, Role } from './catalogue/types.ts';
export { DAEMON_VERSIONS, type DaemonVersion, DEBIAN_VERSION } from './catalogue/versions.ts';
export { makeClientEntry, makeDigits } from './client-entry/entry.ts';
export { isClientPassword } from './client-entry/srp.ts';
export type { Machine } from './daemon/daemon.ts';
export { DEFAULT_MACHINE } from './daemon/machine.ts';
export type { DataFileRef, Membership } from './deployment/files/discovery.ts';
export { mapMembers, parseDataFileName } from './deployment/files/discovery.ts';
export {
	canBeMember,
	type DescribedIn,
	type FoundDeployment,
	findDeployments,
	settingsOfMember,
} from './deployment/files/find-deployments.ts';
export {
	type EffectiveOption,
	effectiveOptions,
	type UnreadRange,
	unreadRanges,
} from './effective/all-options.ts';
export { type AuditResult, type AuditStatus, audit } from './features/audit.ts';
export {
	addClientEdit,
	checkClientPassword,
	clientChecklist,
	clientInForce,
	clientNameAt,
	clientNameProblem,
	clientsInForce,
	lineOfClient,
	rotateClientEdit,
} from './features/client-entries.ts';
export { clientNotes } from './features/client-lenses.ts';
export { complete } from './features/completion.ts';
export { completionDocumentation } from './features/completion-documentation.ts';
export { conditionHosts } from './features/condition-hosts.ts';
export {
	assumedTreeOf,
	type ConfigurationDiff,
	type DiffSide,
	diffConfigurations,
} from './features/configuration-diff.ts';
export type { CompletionEntry } from './features/cursor-line.ts';
export { drawDeployment } from './features/deployment-diagram.ts';
export { type DeploymentTable, makeTable } from './features/deployment-table.ts';
export { listClientItems, makeTree, type TreeItem } from './features/deployment-tree.ts';
export { effectiveText } from './features/effective-text.ts';
export { type FixedText, fixAll, likelyFixOf } from './features/fix-all.ts';
export { fixesOfEqual } from './features/fix-equal.ts';
export { type Folding, foldingsOf } from './features/folding.ts';
export {
	type FormatOptions,
	formatEdits,
	formatTypedEdits,
	isSignedFile,
} from './features/format.ts';
export { describeHover } from './features/hover.ts';
export type { Hover } from './features/hover-text.ts';
export { type InlayHint, inlayHintsIn } from './features/inlay-hints.ts';
export { insertableOptions, insertOptionEdit } from './features/insert-option.ts';
export { imageFolderOf, linksToMembers, linksToPaths, linksToRules } from './features/links.ts';
export { type FileUse, hostUsesAcross, type NamedFiles } from './features/names/host-uses.ts';
export { linkedPlaces } from './features/names/linked.ts';
export type { NameUse } from './features/names/name-uses.ts';
export { type Occurrence, occurrencesAt } from './features/names/occurrences.ts';
export { type Rename, type RenamedDeployment, renamableAt, renameAt } from './features/names/rename.ts';
export { type FoundSymbol, symbolsIn, symbolsOfDeployment } from './features/names/symbols.ts';
export { type Change, changeSentence } from './features/option-changes.ts';
export { type OutlineNode, outlineOf } from './features/outline.ts';
export { type PathAtCursor, pathAt } from './features/path-completion.ts';
export type { Refactoring } from './features/refactorings/refactoring.ts';
export { refactoringsAt } from './features/refactorings/refactorings.ts';
export type { Receiver } from './features/route-receivers.ts';
export { type RouteRow, type RouteTable, routeTable } from './features/route-table.ts';
export {
	type Delivery,
	type EventRoute,
	type MessageRoute,
	type Reach,
	type RouteCell,
	type RouteDestination,
	type Routes,
	routesOf,
} from './features/routes.ts';
export { selectionsAt } from './features/selection.ts';
export {
	TOKEN_KINDS,
	type TokenBlock,
	tokenBlocks,
	tokensIn,
} from './features/semantic-tokens.ts';
export { type Signature, signatureAt } from './features/signature.ts';
export {
	makeStarter,
	STARTER_SYSTEMS,
	starterSystemName,
} from './features/starters.ts';
export { type SuppressionFix, suppressionFixes } from './features/suppression-fixes.ts';
export { compareVersions } from './features/version-changes.ts';
export { describeTests } from './features/watch-words.ts';
export {
	type AssumedCoverage,
	assumeCoverage,
	policySummaries,
	watchedItems,
} from './features/watched-paths.ts';
export { whyRecord, whySentences } from './features/why-record.ts';
export { GUIDANCE, type GuidanceEntry, guidanceById } from './guidance/guidance.ts';
export { guidanceText } from './guidance/page-text.ts';
export { findReasonsInFiles } from './guidance/reasons-in-files.ts';
export { runTroubleshooter } from './guidance/run-troubleshooter.ts';
export { type SearchResult, searchGuidance, suggestPages } from './guidance/search.ts';
export { collectTroubleshooterFacts } from './guidance/troubleshooter-facts.ts';
export {
	type AnsweredCause,
	type AnsweredLine,
	type AnsweredLog,
	type AnsweredStory,
	answerLog,
} from './logs/explain-deployment.ts';
export { type ExplainRecord, makeExplainRecord, type SuggestedPage } from './logs/explain-record.ts';
export { openFileContext } from './logs/file-context.ts';
export { type CauseContext, openCauseContext } from './logs/likely-cause.ts';
export { splitPastedLog } from './logs/pasted-lines.ts';
export { describeReport, type PolicyReport, readPolicyReport } from './logs/policy-report.ts';
export { explainRecords } from './logs/records.ts';
export { joinEqual } from './report/join-equal.ts';
export {
	type ReportedFinding,
	type ReportedFix,
	reportFindings,
} from './report/report.ts';
export { CONCERNS, CONFIDENCES } from './rules/define-rule.ts';
export { RETIRED_RULES, RULES, ruleById } from './rules/index.ts';
export { severityFor } from './rules/persona.ts';
export { ContainedFiles } from './service/contained-files.ts';
export {
	baseNameOf,
	type FileStatus,
	type FileSystem,
	type FolderEntry,
	folderOf,
	joinPath,
} from './service/file-system.ts';
export {
	type ConfigurationLanguage,
	isBackupName,
	isConfigurationName,
	languageOf,
	languageOfMember,
} from './service/language.ts';
export { type LoadHost, loadDeployments, readMember } from './service/load-deployments.ts';
export { mergeFindings } from './service/merge-findings.ts';
export {
	type FoundProject,
	formatOfProject,
	isProjectFile,
	ProjectFiles,
	settingsOfProject,
} from './service/project-files.ts';
export { isSkippedFolder, type WalkedFolders, walkFolders } from './service/walk-folder.ts';
export { warmUp } from './service/warm-up.ts';
export {
	type EditorSettings,
	EQUALS_STYLES,
	type FormatSettings,
	readEditorSettings,
} from './settings/editor-settings.ts';
export {
	isRecord,
	overlay,
	type PartialSettings,
	type ReadSettings,
	readSettings,
} from './settings/read-settings.ts';
export {
	type AnalysisSettings,
	DEFAULT_SETTINGS,
	isSameSettings,
	NEWEST_VERSION,
	PERSONAS,
	type Persona,
	type ResolvedRole,
	type RoleSetting,
	SEVERITIES,
	type Severity,
} from './settings/settings.ts';
export {
	type PackageRun,
	readPackageFiles,
	readPackageLog,
} from './silence/package-log.ts';
export type { Proposal } from './silence/proposals.ts';
export {
	type ReadConfiguration,
	type SilencedLine,
	silencedRecord,
	silenceLog,
} from './silence/silence-log.ts';
export {
	type FileProposal,
	type LogSummary,
	readReports,
	type SummaryGroup,
	summariseReports,
	summaryRecord,
} from './silence/summary.ts';
export {
	chooseForUpdate,
	type UpdateCommand,
	type UpdateList,
	updateCommands,
	zoneOf,
} from './silence/update-list.ts';
export { reportWords as describeAlarm } from './silence/words.ts';
export { differenceOf } from './text/difference.ts';
export type { TextChange, TextEdit } from './text/edit.ts';
export { applyEdits } from './text/edit.ts';
export { matchesGlob } from './text/glob.ts';
export { decodeKeepingBytes } from './text/lone-bytes.ts';
export {
	comparePositions,
	compareRanges,
	ORIGIN,
	rangesTouch,
	type TextPosition,
	type TextRange,
} from './text/range.ts';
export { hasMoreLines, MAX_LINES } from './text/text-size.ts';
export { type CheckResult, simulateCheck, type WatchReport } from './watch/check.ts';
export { readWatchConfiguration, type WatchConfiguration } from './watch/configuration.ts';
export {
	assumedEntries,
	type CoverageNode,
	type CoverageTree,
	coverageTree,
} from './watch/coverage-tree.ts';
export { buildLists, type WatchEntry } from './watch/lists.ts';
export { type Effect, type TreeEntry, treeOfEntries } from './watch/memory-tree.ts';
export { testNames } from './watch/policies.ts';
export type { NodeFacts, NodeType, Tree } from './watch/tree.ts';
export { walkWatched } from './watch/walk.ts';
export { answerWhy, plainPath, type TypedAnswer } from './watch/why.ts';
export { DeploymentAnalysis } from './workspace/deployment-analysis.ts';
export {
	type ParsedProjectFile,
	PROJECT_FILE_NAME,
	type ProjectFile,
} from './workspace/project-file.ts';
export { describeUnknownRules } from './workspace/unknown-rules.ts';
