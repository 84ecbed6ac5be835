import { defineRule } from '../define-rule.ts';
import { clientLine } from '../example-entries.ts';
import { viewHeartbeat } from '../heartbeat.ts';
import { spanAt } from '../places.ts';

export const timeLimitBelowHeartbeat = defineRule({
	id: 'time-limit-below-heartbeat',
	scope: 'client',
	summary: 'The server expects timestamps more often than a client sends them.',
	why: 'An idle client sends a timestamp every SetLoopTime seconds. If SetClientTimeLimit is not longer, the server reports "Time limit exceeded" for a healthy client.',
	advice: 'Set SetClientTimeLimit well above SetLoopTime.',
	defaultSeverity: 'warning',
	concern: 'doubt',
	confidence: 'high',
	since: '1.0.0',
	sources: ['sh_xfer_server.c, sh_xfer_set_time_limit'],
	guidance: 'other',
	examples: {
		bad: [
			`=== yulerc
[Misc]
SetClientTimeLimit=600
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Misc]
SetLoopTime=600
[Client]
SetLogServer=log.example.org
`,
		],
		good: [
			`=== yulerc
[Misc]
SetClientTimeLimit=600
[Clients]
${clientLine('web1.example.org')}
=== data/rc.web1.example.org
[Misc]
SetLoopTime=60
[Client]
SetLogServer=log.example.org
`,
		],
	},
	check(name, model, report) {
		const heartbeat = viewHeartbeat(model, name);
		if (heartbeat === undefined || heartbeat.marks?.value === false) return;
		const { limit, loop, limitPlace, loopPlace, related } = heartbeat;
		const place = loopPlace ?? limitPlace;
		if (limit > loop || place === undefined) return;
		report({
			...spanAt(place),
			what: `${name} sends a timestamp every ${loop} seconds, but the server reports it as silent after ${limit}.`,
			related: loopPlace === undefined ? [] : related,
		});
	},
});
