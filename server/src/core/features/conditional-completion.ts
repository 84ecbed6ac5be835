// Completion of conditional lines: their beginnings at the start of a line, and the tests after `@if`.
import type { Line } from '../document/line-store.ts';
import { BRANCH_TESTS } from '../values/branch-test.ts';
import { type CompletionEntry, type CursorLine, type Offer, placeOffers } from './cursor-line.ts';

/** The lines that can begin, go on with or end a block here. */
export function conditionalStarts(line: Line): Offer[] {
	const offers: Offer[] = [];
	if (line.context?.branch !== undefined) {
		offers.push({ label: '@end', kind: 'directive', text: '@end', detail: 'ends the block' });
		offers.push({ label: '@else', kind: 'directive', text: '@else', detail: 'the other branch' });
	}
	for (const [test, detail] of BRANCH_TESTS) {
		const text = `@if ${test} `;
		offers.push({ label: `@if ${test}`, kind: 'directive', text, snippet: `${text}\${1}\n$0\n@end`, detail });
	}
	const tests = BRANCH_TESTS.map(([test]) => test).join(',');
	offers.push(
		{
			label: '@if … @else',
			kind: 'directive',
			text: '@if ',
			snippet: `@if \${1|${tests}|} \${2}\n\${3}\n@else\n$0\n@end`,
			detail: 'one of two blocks',
		},
		{
			label: '@host',
			kind: 'directive',
			text: '@',
			snippet: `@\${1:host.example.org}\n$0\n@end`,
			detail: 'for hosts whose name matches',
		},
	);
	offers.push({
		label: '%SCHEDULE_TWO',
		kind: 'directive',
		text: '%SCHEDULE_TWO',
		detail: 'puts the dir= lines below into the second schedule',
	});
	return offers;
}

/** What can be written at the cursor of a conditional line. */
export function completeConditional(cursor: CursorLine): CompletionEntry[] {
	const { line, syntax, column } = cursor;
	const before = line.text.slice(syntax.start, column);
	const behindIf = /^!?@[ \t]*if[ \t]+(?:(?:not[ \t]+|![ \t]*))?([a-z_]*)$/i.exec(before);
	if (behindIf !== null) {
		const typed = behindIf[1] ?? '';
		const end = wordEnd(line.text, column, syntax.end);
		const follows = line.text.charAt(end) === ' ' ? '' : ' ';
		const offers = BRANCH_TESTS.map(
			([test, detail]): Offer => ({ label: test, kind: 'keyword', text: test + follows, detail }),
		);
		if (!/\bnot\b|!\s*$/.test(before.slice(1)))
			offers.push({ label: 'not', kind: 'keyword', text: 'not ', detail: 'inverts the test' });
		return placeOffers(cursor, column - typed.length, end, offers);
	}
	if (!/^@[ \t]*[a-z]*$/i.test(before)) return [];
	return placeOffers(
		cursor,
		syntax.start,
		Math.max(column, wordEnd(line.text, column, syntax.end)),
		conditionalStarts(line).filter((offer) => offer.text.startsWith('@')),
	);
}

function wordEnd(text: string, from: number, limit: number): number {
	let at = from;
	while (at < limit && /[a-z_]/i.test(text.charAt(at))) at++;
	return at;
}
