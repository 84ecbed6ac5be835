// Text that would do something if it were taken for Markdown, and what to look for where it was.
import MarkdownIt from 'markdown-it';

export const TRICKS = [
	'[click](command:workbench.action.terminal.new)',
	'<img src=x onerror=alert(1)>',
	'<a href="command:x">y</a>',
	'`](command:x)`',
	'![x](https://example.org/x.png)',
	'```\n<script>alert(1)</script>',
] as const;

/** Files with a trick in every place from which a feature repeats text. */
export function filesWith(trick: string): readonly string[] {
	const line = trick.replaceAll('\n', ' ');
	return [
		`[Misc]\nSetLoopTime=${line}\n`,
		`[Misc]\n${line}=60\n`,
		`[ReadOnly]\nfile=/${line}\n`,
		`[Clients]\nClient=${line}@a@b\n`,
		`[${line}]\n`,
		`@if hostname_matches ${line}\n@end\n`,
		`[Misc]\nSetMailAddress=${line}\nFileCheckScheduleOne=${line}\n`,
		`[Log]\nLogSeverity=${line}\nLogClass=${line}\n`,
		`# samhain-lint-disable ${line}\n`,
	];
}

const markdownReader = new MarkdownIt({ html: true, linkify: false });
// Whatever an editor may open: the reader's own list leaves out what it holds to be unsafe.
markdownReader.validateLink = () => true;

/**
 * Parts by which Markdown could do more than show text.
 * @returns kinds of tokens, and for links their targets
 */
export function activeParts(markdown: string): readonly string[] {
	const parts: string[] = [];
	const visit = (tokens: ReturnType<typeof markdownReader.parse>): void => {
		for (const token of tokens) {
			if (token.type === 'link_open') parts.push(String(token.attrGet('href')));
			else if (/^(?:html|image)/.test(token.type)) parts.push(token.type);
			if (token.children !== null) visit(token.children);
		}
	};
	visit(markdownReader.parse(markdown, {}));
	return parts;
}
