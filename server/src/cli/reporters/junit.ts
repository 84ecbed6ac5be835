// JUnit's XML: a suite per file and a failed case per finding. A file without findings is a case that passes.
import { type Reporter, wholeMessageOf } from './report.ts';
import { escapeXml, XML_HEAD, xmlAttributes } from './xml.ts';

/** Prints a test suite per file. Findings below a warning pass, with their text as output. */
export function junitReporter(): Reporter {
	let isOpen = false;
	const open = (): string => {
		if (isOpen) return '';
		isOpen = true;
		return `${XML_HEAD}<testsuites name="samhain-lint" time="0">\n`;
	};
	return {
		describe: ({ file, findings }) => {
			const isFailure = findings.map(({ severity }) => severity === 'error' || severity === 'warning');
			const cases = findings.map((finding, at) => {
				const { line, column } = finding.range.start;
				const place = `${file}:${line + 1}:${column + 1}`;
				const about = xmlAttributes({
					...{ name: `${finding.ruleId} ${line + 1}:${column + 1}`, classname: file, time: 0 },
				});
				const text = escapeXml(`${place}: ${finding.severity}: ${wholeMessageOf(finding)}`);
				const kind = xmlAttributes({ message: finding.what, type: finding.severity });
				const body =
					isFailure[at] === true ? `<failure${kind}>${text}</failure>` : `<system-out>${text}</system-out>`;
				return `\t\t<testcase${about}>${body}</testcase>\n`;
			});
			const passed = `\t\t<testcase${xmlAttributes({ name: 'no findings', classname: file, time: 0 })}/>\n`;
			const suite = xmlAttributes({
				...{ name: file, tests: Math.max(1, findings.length), errors: 0 },
				...{ failures: isFailure.filter((one) => one).length, skipped: 0, time: 0 },
			});
			const body = cases.length === 0 ? passed : cases.join('');
			return { text: `\t<testsuite${suite}>\n${body}\t</testsuite>\n` };
		},
		add: ({ text }) => open() + text,
		end: () => `${open()}</testsuites>\n`,
	};
}
