// Which destinations receive which event, on the command line.
import { expect, test } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

const CONFIG = `[Log]
PrintSeverity=none
LogSeverity=warn
MailSeverity=crit
SyslogSeverity=alert
SyslogClass=RUN
ExternalSeverity=err
[Misc]
SetMailAddress=root@example.org
SetAddrSeverity=alert
SetMailAddress=boss@example.org
SetMailFilterNot=cron
[External]
OpenCommand=/usr/bin/pager
CloseCommand
OpenCommand=/usr/bin/watch-clients
SetType=mon
CloseCommand
[EventSeverity]
SeverityReadOnly=crit
SeverityLogFiles=info
SeverityUser0=none
@web1
SeverityAttributes=alert
@end
[ReadOnly]
dir=/etc
[LogFiles]
file=/var/log/x
[Attributes]
file=/etc/mtab
[User0]
file=/etc/motd
`;

interface Cell {
	readonly destination: string;
	readonly delivered: string;
	readonly receivers: readonly string[];
	readonly lines: readonly number[];
}

interface Event {
	readonly option: string;
	readonly severity: string | null;
	readonly line: number | null;
	readonly conditional: boolean;
	readonly canOccur: boolean;
	readonly reach: string;
	readonly to: readonly Cell[];
}

interface Routes {
	readonly destinations: readonly {
		readonly name: string;
		readonly ready: boolean;
		readonly severities: readonly string[];
		readonly receivers: readonly { readonly name: string; readonly severities: readonly string[] | null }[];
	}[];
	readonly events: readonly Event[];
	readonly messages: readonly {
		readonly classes: readonly string[];
		readonly severity: string;
		readonly reach: string;
		readonly to: readonly Cell[];
	}[];
}

function routes(config: string, ...more: readonly string[]): Routes {
	const folder = new CliFolder({ rc: config });
	const { out, error, status } = folder.run([
		...['routes', 'rc', '--role', 'standalone', '--build', 'full', '--format', 'json'],
		...more,
	]);
	expect(error).toBe('');
	expect(status).toBe(0);
	return JSON.parse(out);
}

const all = routes(CONFIG);

function eventsOf(option: string, found = all): readonly Event[] {
	return found.events.filter((event) => event.option === option);
}

function delivered(event: { readonly to: readonly Cell[] } | undefined): Readonly<Record<string, string>> {
	return Object.fromEntries(
		event?.to.filter((cell) => cell.delivered !== 'no').map((cell) => [cell.destination, cell.delivered]) ??
			[],
	);
}

test('an event goes where threshold, class and recipient let it pass', () => {
	const [event] = eventsOf('SeverityReadOnly');
	expect(event).toMatchObject({ severity: 'crit', line: 20, canOccur: true, reach: 'destination' });
	expect(delivered(event)).toEqual({ 'log file': 'yes', mail: 'filtered', 'external programs': 'yes' });
	const mail = event?.to.find(({ destination }) => destination === 'mail');
	expect(mail?.receivers).toEqual(['boss@example.org']);
	expect(mail?.lines).toEqual([4, 11, 12]);
});

test('a recipient has a threshold of its own', () => {
	const mail = all.destinations.find(({ name }) => name === 'mail');
	expect(mail?.receivers.map(({ name, severities }) => [name, severities])).toEqual([
		['root@example.org', ['alert']],
		['boss@example.org', null],
	]);
});

test('a program that is not for log messages gets none', () => {
	const programs = all.destinations.find(({ name }) => name === 'external programs');
	expect(programs?.receivers.map(({ name }) => name)).toEqual(['/usr/bin/pager']);
	const alone = routes(CONFIG.replace('OpenCommand=/usr/bin/pager\nCloseCommand\n', ''));
	expect(alone.destinations.find(({ name }) => name === 'external programs')?.ready).toBe(false);
});

test('an event below every threshold reaches nobody, and one that is turned off is not sent', () => {
	expect(eventsOf('SeverityLogFiles')).toMatchObject([{ severity: 'info', reach: 'nobody' }]);
	expect(eventsOf('SeverityUser0')).toMatchObject([{ severity: 'none', to: [] }]);
	const loud = routes(CONFIG.replace('PrintSeverity=none', 'PrintSeverity=info'));
	expect(eventsOf('SeverityLogFiles', loud)).toMatchObject([{ reach: 'console' }]);
});

test('a line that only some hosts read has a row beside the default', () => {
	const rows = eventsOf('SeverityAttributes');
	expect(rows).toMatchObject([
		{ severity: 'alert', line: 24, conditional: true },
		{ severity: 'crit', line: null },
	]);
	// RUN is a group that contains the class of events.
	expect(rows.map(delivered)).toMatchObject([{ syslog: 'yes', mail: 'yes' }, { mail: 'filtered' }]);
	expect(eventsOf('SeverityAttributes', routes(CONFIG, '--host', 'web1'))).toMatchObject([
		{ severity: 'alert', conditional: false },
	]);
});

test('an event that nothing in the file can cause is marked so', () => {
	expect(eventsOf('SeverityGrowingLogs')).toMatchObject([{ canOccur: false }]);
	expect(eventsOf('SeverityMountMissing')).toMatchObject([{ canOccur: false }]);
});

test('messages of classes that go the same ways share a row', () => {
	const alerts = all.messages.filter(({ severity }) => severity === 'alert');
	expect(alerts.map(({ classes }) => classes)).toEqual([
		['PANIC', 'FIL_OLD', 'TCP', 'ERR', 'STAMP', 'ENET', 'EINPUT'],
		['RUN_OLD', 'EVENT', 'START', 'LOGKEY'],
	]);
	expect(alerts.map(delivered)).toMatchObject([{ 'log file': 'yes' }, { syslog: 'yes' }]);
});

test('text and HTML name receivers and mark what reaches nobody', () => {
	const folder = new CliFolder({ rc: CONFIG });
	const text = folder.run(['routes', 'rc', '--role', 'standalone', '--no-color']).out;
	expect(text).toMatch(/SeverityReadOnly +crit \(line 20\) +yes +- +filtered boss@example\.org +yes/);
	expect(text).toMatch(/SeverityLogFiles .* reaches nobody/);
	const page = folder.run(['routes', 'rc', '--role', 'standalone', '--format', 'html']).out;
	expect(page).toContain('<th scope="row">SeverityReadOnly');
	expect(page).toContain('<strong>⚠ reaches nobody</strong>');
	expect(page).not.toContain('<script');
});
