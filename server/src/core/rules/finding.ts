// Findings of both kinds of rules: those about one file speak of its lines, those about a deployment of lines in files.
import type { Line } from '../document/line-store.ts';
import type { Edit, FileLine, FindingOf, FixOf, Related, ReportOf, Span } from '../finding/finding.ts';

export type LineSpan = Span<Line>;
export type LineEdit = Edit<Line>;
export type Fix = FixOf<Line>;
export type RelatedSpan = Related<Line>;
export type Report = ReportOf<Line>;
export type Finding = FindingOf<Line>;

export type FileSpan = Span<FileLine>;
export type FileFix = FixOf<FileLine>;
export type FileRelated = Related<FileLine>;
export type FileReport = ReportOf<FileLine>;
export type FileFinding = FindingOf<FileLine>;
