// A test runner of some lines, since the suite runs where no framework is: in VS Code's extension host.
// It must not know VS Code.

export interface Case {
	readonly name: string;
	readonly run: () => Promise<void>;
}

/** Begins every line for the person who waits; the browser host prints no others. */
const mark = 'suite: ';
const caseTimeoutMs = 60_000;

/** Runs the cases one after the other; rejects at the end if one of them failed. */
export async function runCases(cases: readonly Case[]): Promise<void> {
	let failures = 0;
	for (const { name, run } of cases) {
		const start = Date.now();
		try {
			await Promise.race([run(), rejectAfter(caseTimeoutMs)]);
			console.log(`${mark}  ✓ ${name} (${Date.now() - start} ms)`);
		} catch (error) {
			failures += 1;
			const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
			console.log(`${mark}  ✗ ${name}`);
			for (const line of text.split('\n')) console.log(`${mark}      ${line}`);
		}
	}
	console.log(`${mark}${cases.length - failures} of ${cases.length} passed`);
	if (cases.length === 0 || failures > 0) throw new Error(`${failures} of ${cases.length} failed`);
}

function rejectAfter(delayMs: number): Promise<never> {
	return new Promise((_resolve, reject) => {
		setTimeout(() => reject(new Error(`not over after ${delayMs / 1000} s`)), delayMs);
	});
}

/**
 * Asks again and again until there is an answer.
 * @param what for the message when none came
 */
export async function waitFor<T>(
	what: string,
	ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
	const deadline = Date.now() + 20_000;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

export function assertEqual<T>(actual: T, expected: T, what: string): void {
	const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
	if (found !== wanted) throw new Error(`${what}: expected ${wanted}, found ${found}`);
}

export function assertMatches(actual: string, pattern: RegExp, what: string): void {
	if (!pattern.test(actual)) throw new Error(`${what}: ${pattern} is not in ${JSON.stringify(actual)}`);
}
