// How a test writes files: one file as it is, or several in one string, each under a line `=== PATH`. Such a line cannot
// be configuration text: no option is called `===`. Behind the path may follow what a file system tells of the file:
// `mode=0640 uid=0 gid=120`, and `no-final-newline` where the last line of a file lacks one.
// The generator of the rules' pages reads examples with it, too, so nothing here is of the test runner.

/** One file of a fixture. */
export interface FixtureFile {
	readonly path: string;
	readonly text: string;
	readonly mode?: number;
	readonly uid?: number;
	readonly gid?: number;
}

const HEADER = /^=== (\S+)((?: \S+)*)$/;

/** Whether a fixture has several files. */
export function hasFiles(fixture: string): boolean {
	return HEADER.test(fixture.replace(/^\n/, '').split('\n', 1)[0] ?? '');
}

/**
 * Takes a fixture apart.
 * @param fixture files, each under its line `=== PATH`; a first empty line is left out
 * @throws where text comes before the first such line
 */
export function readFiles(fixture: string): readonly FixtureFile[] {
	const files: { head: RegExpExecArray; lines: string[] }[] = [];
	for (const line of fixture.replace(/^\n/, '').replace(/\n$/, '').split('\n')) {
		const head = HEADER.exec(line);
		if (head !== null) files.push({ head, lines: [] });
		else if (files.length === 0) throw new Error(`"${line}" comes before the first line "=== PATH"`);
		else files.at(-1)?.lines.push(line);
	}
	return files.map(({ head, lines }) => {
		const words = (head[2] ?? '').trim().split(' ');
		const number = (key: 'mode' | 'uid' | 'gid'): Partial<FixtureFile> => {
			const word = words.find((one) => one.startsWith(`${key}=`))?.slice(key.length + 1);
			return word === undefined ? {} : { [key]: Number.parseInt(word, key === 'mode' ? 8 : 10) };
		};
		const end = lines.length === 0 || words.includes('no-final-newline') ? '' : '\n';
		return {
			path: head[1] ?? '',
			text: lines.join('\n') + end,
			...number('mode'),
			...number('uid'),
			...number('gid'),
		};
	});
}
