// Checkstyle's XML, which Jenkins, reviewdog and many others read.
import type { Severity } from '../../core/index.ts';
import { type Reporter, wholeMessageOf } from './report.ts';
import { XML_HEAD, xmlAttributes } from './xml.ts';

const WORDS: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	information: 'info',
	hint: 'info',
};

/**
 * Prints an element per file with findings.
 * @param toolVersion version of this program
 */
export function checkstyleReporter(toolVersion: string): Reporter {
	let isOpen = false;
	const open = (): string => {
		if (isOpen) return '';
		isOpen = true;
		return `${XML_HEAD}<checkstyle${xmlAttributes({ version: toolVersion })}>\n`;
	};
	return {
		describe: ({ file, findings }) => {
			if (findings.length === 0) return { text: '' };
			const errors = findings.map((finding) => {
				const { line, column } = finding.range.start;
				const attributes = xmlAttributes({
					...{ line: line + 1, column: column + 1, severity: WORDS[finding.severity] },
					...{ message: wholeMessageOf(finding), source: `samhain-lint.${finding.ruleId}` },
				});
				return `\t\t<error${attributes}/>\n`;
			});
			return { text: `\t<file${xmlAttributes({ name: file })}>\n${errors.join('')}\t</file>\n` };
		},
		add: ({ text }) => (text === '' ? '' : open() + text),
		end: () => `${open()}</checkstyle>\n`,
	};
}
