// Templates of EPP: what the shapes of public roles come to. No line of the engine, and none that it writes, is a finding.
import { expect, test } from 'vitest';
import { lint } from '../support/check-lint.ts';

const CASES: readonly (readonly [title: string, text: string])[] = [
	[
		'parameters over several lines',
		`<%- | String $log_server,
      Integer $loop_time = 60,
      Array[String] $paths = [],
| -%>
[Misc]
ChecksumTest=check
SetLoopTime=<%= $loop_time %>
[Client]
SetLogServer=<%= $log_server %>
[Log]
ExportSeverity=warn
`,
	],
	[
		'a loop',
		`[Misc]
ChecksumTest=check
[ReadOnly]
<% $paths.each |$path| { -%>
dir=<%= $path %>
<% } -%>
[Log]
LogSeverity=warn
`,
	],
	[
		'arms of a test',
		`[Misc]
ChecksumTest=check
<% if $facts['os']['family'] == 'Debian' { -%>
SetLockfilePath=/run/samhain.pid
<% } elsif $facts['os']['family'] == 'RedHat' { -%>
SetLockfilePath=/var/run/samhain.pid
<% } else { -%>
SetLockfilePath=/var/lib/samhain.pid
<% } -%>
[Log]
LogSeverity=warn
`,
	],
	[
		'a test over several lines',
		`[Misc]
ChecksumTest=check
<% if $samhain::mail
   and $samhain::mail_to { -%>
[Mail]
SetMailAddress=<%= $samhain::mail_to %>
<% } -%>
[Log]
LogSeverity=warn
`,
	],
	[
		'a case',
		`[Misc]
ChecksumTest=check
<% case $role { -%>
<% 'web': { -%>
SetLoopTime=60
<% } -%>
<% default: { -%>
SetLoopTime=600
<% } -%>
<% } -%>
[Log]
LogSeverity=warn
`,
	],
	[
		'a value over several lines',
		`[Misc]
ChecksumTest=check
[ReadOnly]
<%= $paths.map |$path| {
  "file=\${path}"
}.join("\\n") %>
[Log]
LogSeverity=warn
`,
	],
	[
		'an unless and an if',
		`[Misc]
ChecksumTest=check
[ReadOnly]
<% if $strict { -%>
file=/etc/hosts
<% } -%>
[IgnoreAll]
<% unless $strict { -%>
file=/etc/hosts
<% } -%>
[Log]
LogSeverity=warn
`,
	],
	[
		'a call with a map',
		`[Misc]
ChecksumTest=check
<%= epp('samhain/paths.epp', {
  'paths' => $paths,
  'policy' => 'ReadOnly',
}) %>
[Log]
LogSeverity=warn
`,
	],
	[
		'clients of a server',
		`[Misc]
Daemon=yes
[Log]
LogSeverity=warn
[Clients]
<% $clients.each |$name, $entry| { -%>
Client=<%= $name %>@<%= $entry %>
<% } -%>
`,
	],
	[
		'a comment',
		`<%#- Managed by Puppet
     do not edit -%>
[Misc]
ChecksumTest=check
[Log]
LogSeverity=warn
`,
	],
];

test.each(CASES)('%s', (_title, text) => {
	const found = lint(text, { fileName: 'samhainrc.epp' }).filter(
		({ severity }) => severity === 'error' || severity === 'warning',
	);
	expect(found.map(({ ruleId, what, range }) => `${range.start.line + 1} ${ruleId}: ${what}`)).toEqual([]);
});
