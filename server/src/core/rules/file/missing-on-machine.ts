import { optionText } from '../../document/option-text.ts';
import { watchedLogPath } from '../../values/watch.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

const CONSEQUENCES: Readonly<Record<string, string>> = {
	samhainpath: 'If the file is not readable, samhain exits at once with "PANIC - File not accessible".',
	setcredentials: 'If the user does not exist, samhain logs "Invalid input", and the command runs as root.',
	trusteduser:
		'If the user does not exist, samhain logs "Invalid input" and does not trust the names after it either.',
	setreportgroup:
		'If the group does not exist, samhain logs "Invalid input", and the report file belongs to the group of root.',
	logmonwatch:
		'If the file does not exist at the start, samhain logs this and does not watch it, even if it appears later.',
};

export const missingOnMachine = defineRule({
	id: 'missing-on-machine',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	dependsOnMachine: true,
	summary: 'A value requires a user, group or file on the machine.',
	why: 'Samhain looks it up when it reads the file. The linter does not inspect this machine; it assumes a minimal Linux system.',
	advice: 'Make sure that it exists before samhain starts.',
	defaultSeverity: 'information',
	concern: 'doubt',
	confidence: 'low',
	since: '1.0.0',
	sources: [
		'src/sh_unix.c, sh_unix_self_hash and tf_add_trusted_user',
		'src/sh_extern.c, sh_ext_priv',
		'src/sh_log_check.c, sh_add_watch',
	],
	examples: {
		bad: ['[Misc]\nSamhainPath=/usr/sbin/samhein\n', '[Misc]\nTrustedUser=puppet\n'],
		good: ['[Misc]\nTrustedUser=daemon\n'],
	},
	check(line, daemon, report) {
		const { option } = line.parsed;
		if (option === undefined || rejectionOf(line, daemon) !== 'machine') return;
		const why = CONSEQUENCES[option.key];
		const { value } = optionText(line);
		const path = option.kind === 'watch' ? watchedLogPath(value) : value;
		report({
			...valueSpan(line),
			what: `\`${option.name}\` works only if ${quote(path)} exists on the machine.`,
			...(why === undefined ? undefined : { why }),
		});
	},
});
