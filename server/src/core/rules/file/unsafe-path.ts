import { optionText } from '../../document/option-text.ts';
import { beginsExpansion } from '../../values/expansion.ts';
import { isInFolderBelowRun, isInSharedFolder } from '../../values/well-known-paths.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';

export const unsafePath = defineRule({
	id: 'unsafe-path',
	scope: 'line',
	options: ['setdatabasepath', 'setlogfilepath', 'setlockfilepath', 'logmonsavedir'],
	summary: 'A file of samhain is in a directory that every user can write to or that a reboot removes.',
	why: 'In `/tmp` and `/var/tmp` every user can create a file of that name before samhain does, and the system removes old files there. A directory below `/run` does not survive a reboot, so samhain cannot write its lock file until something recreates the directory.',
	advice:
		'Use directories below `/var/lib` and `/var/log` that only root can write. For a directory below `/run`, let the service or tmpfiles.d create it.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_unix.c, sh_unix_write_lock_file', 'file-hierarchy(7)'],
	examples: {
		bad: ['[Misc]\nSetDatabasePath=/tmp/samhain.db\n', '[Misc]\nSetLockfilePath=/run/samhain/samhain.pid\n'],
		good: ['[Misc]\nSetDatabasePath=/var/lib/samhain/samhain.db\nSetLockfilePath=/run/samhain.pid\n'],
	},
	check(line, _daemon, report) {
		const { isRejected, isTemplated, option } = line.parsed;
		const { value } = optionText(line);
		if (isRejected === true || isTemplated === true || beginsExpansion(value)) return;
		if (isInSharedFolder(value)) {
			report({
				...valueSpan(line),
				what: `\`${option?.name ?? ''}\` puts its file where every user can write: ${quote(value)}.`,
			});
		} else if (option?.key === 'setlockfilepath' && isInFolderBelowRun(value)) {
			report({
				...valueSpan(line),
				severity: 'information',
				what: `The directory of ${quote(value)} does not survive a reboot: samhain cannot write the lock file unless something recreates it.`,
			});
		}
	},
});
