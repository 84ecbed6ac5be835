// The parts of values that are made of several: client entries and the paths of policies.
import type { OptionEntry } from '../catalogue/types.ts';
import { code } from '../text/markdown.ts';

/** Digits that `yule -P` prints: 16 for the salt, up to 256 for the verifier; without SRP 8 and 48. */
const SALT_DIGITS = 16;
const VERIFIER_DIGITS = 256;

/** Host, salt and verifier of a client entry (sh_xfer_server.c, sh_xfer_register_client). */
export function describeClientEntry(value: string): readonly string[] {
	const first = value.indexOf('@');
	const second = first < 0 ? -1 : value.indexOf('@', first + 1);
	if (first <= 0 || second < 0) return ['An entry is `HOST@SALT@VERIFIER`, as `yule -P` prints it.'];
	const host = value.slice(0, first);
	const salt = value.slice(first + 1, second);
	const verifier = value.slice(second + 1);
	const lines = [
		`- Host: ${code(host.toLowerCase())}${host === host.toLowerCase() ? '' : ', since names are compared in lower case'}`,
		`- Salt: ${describeDigits(salt, SALT_DIGITS)}`,
		`- Verifier: ${describeDigits(verifier, VERIFIER_DIGITS)}`,
	];
	return [lines.join('\n')];
}

function describeDigits(text: string, usual: number): string {
	if (!/^[0-9A-Fa-f]*$/.test(text)) return `${text.length} characters, not all of them hexadecimal digits`;
	const isLower = /[a-f]/.test(text);
	const count = `${text.length} hexadecimal digits`;
	const length = text.length === usual ? '' : ` (\`yule -P\` prints ${usual})`;
	return `${count}${length}${isLower ? '; in lower case, which never matches' : ''}`;
}

/** Depth and pattern of a path that a policy lists. */
export function describePath(option: OptionEntry, value: string): readonly string[] {
	const lines: string[] = [];
	let path = value;
	if (option.kind === 'path-depth') {
		const depth = /^-?\d+/.exec(value)?.[0];
		if (depth === '-1') lines.push('Depth -1: nothing below is looked at.');
		else if (depth !== undefined) {
			const levels = Number.parseInt(depth, 10);
			lines.push(
				levels === 0
					? 'Depth 0: the folder and what lies directly in it.'
					: `Depth ${levels}: the folder and ${levels === 1 ? 'one more level' : `${levels} more levels`} of folders below.`,
			);
		} else lines.push('Without a depth: as deep as `SetRecursionLevel` says, by default 0.');
		path = value.slice(depth?.length ?? 0);
	}
	if (/[*?[]/.test(path))
		lines.push(`${code(path)} is a pattern: whatever matches it when the file is read.`);
	return lines;
}
