// The only public door of the core: what `lsp/` and `cli/` may import.
export { Analysis, type AnalysisOptions } from './analysis.ts';
export { BUILD_NAMES, parseBuild } from './build.ts';
export { DAEMON_VERSIONS, type DaemonVersion, type ReaderRole, type Role } from './catalogue/types.ts';
export { crossFileRules, isCrossFileRule } from './deployment/cross-file-rules.ts';
export type { DataFileRef, Membership } from './deployment/discovery.ts';
export { mapMembers, parseDataFileName } from './deployment/discovery.ts';
export {
	canBeMember,
	type DescribedIn,
	type FoundDeployment,
	findDeployments,
	settingsOfMember,
} from './deployment/find-deployments.ts';
export { drawDeployment } from './deployment/picture.ts';
export { listClientItems, makeTree, type TreeItem } from './deployment/tree.ts';
export { DeploymentWorkspace } from './deployment/workspace.ts';
export { type CompletionEntry, complete } from './features/completion.ts';
export { completionDocumentation } from './features/completion-documentation.ts';
export { type FixedText, fixAll } from './features/fix-all.ts';
export { type Folding, foldingsOf } from './features/folding.ts';
export { describeHover, type Hover } from './features/hover.ts';
export { type OutlineNode, outlineOf } from './features/outline.ts';
export { type SuppressionFix, suppressionFixes } from './features/suppression-fixes.ts';
export { followWalk } from './guidance/follow-walk.ts';
export { type GuidanceEntry, guidanceById } from './guidance/guidance.ts';
export { type SearchResult, searchGuidance } from './guidance/search.ts';
export { SEVERITIES, type Severity } from './lint/finding.ts';
export { RULES, ruleById } from './lint/rules/index.ts';
export type { DeploymentView } from './logs/deployment-view.ts';
export { type AnsweredLine, explainLines, viewWorkspace } from './logs/explain-deployment.ts';
export { type ExplainRecord, makeExplainRecord } from './logs/explain-record.ts';
export { collectWalkFacts } from './logs/walk-facts.ts';
export type { Machine } from './model/daemon.ts';
export type { TextChange, TextPosition } from './model/line-store.ts';
export { DEFAULT_MACHINE } from './model/machine.ts';
export {
	type ParsedProjectFile,
	PROJECT_FILE_NAME,
	type ProjectFile,
	parseProjectFile,
	settingsFor,
} from './project-file.ts';
export { isRecord, overlay, type PartialSettings, type ReadSettings, readSettings } from './read-settings.ts';
export {
	type ReportedFinding,
	type ReportedFix,
	reportFindings,
	type TextEdit,
	type TextRange,
} from './report.ts';
export {
	type AnalysisSettings,
	DEFAULT_SETTINGS,
	NEWEST_VERSION,
	type ResolvedRole,
	type RoleSetting,
} from './settings.ts';
export { hasMoreLines, MOST_LINES } from './text-size.ts';
export { type VerdictLine, verdict } from './verdict.ts';
