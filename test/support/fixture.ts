// The one way in which a test writes files. A fixture is one file as it is, or several in one string, each under a line
// `=== PATH`; such a line cannot be configuration text, since no option is called `===`. After the path may follow what a
// file system records of the file: `mode=0640 uid=0 gid=120`, and `no-final-newline` where its last line has none.
//
// `$0` is the cursor. A comment line `# ^^^^ rule-id(severity): part of the message` expects a finding in the text above
// the carets, and is taken out before the file is read. `#` counts as a caret itself where one follows at once: it flags
// text from the first column on. `|` in place of the carets is an empty range.
//
// The generator of the rules' pages reads examples with this module, so nothing here is of the test runner.

/** One file of a fixture. */
export interface FixtureFile {
	/** Empty for a fixture of one file. */
	readonly path: string;
	readonly text: string;
	readonly mode?: number;
	readonly uid?: number;
	readonly gid?: number;
}

/** A finding that a fixture expects. */
export interface Mark {
	readonly file: string;
	/** Line and UTF-16 columns from 0, the end exclusive. */
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly rule: string;
	readonly severity: string | undefined;
	/** Part of the message. */
	readonly text: string;
}

const HEADER = /^=== (\S+)((?: \S+)*)$/;
const MARK = /^(\s*#\s*)(\^+|\|)\s+([a-z][a-z0-9-]*)(?:\((error|warning|information|hint)\))?:?\s*(.*)$/;

/** Whether a fixture has several files. */
export function hasFiles(fixture: string): boolean {
	return HEADER.test(fixture.replace(/^\n/, '').split('\n', 1)[0] ?? '');
}

/**
 * The files of a fixture with the marks in them.
 * @param fixture several files, or one whose path is then empty
 * @throws where a fixture of several files begins with something other than a line `=== PATH`
 */
export function readFixture(fixture: string): {
	readonly files: readonly FixtureFile[];
	readonly marks: readonly Mark[];
} {
	if (!hasFiles(fixture)) {
		const { text, marks } = takeMarks(fixture.split('\n'), '');
		return { files: [{ path: '', text }], marks };
	}
	const files: FixtureFile[] = [];
	const marks: Mark[] = [];
	for (const { header, lines } of splitFiles(fixture)) {
		const [, path = '', words = ''] = HEADER.exec(header) ?? [];
		const taken = takeMarks(lines, path);
		marks.push(...taken.marks);
		const isOpen = taken.text === '' || words.split(' ').includes('no-final-newline');
		files.push({ path, text: isOpen ? taken.text : `${taken.text}\n`, ...readStatus(words) });
	}
	return { files, marks };
}

/** The files of a fixture of several. */
export function readFiles(fixture: string): readonly FixtureFile[] {
	return readFixture(fixture).files;
}

interface FilePart {
	readonly header: string;
	readonly lines: string[];
}

function splitFiles(fixture: string): readonly FilePart[] {
	const parts: FilePart[] = [];
	for (const line of fixture.replace(/^\n/, '').replace(/\n$/, '').split('\n')) {
		if (HEADER.test(line)) parts.push({ header: line, lines: [] });
		else parts.at(-1)?.lines.push(line);
	}
	return parts;
}

function readStatus(words: string): Partial<FixtureFile> {
	const status: { mode?: number; uid?: number; gid?: number } = {};
	for (const word of words.trim().split(' ')) {
		const [key, value = ''] = word.split('=');
		if (key === 'mode') status.mode = Number.parseInt(value, 8);
		else if (key === 'uid' || key === 'gid') status[key] = Number(value);
	}
	return status;
}

function takeMarks(
	lines: readonly string[],
	file: string,
): { readonly text: string; readonly marks: readonly Mark[] } {
	const kept: string[] = [];
	const marks: Mark[] = [];
	for (const text of lines) {
		const match = MARK.exec(text);
		if (match === null) {
			kept.push(text);
			continue;
		}
		const [, lead = '', sign = '', rule = '', severity, part = ''] = match;
		const start = lead === '#' ? 0 : lead.length;
		const end = sign === '|' ? start : lead.length + sign.length;
		const line = Math.max(0, kept.length - 1);
		marks.push({ file, line, start, end, rule, severity, text: part });
	}
	return { text: kept.join('\n'), marks };
}

/**
 * A fixture with other marks.
 * @param fixture its marks are left out
 * @param marks in any order
 * @throws where a range is none that a mark can show: one character in the first column
 */
export function writeMarks(fixture: string, marks: readonly Mark[]): string {
	const write = (lines: readonly string[], file: string): readonly string[] => {
		const own = marks.filter((mark) => mark.file === file);
		const texts = lines.filter((line) => !MARK.test(line));
		const at = (line: number): readonly string[] =>
			own.filter((mark) => mark.line === line).map((mark) => writeMark(mark));
		return texts.length === 0 ? at(0) : texts.flatMap((text, line) => [text, ...at(line)]);
	};
	if (!hasFiles(fixture)) return write(fixture.split('\n'), '').join('\n');
	const head = fixture.startsWith('\n') ? '\n' : '';
	const tail = fixture.endsWith('\n') ? '\n' : '';
	const parts = splitFiles(fixture).flatMap(({ header, lines }) => [
		header,
		...write(lines, HEADER.exec(header)?.[1] ?? ''),
	]);
	return head + parts.join('\n') + tail;
}

function writeMark({ start, end, rule, severity, text }: Mark): string {
	const message = `${rule}${severity === undefined ? '' : `(${severity})`}${text === '' ? '' : `: ${text}`}`;
	if (end === start) return `#${' '.repeat(Math.max(0, start - 1))}| ${message}`;
	if (start === 0 && end < 2)
		throw new Error(`${rule}: no mark can show a single character in the first column`);
	const lead = start === 0 ? '#' : `#${' '.repeat(start - 1)}`;
	return `${lead}${'^'.repeat(start === 0 ? end - 1 : end - start)} ${message}`;
}

/**
 * Takes the cursor out of a text.
 * @throws unless there is exactly one `$0`
 */
export function takeCursor(marked: string): {
	readonly text: string;
	readonly cursor: { readonly line: number; readonly column: number };
} {
	const at = marked.indexOf('$0');
	if (at < 0 || marked.includes('$0', at + 1)) throw new Error('A case has exactly one $0.');
	const before = marked.slice(0, at).split('\n');
	return {
		text: marked.slice(0, at) + marked.slice(at + 2),
		cursor: { line: before.length - 1, column: before.at(-1)?.length ?? 0 },
	};
}
