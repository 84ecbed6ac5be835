import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { viewHeartbeat } from '../heartbeat.ts';
import { spanAt } from '../places.ts';

export const heartbeatNotExported = defineRule({
	id: 'heartbeat-not-exported',
	scope: 'client',
	summary: 'A client does not send its timestamps to the server.',
	why: 'Without timestamps (level mark) the server receives nothing from an idle client and reports "Time limit exceeded".',
	advice: 'Include mark in ExportSeverity.',
	defaultSeverity: 'warning',
	concern: 'risk',
	confidence: 'high',
	since: '1.0.0',
	sources: ['sh_error.c, sh_error_setexport', 'message MSG_TCP_TIMEXC'],
	guidance: 'other',
	examples: {
		bad: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Log]
ExportSeverity=err
[Client]
SetLogServer=log.example.org
`,
		],
		good: [
			`=== yulerc
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Log]
ExportSeverity=mark
[Client]
SetLogServer=log.example.org
`,
		],
	},
	check(name, model, report) {
		const heartbeat = viewHeartbeat(model, name);
		if (heartbeat?.marks?.value !== false) return;
		const { marks, limit, related } = heartbeat;
		report({
			...spanAt(marks.place),
			what: `${marks.text} withholds the timestamps of ${name}; the server reports it as silent after ${limit} seconds.`,
			related,
		});
	},
});
