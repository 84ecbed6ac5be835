// What the terminal around the command line can show, by its environment.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { supportsHyperlink } from 'supports-hyperlinks';
import type { Terminal } from '../cli/terminal.ts';

/** Folder of the pages of the rules beside the bundle. */
const PAGES = '../docs/generated/rules';

/**
 * Colours, links and width of standard output.
 * @param folder the folder of this program
 */
export function terminalTraits(
	folder: string,
): Pick<Terminal, 'hasColors' | 'width' | 'linkFolder' | 'canRewrite'> {
	const { stdout, stderr, env } = process;
	const isPlain = isSet(env['NO_COLOR']) || env['TERM'] === 'dumb';
	const pages = join(folder, PAGES);
	const isLinked = !isPlain && supportsHyperlink(stdout) && existsSync(pages);
	return {
		hasColors: !isPlain && (forcesColors() ?? stdout.isTTY === true),
		...(stdout.isTTY === true && stdout.columns > 0 ? { width: stdout.columns } : undefined),
		...(isLinked ? { linkFolder: pathToFileURL(pages).href } : undefined),
		canRewrite: stderr.isTTY === true && env['TERM'] !== 'dumb',
	};
}

function forcesColors(): boolean | undefined {
	const forced = process.env['FORCE_COLOR'];
	return isSet(forced) ? forced !== '0' && forced !== 'false' : undefined;
}

function isSet(variable: string | undefined): variable is string {
	return variable !== undefined && variable !== '';
}
