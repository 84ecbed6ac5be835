// Where messages go: which levels and classes each destination takes, from which lines, and what it lacks.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import {
	type Destination,
	destinationsOf,
	isDelivered,
	reachOf,
	reachOfAny,
} from '../../server/src/core/effective/destinations.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { settingsOf } from '../support/settings.ts';

function destinations(text: string, settings: Partial<AnalysisSettings> = {}): readonly Destination[] {
	return destinationsOf(new Analysis(text, settingsOf(text, settings)).view());
}

function named(all: readonly Destination[], title: string): Destination {
	const found = all.find((one) => one.title === title);
	if (found === undefined) throw new Error(`There is no destination ${title}.`);
	return found;
}

describe('destinations', () => {
	it('take what samhain sends them by default', () => {
		const all = destinations('[Log]\n', { role: 'standalone' });
		expect([...named(all, 'log file').levels]).toContain('err');
		expect(named(all, 'log file').thresholdLines).toEqual([]);
		expect(named(all, 'syslog').levels.size).toBe(0);
		expect(named(all, 'log server').levels.size).toBe(0);
		expect([...named(destinations('[Log]\n', { role: 'client' }), 'log server').levels]).toContain('mark');
	});

	it('take what their threshold in force selects', () => {
		const log = named(destinations('[Log]\nLogSeverity=debug\nLogSeverity=crit\n'), 'log file');
		expect([...log.levels]).toEqual(['crit', 'alert']);
		expect(log.thresholdLines.map(({ text }) => text)).toEqual(['LogSeverity=crit']);
	});

	it('take everything, where only the machine knows the threshold', () => {
		expect(named(destinations('[Log]\nLogSeverity=$(cat /etc/level)\n'), 'log file').levels.size).toBe(8);
	});

	it('need recipients, commands or a database', () => {
		expect(named(destinations('[Log]\nMailSeverity=crit\n'), 'mail').isReady).toBe(false);
		const mail = named(destinations('[Log]\nMailSeverity=crit\n[Mail]\nSetMailAddress=a@x.org\n'), 'mail');
		expect(mail.isReady).toBe(true);
		expect(mail.neededLines.map(({ text }) => text)).toEqual(['SetMailAddress=a@x.org']);
	});

	it('deliver a message of a level and a class that one of them takes', () => {
		const all = destinations('[Log]\nLogSeverity=warn\nLogClass=EVENT\n', { role: 'standalone' });
		expect(isDelivered(all, 'warn', ['EVENT'])).toBe(true);
		expect(isDelivered(all, 'warn', ['TCP'])).toBe(false);
		expect(isDelivered(all, 'info', ['EVENT'])).toBe(false);
		expect(reachOfAny(all, ['warn'])).toBe('delivered');
		expect(reachOfAny(all, ['info'])).toBe('console');
	});

	it('tell a console that the file chooses from one that nobody chose', () => {
		const reach = (lines: string): string =>
			reachOf(destinations(`[Log]\nLogSeverity=none\n${lines}\n`, { role: 'standalone' }), 'crit', ['EVENT']);
		expect(reach('')).toBe('console');
		expect(reach('PrintSeverity=none')).toBe('nowhere');
		expect(reach('PrintSeverity=alert')).toBe('nowhere');
		expect(reach('PrintClass=START')).toBe('nowhere');
		expect(reach('[Misc]\nDaemon=yes')).toBe('console');
		expect(reach('[Misc]\nDaemon=no')).toBe('delivered');
		expect(reach('[Misc]\nDaemon=yes\nSetConsole=/var/log/samhain.console')).toBe('delivered');
		expect(reach('[Misc]\nDaemon=yes\nSetConsole=/dev/null')).toBe('nowhere');
		expect(reach('[Misc]\nDaemon=yes\nSetConsole=/dev/stdout')).toBe('nowhere');
		expect(reach('[Misc]\nDaemon=yes\nSetConsole=/dev/null\nSetConsole=/dev/tty9')).toBe('delivered');
		expect(reach('[Misc]\nSetConsole=/dev/null')).toBe('console');
		expect(reach('[Misc]\nSetConsole=/dev/stderr')).toBe('delivered');
	});
});
