// Makers of values for generated files: for each kind of option some that are right, some that are wrong, and the edges between.
import {
	ADDRESSES,
	BOOLS,
	BYTES,
	CLASSES,
	COLUMNS,
	CONDITIONS,
	DATES,
	DEPTHS,
	ENVIRONMENT,
	FIELDS,
	GROUPS,
	HEX48,
	INTS,
	ITEMS,
	LEVELS,
	LOG_WORDS,
	MASKS,
	MOUNTS,
	PATHS,
	PCRES,
	QUEUE_NAMES,
	QUEUES,
	REGEXES,
	RULES,
	SERVICES,
	TEXTS,
	UIDS,
	USERS,
	WATCHES,
	words,
} from './value-texts.mjs';

const of = (list) => (random) => random.pick(list);
const bool = of(BOOLS);
const int = of(INTS);
const level = of(LEVELS);
const text = of(TEXTS);
const path = of(PATHS);
const list = (items, separators) => (random) => {
	let value = random.pick(items);
	while (random.chance(0.4)) value += random.pick(separators) + random.pick(items);
	return value;
};
const threshold = list(ITEMS, [',', ' ', ';', ', ', '\t', '|']);
const schedule = (random) => {
	if (random.chance(0.05)) return random.pick(['NULL', 'NULLx', 'null', '@daily']);
	const fields = [];
	const count = random.chance(0.1) ? random.below(8) : 5;
	for (let at = 0; at < count; at++) fields.push(random.chance(0.45) ? '*' : random.pick(FIELDS));
	return fields.join(random.pick([' ', ' ', ' ', '\t', '  ']));
};
const port = (random) => {
	const address = random.chance(0.4) ? `${random.pick(ADDRESSES)}:` : '';
	const items = [];
	do
		items.push(
			`${random.pick(SERVICES)}${random.pick(['/tcp', '/tcp', '/udp', '/TCP', '/sctp', '', '/tcp/x'])}`,
		);
	while (random.chance(0.3));
	return address + items.join(random.pick([',', ' ', ', ', '\t', ';']));
};
const rule = (random) =>
	random
		.pick(RULES)
		.replace('{q}', random.pick(QUEUE_NAMES))
		.replace('{p}', () => random.pick(PCRES));

let serial = 0;
const address = (random) =>
	random.chance(0.3) ? random.pick(['a@b.c', 'x@example.org', 'root']) : `m${serial++ % 7}@example.org`;
const alias = (random) => {
	const members = [];
	do members.push(address(random));
	while (random.chance(0.4));
	return `${random.pick(['al', 'al2', 'al', '', 'a b', 'x '])}${random.pick([':', ':', ':', ' : ', '', '::'])}${members.join(random.pick([',', ' ', ', ']))}`;
};

/** Options with their main section and a maker of values; those of Debian's binary, without what its run overrides. */
export const OPTIONS = [
	...section(
		'Log',
		threshold,
		'LogSeverity MailSeverity SyslogSeverity ExternalSeverity DatabaseSeverity PreludeSeverity ExportSeverity',
	),
	...section('Log', list(CLASSES, [' ', ',']), 'LogClass MailClass SyslogClass ExternalClass'),
	...section('Log', of(LOG_WORDS), 'SyslogFacility SyslogMapStampTo'),
	...section('Log', text, 'LogCalls'),
	...section(
		'EventSeverity',
		level,
		'SeverityReadOnly SeverityLogFiles SeverityGrowingLogs SeverityIgnoreNone SeverityIgnoreAll SeverityAttributes SeverityDirs SeverityFiles SeverityNames SeverityUser0 SeverityUser4 SeverityPrelink',
	),
	...section(
		'Misc',
		bool,
		'UseHardlinkCheck UseRsrcCheck UseSelinuxCheck UseACLCheck LooseDirCheck FilenamesAreUTF8 ReportOnlyOnce ReportFullDetail UseLocalTime ReportCheckflags SetDropCache SetFullSilent MessageQueueActive SetReverseLookup HideSetup AvoidBlock UseCaps',
	),
	...section(
		'Misc',
		int,
		'SetFileCheckTime SetLoopTime SetNiceLevel StartupLoadDelay SetIOLimit SetRecursionLevel SetSigtrapMaxDuration',
	),
	...section(
		'Misc',
		list(MASKS, [' ', ',']),
		'RedefReadOnly RedefLogFiles RedefUser0 RedefPrelink RedefAttributes',
	),
	...section('Misc', schedule, 'FileCheckScheduleOne FileCheckScheduleTwo'),
	...section('Misc', (random) => `/${random.pick(REGEXES)}`, 'IgnoreAdded IgnoreMissing IgnoreModified'),
	...section('Misc', of(CONDITIONS), 'SkipChecksum'),
	...section('Misc', of(['0:0:0:A:B:C:D:x', 'foo', '::', '=41']), 'FileType'),
	...section(
		'Misc',
		(random) => `${random.pick(INTS)}${random.pick([':/proc', ':/', ':x', '/x', ':', ' :/x'])}`,
		'HardlinkOffset',
	),
	...section('Misc', of(BYTES), 'AddOKChars'),
	...section('Misc', of(words('TIGER192 SHA1 MD5 SHA256 SHA512 sha1 "MD5" MD5x')), 'DigestAlgo'),
	...section('Misc', of(words('HMAC-TIGER HASH-TIGER hmac-tiger HMAC')), 'MACType'),
	...section('Misc', of(ADDRESSES), 'SetBindAddress'),
	...section('Misc', of(USERS), 'TrustedUser'),
	...section('Misc', of(GROUPS), 'SetReportGroup'),
	...section('Misc', of([...PATHS, 'none', 'None']), 'SetReportFile SetPrelinkPath'),
	...section(
		'Misc',
		of([HEX48, 'abc', `${HEX48}0`, HEX48.slice(1), 'z'.repeat(48), 'ü'.repeat(24)]),
		'SetPrelinkChecksum',
	),
	...section(
		'Misc',
		text,
		'SetTimeServer SetConsole VersionString SetDatabasePath SetLogfilePath SetLockfilePath',
	),
	...section('Mail', address, 'SetMailAddress SetMailAddress SetMailAddress'),
	...section('Mail', alias, 'SetMailAlias SetMailAlias'),
	...section('Mail', of(['x', 'yes', '']), 'CloseAddress'),
	...section('Mail', threshold, 'SetAddrSeverity'),
	...section('Mail', list(REGEXES, [',', ' ', ', ']), 'SetMailFilterNot SetMailFilterAnd SetMailFilterOr'),
	...section('Mail', int, 'SetMailTime SetMailNum SetMailPort'),
	...section('Mail', text, 'SetMailRelay MailSubject SetMailSender'),
	...section('Mail', bool, 'MailSingle'),
	...section(
		'External',
		of(words('/bin/sh /opt/c / sh "/bin/sh" /x')),
		'OpenCommand OpenCommand OpenCommand',
	),
	...section('External', of(['x', 'yes', '']), 'CloseCommand'),
	...section('External', text, 'SetCommandLine'),
	...section('External', of([HEX48, 'abc', `${HEX48}0`]), 'SetChecksum'),
	...section('External', bool, 'SetDefault'),
	...section('External', of(ENVIRONMENT), 'SetEnviron'),
	...section('External', int, 'SetDeadtime'),
	...section('External', of(words('log srv mon LOG lo logs log,srv foo')), 'SetType'),
	...section('External', of(USERS), 'SetCredentials'),
	...section('External', list(REGEXES, [',', ' ', ', ']), 'SetFilterNot SetFilterAnd SetFilterOr'),
	...section('Utmp', level, 'SeverityLogin SeverityLoginMulti SeverityLogout'),
	...section('Utmp', bool, 'LoginCheckActive'),
	...section(
		'Utmp',
		of([...BOOLS, 'domain', 'Domain', 'domainx', 'paranoid']),
		'LoginCheckFirst LoginCheckOutlier',
	),
	...section('Utmp', int, 'LoginCheckInterval'),
	...section('Utmp', of(DATES), 'LoginCheckDate'),
	...section(
		'Utmp',
		(random) =>
			`${random.pick(['bob', '', 'a b', 'u'.repeat(31), 'u'.repeat(32)])}${random.pick([':', ' : ', '', ': '])}${random.pick(DATES)}`,
		'LoginCheckUserDate',
	),
	...section('Mounts', bool, 'MountCheckActive'),
	...section('Mounts', int, 'MountCheckInterval'),
	...section('Mounts', level, 'SeverityMountMissing SeverityOptionMissing'),
	...section('Mounts', of(MOUNTS), 'CheckMount'),
	...section('UserFiles', text, 'UserfilesName'),
	...section('UserFiles', bool, 'UserfilesActive'),
	...section('UserFiles', of(UIDS), 'UserfilesCheckUids'),
	...section('SuidCheck', level, 'SeveritySuidCheck'),
	...section(
		'SuidCheck',
		bool,
		'SuidCheckActive SuidCheckYield SuidCheckNosuid SuidCheckQuarantineFiles SuidCheckQuarantineDelete',
	),
	...section('SuidCheck', int, 'SuidCheckInterval SuidCheckFps SuidCheckQuarantineMethod'),
	...section('SuidCheck', schedule, 'SuidCheckSchedule'),
	...section('SuidCheck', of(words('/proc /proc/ /x rel NULL / // /proc,/x')), 'SuidCheckExclude'),
	...section('ProcessCheck', level, 'SeverityProcessCheck'),
	...section('ProcessCheck', of(REGEXES), 'ProcessCheckExists'),
	...section('ProcessCheck', bool, 'ProcessCheckActive ProcessCheckIsOpenVZ'),
	...section('ProcessCheck', int, 'ProcessCheckMinPID ProcessCheckMaxPID ProcessCheckInterval'),
	...section('ProcessCheck', path, 'ProcessCheckPSPath'),
	...section('ProcessCheck', text, 'ProcessCheckPSArg'),
	...section('PortCheck', level, 'SeverityPortCheck'),
	...section('PortCheck', port, 'PortCheckRequired PortCheckOptional PortCheckIgnore PortCheckSkip'),
	...section('PortCheck', bool, 'PortCheckActive PortCheckUDP'),
	...section('PortCheck', list(ADDRESSES, [',', ' ']), 'PortCheckInterface PortCheckDevice'),
	...section('PortCheck', int, 'PortCheckInterval PortCheckMinPort PortCheckMaxPort'),
	...section('Logmon', bool, 'LogmonActive LogmonClean LogmonHidePID LogmonBurstCron'),
	...section('Logmon', int, 'LogmonInterval LogmonBurstThreshold LogmonDeadtime'),
	...section('Logmon', of(WATCHES), 'LogmonWatch'),
	...section('Logmon', of(QUEUES), 'LogmonQueue LogmonQueue LogmonQueue'),
	...section(
		'Logmon',
		(random) => `${random.pick(['g1:', 'g1:', '', ':', 'g1 : '])}${random.pick(PCRES)}`,
		'LogmonGroup',
	),
	...section('Logmon', of(PCRES), 'LogmonHost'),
	...section('Logmon', of(['x', 'yes', '']), 'LogmonEndGroup LogmonEndHost'),
	...section('Logmon', rule, 'LogmonRule LogmonRule LogmonRule'),
	...section('Logmon', path, 'LogmonSaveDir'),
	...section('Logmon', level, 'LogmonMarkSeverity'),
	...section('Logmon', text, 'LogmonBurstQueue'),
	...section('Inotify', bool, 'InotifyActive'),
	...section('Inotify', int, 'InotifyWatches'),
	...section('Database', of(COLUMNS), 'AddToDBHash'),
	...section('Database', text, 'SetDBName SetDBHost'),
	...['ReadOnly', 'LogFiles', 'IgnoreAll', 'User3'].flatMap((name) => [
		...section(name, path, 'file'),
		...section(name, (random) => random.pick(DEPTHS) + random.pick(PATHS), 'dir'),
	]),
];

function section(name, make, keys) {
	return words(keys).map((key) => ({ section: name, key, make }));
}
