// Names for what rules look for in the whole file, so that an edit identifies which of them changed.
import { conflictMarker } from '../syntax/conflict.ts';
import { lexLine } from '../syntax/line.ts';
import type { Line } from './line-store.ts';
import type { ParsedLine } from './parsed-line.ts';

/**
 * The index keys of a line that has been read:
 * - `option:KEY` a line that selects this row, e.g. `option:setlooptime`; `policy:SECTION` for `file=`/`dir=`
 * - `header` and `[name]` (lower case) any header, known or not; `unknown-section`
 * - `condition`, `else`, `end`, `eof`, `directive`, `foreign`
 * - `ignored` text outside of any known section; `after-end` text after the end of the file's readable part
 * - `invalid` an option line that the daemon calls invalid
 * - `lint-comment` a comment that speaks to this linter
 * - `conflict-marker` a line that Git writes round what it could not merge, whatever the daemon takes it for
 */
export function indexKeysOf(line: Line): readonly string[] {
	const keys = keysOfParsedLine(line);
	return conflictMarker(line.text) === undefined ? keys : [...keys, 'conflict-marker'];
}

const NO_KEYS: readonly string[] = [];

/** Lines share readings, so their keys are made once. */
const keysOfOptions = new WeakMap<ParsedLine, readonly string[]>();

function keysOfOption(parsed: ParsedLine): readonly string[] {
	let keys = keysOfOptions.get(parsed);
	if (keys === undefined) {
		const key = parsed.option?.key ?? '';
		keys = key === 'file' || key === 'dir' ? [`policy:${parsed.section ?? ''}`] : [`option:${key}`];
		keysOfOptions.set(parsed, keys);
	}
	return keys;
}

function keysOfParsedLine(line: Line): readonly string[] {
	const { parsed } = line;
	switch (parsed.kind) {
		case 'option':
			return keysOfOption(parsed);
		case 'section':
		case 'unknown-section': {
			const name = `[${(parsed.header ?? '').toLowerCase()}]`;
			return parsed.kind === 'section' ? ['header', name] : ['header', name, 'unknown-section'];
		}
		case 'nothing':
			return line.text.includes('samhain-lint') && lexLine(line.text).kind === 'comment'
				? ['lint-comment']
				: NO_KEYS;
		case 'skipped':
			return line.context !== undefined && line.context.ended !== 'no' && isText(line.text)
				? ['after-end']
				: NO_KEYS;
		case 'ignored':
			return ['ignored'];
		default:
			return [parsed.kind];
	}
}

function isText(text: string): boolean {
	const { kind } = lexLine(text);
	return kind !== 'blank' && kind !== 'comment';
}
