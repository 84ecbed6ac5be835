// A rule about single lines cannot see what its fix does to the rest of the file: such a fix is tried before it is offered.
import { describe, expect, it } from 'vitest';
import { reportFindings } from '../../server/src/core/report/report.ts';
import { analyse } from '../support/check-lint.ts';

/** Titles of the fixes of a rule's findings: as the rule makes them, and those that are offered. */
function titles(rule: string, text: string): { readonly made: string[]; readonly offered: string[] } {
	const of = (findings: ReturnType<typeof reportFindings>): string[] =>
		findings.filter(({ ruleId }) => ruleId === rule).flatMap((one) => one.fixes().map(({ title }) => title));
	return {
		made: of(reportFindings(analyse(text), () => true)),
		offered: of(reportFindings(analyse(text))),
	};
}

describe('a fix', () => {
	it('is offered where it takes the finding away and brings nothing', () => {
		const { made, offered } = titles('invalid-value', '[Misc]\nDaemon=on\n');
		expect(made).toEqual(['Change to `yes`']);
		expect(offered).toEqual(made);
	});

	it('is not offered where it switches a risk on that another rule warns of', () => {
		const { made, offered } = titles('invalid-value', '[Misc]\nSetClientFromAccept=on\n[Clients]\n');
		expect(made).toEqual(['Change to `yes`']);
		expect(offered).toEqual([]);
	});

	it('is not offered where it brings lines of another part of the file into play that are wrong', () => {
		const text = '[Mics]\nSetLopTime=60\n';
		const { made, offered } = titles('unknown-section', text);
		expect(made).toEqual(['Change to `[Misc]`']);
		expect(offered).toEqual([]);
	});
});
