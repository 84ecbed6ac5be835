// Makes core/catalogue/profiles.generated.ts: the profiles of `samhain-lint audit` as one JSON string, which stays
// unparsed until somebody audits.
// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const TARGET = 'server/src/core/catalogue/profiles.generated.ts';

/** @type {import('./products.mjs').Product} */
export const profiles = {
	name: 'profiles',
	async render(root) {
		const folder = path.join(root, 'catalogue/profiles');
		const files = (await readdir(folder)).sort();
		const read = await Promise.all(
			files.map(async (file) => {
				const { $schema: _, ...profile } = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
				if (file !== `${profile.id}.json`) throw new Error(`${file} has the id ${profile.id}`);
				return profile;
			}),
		);
		const json = JSON.stringify(read).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
		return [
			{
				path: TARGET,
				text: `// Made by scripts/generate/profiles.mjs from catalogue/profiles. Do not edit.\n\n/** All profiles, as JSON. */\nexport const PROFILES = '${json}';\n`,
			},
		];
	},
};
