import { optionText } from '../../document/option-text.ts';
import { defineRule } from '../define-rule.ts';
import { quote, valueSpan } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

const CONSEQUENCES: Readonly<Record<string, string>> = {
	samhainpath: 'Where the file cannot be read, the daemon ends at once with "PANIC - File not accessible".',
	setcredentials:
		'Where there is no such user, the daemon says "Invalid input", and the command runs as root.',
	trusteduser:
		'Where there is no such user, the daemon says "Invalid input", and the names behind it are not trusted either.',
	setreportgroup:
		'Where there is no such group, the daemon says "Invalid input", and the report file belongs to root\'s group.',
	logmonwatch:
		'Where the file does not exist at the start, the daemon says so and does not watch it, also when it comes later.',
};

export const missingOnMachine = defineRule({
	id: 'missing-on-machine',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'A value works only where the machine has a certain user, group or file.',
	why: 'The daemon looks it up while it reads the file. Nothing is looked up here: the answer is the one of a small system.',
	advice: 'Make sure that it exists before the daemon starts.',
	defaultSeverity: 'information',
	since: '0.1.0',
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
		report({
			...valueSpan(line),
			what: `\`${option.name}=${optionText(line).value.slice(0, 60)}\` works only where ${quote(optionText(line).value)} exists.`,
			...(why === undefined ? undefined : { why }),
		});
	},
});
