// Completions for shells, tried in those that are there.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { CliFolder } from '../support/run-cli.ts';

function script(shell: string): string {
	return new CliFolder({}).run(['completions', shell]).out;
}

/** What bash offers for the words of a line, the last one being typed. */
function offered(...words: readonly string[]): readonly string[] {
	const line = words.map((word) => `'${word}'`).join(' ');
	const commands = `${script('bash')}
COMP_WORDS=(samhain-lint ${line}); COMP_CWORD=${words.length}
_samhain_lint; printf '%s\\n' "\${COMPREPLY[@]}"`;
	const { stdout, status } = spawnSync('bash', ['--norc', '-c', commands], { encoding: 'utf8' });
	expect(status).toBe(0);
	return stdout.trimEnd().split('\n');
}

describe('completions', () => {
	it('bash offers commands, and the options of each', () => {
		expect(offered('exp')).toEqual(['explain', 'explain-rule']);
		expect(offered('--base')).toEqual(['--baseline']);
		expect(offered('routes', '--fo')).toEqual(['--format']);
		expect(offered('routes', '--base')).toEqual(['']);
	});

	it('bash offers the values of an option: of the command that is written, or of lint', () => {
		expect(offered('routes', '--format', '')).toEqual(['text', 'json', 'html']);
		expect(offered('etc/', '--format', 'g')).toEqual(['github', 'gitlab', 'gcc']);
		expect(offered('lint', '--role', 's')).toEqual(['server', 'standalone']);
		expect(offered('audit', 'samhainrc', '--profile', 'n')).toEqual(['nist-si-7']);
		expect(offered('--role', 'cl')).toEqual(['client']);
	});

	it.each(['zsh', 'fish'])('%s has every command with its summary', (shell) => {
		const text = script(shell);
		for (const name of ['lint', 'explain', 'update-list', 'explain-rule']) expect(text).toContain(name);
		expect(text).toContain('show what a rule finds, why it matters and what to do');
	});

	it('an unknown shell is a usage error', () => {
		expect(new CliFolder({}).run(['completions', 'csh']).status).toBe(2);
		expect(new CliFolder({}).run(['completions']).status).toBe(2);
	});
});
