import { buildsWith } from '../../catalogue/builds.ts';
import { ALL_OPTIONS, ALL_SECTIONS, featureEntry } from '../../catalogue/lookup.ts';
import type { FileView } from '../../document/file-view.ts';
import type { Line } from '../../document/line-store.ts';
import { listed } from '../../text/markdown.ts';
import { defineRule } from '../define-rule.ts';
import { keySpan, quote, textSpan } from '../edits.ts';

/** What a file may have of features, each with the index key of its lines: sections, and options of other sections. */
const USES = [
	...ALL_SECTIONS.flatMap(({ name, feature }) =>
		feature === undefined ? [] : [{ key: `[${name.toLowerCase()}]`, name: `[${name}]`, feature }],
	),
	...ALL_OPTIONS.flatMap(({ key, name, section, feature }) =>
		feature === undefined || ALL_SECTIONS.some((one) => one.name === section && one.feature === feature)
			? []
			: [{ key: `option:${key}`, name, feature }],
	),
];

/** The first line that samhain reads so. */
function firstUse(view: FileView, key: string): Line | undefined {
	const line = view.first(key);
	return line === undefined || line.parsed.kind === 'unknown-section' ? undefined : line;
}

export const dependsOnBuild = defineRule({
	id: 'depends-on-build',
	scope: 'file',
	reads: USES.map(({ key }) => `first:${key}`),
	summary: 'The build of a distribution does not know a section or an option.',
	why: 'Nobody said which build reads this file. A build without the feature logs "Unrecognized section heading" or "Invalid line", and ignores the lines.',
	advice:
		'Set the build (`debian`, `upstream`, `full`, or features with `+` and `-`) to be told what it ignores, or check `samhain --version` on the machine.',
	defaultSeverity: 'information',
	concern: 'doubt',
	confidence: 'low',
	since: '1.0.0',
	sources: [
		'src/sh_readconf.c, option tables with their build conditions',
		'Debian’s package, asked for each option',
	],
	examples: {
		bad: [{ text: '[Database]\nSetDBName=log\n', role: 'standalone' }],
		good: [{ text: '[Database]\nSetDBName=log\n', role: 'standalone', build: 'full' }],
	},
	check(view, report) {
		const { daemon } = view;
		if (daemon.isBuildAssumed !== true) return;
		for (const { key, name, feature } of USES) {
			const line = firstUse(view, key);
			const title = featureEntry(feature)?.title;
			if (line === undefined || title === undefined) continue;
			const { lacking, isInDistribution } = buildsWith(feature, daemon.role);
			// Whoever configures a build for a file switches its modules on.
			if (isInDistribution) continue;
			const span = line.parsed.kind === 'section' ? textSpan(line) : keySpan(line);
			report({
				...span,
				what: `${quote(name)} needs a build with ${title}, which ${listed(lacking)} ${lacking.length === 1 ? 'lacks' : 'lack'}.`,
				cause: 'build',
			});
		}
	},
});
