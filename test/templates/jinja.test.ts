// Templates of Jinja: what the shapes of public roles come to. No line of the engine, and none that it writes, is a finding.
import { expect, test } from 'vitest';
import { lint } from '../support/check-lint.ts';

const CASES: readonly (readonly [title: string, text: string])[] = [
	[
		'values and defaults',
		`[Misc]
ChecksumTest=check
Daemon=yes
SetLoopTime={{ samhain_loop_time | default(60) }}
[Log]
LogSeverity={{ samhain_log_severity }}
`,
	],
	[
		'a loop',
		`[Misc]
ChecksumTest=check
[ReadOnly]
{% for path in samhain_read_only %}
dir={{ path }}
{% endfor %}
[Log]
LogSeverity=warn
`,
	],
	[
		'arms of a test',
		`[Misc]
ChecksumTest=check
{% if ansible_os_family == 'Debian' %}
SetLockfilePath=/run/samhain/samhain.pid
{% elif ansible_os_family == 'RedHat' %}
SetLockfilePath=/var/run/samhain.pid
{% else %}
SetLockfilePath=/var/lib/samhain.pid
{% endif %}
[Log]
LogSeverity=warn
`,
	],
	[
		'a value over several lines',
		`[Misc]
ChecksumTest=check
[Log]
LogSeverity=warn
{{ lookup('template',
          'paths.j2') }}
`,
	],
	[
		'a value over several lines inside of a line',
		`[Misc]
ChecksumTest=check
SetMailAddress={{ samhain_mail_to
  | default('root@example.org') }}
[Log]
LogSeverity=warn
`,
	],
	[
		'trimmed tags',
		`[Misc]
ChecksumTest=check
{%- if samhain_syslog %}
SyslogFacility=LOG_LOCAL{{ samhain_local }}
{%- endif %}
[Log]
LogSeverity=warn
`,
	],
	[
		'a comment over several lines',
		`{#
  Managed by Ansible.
  [Nothing] here
#}
# {{ ansible_managed }}
[Misc]
ChecksumTest=check
[Log]
LogSeverity=warn
`,
	],
	[
		'a statement over several lines',
		`{% set paths = [
  '/etc',
  '/usr/bin',
] %}
[Misc]
ChecksumTest=check
[ReadOnly]
{% for path in paths
   if path not in samhain_ignored %}
dir={{ path }}
{% endfor %}
[Log]
LogSeverity=warn
`,
	],
	[
		'a map of sections',
		`[Misc]
ChecksumTest=check
{% for policy, paths in samhain_policies.items() %}
[{{ policy }}]
{% for path in paths %}
{{ path.kind }}={{ path.name }}
{% endfor %}
{% endfor %}
[Log]
LogSeverity=warn
`,
	],
	[
		'the same path in blocks that may exclude each other',
		`[Misc]
ChecksumTest=check
[ReadOnly]
{% if samhain_strict %}
file=/etc/resolv.conf
{% endif %}
[Attributes]
{% if not samhain_strict %}
file=/etc/resolv.conf
{% endif %}
[Log]
LogSeverity=warn
`,
	],
];

test.each(CASES)('%s', (_title, text) => {
	const found = lint(text, { fileName: 'samhainrc.j2' }).filter(
		({ severity }) => severity === 'error' || severity === 'warning',
	);
	expect(found.map(({ ruleId, what, range }) => `${range.start.line + 1} ${ruleId}: ${what}`)).toEqual([]);
});
