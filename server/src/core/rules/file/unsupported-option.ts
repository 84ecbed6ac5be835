import { defineRule } from '../define-rule.ts';
import { keySpan, removeLine } from '../edits.ts';
import { rejectionOf } from '../rejections.ts';

export const unsupportedOption = defineRule({
	id: 'unsupported-option',
	scope: 'line',
	kinds: ['option'],
	isAboutDaemonMessages: true,
	summary: 'Samhain always rejects an option.',
	why: 'On systems whose sockets identify the peer, such as Linux, samhain rejects every `SetSocketPassword`.',
	advice: 'Use `SetSocketAllowUID` with the uid of the user who may send commands.',
	defaultSeverity: 'warning',
	concern: 'loss',
	confidence: 'high',
	since: '1.0.0',
	sources: ['src/sh_socket.c, sh_socket_password'],
	examples: { bad: ['[Server]\nSetSocketPassword=secret\n'], good: ['[Server]\nSetSocketAllowUid=1000\n'] },
	check(line, daemon, report) {
		const { option } = line.parsed;
		if (option === undefined || rejectionOf(line, daemon) !== 'unsupported') return;
		report({
			...keySpan(line),
			what: `Samhain always rejects \`${option.name}\` on Linux.`,
			fixes: () => [removeLine(line)],
		});
	},
});
