// Fixes that do what the message of their finding advises.
import { expect, it } from 'vitest';
import { lint } from '../support/check-lint.ts';

function titles(text: string, ruleId: string, role: 'client' | 'server'): readonly string[] {
	return lint(text, { role }).flatMap((found) =>
		found.ruleId === ruleId ? found.fixes().map(({ title }) => title) : [],
	);
}

it('uncomments the header that the line was written for', () => {
	const text = '[Log]\nLogSeverity=crit\n# [Mounts]\nMountCheckActive=yes\n';
	expect(titles(text, 'wrong-section', 'client')[0]).toBe('Uncomment the header [Mounts]');
	const far = '# [Mounts]\n[Log]\nMountCheckActive=yes\n';
	expect(titles(far, 'wrong-section', 'client')[0]).toBe('Put the line under a new [Mounts] header');
});

it('moves an entry of a client to the section of clients', () => {
	const text =
		'[Clients]\n\n[Misc]\nClient=web1.example.org@00000000@AB00000000000000000000000000000000000000000000EF\n';
	expect(titles(text, 'wrong-section', 'server')).toEqual(['Move the line to [Clients]']);
});

it('offers the default where a number is none', () => {
	expect(
		titles('[Misc]\nSetLoopTime=abc\n', 'number-with-text', 'client').concat(
			titles('[Misc]\nSetLoopTime=abc\n', 'invalid-value', 'client'),
		),
	).toEqual(['Set to `60`, the default']);
});
