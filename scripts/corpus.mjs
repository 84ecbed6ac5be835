// `npm run corpus -- DIR`: lints real configuration files and compares what is found with a reviewed snapshot.
// DIR holds the files and an `index.jsonl` that tells their kind; the files themselves are not part of the project.
// `--update` writes the snapshot anew: read its diff line by line before you commit it.
// @ts-check

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCore } from './load-core.mjs';
import { readCorpus } from './read-corpus.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const snapshotFile = join(root, 'test/corpus/findings.txt');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const isUpdate = process.argv.includes('--update');

if (folder === undefined || !existsSync(join(folder, 'index.jsonl'))) {
	console.error('usage: npm run corpus -- DIR [--update]   (DIR with an index.jsonl)');
	process.exit(2);
}

const { Analysis, DEFAULT_SETTINGS, reportFindings } = await loadCore({
	Analysis: 'server/src/core/analysis/analysis.ts',
	DEFAULT_SETTINGS: 'server/src/core/settings/settings.ts',
	reportFindings: 'server/src/core/report/report.ts',
});

/** @type {string[]} */
const failures = [];
/** @type {string[]} */
const lines = [];
const files = readCorpus(folder);
for (const { file, text, settings } of files) {
	try {
		const analysis = new Analysis(text, { ...DEFAULT_SETTINGS, ...settings });
		const found = reportFindings(analysis);
		if (analysis.text !== text) failures.push(`${file}: the lines joined are not the file`);
		for (const finding of found) {
			if (finding.severity !== 'error' && finding.severity !== 'warning') continue;
			const says = finding.daemonSays.length > 0 ? 'daemon' : 'silent';
			lines.push(
				`${file}:${finding.range.start.line + 1}\t${finding.severity}\t${finding.ruleId}\t${says}\t${finding.what}`,
			);
		}
	} catch (error) {
		failures.push(`${file}: ${error instanceof Error ? error.stack : error}`);
	}
}

const now = `${lines.join('\n')}\n`;
if (isUpdate) {
	writeFileSync(snapshotFile, now);
	console.log(
		`${files.length} files, ${lines.length} findings at warning or above written to ${snapshotFile.slice(root.length + 1)}`,
	);
} else {
	const before = existsSync(snapshotFile) ? readFileSync(snapshotFile, 'utf8') : '';
	const old = new Set(before.split('\n').filter(Boolean));
	const current = new Set(lines);
	for (const line of current) if (!old.has(line)) failures.push(`new finding: ${line}`);
	for (const line of old) if (!current.has(line)) failures.push(`finding is gone: ${line}`);
}
for (const failure of failures) console.error(failure);
const failed = new Set(failures.map((failure) => failure.split(':')[0])).size;
console.log(
	`${files.length} files read, ${lines.length} findings at warning or above, ${failures.length} differences`,
);
console.log(`${files.length - Math.min(failed, files.length)} passed, ${failed} failed`);
process.exit(failures.length > 0 ? 1 : 0);
