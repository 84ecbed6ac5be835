import type { Line } from '../../document/line-store.ts';
import { testBit } from '../../watch/policies.ts';
import { WATCH_READS, type WatchedBy, watchedBy } from '../../watch/watched-by.ts';
import { defineRule } from '../define-rule.ts';
import { valueSpan } from '../edits.ts';

/** Files that give an intruder the system; of a directory, any file in it. */
const CRITICAL = [
	...[
		'/etc/passwd',
		'/etc/shadow',
		'/etc/group',
		'/etc/sudoers',
		'/etc/ssh/sshd_config',
		'/etc/ld.so.preload',
	],
	...[
		'/etc/crontab',
		'/etc/cron.d/',
		'/etc/pam.d/',
		'/etc/sudoers.d/',
		'/usr/bin/',
		'/usr/sbin/',
		'/usr/lib/',
	],
];

export const unwatchedContent = defineRule({
	id: 'unwatched-content',
	scope: 'file',
	isAboutWatchedPaths: true,
	reads: WATCH_READS,
	summary: 'Critical files are under a policy that does not compare their content.',
	why: 'A policy without the test CHK, such as [Attributes], [LogFiles] or [IgnoreAll], compares owner and mode but not the content. Whoever changes a password or a program in place is not reported.',
	advice: 'List the file in [ReadOnly], or add CHK to the tests of the policy.',
	defaultSeverity: 'information',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_files.c: masks of the policies', 'Recorded checks of the daemon'],
	examples: {
		bad: [
			'[Attributes]\nfile=/etc/shadow\n',
			'[IgnoreAll]\nfile=/etc/sudoers\n',
			'[Attributes]\ndir=99/etc\n',
		],
		good: [
			'[ReadOnly]\nfile=/etc/shadow\n',
			'[Misc]\nRedefAttributes=+CHK\n[Attributes]\nfile=/etc/shadow\n',
			{ note: 'The directory itself, not what is in it.', text: '[Attributes]\nfile=/etc\n' },
		],
	},
	check(view, report) {
		const byLine = new Map<Line, { readonly by: WatchedBy; readonly paths: string[] }>();
		for (const path of CRITICAL) {
			const by = watchedBy(view, path.endsWith('/') ? `${path}*` : path);
			if (by === undefined || (by.mask & testBit('CHK')) !== 0) continue;
			const known = byLine.get(by.line);
			if (known === undefined) byLine.set(by.line, { by, paths: [path] });
			else known.paths.push(path);
		}
		const found = [...byLine.values()].sort((a, b) => view.numberOf(a.by.line) - view.numberOf(b.by.line));
		const [first, ...others] = found;
		if (first === undefined) return;
		const paths = found.flatMap((one) => one.paths).map((path) => `\`${path.replace(/(?<=.)\/$/, '')}\``);
		const shown =
			paths.length > 4 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ');
		report({
			...valueSpan(first.by.line),
			what: `Samhain does not notice changed content of ${shown}: the policy does not compare it.`,
			related: others.map(({ by, paths: own }) => ({
				...valueSpan(by.line),
				message: `[${by.policy.section}] decides for \`${own[0] ?? ''}\`, too.`,
			})),
		});
	},
});
