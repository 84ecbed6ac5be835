// How a daemon reads a text, as text: its output, the effective configuration and what it watches. Two texts with the same
// image are the same configuration.
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { daemonOutput } from '../../server/src/core/analysis/daemon-output.ts';
import { effectiveOptions } from '../../server/src/core/effective/all-options.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { readWatchConfiguration } from '../../server/src/core/watch/configuration.ts';
import { buildLists } from '../../server/src/core/watch/lists.ts';
import { treeOfEntries } from '../../server/src/core/watch/memory-tree.ts';

const EMPTY_TREE = treeOfEntries([]);

/** Renders the reading of a text, a fact a line; numbers of lines are left out, since lines may move. */
export function readingImage(text: string, settings: AnalysisSettings): string {
	const analysis = new Analysis(text, settings, { rules: [] });
	const out = daemonOutput(analysis).map(
		({ severity, text: said }) => `${severity} ${said.replace(/\bline \d+/g, 'line')}`,
	);
	for (const { section, name, state, lines, refused, feature } of effectiveOptions(analysis.view())) {
		if (state === 'default') continue;
		const values = lines.map(({ value, isConditional }) => `${value}${isConditional ? '?' : ''}`);
		out.push(`${section}/${name} ${state} ${values.join(' | ')} ${refused.length} ${feature ?? ''}`);
	}
	const configuration = readWatchConfiguration(analysis.model, analysis.daemon);
	const { files, one, two, isTwoWalked, starts, repeated } = buildLists(configuration, EMPTY_TREE);
	for (const list of [files, one, two])
		for (const { list: name, path, policy, mask, depth } of list.values())
			out.push(`${name} ${path} ${policy.name} ${String(mask)} ${depth}`);
	out.push(`${isTwoWalked} ${starts} ${repeated.map(({ path }) => path).join(' ')}`);
	return out.join('\n');
}
