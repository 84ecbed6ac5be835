import { describe, expect, it } from 'vitest';
import { applyFix, checkFix, checkLint, lint } from '../support/check-lint.ts';

const RULE = 'duplicate-client';
const THREE = `[Clients]
Client=web1.example.org@AAAA@1111
[Misc]
SetLoopTime=60
[Clients]
Client=Web1.Example.org@BBBB@2222
Client=web2.example.org@BBBB@2222
Client=WEB1.example.org@BBBB@2222
`;

describe(RULE, () => {
	it('names every dead entry and the one in force, over sections and letter case', () => {
		checkLint(
			RULE,
			`[Clients]
Client=web1.example.org@AAAA@1111
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-client(error): Unused: a later entry for \`web1.example.org\` with another salt or verifier replaces it.
[Misc]
[Clients]
Client=Web1.Example.org@BBBB@2222
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-client(hint): Redundant: a later entry for \`Web1.Example.org\` is identical.
Client=web2.example.org@BBBB@2222
Client=WEB1.example.org@BBBB@2222
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-client(information): the last of 3
`,
		);
	});

	it('links the entries to each other and fades the dead ones', () => {
		const found = lint(THREE).filter(({ ruleId }) => ruleId === RULE);
		expect(found.map(({ related }) => related.map(({ range }) => range.start.line))).toEqual([
			[5, 7],
			[1, 7],
			[1, 5],
		]);
		expect(found.map(({ tag }) => tag)).toEqual(['unnecessary', 'unnecessary', undefined]);
	});

	it('is quiet when one entry is kept', () => {
		const found = lint(THREE).filter(({ ruleId }) => ruleId === RULE);
		for (let entry = 0; entry < found.length; entry++) {
			const title = 'Keep this entry and remove the others';
			expect(found[entry]?.fixes().map((fix) => fix.title)).toContain(title);
		}
		const kept = applyFix(RULE, THREE, 'Keep this entry and remove the others');
		expect(kept.match(/Client=/g)).toHaveLength(2);
		expect(lint(kept).map(({ ruleId }) => ruleId)).not.toContain(RULE);
	});

	it('leaves the findings of the other two when one is removed', () => {
		const rest = applyFix(RULE, THREE, 'Remove this entry');
		expect(rest).toBe(THREE.replace('Client=web1.example.org@AAAA@1111\n', ''));
		const found = lint(rest).filter(({ ruleId }) => ruleId === RULE);
		expect(found.map(({ severity }) => severity)).toEqual(['hint', 'information']);
	});

	it('does not mind branches that exclude each other', () => {
		checkLint(
			RULE,
			`[Clients]
@if hostname_matches ^log1
Client=a.example.org@A@1
@else
Client=a.example.org@B@2
@end
@log2.example.org
Client=b.example.org@A@1
@end
@log3.example.org
Client=b.example.org@B@2
@end
`,
		);
	});

	it('finds an entry that only some hosts replace', () => {
		checkLint(
			RULE,
			`[Clients]
Client=a.example.org@A@1
#      ^^^^^^^^^^^^^^^^^ duplicate-client(error): Unused where the later entry applies: a later entry for \`a.example.org\` with another salt or verifier replaces it.
@if hostname_matches ^log1
Client=a.example.org@B@2
#      ^^^^^^^^^^^^^^^^^ duplicate-client(information): in force
@end
`,
		);
	});

	it('removes the other one of two', () => {
		expect(
			checkFix(
				RULE,
				'[Clients]\nClient=a.b@A@1\nClient=a.b@B@2\n',
				'Keep this entry and remove the other',
				'[Clients]\nClient=a.b@A@1\n',
			),
		).toEqual([]);
	});
});
