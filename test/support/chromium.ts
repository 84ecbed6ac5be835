// A real Chromium without any network, for tests of pages that lie in a folder.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const INSTALL = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];

/** The program; as root it is installed where it is missing. */
function findChromium(): string {
	const found = PROGRAMS.find((path) => existsSync(path));
	if (found !== undefined) return found;
	if (process.getuid?.() !== 0)
		throw new Error(`Chromium is missing. Install it: apt-get update && apt-get ${INSTALL.join(' ')}`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
	execFileSync('apt-get', INSTALL, { env, stdio: 'ignore' });
	return PROGRAMS[0] ?? '';
}

/** Starts the browser; it resolves no name. */
export function startChromium(): Promise<Browser> {
	return chromium.launch({
		executablePath: findChromium(),
		headless: true,
		args: [
			...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
			...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
			'--host-resolver-rules=MAP * ~NOTFOUND',
		],
	});
}
