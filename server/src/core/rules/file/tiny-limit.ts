import { optionText } from '../../document/option-text.ts';
import { isUnknown } from '../../effective/known-value.ts';
import { readNumber } from '../../values/number.ts';
import { defineRule } from '../define-rule.ts';
import { removeLine, valueSpan } from '../edits.ts';

const WEEK = 7 * 24 * 3600;

/** What a number does to a check, where it leaves almost nothing of it. */
function lossOf(key: string, limit: number): string | undefined {
	if (key === 'processcheckmaxpid' && limit > 0 && limit < 1000)
		return `Samhain looks only for processes with numbers up to ${limit}: nearly all are above it.`;
	if (key === 'portcheckmaxport' && limit > 0 && limit < 1024)
		return `Samhain looks only at ports up to ${limit}: most services are above it.`;
	if (key === 'setfilechecktime' && limit > WEEK)
		return `Samhain checks the files once in ${Math.floor(limit / (24 * 3600))} days.`;
	return undefined;
}

export const tinyLimit = defineRule({
	id: 'tiny-limit',
	scope: 'line',
	options: ['processcheckmaxpid', 'portcheckmaxport', 'setfilechecktime'],
	summary: 'A limit excludes almost everything from a check.',
	why: 'Samhain accepts the number. It never sees processes and ports above the limit, and reports a changed file only when the interval ends.',
	advice: 'Remove the line to use the default, or raise the limit.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_processcheck.c', 'src/sh_portcheck.c', 'src/sh_readconf.c, sh_readconf_setTime'],
	examples: {
		bad: ['[PortCheck]\nPortCheckMaxPort=40\n', '[Misc]\nSetFileCheckTime=315360000\n'],
		good: ['[PortCheck]\nPortCheckMaxPort=65535\n', '[Misc]\nSetFileCheckTime=86400\n'],
	},
	check(line, _daemon, report) {
		const { option, isRejected } = line.parsed;
		if (option === undefined || isRejected === true || isUnknown(line)) return;
		const { value: limit } = readNumber(optionText(line).value, option.reading);
		const what = lossOf(option.key, Number(limit));
		if (what !== undefined) report({ ...valueSpan(line), what, fixes: () => [removeLine(line)] });
	},
});
