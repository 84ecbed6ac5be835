import { optionText } from '../../document/option-text.ts';
import { readWrittenPath } from '../../values/path.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

export const implicitDepth = defineRule({
	id: 'implicit-depth',
	scope: 'line',
	options: ['dir'],
	summary: 'A directory has no depth.',
	why: 'Without a number before the path, `SetRecursionLevel` sets the depth. Its default of 0 means that samhain watches the files in the directory, but nothing inside its subdirectories.',
	advice: 'Write the depth directly before the path, as in `dir=5/etc`; 99 covers the whole tree.',
	defaultSeverity: 'information',
	since: '0.1.0',
	sources: ['src/sh_files.c, sh_files_pushdir', 'Recorded checks of the daemon'],
	examples: {
		bad: ['[ReadOnly]\ndir=/etc\n'],
		good: ['[ReadOnly]\ndir=99/etc\n', '[IgnoreAll]\ndir=/etc\n'],
	},
	check(line, _daemon, report) {
		const { section, isRejected, isTemplated } = line.parsed;
		if (section === 'IgnoreAll' || isRejected === true || isTemplated === true) return;
		const { value } = optionText(line);
		const { depth, path } = readWrittenPath(value, 'path-depth');
		if (depth !== undefined) return;
		report({
			...valueSpan(line),
			what: `${quote(path)} has no depth, so \`SetRecursionLevel\` decides how deep samhain looks.`,
		});
	},
});
