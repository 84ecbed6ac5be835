// Several lines that are written together in a section, for completion: a recipient with its filter, a command with its
// checksum, what switches a module on.
import { optionsIn } from '../catalogue/lookup.ts';
import type { Daemon } from '../daemon/daemon.ts';
import type { Offer } from './cursor-line.ts';

interface Block {
	readonly section: string;
	readonly detail: string;
	/** `{1:text}` and `{1|first,second|}` are tab stops. */
	readonly lines: readonly string[];
}

const BLOCKS: readonly Block[] = [
	{
		section: 'Log',
		detail: 'which messages go where',
		lines: [
			'MailSeverity={1|crit,alert,none|}',
			'LogSeverity={2|mark,info,warn,err|}',
			'SyslogSeverity={3|none,alert,crit|}',
			'PrintSeverity={4|none,crit,info|}',
		],
	},
	{
		section: 'Mail',
		detail: 'a recipient with threshold and filter',
		lines: [
			'SetMailAddress={1:root@localhost}',
			'SetAddrSeverity={2|crit,alert,err,warn|}',
			'SetMailFilterNot={3:/var/tmp}',
			'CloseAddress',
		],
	},
	{
		section: 'External',
		detail: 'a program for some messages',
		lines: [
			'OpenCommand={1:/usr/local/sbin/samhain-alert}',
			'SetType={2|log,srv,mon|}',
			'SetCommandLine={3:samhain-alert}',
			'SetFilterOr={4:ALERT CRIT}',
			'CloseCommand',
		],
	},
	{
		section: 'Misc',
		detail: 'checks at fixed times',
		lines: ['FileCheckScheduleOne={1:30} {2:3} {3:*} {4:*} {5:*}'],
	},
	{
		section: 'SuidCheck',
		detail: 'searches for SUID programs',
		lines: ['SuidCheckActive=yes', 'SuidCheckInterval={1:7200}', 'SeveritySuidCheck={2|crit,alert|}'],
	},
	{
		section: 'Utmp',
		detail: 'reports who logs in',
		lines: [
			'LoginCheckActive=yes',
			'LoginCheckInterval={1:60}',
			'SeverityLogin={2|crit,info|}',
			'SeverityLoginMulti={3|crit,info|}',
			'SeverityLogout={4|info,crit|}',
		],
	},
	{
		section: 'Logmon',
		detail: 'reports lines of a log file',
		lines: [
			'LogmonActive=yes',
			'LogmonWatch={1|SYSLOG,APACHE,SAMBA|}:{2:/var/log/syslog}',
			'LogmonQueue={3:alerts}:{4:60}:{5|report,sum|}:{6|crit,warn|}',
			'LogmonRule={3:alerts}:{7:error}',
		],
	},
];

const STOP = /\{(\d)(?::([^}]*)|\|([^,|]*)([^|]*)\|)\}/g;

/** The blocks of a section whose options this daemon has. */
export function blockOffers(sections: readonly string[], daemon: Daemon): Offer[] {
	return BLOCKS.filter(
		({ section, lines }) =>
			sections.includes(section) && lines.every((line) => isKnown(section, line, daemon)),
	).map(({ detail, lines }): Offer => {
		const body = `${lines.join('\n')}\n`;
		const names = [lines[0], lines.at(-1)].map(nameOf);
		return {
			label: lines.length === 1 ? `${names[0]} …` : `${names[0]} … ${names[1]}`,
			kind: 'snippet',
			text: body.replace(STOP, (_, _stop, text?: string, first?: string) => text ?? first ?? ''),
			snippet: `${body.replace(STOP, (hole) => `$${hole}`)}$0`,
			detail,
		};
	});
}

function nameOf(line: string | undefined): string {
	return /^\w+/.exec(line ?? '')?.[0] ?? '';
}

function isKnown(section: string, line: string, daemon: Daemon): boolean {
	const key = nameOf(line).toLowerCase();
	return optionsIn(section, daemon).some((option) => option.key === key);
}
