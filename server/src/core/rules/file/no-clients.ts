import { defineRule } from '../define-rule.ts';
import { textSpan } from '../edits.ts';

export const noClients = defineRule({
	id: 'no-clients',
	scope: 'file',
	reads: ['header', 'tail', '[clients]', 'option:client', 'opaque', 'invalid'],
	summary: 'The server has no client.',
	why: 'A server accepts only clients that have an entry in [Clients]. Without one it refuses each of them with "Not in client list".',
	advice: 'Add the entry that `yule -P PASSWORD` prints for each client.',
	defaultSeverity: 'information',
	concern: 'doubt',
	confidence: 'medium',
	since: '1.0.0',
	sources: ['src/sh_xfer_server.c, do_auth', 'yulerc.template'],
	guidance: 'authentication-2',
	examples: {
		bad: [
			{
				role: 'server',
				text: '[Misc]\nSetClientTimeLimit=86400\n[Clients]\n# Client=HOSTNAME@SALT@VERIFIER\n',
			},
		],
		good: [
			'[Clients]\nClient=web1.example.org@00000000@AB00000000000000000000000000000000000000000000EF\n',
			{ note: 'Part of a configuration.', text: '[Misc]\nSetClientTimeLimit=86400\n', role: 'server' },
		],
	},
	check(view, report) {
		if (view.daemon.role !== 'server') return;
		// Asked first, since the section of a real server has thousands of lines.
		if (['option:client', 'opaque', 'invalid'].some((key) => view.hasMore(key, 0))) return;
		const header = view.lines('[clients]').find((line) => line.parsed.kind === 'section');
		if (header === undefined || view.isDropped(header)) return;
		report({ ...textSpan(header), what: 'No client has an entry, so the server refuses all of them.' });
	},
});
