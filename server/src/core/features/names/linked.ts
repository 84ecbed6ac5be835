// Names that change together while one of them is typed: those of a file alone, spelled in one way.
import type { Analysis } from '../../analysis/analysis.ts';
import type { TextPosition, TextRange } from '../../text/range.ts';
import type { NameSpace } from '../../values/kind.ts';
import { nameAt, usesOfName } from './name-uses.ts';

/** Hosts are in other files, too; they are renamed. */
const LINKED: ReadonlySet<NameSpace> = new Set(['queue', 'recipient']);

/** The places to change with the one at a position; undefined where there is only one, or a line that defines it lacks. */
export function linkedPlaces(analysis: Analysis, position: TextPosition): readonly TextRange[] | undefined {
	const name = nameAt(analysis, position);
	if (name === undefined || !LINKED.has(name.space)) return undefined;
	const uses = usesOfName(analysis, name.space, name.key);
	if (uses.length < 2 || uses.filter(({ isDefinition }) => isDefinition).length !== 1) return undefined;
	return uses.every(({ text }) => text === name.text) ? uses.map(({ range }) => range) : undefined;
}
