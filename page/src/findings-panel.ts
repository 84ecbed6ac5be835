// The list of findings in all files, with a way to each place, its fixes and its rule.
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/browser';
import { button, element, find } from './element.ts';
import { readHelpPages } from './embedded.ts';
import { messageOf, offsetOf } from './places.ts';
import { isConfiguration, nameOf, type PageFile, type Project } from './project.ts';

/** More findings than anybody reads in a list. */
const MOST = 500;

const WORDS: Readonly<Record<DiagnosticSeverity, readonly [one: string, many: string]>> = {
	1: ['error', 'errors'],
	2: ['warning', 'warnings'],
	3: ['information', 'information'],
	4: ['hint', 'hints'],
};
const ORDER = [1, 2, 3, 4] as const;

function severityOf({ severity }: Diagnostic): DiagnosticSeverity {
	return severity ?? 1;
}

/** What a click on an item does. */
export interface FindingActions {
	readonly goTo: (file: PageFile, line: number, character: number) => void;
	readonly openFixes: () => void;
}

/** @returns the counts in words: `2 errors, 1 warning` */
export function countWords(findings: readonly Diagnostic[]): string {
	const counts = ORDER.flatMap((severity) => {
		const count = findings.filter((finding) => severityOf(finding) === severity).length;
		return count === 0 ? [] : [`${count} ${WORDS[severity][count === 1 ? 0 : 1]}`];
	});
	return counts.length === 0 ? 'No findings' : counts.join(', ');
}

/** Draws the list again; what has the focus keeps it. */
export function drawFindings(project: Project, actions: FindingActions): void {
	const list = find('findings', HTMLElement);
	const focused =
		document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
	const all = project.files.flatMap(({ findings }) => findings);
	const parts: HTMLElement[] = [];
	let left = MOST;
	for (const file of project.files) {
		if (file.findings.length === 0 || left === 0) continue;
		const sorted = [...file.findings]
			.sort(
				(one, other) => one.range.start.line - other.range.start.line || severityOf(one) - severityOf(other),
			)
			.slice(0, left);
		left -= sorted.length;
		parts.push(
			element('h2', {}, [file.path]),
			element(
				'ol',
				{ className: 'findings' },
				sorted.map((finding, at) => itemOf(project, file, finding, at, actions)),
			),
		);
	}
	if (all.length > MOST) parts.push(element('p', {}, [`${all.length - MOST} more findings are not listed.`]));
	list.replaceChildren(...parts);
	if (focused !== undefined) list.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
	const summary = find('summary', HTMLElement);
	const isWaiting =
		project.link === undefined || project.files.some((file) => isConfiguration(file) && !file.isChecked);
	const words = isWaiting ? 'Checking…' : countWords(all);
	if (summary.textContent !== words) summary.textContent = words;
}

function itemOf(
	project: Project,
	file: PageFile,
	finding: Diagnostic,
	at: number,
	{ goTo, openFixes }: FindingActions,
): HTMLElement {
	const severity = severityOf(finding);
	const [word] = WORDS[severity];
	const { start } = finding.range;
	const { doc } = file.state;
	const number = doc.lineAt(offsetOf(doc, start)).number;
	const show = (): void => goTo(file, start.line, start.character);
	const place = button(`Line ${number}`, show, 'link');
	place.dataset['key'] = `${file.uri} ${at} place`;
	const fix = button('Fix…', () => {
		show();
		openFixes();
	});
	fix.dataset['key'] = `${file.uri} ${at} fix`;
	fix.setAttribute('aria-label', `Fix line ${number}: ${String(finding.code)}`);
	const rule = element('a', { href: finding.codeDescription?.href ?? '#help' }, [String(finding.code)]);
	const related = (finding.relatedInformation ?? []).slice(0, 5).map(({ location, message }) => {
		const other = project.fileAt(location.uri);
		const { line, character } = location.range.start;
		const where = `${nameOf(other?.path ?? location.uri)}:${line + 1}`;
		const way = other === undefined ? where : button(where, () => goTo(other, line, character), 'link');
		return element('li', {}, [way, ` ${message}`]);
	});
	const why = element('details', {}, [element('summary', {}, ['Why, and what to do'])]);
	why.addEventListener('toggle', () => void explainRule(why, String(finding.code)), { once: true });
	const item = element('li', { className: word }, [
		element('p', {}, [element('span', { className: 'severity' }, [word]), ' ', place, ' ', rule]),
		element('p', {}, [messageOf(finding)]),
		...(related.length === 0 ? [] : [element('ul', {}, related)]),
		why,
		fix,
	]);
	item.dataset['rule'] = String(finding.code);
	item.dataset['line'] = String(number);
	return item;
}

/** Puts the first two sections of a rule's page under the finding: why it matters, and what to do. */
async function explainRule(place: HTMLElement, rule: string): Promise<void> {
	const page = (await readHelpPages())[`rules/${rule}`];
	const body = element('div', { className: 'prose', innerHTML: page?.html ?? '' });
	const wanted: Element[] = [];
	for (const id of ['why-it-matters', 'what-to-do']) {
		let next = body.querySelector(`#${id}`)?.nextElementSibling ?? null;
		for (; next !== null && !/^H\d$/.test(next.tagName); next = next.nextElementSibling) wanted.push(next);
	}
	body.replaceChildren(...wanted);
	place.append(body);
}
