// `--watch`: lints again whenever one of the files changes, until somebody ends it.
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FSWatcher } from 'chokidar';
import {
	canBeMember,
	folderOf,
	isBackupName,
	isConfigurationName,
	isSkippedFolder,
	PROJECT_FILE_NAME,
} from '../../core/index.ts';
import { withSlashes } from '../../platform/node-files.ts';
import { fixedPartOf } from '../input.ts';
import { shownPath } from '../reporters/printable.ts';
import { errorLine, type Terminal } from '../terminal.ts';
import type { KnownResults } from './lint-file.ts';
import type { LintOptions } from './options.ts';
import { runLint } from './run-lint.ts';

/** Changes come in swarms: an editor writes a copy and renames it, Git changes many files. */
const QUIET_MS = 100;
/** Clears a terminal and what it has scrolled away. */
const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H';

/**
 * Lints files, and again when they change. Files that did not change are not read again, unless a deployment needs them.
 * @returns the exit status after a signal ends the watch: 130 after Ctrl+C
 */
export async function watchLint(options: LintOptions, terminal: Terminal): Promise<number> {
	let known: KnownResults = new Map();
	const changes = new Set<string>();
	let wake: () => void = () => undefined;
	const watcher = await startWatcher(options, (path) => {
		changes.add(path);
		wake();
	});
	let status: number | undefined;
	const ended = terminal.untilInterrupted().then((given) => {
		status = given;
		wake();
	});
	for (;;) {
		await runLint(options, terminal, known);
		// Nobody reads the reports any more.
		if (terminal.isOutputLost()) status ??= 2;
		else terminal.error(errorLine('waiting for changes; Ctrl+C ends'));
		while (changes.size === 0 && status === undefined)
			await new Promise<void>((resume) => {
				wake = resume;
			});
		if (status !== undefined) break;
		await Promise.race([setTimeout(QUIET_MS), ended]);
		if ([...changes].some(changesSettings(options))) known = new Map();
		announce([...changes], terminal);
		changes.clear();
	}
	await watcher.close();
	return status;
}

/** Says what changed, on a screen of its own where there is one. */
function announce(changes: readonly string[], terminal: Terminal): void {
	if (terminal.width !== undefined) terminal.out(CLEAR_SCREEN);
	const [first = ''] = changes;
	const more = changes.length > 1 ? ` and ${changes.length - 1} more` : '';
	terminal.error(errorLine(`${shownPath(first)}${more} changed`));
}

/** Files besides the arguments that decide what is found. */
function settingsFiles({ config, machine, baseline }: LintOptions): readonly string[] {
	return [config, machine, baseline].filter((file) => file !== undefined);
}

/** Whether a change makes the results of other files void. */
function changesSettings(options: LintOptions): (path: string) => boolean {
	const files = settingsFiles(options).map((file) => resolve(file));
	return (path) => basename(path) === PROJECT_FILE_NAME || files.includes(resolve(path));
}

async function startWatcher(options: LintOptions, changed: (path: string) => void): Promise<FSWatcher> {
	// Read only now: nobody else waits for it.
	const { watch } = await import('chokidar');
	const named = new Set([...options.paths, ...settingsFiles(options)].map((path) => resolve(path)));
	const watched = [...options.paths.map(fixedPartOf), ...settingsFiles(options), ...projectFiles(options)];
	const watcher = watch([...new Set(watched)], {
		ignoreInitial: true,
		ignored: (path) => isSkipped(withSlashes(path)),
	});
	watcher.on('all', (_event, path) => {
		if (named.has(resolve(path)) || isRelevant(basename(path))) changed(path);
	});
	await new Promise<void>((ready) => watcher.once('ready', ready));
	return watcher;
}

/** Project files that apply from above. */
function projectFiles({ paths, useConfig, config }: LintOptions): readonly string[] {
	if (!useConfig || config !== undefined) return [];
	const files = new Set<string>();
	for (const path of paths) {
		for (let folder = resolve(fixedPartOf(path)); ; folder = dirname(folder)) {
			const file = resolve(folder, PROJECT_FILE_NAME);
			if (existsSync(file)) files.add(file);
			if (dirname(folder) === folder) break;
		}
	}
	return [...files];
}

function isSkipped(path: string): boolean {
	return isSkippedFolder(basename(path), folderOf(path));
}

/** Whether a file of this name can change what is found. */
function isRelevant(name: string): boolean {
	if (isBackupName(name)) return false;
	return canBeMember(name) || isConfigurationName(name) || name === '.gitignore';
}
