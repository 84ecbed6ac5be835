// Draws icons/icon.png, which galleries show, from icons/icon.svg: they take no SVG. Needs Chromium.
//   npm run icon
// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from './load-core.mjs';
import { findBrowser } from './vscode-host/install.mjs';

/** Pixels, as galleries ask for. */
const SIZE = 128;

const drawing = readFileSync(join(ROOT, 'icons/icon.svg'), 'utf8');
const executablePath = findBrowser();
const browser = await chromium.launch({
	...(executablePath === undefined ? undefined : { executablePath }),
	args: ['--no-sandbox', '--disable-gpu'],
});
try {
	const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
	await page.setContent(
		`<style>body{margin:0}svg{display:block;width:${SIZE}px;height:${SIZE}px}</style>${drawing}`,
	);
	await page.screenshot({ path: join(ROOT, 'icons/icon.png'), omitBackground: true });
} finally {
	await browser.close();
}
