// Names that people make up or bring along from other programs, and what they mean here. A row is `[Section] line → name`:
// the advice has to name that one, and nothing else that samhain knows. `→ -` expects no name at all.
import { describe, expect, it } from 'vitest';
import { ALL_OPTIONS, ALL_SECTIONS } from '../../server/src/core/catalogue/lookup.ts';
import type { ReportedFinding } from '../../server/src/core/report/report.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { lint } from '../support/check-lint.ts';

const RULES = new Set(['unknown-option', 'unknown-section', 'wrong-section', 'invalid-value', 'other-role']);

interface Row {
	readonly text: string;
	readonly meant: string;
}

function rowsOf(table: string): readonly Row[] {
	return table
		.trim()
		.split('\n')
		.map((row) => {
			const [written = '', meant = ''] = row.trim().split(/\s+→\s+/);
			const [, header = '', line = ''] = /^(\[[^\]]*\])\s*(.*)$/.exec(written) ?? [];
			return { text: line === '' ? `${header}\n` : `${header}\n${line}\n`, meant };
		});
}

function findingOf(text: string, settings: Partial<AnalysisSettings>): ReportedFinding | undefined {
	return lint(text, settings).find(({ ruleId }) => RULES.has(ruleId));
}

const NAMES = new Set([
	...ALL_OPTIONS.map(({ name }) => name),
	...ALL_SECTIONS.map(({ name }) => `[${name}]`),
]);

/** The options and sections that an advice names as what is meant, without the sections that options belong to. */
function namedIn(advice: string): readonly string[] {
	return [...advice.matchAll(/`(\[?\w+\]?)`/g)]
		.map(([, name = '']) => name)
		.filter((name) => NAMES.has(name));
}

function checkTable(table: string, settings: Partial<AnalysisSettings> = {}): void {
	const rows = rowsOf(table);
	const answers = rows.map(({ text }) => {
		const advice = findingOf(text, settings)?.advice ?? '';
		return `${text}→ ${namedIn(advice).join(' ') || '-'}`;
	});
	expect(answers).toEqual(rows.map(({ text, meant }) => `${text}→ ${meant}`));
}

const PASTED = `
	[Log] SetLogSeverity=crit → LogSeverity
	[Log] FileLog=/var/log/samhain.log → SetLogfilePath
	[Log] LogFile=/var/log/samhain.log → SetLogfilePath
	[Log] Log File=/var/log/samhain.log → SetLogfilePath
	[Misc] LogPath=/var/log/samhain.log → SetLogfilePath
	[Log] LOGFILE=/var/log/samhain.log → SetLogfilePath
	[Misc] log_file=/var/log/samhain.log → SetLogfilePath
	[Misc] PidFile=/run/samhain.pid → SetLockfilePath
	[Misc] LockFile=/run/samhain.pid → SetLockfilePath
	[Misc] SetLockPath=/run/samhain.pid → SetLockfilePath
	[Misc] DBPath=/var/lib/samhain/db → SetDatabasePath
	[Misc] SamhainDB=/var/lib/samhain/db → SetDatabasePath
	[Misc] SetDBFile=/var/lib/samhain/db → SetDatabasePath
	[Misc] DBDIR=/var/lib/samhain → SetDatabasePath
	[Log] Facility=LOG_LOCAL2 → SyslogFacility
	[Log] log_facility=LOG_LOCAL2 → SyslogFacility
	[Misc] MailServer=mail.example.org → SetMailRelay
	[Misc] HashAlgorithm=SHA256 → DigestAlgo
	[Misc] SetCheckTime=600 → SetFileCheckTime
	[Misc] SetOutgoingIP=192.0.2.1 → SetBindAddress
	[Misc] MailAddress=root@example.org → SetMailAddress
	[Misc] Mail=crit → MailSeverity
	[Misc] Database=/var/lib/samhain/db → SetDatabasePath
	[Log] REPORT_LEVEL=crit → LogSeverity
	[LogMon] LogMon=yes → LogmonActive
	[Users] → [UserFiles]
	[Suid] → [SuidCheck]
	[IgnoreMissing] → IgnoreMissing
	[SetLogfilePath] → SetLogfilePath
`;

const TRIPWIRE = `
	[Misc] DBFILE=/var/lib/tripwire/db.twd → SetDatabasePath
	[Misc] SMTPHOST=mail.example.org → SetMailRelay
	[Misc] SMTPPORT=25 → SetMailPort
	[Misc] GLOBALEMAIL=root@example.org → SetMailAddress
	[Mail] MAILFROMADDRESS=tripwire@example.org → SetMailSender
	[Misc] emailto=root@example.org → SetMailAddress
	[Misc] SyslogReporting=true → SyslogSeverity
	[Misc] REPORTFILE=/var/lib/report.txt → SetReportFile
	[Misc] recurse=3 → SetRecursionLevel
	[EventSeverity] ReadOnly=crit → SeverityReadOnly
	[EventSeverity] LogFilesSeverity=crit → SeverityLogFiles
	[GrowingLogs] → [GrowingLogFiles]
	[Ignore] → [IgnoreAll]
	[Global] → [Misc]
`;

const AIDE = `
	[Misc] database=/var/lib/aide/aide.db → SetDatabasePath
	[Misc] database_in=/var/lib/aide/aide.db → SetDatabasePath
	[Misc] database_out=/var/lib/aide/aide.db.new → SetDatabasePath
	[Misc] database_new=/var/lib/aide/aide.db.new → SetDatabasePath
	[Misc] report_url=stdout → SetLogfilePath
	[Misc] report_detailed_init=true → -
	[Log] verbose=5 → LogSeverity
	[Misc] checksums=SHA256 → DigestAlgo
	[Misc] hash_type=SHA256 → DigestAlgo
	[Misc] acl=yes → UseACLCheck
	[Misc] selinux=yes → UseSelinuxCheck
	[Misc] config_version=7 → VersionString
	[Misc] ignore_new=/srv → IgnoreAdded
	[Misc] ignore_removed=/srv → IgnoreMissing
	[Misc] ignore_changed=/srv → IgnoreModified
	[Misc] report_details=yes → ReportFullDetail
	[Exclude] → [IgnoreAll]
	[Logs] → [Log]
	[Permissions] → [Attributes]
`;

const OSSEC = `
	[Misc] frequency=43200 → SetFileCheckTime
	[Misc] scan_interval=600 → SetFileCheckTime
	[Misc] check_interval=600 → SetFileCheckTime
	[Misc] directories=/etc → dir
	[ReadOnly] path=/etc/passwd → dir file
	[Misc] email_to=root@example.org → SetMailAddress
	[Misc] email_from=samhain@example.org → SetMailSender
	[Misc] smtp_server=127.0.0.1 → SetMailRelay
	[Log] email_alert_level=crit → MailSeverity
	[Log] log_alert_level=3 → LogSeverity
	[Misc] skip_hash=size_exceeds(1000) → SkipChecksum
	[Misc] process_priority=10 → SetNiceLevel
	[Misc] recursion_level=10 → SetRecursionLevel
	[Misc] max_depth=10 → SetRecursionLevel
	[Inotify] realtime=yes → InotifyActive
	[Inotify] max_user_watches=8192 → InotifyWatches
	[ProcessCheck] min_pid=1 → ProcessCheckMinPID
	[Logmon] localfile=/var/log/auth.log → LogmonWatch
	[PortCheck] check_ports=yes → PortCheckActive
	[PortCheck] allowed_ports=22/tcp → PortCheckOptional
	[ProcessCheck] check_processes=yes → ProcessCheckActive
	[SuidCheck] exclude=/srv → SuidCheckExclude
	[SuidCheck] exclude_path=/srv → SuidCheckExclude
	[Misc] UseSyslog=yes → SyslogSeverity
	[SuidCheck] interval=3600 → SuidCheckInterval
	[Mounts] enabled=yes → MountCheckActive
	[Utmp] interval=60 → LoginCheckInterval
	[Utmp] active=yes → LoginCheckActive
	[Utmp] CheckLogins=yes → LoginCheckActive
	[Mounts] MountPoint=/tmp → checkmount
	[Syscheck] → [ReadOnly]
	[email] → [Mail]
	[processes] → [ProcessCheck]
	[ports] → [PortCheck]
	[logins] → [Utmp]
	[LogMonitor] → [Logmon]
	[realtime] → [Inotify]
	[severities] → [EventSeverity]
	[exec] → [External]
	[mysql] → [Database]
`;

const SYSLOG_AND_AUDITD = `
	[Log] syslog_facility=LOG_AUTH → SyslogFacility
	[Log] SyslogLevel=crit → SyslogSeverity
	[Log] syslog_priority=crit → SyslogSeverity
	[Log] SyslogThreshold=crit → SyslogSeverity
	[Log] LogLevel=crit → LogSeverity
	[Log] log_threshold=crit → LogSeverity
	[Log] ConsoleLevel=crit → PrintSeverity
	[Log] StdoutSeverity=crit → PrintSeverity
	[Log] MailLevel=crit → MailSeverity
	[Log] NotifySeverity=crit → MailSeverity
	[Log] DBSeverity=crit → DatabaseSeverity
	[Log] RemoteSeverity=crit → ExportSeverity
	[Log] LogCategories=EVENT → LogClass
	[Log] LogSyscalls=execve → LogCalls
	[Misc] action_mail_acct=root@example.org → SetMailAddress
	[Misc] priority_boost=4 → SetNiceLevel
	[Misc] fork=yes → Daemon
	[Misc] RunAsDaemon=yes → Daemon
	[Misc] Background=yes → Daemon
	[Misc] heartbeat=60 → SetLoopTime
	[Misc] MarkInterval=60 → SetLoopTime
	[Misc] KeepAlive_Interval=60 → SetLoopTime
	[Misc] Schedule=0 3 * * * → FileCheckScheduleOne
	[Misc] cron=0 3 * * * → FileCheckScheduleOne
	[Misc] BaselineFile=/var/lib/samhain/db → SetDatabasePath
	[Misc] DatabaseLocation=/var/lib/samhain/db → SetDatabasePath
	[Misc] PidFilePath=/run/samhain.pid → SetLockfilePath
	[Misc] trusted_uids=daemon → TrustedUser
	[Misc] ntp_server=ntp.example.org → SetTimeServer
	[Misc] Niceness=10 → SetNiceLevel
	[Misc] IORateLimit=1000 → SetIOLimit
	[Misc] DropCaches=yes → SetDropCache
	[Misc] LoopTime=60 → SetLoopTime
	[Misc] set_loop_time=60 → SetLoopTime
	[Misc] file_check_interval=600 → SetFileCheckTime
	[Misc] ReportOnce=yes → ReportOnlyOnce
	[Misc] CheckMode=check → ChecksumTest
	[Mail] To=root@example.org → SetMailAddress
	[Mail] From=samhain@example.org → SetMailSender
	[Mail] Subject=changes → MailSubject
	[Mail] Relay=mail.example.org → SetMailRelay
	[Mail] SmartHost=mail.example.org → SetMailRelay
	[Log] LogFormat=json → MessageHeader
	[Log] SetLogFormat=json → MessageHeader
	[General] → [Misc]
	[Logging] → [Log]
	[Smtp] → [Mail]
`;

const SERVER = `
	[Server] ListenPort=49777 → SetServerPort
	[Server] Port=49777 → SetServerPort
	[Server] ListenAddress=192.0.2.1 → SetServerInterface
	[Server] local_ip=192.0.2.1 → SetServerInterface
	[Server] ClientTimeout=600 → SetClientTimeLimit
	[Server] connection_timeout=600 → SetConnectionTimeout
	[Server] SeparateLogs=yes → UseSeparateLogs
	[Server] Chroot=/var/lib/yule → SetChrootDir
	[Server] UDPServer=yes → SetUDPActive
	[Server] StripDomainName=yes → SetStripDomain
	[Agents] → [Clients]
	[Yule] → [Server]
	[Database] User=samhain → SetDBUser
	[Database] mysql_password=secret → SetDBPassword
	[Database] TableName=log → SetDBTable
`;

const CLIENT = `
	[Client] Server=yule.example.org → SetLogServer
	[Client] remote_server=yule.example.org → SetLogServer
	[Misc] LogServer=yule.example.org → SetLogServer
	[Misc] LogHost=yule.example.org → SetLogServer
	[Client] YuleServer=yule.example.org → SetLogServer
	[Client] server-ip=192.0.2.1 → SetLogServer
`;

/** Names that nothing of samhain means, and whose letters are like those of an option by chance only. */
const MEANINGLESS = `
	[Herald] → -
	[User5] → -
	[EventSeverity] SeverityUser5=crit → -
	[Misc] User=root → -
	[Misc] Port=49777 → -
	[Misc] Retention=30 → -
	[Cron] → -
	[Misc] SamhainPurgeDays=30 → -
	[Misc] SITEKEYFILE=/etc/tripwire/site.key → -
	[Misc] LOCALKEYFILE=/etc/tripwire/local.key → -
	[Misc] POLFILE=/etc/tripwire/tw.pol → -
	[Misc] EDITOR=/usr/bin/vi → -
	[Misc] LATEPROMPTING=false → -
	[Misc] gzip_dbout=yes → -
	[Misc] database_attrs=sha256 → -
	[Misc] root_prefix=/mnt → -
	[Misc] space_left_action=SYSLOG → -
	[Misc] admin_space_left=50 → -
	[Misc] disp_qos=lossy → -
	[Misc] krb5_principal=auditd → -
	[Misc] tcp_max_per_addr=1 → -
	[Misc] white_list=127.0.0.1 → -
	[Misc] rootkit_files=/var/ossec/rootkit_files.txt → -
	[Misc] system_audit=/var/ossec/audit.txt → -
	[Misc] stats=8 → -
	[Misc] memory_size=8192 → -
	[Misc] ModLoad=imudp → -
	[Misc] WorkDirectory=/var/spool/rsyslog → -
	[Misc] FileOwner=root → -
	[Misc] Umask=0022 → -
	[Misc] Color=always → -
	[Misc] Theme=dark → -
	[Misc] ApiToken=x → -
	[Misc] Webhook=https://example.org → -
	[Misc] MaxThreads=4 → -
	[Log] Compress=yes → -
	[Mail] Footer=bye → -
	[Utmp] Geolocation=yes → -
	[SuidCheck] Sandbox=yes → -
	[Plugins] → -
	[Cluster] → -
	[Vulnerability] → -
	[Kubernetes] → -
`;

describe('made-up names', () => {
	it('are 150 and more', () => {
		const tables = [PASTED, TRIPWIRE, AIDE, OSSEC, SYSLOG_AND_AUDITD, SERVER, CLIENT];
		expect(tables.flatMap(rowsOf).filter(({ meant }) => meant !== '-').length).toBeGreaterThanOrEqual(150);
	});

	it.each([
		['seen in files that people paste', PASTED],
		['of tripwire', TRIPWIRE],
		['of aide', AIDE],
		['of ossec', OSSEC],
		['of syslog and auditd', SYSLOG_AND_AUDITD],
	])('%s lead to what is meant', (_source, table) => {
		checkTable(table);
	});

	it('lead to what is meant in the file of a server', () => {
		checkTable(SERVER, { role: 'server' });
	});

	it('lead to what is meant in the file of a client', () => {
		checkTable(CLIENT, { role: 'client' });
	});

	it('without a meaning get no suggestion', () => {
		checkTable(MEANINGLESS);
	});
});
