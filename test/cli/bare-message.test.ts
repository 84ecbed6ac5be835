// A message without its fields, as it is quoted in a mail: what the files show to be wrong is named all the same.
import { expect, it } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const entry = (name: string, digit: string): string => `Client=${name}@0123456789ABCDEF@${digit.repeat(256)}`;

function suspectsOf(yulerc: string): readonly (readonly [number, string | undefined])[] {
	const folder = new CliFolder({ yulerc });
	const { out } = folder.run(
		['explain', '--format', 'json', '--deployment', '.'],
		'Invalid connection attempt: Session key mismatch\n',
	);
	const [line] = JSON.parse(out);
	return line.suspects.map(({ line: number, ruleId }: { line: number; ruleId?: string }) => [number, ruleId]);
}

it('leads to both entries of a name that is there twice', () => {
	const text = `[Clients]\n${entry('web1', '1')}\n${entry('web2', '4')}\n${entry('WEB1', '4')}\n`;
	const lines = suspectsOf(text).filter(([, rule]) => rule === 'duplicate-client');
	expect(lines.map(([line]) => line)).toEqual([2, 4]);
});

it('leads to an entry that is cut', () => {
	const text = `[Clients]\n${entry('web1', '4')}\n${entry('web2', '4').slice(0, 60)}\n`;
	expect(suspectsOf(text).map(([line]) => line)).toContain(3);
});
