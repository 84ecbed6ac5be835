import { defineRule } from '../define-rule.ts';
import { keySpan, removeLine } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const unsupportedOption = defineRule({
	id: 'unsupported-option',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'An option that the daemon always refuses.',
	why: 'On systems where a socket tells who is at its other end, Linux among them, `SetSocketPassword` is refused whatever the password is.',
	advice: 'Use `SetSocketAllowUid` with the number of the user who may send commands.',
	defaultSeverity: 'warning',
	since: '0.1.0',
	sources: ['src/sh_socket.c, sh_socket_password'],
	examples: { bad: ['[Server]\nSetSocketPassword=secret\n'], good: ['[Server]\nSetSocketAllowUid=1000\n'] },
	check(line, daemon, report) {
		const { option } = line.parsed;
		if (option === undefined || rejectionOf(line, daemon) !== 'unsupported') return;
		report({
			...keySpan(line),
			what: `\`${option.name}\` is always refused on Linux.`,
			fixes: () => [removeLine(line)],
		});
	},
});
