// Whole configurations to begin with: for a role, a version of the daemon and a kind of system. Completion offers one in an
// empty file; whoever writes a new file asks for it here.
import type { Role } from '../catalogue/types.ts';
import type { DaemonVersion } from '../catalogue/versions.ts';

/** Kinds of systems whose directories are known. */
export const STARTER_SYSTEMS = ['linux', 'debian', 'redhat', 'suse', 'arch', 'freebsd'] as const;
export type StarterSystem = (typeof STARTER_SYSTEMS)[number];

/** What only the administrator knows. */
export interface StarterValues {
	/** Fully qualified name of the log server; for clients. */
	readonly logServer: string;
	/** Who reads the mail; for servers and standalone daemons. */
	readonly mailAddress: string;
	/** Host that takes the mail; for servers and standalone daemons. */
	readonly mailRelay: string;
}

/** What decides the lines of a starter. */
export interface StarterChoice {
	readonly role: Role;
	readonly version: DaemonVersion;
	readonly system: StarterSystem;
	readonly values?: Partial<StarterValues>;
}

/** A starter as text, and with tab stops at the values that only the administrator knows. */
export interface Starter {
	readonly text: string;
	readonly snippet: string;
}

/** The place-holders of a starter whose values nobody has named. */
export const STARTER_VALUES: StarterValues = {
	logServer: 'log.example.org',
	mailAddress: 'root@localhost',
	mailRelay: 'localhost',
};

interface SystemFacts {
	/** As a person calls it. */
	readonly name: string;
	/** Directories of settings, programs, libraries and kernels; none of them is a link on such a system. */
	readonly directories: readonly string[];
	/** Files below them that the system rewrites by itself, where they exist. */
	readonly rewritten: readonly string[];
	/** Comment lines above the directories. */
	readonly remarks?: readonly string[];
}

// Samhain does not follow a link that a `dir` line names: Fedora 42 and Arch have /usr/sbin as a link to bin, so that their
// lists name /usr instead. Others of the lists are directories in every release that is still supported.
const SYSTEMS: Readonly<Record<StarterSystem, SystemFacts>> = {
	linux: { name: 'Linux', directories: ['/etc', '/boot', '/usr'], rewritten: [] },
	debian: {
		name: 'Debian or Ubuntu',
		directories: [
			'/etc',
			'/boot',
			'/usr/bin',
			'/usr/sbin',
			'/usr/lib',
			'/usr/libexec',
			'/usr/local/bin',
			'/usr/local/sbin',
		],
		rewritten: [],
	},
	redhat: {
		name: 'Fedora, Red Hat Enterprise Linux or a derivative',
		directories: ['/etc', '/boot', '/usr'],
		rewritten: ['/boot/grub2/grubenv'],
	},
	suse: {
		name: 'SUSE Linux Enterprise or openSUSE',
		directories: ['/etc', '/boot', '/usr'],
		rewritten: ['/boot/grub2/grubenv'],
	},
	arch: { name: 'Arch Linux', directories: ['/etc', '/boot', '/usr'], rewritten: [] },
	freebsd: {
		name: 'FreeBSD',
		directories: [
			'/etc',
			'/boot',
			'/bin',
			'/sbin',
			'/lib',
			'/libexec',
			'/usr/bin',
			'/usr/sbin',
			'/usr/lib',
			'/usr/libexec',
			'/usr/local',
		],
		rewritten: [],
		remarks: [
			'# /bin, /sbin and /lib are links on Linux only.',
			'# samhain-lint-disable-file linked-directory',
		],
	},
};

/** As a person calls a kind of system. */
export function starterSystemName(system: StarterSystem): string {
	return SYSTEMS[system].name;
}

/** What a starter of a role is, in a few words. */
export function starterSummary(role: Role): string {
	switch (role) {
		case 'client':
			return 'A samhain that reports to a yule server';
		case 'standalone':
			return 'A samhain without a server, which mails its reports';
		case 'server':
			return 'A yule server, which mails what its clients report';
	}
}

/**
 * A whole configuration that the daemon accepts without a message and that tells a person what it finds: by mail, or by way
 * of the server.
 * @param choice values that it does not name are those of `STARTER_VALUES`
 */
export function makeStarter(choice: StarterChoice): Starter {
	const values = { ...STARTER_VALUES, ...choice.values };
	const lines = linesOf(choice).join('\n');
	const stops = new Map<Hole, number>();
	const stopOf = (name: Hole): number => {
		const stop = stops.get(name) ?? stops.size + 1;
		stops.set(name, stop);
		return stop;
	};
	return {
		text: `${lines.replace(HOLES, (_, name: Hole) => values[name])}\n`,
		snippet: `${lines.replace(HOLES, (_, name: Hole) => `\${${stopOf(name)}:${values[name].replace(/[\\$}]/g, '\\$&')}}`)}\n$0`,
	};
}

type Hole = keyof StarterValues;

/** Where a value of the administrator goes; nothing else in the lines means anything in a snippet. */
const HOLES = /\{(logServer|mailAddress|mailRelay)\}/g;

function linesOf(choice: StarterChoice): readonly string[] {
	const { role, system, version } = choice;
	const { name } = SYSTEMS[system];
	switch (role) {
		case 'client':
			return [
				`# samhainrc of a client on ${name}, for samhain ${version} and later.`,
				'# The server must know the client: add an entry to [Clients] of its yulerc.',
				'',
				...clientLog(),
				...watchedLines(system),
				...ownLines(),
			];
		case 'standalone':
			return [
				`# samhainrc of a standalone samhain on ${name}, for samhain ${version} and later.`,
				'',
				...standaloneLog(),
				...watchedLines(system),
				...ownLines(),
			];
		case 'server':
			return serverLines(version);
	}
}

function clientLog(): readonly string[] {
	return [
		'[Log]',
		'# The server keeps and mails the reports; marks show that the client is alive.',
		'ExportSeverity=mark',
		'LogSeverity=mark',
		'MailSeverity=none',
		'PrintSeverity=none',
		'',
		'[Client]',
		'SetLogServer={logServer}',
		'',
	];
}

function standaloneLog(): readonly string[] {
	return [
		'[Log]',
		'# Every changed file has the severity crit.',
		'MailSeverity=crit',
		'LogSeverity=mark',
		'PrintSeverity=none',
		'',
		...mailLines(),
	];
}

function mailLines(): readonly string[] {
	return ['[Mail]', 'SetMailAddress={mailAddress}', 'SetMailRelay={mailRelay}', ''];
}

function watchedLines(system: StarterSystem): readonly string[] {
	const { directories, rewritten, remarks = [] } = SYSTEMS[system];
	return [
		'[ReadOnly]',
		'# The number before a path is how many levels of subdirectories samhain checks.',
		...remarks,
		...directories.map((path) => `dir=99${path}`),
		'',
		'[Attributes]',
		'# The system rewrites these: samhain checks only owner, group and mode.',
		'file=/etc',
		'file=/etc/resolv.conf',
		...rewritten.flatMap((path) => [`@if file_exists ${path}`, `file=${path}`, '@end']),
		'',
	];
}

function ownLines(): readonly string[] {
	return [
		'[Misc]',
		'Daemon=yes',
		'# Make the baseline with: samhain -t init',
		'ChecksumTest=check',
		// Without it Debian's samhain 4.1.4 reports CRIT "Weird filename" for a file of the package ca-certificates in /etc/ssl/certs.
		'# Without this line a file name with other letters than ASCII is an alarm.',
		'FilenamesAreUTF8=yes',
		'# Seconds between two checks of the files, and between two marks.',
		'SetFileCheckTime=7200',
		'SetLoopTime=600',
		'',
		'[EOF]',
	];
}

function serverLines(version: DaemonVersion): readonly string[] {
	return [
		`# yulerc of a log server, for yule ${version} and later.`,
		'',
		'[Log]',
		'# Every file that a client reports as changed has the severity crit.',
		'MailSeverity=crit',
		'LogSeverity=info',
		'PrintSeverity=none',
		'',
		...mailLines(),
		'[Misc]',
		'Daemon=yes',
		'# Without this line yule mails no message of a client.',
		'UseClientSeverity=yes',
		'# Yule reports a client that is silent for this number of seconds.',
		'SetClientTimeLimit=7200',
		'',
		'# Each client needs an entry: samhain-lint client add yulerc --name NAME',
		'',
		'[EOF]',
	];
}
