// Renames at random: whatever is renamed, the daemon reads the files as before, but for the name.
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { allNames, type NameUse } from '../../server/src/core/features/names/name-uses.ts';
import type { AnalysisSettings } from '../../server/src/core/settings/settings.ts';
import { loadDeployment } from './deployment.ts';
import type { FixtureFile } from './fixture.ts';
import { LINES, pick } from './random-edits.ts';
import { readingImage } from './reading-image.ts';
import { renameFiles } from './rename.ts';

/** Lines with names that mean each other. */
const NAME_LINES = [
	'[Mail]',
	'[Logmon]',
	'[Clients]',
	'[Misc]',
	'SetMailAddress=root@example.org',
	'SetMailAddress=ops',
	'SetMailAlias=team:root@example.org, ops',
	'SetMailAlias=ops : root@example.org',
	'SetAddrSeverity=crit',
	'LogmonQueue=q1:60:sum:crit:team',
	'LogmonQueue= q2 :60:report:warn',
	'LogmonRule=q2:web1.example.org',
	'LogmonRule=KEEP(60,first):q1:one',
	'LogmonRule=MARK(60,q1):q2:one',
	'LogmonRule=CORRELATE(first):q1:two',
	'LogmonBurstQueue=q1',
	'LogmonHost=web1\\.example\\.org',
	'LogmonHost=^web1.example.org$',
	'LogmonGroup=q1:group',
	'OpenCommand=/bin/true',
	'Client=web@0123456789ABCDEF@00',
	'@web',
	'@web1',
	'SetTimeServer=web1',
	'SetTimeServer=web1.example.org',
	'SetTimeServer=WEB2.example.org',
	'@if hostname_matches ^web1\\.example\\.org$',
	'@if not hostname_matches web2.example.org',
	'@if hostname_matches ^web',
	'@if hostname_matches web2$',
	'@else',
	'@end',
] as const;

/** A file of random lines with many names. */
export function randomNamedFile(random: () => number, lines: number): string {
	const text = Array.from({ length: lines }, () =>
		random() < 0.7 ? pick(random, NAME_LINES) : pick(random, LINES),
	);
	return `${text.join('\n')}${random() < 0.8 ? '\n' : ''}`;
}

/** What a rename must not change. */
export interface RenameMismatch {
	readonly before: string;
	readonly after: string;
	readonly name: string;
	readonly newName: string;
	/** The host that the files were read for; empty: any. */
	readonly host: string;
}

const NEW_NAMES: Readonly<Record<NameUse['space'], (random: () => number) => string>> = {
	host: (random) => `zq${Math.floor(random() * 1e6)}.example.net`,
	recipient: (random) => `zq${Math.floor(random() * 1e6)}@example.net`,
	queue: (random) => `zq${Math.floor(random() * 1e6)}`,
	'log-group': (random) => `zq${Math.floor(random() * 1e6)}`,
	mark: () => 'never',
	command: (random) => `/bin/zq${Math.floor(random() * 1e6)}`,
	'file-type': () => 'never',
};

/** The settings of a file for one host; an empty name: any. */
function forHost({ host: _, ...settings }: AnalysisSettings, host: string): AnalysisSettings {
	return host === '' ? settings : { ...settings, host };
}

/** An image with the new name as the old one was, in lower case and without the backslashes of expressions. */
function withOldName(image: string, name: string, newName: string): string {
	return image.toLowerCase().replaceAll('\\', '').replaceAll(newName, name);
}

/**
 * Renames a random name of a file and reads it for several hosts.
 * @returns `undefined` where there is nothing to rename, or the rename is refused; `same` where the reading is as before
 */
export function renameAtRandom(
	random: () => number,
	text: string,
	settings: AnalysisSettings,
): RenameMismatch | 'same' | undefined {
	const names = allNames(new Analysis(text, settings, { rules: [] }));
	const name = names[Math.floor(random() * names.length)];
	if (name === undefined) return undefined;
	const newName = NEW_NAMES[name.space](random);
	const files = [{ path: '', text }];
	const renamed = renameFiles(files, '', name.range.start, newName, settings);
	if (typeof renamed === 'string') return undefined;
	const after = renamed[0]?.text ?? '';
	const old = name.key.toLowerCase();
	const hosts = new Set([
		'',
		settings.host ?? '',
		...(name.space === 'host' ? [old, 'web2.example.org'] : []),
	]);
	for (const host of hosts) {
		const was = readingImage(text, forHost(settings, host));
		const now = readingImage(
			after,
			forHost(settings, host === old && name.space === 'host' ? newName : host),
		);
		if (withOldName(was, old, old) !== withOldName(now, old, newName))
			return { before: text, after, name: name.text, newName, host };
	}
	// Back again, every byte is as it was but for the letter case of the spellings.
	const back = renameFiles([{ path: '', text: after }], '', name.range.start, name.key, settings);
	const restored = typeof back === 'string' ? back : (back[0]?.text ?? '');
	if (restored.toLowerCase().replaceAll('\\', '') !== text.toLowerCase().replaceAll('\\', ''))
		return { before: text, after: restored, name: name.text, newName, host: 'back' };
	return 'same';
}

/** A random deployment of a few hosts. */
export function randomDeployment(random: () => number): readonly FixtureFile[] {
	const hosts = ['web1', 'web2', 'db1', 'mail']
		.filter(() => random() < 0.8)
		.map((one) => `${one}.example.org`);
	const tests = (): string =>
		Array.from({ length: Math.floor(random() * 6) }, () =>
			pick(random, [
				'@web1.example.org',
				'@if hostname_matches ^web2\\.example\\.org$',
				'@if not hostname_matches db1.example.org',
				'@if hostname_matches ^web',
				'@else',
				'@end',
				'[Misc]',
				'[ReadOnly]',
				'Daemon=yes',
				'file=/etc/passwd',
				'SetTimeServer=mail.example.org',
				'SetLoopTime=60',
			]),
		).join('\n');
	return [
		{
			path: 'srv/etc/yulerc',
			text: `[Clients]\n${hosts.map((one) => `Client=${one}@0123456789ABCDEF@00\n`).join('')}${tests()}\n`,
		},
		{
			path: 'srv/etc/hosts',
			text: hosts.map((one, at) => `10.0.0.${at} ${one} ${one.split('.')[0]}\n`).join(''),
		},
		{ path: 'srv/etc/hosts.allow', text: `yule: ${hosts.join(', ')}\n` },
		{ path: 'srv/var/lib/yule/rc', text: `${tests()}\n` },
		...hosts
			.filter(() => random() < 0.7)
			.map((one) => ({ path: `srv/var/lib/yule/rc.${one}`, text: `${tests()}\n` })),
	];
}

/** Renames a random host of a deployment; see `renameAtRandom`. */
export function renameHostAtRandom(
	random: () => number,
	files: readonly FixtureFile[],
): RenameMismatch | 'same' | undefined {
	const loaded = loadDeployment(files);
	const configurations = files.filter(({ path }) => {
		const role = loaded.members.get(path)?.role;
		return role === 'server' || role === 'client-config';
	});
	const names = configurations.flatMap(({ path, text }) =>
		allNames(loaded.analyse(path, text)).map((name) => ({ path, name })),
	);
	const chosen = names[Math.floor(random() * names.length)];
	if (chosen === undefined || chosen.name.space !== 'host') return undefined;
	const { path, name } = chosen;
	const newName = NEW_NAMES.host(random);
	const renamed = renameFiles(files, path, name.range.start, newName);
	if (typeof renamed === 'string') return undefined;
	const old = name.key;
	const after = loadDeployment(renamed);
	const hosts = ['', old, ...loaded.deployment.entries.keys()];
	for (const [at, file] of files.entries()) {
		const now = renamed[at];
		if (now === undefined || !configurations.includes(file)) continue;
		const { settings } = loaded.analyse(file.path, file.text);
		// A file that the server sends to one client is read there only.
		const reader = loaded.members.get(file.path)?.client ?? '';
		for (const host of reader === '' ? hosts : ['', reader]) {
			const was = readingImage(file.text, forHost(settings, host));
			const is = readingImage(now.text, forHost(settings, host === old ? newName : host));
			if (withOldName(was, old, old) !== withOldName(is, old, newName))
				return { before: file.text, after: now.text, name: old, newName, host };
		}
	}
	const found = (deployment: typeof loaded): string =>
		[...deployment.shownFindings()]
			.map(({ reported }) => reported.ruleId)
			.sort()
			.join(' ');
	if (found(loaded) !== found(after))
		return { before: found(loaded), after: found(after), name: old, newName, host: 'findings' };
	return 'same';
}
