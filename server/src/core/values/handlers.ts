// Which handler reads the value of which option: one table, by the lower-case name in the daemon's own tables.
// How a value is read is decided in `values/`, never here.

import { bool } from './bool.ts';
import { ULONG_MAX } from './c-number.ts';
import { clientEntry } from './client-entry.ts';
import { fileType, skipChecksum } from './condition.ts';
import { checksumTest, chrootDirectory, firstTwo, pathOrAuto } from './counted.ts';
import { loginDates, userLoginDates } from './dates.ts';
import * as external from './external.ts';
import type { OptionHandler } from './handler.ts';
import * as integer from './integer.ts';
import { address, addressOrAny } from './ip.ts';
import * as logmon from './logmon.ts';
import * as mail from './mail.ts';
import { mask } from './mask.ts';
import { okCharacters } from './misc.ts';
import { watchedDirectory, watchedFile } from './path.ts';
import { portList, scannedAddresses, scannedDevices, skippedPorts } from './port.ts';
import { ignoredPaths, processPattern } from './regex-options.ts';
import { schedule } from './schedule.ts';
import { samhainPath } from './self.ts';
import { excludedFolder } from './suid.ts';
import { eventSeverity, moduleSeverity, severity, threshold } from './threshold.ts';
import { reportGroup, trustedUsers } from './user.ts';
import { logWatch } from './watch.ts';
import * as words from './words.ts';

const { anything, absolutePath } = words;
const { long, int, interval } = integer;
const INT_MAX = 2147483647n;

const FACILITIES = [
	...['AUTH', 'AUTHPRIV', 'CRON', 'DAEMON', 'FTP', 'KERN', 'LPR', 'MAIL', 'NEWS', 'SYSLOG', 'USER', 'UUCP'],
	...['LOCAL0', 'LOCAL1', 'LOCAL2', 'LOCAL3', 'LOCAL4', 'LOCAL5', 'LOCAL6', 'LOCAL7'],
];
const PRIORITIES = ['DEBUG', 'INFO', 'NOTICE', 'WARNING', 'ERR', 'CRIT', 'ALERT', 'EMERG'];

function logWords(names: readonly string[]): OptionHandler {
	return words.exactly(names.map((name) => `LOG_${name}`));
}

const HANDLERS: Readonly<Record<string, OptionHandler>> = {
	// [ReadOnly] and the other policies
	file: watchedFile,
	dir: watchedDirectory,

	// [Log]
	logseverity: threshold,
	mailseverity: threshold,
	printseverity: threshold,
	syslogseverity: threshold,
	exportseverity: threshold,
	externalseverity: threshold,
	databaseseverity: threshold,
	preludeseverity: threshold,
	logclass: anything,
	mailclass: anything,
	printclass: anything,
	syslogclass: anything,
	exportclass: anything,
	externalclass: anything,
	databaseclass: anything,
	preludeclass: anything,
	logcalls: anything,
	syslogfacility: logWords(FACILITIES),
	syslogmapstampto: logWords(PRIORITIES),

	// [EventSeverity]
	severityreadonly: eventSeverity,
	severitylogfiles: eventSeverity,
	severitygrowinglogs: eventSeverity,
	severityignorenone: eventSeverity,
	severityignoreall: eventSeverity,
	severityattributes: eventSeverity,
	severitydirs: eventSeverity,
	severityfiles: eventSeverity,
	severitynames: eventSeverity,
	severityuser0: eventSeverity,
	severityuser1: eventSeverity,
	severityuser2: eventSeverity,
	severityuser3: eventSeverity,
	severityuser4: eventSeverity,
	severityprelink: eventSeverity,

	// [Misc]
	daemon: bool,
	setfilechecktime: integer.timer,
	setlooptime: integer.loopTime,
	setnicelevel: long({ min: -20n, max: 20n }),
	startuploaddelay: integer.startupDelay,
	setiolimit: long({ min: 0n, daemonMessage: 'set I/O limit', isCorrected: true }),
	setrecursionlevel: integer.recursionLevel,
	hardlinkoffset: integer.hardlinkOffset,
	ignoreadded: ignoredPaths,
	ignoremissing: ignoredPaths,
	ignoremodified: ignoredPaths,
	skipchecksum: skipChecksum,
	filetype: fileType,
	filecheckscheduleone: schedule,
	filecheckscheduletwo: schedule,
	usehardlinkcheck: bool,
	usersrccheck: bool,
	useselinuxcheck: bool,
	useaclcheck: bool,
	loosedircheck: bool,
	addokchars: okCharacters,
	filenamesareutf8: bool,
	checksumtest: checksumTest,
	reportonlyonce: bool,
	reportfulldetail: bool,
	reportcheckflags: bool,
	uselocaltime: bool,
	usecaps: bool,
	setdropcache: bool,
	versionstring: anything,
	digestalgo: words.exactly(['TIGER192', 'SHA1', 'MD5', 'SHA256']),
	mactype: words.exactly(['HMAC-TIGER', 'HASH-TIGER']),
	redefreadonly: mask,
	redeflogfiles: mask,
	redefgrowinglogfiles: mask,
	redefattributes: mask,
	redefignorenone: mask,
	redefignoreall: mask,
	redefuser0: mask,
	redefuser1: mask,
	redefuser2: mask,
	redefuser3: mask,
	redefuser4: mask,
	redefprelink: mask,
	setprelinkpath: absolutePath,
	setprelinkchecksum: words.exactLength(48),
	setfullsilent: bool,
	setauditdflags: words.upTo(31),
	setbindaddress: address,
	samhainpath: samhainPath,
	trusteduser: trustedUsers,
	settimeserver: firstTwo('timeServers'),
	setconsole: firstTwo('consoles'),
	messageheader: anything,
	messagequeueactive: bool,
	setreportfile: words.absolutePathOrNone,
	setreportgroup: reportGroup,
	setreverselookup: bool,
	setdatabasepath: pathOrAuto('databasePath'),
	setlogfilepath: pathOrAuto('logfilePath'),
	setlockfilepath: pathOrAuto('lockfilePath'),
	hidesetup: bool,
	avoidblock: bool,
	setsigtrapmaxduration: long({}),
	preludeprofile: anything,
	preludemaptoinfo: words.preludeLevels,
	preludemaptolow: words.preludeLevels,
	preludemaptomedium: words.preludeLevels,
	preludemaptohigh: words.preludeLevels,

	// [Mail]
	setmailtime: integer.timer,
	setmailnum: int({ min: 0n, max: 16383n }),
	setmailrelay: anything,
	setmailport: int({ min: 0n, max: 65534n }),
	mailsingle: bool,
	mailsubject: anything,
	setmailsender: anything,
	setmailaddress: mail.mailAddress,
	setmailalias: mail.mailAlias,
	closeaddress: mail.closeAddress,
	setaddrseverity: mail.addressSeverity,
	setmailfilternot: mail.mailFilter('not'),
	setmailfilterand: mail.mailFilter('and'),
	setmailfilteror: mail.mailFilter('or'),

	// [External]
	opencommand: external.openCommand,
	closecommand: external.closeCommand,
	setcommandline: external.commandLine,
	setchecksum: external.commandChecksum,
	setdefault: external.defaultEnvironment,
	setenviron: external.environment,
	setdeadtime: external.deadTime,
	settype: external.commandType,
	setcredentials: external.credentials,
	setfilternot: external.commandFilter('not'),
	setfilterand: external.commandFilter('and'),
	setfilteror: external.commandFilter('or'),

	// [Database]
	usepersistent: bool,
	setdbname: words.upTo(63),
	setdbtable: words.upTo(63),
	setdbhost: words.upTo(63),
	setdbuser: words.upTo(63),
	setdbpassword: words.upTo(63),
	setdbservertstamp: bool,
	addtodbhash: words.logColumn,

	// [Server]
	setudpactive: bool,
	setusesocket: bool,
	setsocketallowuid: long({}),
	setsocketpassword: words.socketPassword,
	setstripdomain: bool,
	useseparatelogs: bool,
	setchrootdir: chrootDirectory,
	setclienttimelimit: long({ min: 1n }),
	setconnectiontimeout: long({ min: 0n }),
	useclientseverity: bool,
	useclientclass: bool,
	severitylookup: severity,
	setclientfromaccept: bool,
	setserverport: integer.serverPort,
	setserverinterface: addressOrAny,

	// [Client] and [Clients]
	setlogserver: firstTwo('logServers'),
	setthrottle: long({ min: 0n }),
	setdeltaretrycount: long({ min: 0n, max: INT_MAX }),
	setdeltaretryinterval: long({ min: 0n, max: INT_MAX }),
	client: clientEntry,

	// [Utmp]
	severitylogin: moduleSeverity,
	severityloginmulti: moduleSeverity,
	severitylogout: moduleSeverity,
	logincheckactive: bool,
	logincheckinterval: interval('utmp timer'),
	logincheckfirst: words.boolOr('domain'),
	logincheckoutlier: words.boolOr('paranoid'),
	logincheckdate: loginDates,
	logincheckuserdate: userLoginDates,

	// [Mounts]
	mountcheckactive: bool,
	mountcheckinterval: interval('mounts timer'),
	checkmount: anything,
	severitymountmissing: moduleSeverity,
	severityoptionmissing: moduleSeverity,

	// [UserFiles]
	userfilesname: words.upTo(4096),
	userfilesactive: bool,
	userfilescheckuids: integer.uidRanges,

	// [SuidCheck]
	severitysuidcheck: moduleSeverity,
	suidcheckactive: bool,
	suidcheckinterval: interval('suidchk timer', true),
	suidcheckschedule: schedule,
	suidcheckexclude: excludedFolder,
	suidcheckfps: long({ min: 0n, daemonMessage: 'suidchk fps', isCorrected: true }),
	suidcheckyield: bool,
	suidchecknosuid: bool,
	suidcheckquarantinefiles: bool,
	suidcheckquarantinemethod: integer.quarantineMethod,
	suidcheckquarantinedelete: bool,

	// [ProcessCheck]
	severityprocesscheck: moduleSeverity,
	processcheckexists: processPattern,
	processcheckactive: bool,
	processcheckminpid: integer.wholeUnsigned(),
	processcheckmaxpid: integer.wholeUnsigned(ULONG_MAX - 1n),
	processcheckpspath: absolutePath,
	processcheckpsarg: anything,
	processcheckinterval: interval('process check interval'),
	processcheckisopenvz: bool,

	// [PortCheck]
	severityportcheck: moduleSeverity,
	portcheckrequired: portList,
	portcheckoptional: portList,
	portcheckignore: portList,
	portcheckskip: skippedPorts,
	portcheckactive: bool,
	portcheckinterface: scannedAddresses,
	portcheckdevice: scannedDevices,
	portcheckinterval: interval('port check interval'),
	portcheckminport: long({ min: 0n, max: 65535n, daemonMessage: 'port check port minmax' }),
	portcheckmaxport: long({ min: 0n, max: 65535n, daemonMessage: 'port check port minmax' }),
	portcheckudp: bool,

	// [Logmon]
	logmonactive: bool,
	logmoninterval: interval('log monitoring interval'),
	logmonclean: bool,
	logmonwatch: logWatch,
	logmonqueue: logmon.logQueue,
	logmongroup: logmon.logGroup,
	logmonendgroup: logmon.logGroupEnd,
	logmonhost: logmon.logHost,
	logmonendhost: logmon.logHostEnd,
	logmonrule: logmon.logRule,
	logmonhidepid: bool,
	logmonsavedir: absolutePath,
	logmonmarkseverity: severity,
	logmonburstthreshold: integer.wholeUnsigned(65534n),
	logmonburstqueue: anything,
	logmonburstcron: bool,
	logmondeadtime: integer.wholeUnsigned(),

	// [Registry]
	severitychange: moduleSeverity,
	registrycheckactive: bool,
	registrycheckinterval: interval('registry check interval'),
	ignoretimestamponly: bool,
	singlekey: anything,
	hierarchy: anything,
	stopatkey: anything,
	ignorekey: anything,

	// [Inotify]
	inotifyactive: bool,
	inotifywatches: integer.wholeUnsigned(),
};

const HANDLER_BY_KEY = new Map(Object.entries(HANDLERS));

/**
 * The handler of an option.
 * @param key lower-case name of the option's table row
 * @param section section of the line without brackets; no handler depends on it today
 * @returns undefined for an option that no table has
 */
export function handlerFor(key: string, _section: string): OptionHandler | undefined {
	return HANDLER_BY_KEY.get(key);
}
