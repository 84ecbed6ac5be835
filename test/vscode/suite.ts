// What a person does with the extension, done inside a real VS Code through its own commands.
// The same suite runs in every host; nothing here may need Node.

import { deploymentCases } from './deployment-cases.ts';
import { guidanceCases } from './guidance-cases.ts';
import { languageCases } from './language-cases.ts';
import { manifestCases } from './manifest-cases.ts';
import { namesCases } from './names-cases.ts';
import { runCases } from './runner.ts';
import { silenceCases } from './silence-cases.ts';
import { toolCases } from './tool-cases.ts';
import { viewCases } from './view-cases.ts';
import { virtualCases } from './virtual-cases.ts';
import { watchedPathsCases } from './watched-paths-cases.ts';
import { writingCases } from './writing-cases.ts';

/** Called by VS Code; its rejection is the failure. */
export async function run(): Promise<void> {
	await runCases([
		...manifestCases,
		...languageCases,
		...guidanceCases,
		...deploymentCases,
		...namesCases,
		...watchedPathsCases,
		...writingCases,
		...silenceCases,
		...viewCases,
		...toolCases,
		...virtualCases,
	]);
}
