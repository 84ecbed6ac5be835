#!/usr/bin/env node
// Takes the pictures of the README and of docs/features.md anew, from the samples and in the real editor.
//   npm run images
// @ts-check
import { join } from 'node:path';
import { bundleAll } from './bundle.mjs';
import { ROOT } from './load-core.mjs';
import { takeShots } from './screenshot.mjs';
import { HostUnavailableError } from './vscode-host/install.mjs';

const inRoot = (/** @type {string} */ path) => join(ROOT, path);
const server = inRoot('sample/yulerc');
const features = inRoot('scripts/images/features.samhainrc');
/** Enough for the file, and nothing of the workbench that the pictures do not show. */
const editorOnly = { file: features, size: '900x700', clip: '.editor-instance' };

try {
	await bundleAll({ isQuiet: true });
	await takeShots([
		{
			file: server,
			out: inRoot('docs/images/editor-dark.png'),
			at: 'web1.example.org',
			action: 'hover',
			size: '1280x720',
		},
		{
			file: server,
			out: inRoot('docs/images/editor-light.png'),
			at: 'web1.example.org',
			action: 'fix',
			theme: 'light',
			size: '1280x720',
		},
		{
			file: server,
			out: inRoot('docs/images/deployment.png'),
			command: 'Samhain: Show Deployment',
			size: '1280x800',
		},
		...['dark', 'light', 'contrast'].map((theme) => ({
			...editorOnly,
			theme,
			out: inRoot(`docs/images/features-${theme}.png`),
		})),
		{
			...editorOnly,
			file: inRoot('scripts/images/new.samhainrc'),
			out: inRoot('docs/images/features-starter.png'),
			action: 'suggest',
		},
		{
			...editorOnly,
			out: inRoot('docs/images/features-signature.png'),
			at: '\n\n[Nonsense]',
			type: '$ENTERFileCheckScheduleTwo=30 2 ',
		},
	]);
} catch (error) {
	console.error(error instanceof HostUnavailableError ? error.message : error);
	process.exitCode = 1;
}
