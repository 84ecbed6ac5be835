// An offset and a path, as in `2:/proc`; the offset may be missing (sh_files.c, sh_files_hle_reg).
import { readLong } from './c-number.ts';
import type { ValueModule } from './kind.ts';
import { describeNumber } from './number.ts';
import { inParts } from './offers.ts';
import { accepting } from './outcome.ts';

interface OffsetPath {
	readonly offset: bigint;
	/** Where the colon before the path is. */
	readonly colon: number;
}

/** Reads the offset with base 0; undefined where no `:/` follows it. */
function readOffsetPath(value: string): OffsetPath | undefined {
	const { value: offset, end } = readLong(value, 0);
	return value.startsWith(':/', end) ? { offset, colon: end } : undefined;
}

const offsetPath = accepting((value) => readOffsetPath(value) !== undefined);

export const offsetPathKind: ValueModule = {
	handler: () => offsetPath,
	describe: (value) => {
		const parts = readOffsetPath(value);
		return parts === undefined
			? []
			: describeNumber(value.slice(0, parts.colon), { reading: { as: 'strtoul' } });
	},
	accepts: () => 'It accepts `OFFSET:/path`.',
	// biome-ignore lint/suspicious/noTemplateCurlyInString: the tab stops of snippets look like this.
	completion: inParts('${1:0}:${2:/path}'),
	tokens: (value) => {
		const parts = readOffsetPath(value);
		if (parts === undefined) return [{ start: 0, end: value.length, kind: 'unknown' }];
		const { colon } = parts;
		return [
			...(colon > 0 ? [{ start: 0, end: colon, kind: 'number' } as const] : []),
			{ start: colon, end: colon + 1, kind: 'operator' },
			{ start: colon + 1, end: value.length, kind: 'path' },
		];
	},
	normalise: (value) => {
		const parts = readOffsetPath(value);
		return parts === undefined ? undefined : `${parts.offset}${value.slice(parts.colon)}`;
	},
};
