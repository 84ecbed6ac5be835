// How long samhain-lint.html takes from opening to the findings of its sample, as a ratio to the command line over the same
// files, and from a typed letter to the finding that it makes. Prints a table.
//   node scripts/bench/page.mjs [--runs 7]
// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { bundleAll } from '../bundle.mjs';
import { ROOT } from '../load-core.mjs';
import { SINGLE, writeSingle } from '../site.mjs';

const runs = Number(parseArgs({ options: { runs: { type: 'string', default: '7' } } }).values.runs);

/** @param {number[]} times */
function median(times) {
	return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

/** @returns {number} milliseconds of the command line */
function timeCommandLine() {
	const start = performance.now();
	spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), join(ROOT, 'sample')]);
	return performance.now() - start;
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @returns {Promise<{ opened: number, typed: number }>} milliseconds
 */
async function timePage(browser, address) {
	const page = await browser.newPage();
	try {
		// The clock of the page starts with its loading.
		await page.addInitScript(() => {
			new MutationObserver(() => {
				if (document.querySelectorAll('ol.findings > li').length >= 8 && !('opened' in globalThis))
					Reflect.set(globalThis, 'opened', performance.now());
			}).observe(document, { childList: true, subtree: true });
		});
		await page.goto(address);
		await page.waitForFunction(() => 'opened' in globalThis);
		const opened = Number(await page.evaluate(() => Reflect.get(globalThis, 'opened')));
		await page.locator('.cm-content').click();
		await page.keyboard.press('Control+Home');
		const typed = await page.evaluate(async () => {
			const marks = () => document.querySelectorAll('.cm-content .cm-lintRange').length;
			const before = marks();
			const start = performance.now();
			document.execCommand('insertText', false, 'x');
			while (marks() === before && performance.now() - start < 5000)
				await new Promise((resolve) => setTimeout(resolve));
			return performance.now() - start;
		});
		return { opened, typed };
	} finally {
		await page.close();
	}
}

await bundleAll({ isQuiet: true });
const folder = mkdtempSync(join(tmpdir(), 'samhain-page-'));
const browser = await chromium.launch({
	executablePath: '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
	await writeSingle(folder);
	const address = pathToFileURL(join(folder, SINGLE)).href;
	await timePage(browser, address);
	timeCommandLine();
	const pages = [];
	const lines = [];
	for (let run = 0; run < runs; run++) {
		pages.push(await timePage(browser, address));
		lines.push(timeCommandLine());
	}
	const opened = median(pages.map((one) => one.opened));
	const line = median(lines);
	console.log(`size: ${Math.round(statSync(join(folder, SINGLE)).size / 1024)} KiB`);
	console.log(
		`opening to findings: ${opened.toFixed(0)} ms; command line: ${line.toFixed(0)} ms; ratio ${(opened / line).toFixed(2)}`,
	);
	console.log(`letter to finding: ${median(pages.map((one) => one.typed)).toFixed(0)} ms`);
} finally {
	await browser.close();
	rmSync(folder, { recursive: true, force: true });
}
