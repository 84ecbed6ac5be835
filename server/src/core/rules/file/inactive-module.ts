import { defineRule } from '../define-rule.ts';
import { quote, textSpan } from '../edits.ts';

/** Modules that are off by default, with options that have no effect while the module is off. */
const MODULES = [
	{ section: 'Mounts', active: 'MountCheckActive', options: ['checkmount'] },
	{ section: 'Logmon', active: 'LogmonActive', options: ['logmonwatch', 'logmonqueue', 'logmonrule'] },
	{ section: 'Inotify', active: 'InotifyActive', options: ['inotifywatches'] },
	{ section: 'Registry', active: 'RegistryCheckActive', options: ['singlekey', 'hierarchy'] },
] as const;

export const inactiveModule = defineRule({
	id: 'inactive-module',
	scope: 'file',
	reads: [
		'tail',
		...MODULES.flatMap(({ section, active, options }) => [
			`first:[${section.toLowerCase()}]`,
			`first:option:${active.toLowerCase()}`,
			...options.map((key) => `first:option:${key}`),
		]),
	],
	summary: 'A module is configured but not turned on.',
	why: 'This module is off by default. Its section and options have no effect on their own, and samhain logs nothing about it.',
	advice: 'Turn it on with its `…Active=yes`, or write `no` to show that it is off on purpose.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_mounts.c', 'src/sh_log_check.c', 'src/sh_inotify.c: the defaults of the modules'],
	examples: {
		bad: ['[Mounts]\nCheckMount=/tmp nosuid\n'],
		good: [
			'[Mounts]\nMountCheckActive=yes\nCheckMount=/tmp nosuid\n',
			'[Mounts]\nMountCheckActive=no\nCheckMount=/tmp nosuid\n',
		],
	},
	check(view, report) {
		for (const { section, active, options } of MODULES) {
			const used = options
				.map((key) => view.first(`option:${key}`))
				.find((line) => line !== undefined && !view.isDropped(line));
			if (used === undefined || view.first(`option:${active.toLowerCase()}`) !== undefined) continue;
			const header = view.first(`[${section.toLowerCase()}]`) ?? used;
			const span = textSpan(header);
			report({
				...span,
				what: `${quote(header.text.slice(span.start, span.end))} has no effect: \`${active}\` is missing, and its default is no.`,
				fixes: () => [
					{
						title: `Add \`${active}=yes\``,
						edits: [
							{
								kind: 'insert',
								line: header,
								where: header === used ? 'before' : 'after',
								lines: [`${active}=yes`],
							},
						],
						isPreferred: true,
					},
				],
			});
		}
	},
});
