// Templates of ERB: what the shapes of public roles come to. No line of the engine, and none that it writes, is a finding.
import { expect, test } from 'vitest';
import { lint } from '../support/check-lint.ts';

const CASES: readonly (readonly [title: string, text: string])[] = [
	[
		'values in lines',
		`[Misc]
Daemon=yes
ChecksumTest=check
SetLoopTime=<%= @loop_time %>
SetFileCheckTime=<%= node['samhain']['check_time'] %>
[Log]
LogSeverity=<%= @log_severity %>
`,
	],
	[
		'a loop over paths',
		`[Misc]
ChecksumTest=check
[ReadOnly]
<% @read_only.each do |path| -%>
dir=<%= path %>
<% end -%>
[Log]
LogSeverity=warn
`,
	],
	[
		'a value computed over several lines',
		`[Misc]
ChecksumTest=check
[ReadOnly]
<%=
out = ""
@paths.each { |path| out << "file=#{path}\\n" }
out
%>
[Log]
LogSeverity=warn
`,
	],
	[
		'blocks that exclude each other',
		`[Misc]
ChecksumTest=check
[Attributes]
<% if @web -%>
file=/etc/apache2/envvars
<% end -%>
[IgnoreAll]
<% unless @web -%>
file=/etc/apache2/envvars
<% end -%>
[Log]
LogSeverity=warn
`,
	],
	[
		'a case with several arms',
		`[Misc]
ChecksumTest=check
<% case @osfamily
   when 'RedHat' -%>
SetLockfilePath=/var/run/samhain.pid
<% when 'Debian' -%>
SetLockfilePath=/var/lib/samhain/samhain.pid
<% else -%>
SetLockfilePath=/var/samhain.pid
<% end -%>
[Log]
LogSeverity=warn
`,
	],
	[
		'a statement of Ruby over several lines',
		`<%
  server = @facts['server'] || 'log.example.org'
  paths = %w(/etc /usr/bin)
-%>
[Misc]
ChecksumTest=check
[Client]
SetLogServer=<%= server %>
[Log]
ExportSeverity=warn
`,
	],
	[
		'a loop whose head takes two lines',
		`[Misc]
ChecksumTest=check
[ReadOnly]
<% scope['samhain::paths'].sort.reject { |path| path.empty? }
     .each do |path| -%>
file=<%= path %>
<% end -%>
[Log]
LogSeverity=warn
`,
	],
	[
		'a list joined over several lines inside of a value',
		`[Misc]
ChecksumTest=check
TrustedUser=<%= @users.sort
  .map { |user| user['name'] }
  .join(',') %>
[Log]
LogSeverity=warn
`,
	],
	[
		'a header from a value',
		`[Misc]
ChecksumTest=check
[<%= @policy %>]
[Log]
LogSeverity=warn
<%# the rest is for everybody -%>
<% if @quiet -%>
MailSeverity=none
<% end -%>
`,
	],
	[
		'a comment over several lines',
		`<%#
  managed by Puppet
  [NoSection] SetNothing
%>
[Misc]
ChecksumTest=check
[Log]
LogSeverity=warn
`,
	],
];

test.each(CASES)('%s', (_title, text) => {
	const found = lint(text, { fileName: 'samhainrc.erb' }).filter(
		({ severity }) => severity === 'error' || severity === 'warning',
	);
	expect(found.map(({ ruleId, what, range }) => `${range.start.line + 1} ${ruleId}: ${what}`)).toEqual([]);
});
