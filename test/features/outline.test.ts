// Outline and folding: what a file is made of, and what of it can be folded.
import { describe, expect, it } from 'vitest';
import { Analysis } from '../../server/src/core/analysis/analysis.ts';
import { foldingsOf } from '../../server/src/core/features/folding.ts';
import { type OutlineNode, outlineOf } from '../../server/src/core/features/outline.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/settings/settings.ts';
import { unmarked } from './cursor.ts';

function analyse(text: string, role: 'client' | 'server' = 'client'): Analysis {
	return new Analysis(unmarked(text), { ...DEFAULT_SETTINGS, role });
}

/** The outline as indented lines: name, detail, first and last line from 1. */
function render(nodes: readonly OutlineNode[], indent = ''): string[] {
	return nodes.flatMap((node) => [
		`${indent}${node.name}${node.detail === '' ? '' : ` (${node.detail})`} ${node.range.start.line + 1}-${node.range.end.line + 1}`,
		...render(node.children, `${indent}  `),
	]);
}

describe('outline', () => {
	it('has blocks in very many others, but not as many levels', () => {
		const blocks = 3000;
		const nodes = outlineOf(
			analyse(`[Misc]\n${'@web1\n'.repeat(blocks)}SetLoopTime=60\n${'@end\n'.repeat(blocks)}`),
		);
		const levelsOf = (list: readonly OutlineNode[]): number =>
			list.length === 0 ? 0 : 1 + Math.max(...list.map(({ children }) => levelsOf(children)));
		expect(levelsOf(nodes)).toBe(64);
		const lines = render(nodes);
		expect(lines).toHaveLength(blocks + 2);
		expect(lines[1]).toBe(`  @web1 2-${2 * blocks + 2}`);
		expect(lines.at(-1)?.trim()).toBe(`SetLoopTime (60) ${blocks + 2}-${blocks + 2}`);
	});

	it('has sections, blocks and options', () => {
		const text = `
			# comment
			[Misc]
			SetLoopTime=60
			@web1
			Daemon=yes
			@end

			[ReadOnly]
			dir=3/etc
			file=/etc/passwd
			[EOF]
			ignored=1
		`;
		expect(render(outlineOf(analyse(text)))).toEqual([
			'[Misc] 2-6',
			'  SetLoopTime (60) 3-3',
			'  @web1 4-6',
			'    Daemon (yes) 5-5',
			'[ReadOnly] 8-11',
			'  /etc (dir, depth 3) 9-9',
			'  /etc/passwd (file) 10-10',
		]);
	});

	it('names clients by their host and shows no verifier or password', () => {
		const text = `
			[Clients]
			Client=web1.example.org@SALT@VERIFIER
			[Database]
			SetDBPassword=secret
		`;
		const lines = render(outlineOf(analyse(text, 'server')));
		expect(lines).toContain('  web1.example.org (client) 2-2');
		expect(lines.join('\n')).not.toMatch(/VERIFIER|secret/);
	});

	it('keeps every section when there are more options than its limit', () => {
		const sections = Array.from({ length: 30 }, () => '[Misc]\nSetLoopTime=1\nDaemon=yes\n').join('');
		const outline = outlineOf(new Analysis(sections, { ...DEFAULT_SETTINGS, role: 'client' }), 10);
		expect(outline).toHaveLength(30);
		expect(outline.flatMap((node) => node.children)).toHaveLength(10);
		expect(outline.map((node) => node.range.start.line)).toEqual(
			Array.from({ length: 30 }, (_, at) => 3 * at),
		);
		for (const [at, node] of outline.entries()) {
			const next = outline[at + 1];
			if (next !== undefined) expect(node.range.end.line).toBeLessThan(next.range.start.line);
		}
	});

	it('has children inside their parents and names inside their nodes', () => {
		const text = `
			@a
			[Misc]
			@b
			SetLoopTime=1
			[Log]
			@end
			@end
			@c
		`;
		const check = (node: OutlineNode): void => {
			expect(node.nameRange.start.line).toBe(node.range.start.line);
			for (const child of node.children) {
				expect(child.range.start.line).toBeGreaterThanOrEqual(node.range.start.line);
				expect(child.range.end.line).toBeLessThanOrEqual(node.range.end.line);
				check(child);
			}
		};
		for (const node of outlineOf(analyse(text))) check(node);
	});
});

describe('folding', () => {
	const fold = (text: string, role: 'client' | 'server' = 'client'): string[] =>
		foldingsOf(analyse(text, role)).map(
			({ firstLine, lastLine, kind }) =>
				`${firstLine + 1}-${lastLine + 1}${kind === 'comment' ? ' comment' : ''}`,
		);

	it('folds sections without the blank lines at their end', () => {
		expect(fold('[Misc]\nDaemon=yes\n\n\n[Log]\nLogSeverity=err\n')).toEqual(['1-2', '5-6']);
	});

	it('folds both arms of a block', () => {
		expect(fold('@a\n# x\n@b\n\n@end\n@else\n\n@end\n')).toEqual(['1-5', '3-4', '6-7']);
	});

	it('folds comments over several lines', () => {
		expect(fold('# a\n; b\n// c\n\n# alone\n')).toEqual(['1-3 comment']);
	});

	it('folds commands, recipients and groups of log monitoring', () => {
		expect(fold('[External]\nOpenCommand=/bin/x\nSetType=log\nCloseCommand\n')).toEqual(['1-4', '2-4']);
		expect(fold('[Mail]\nSetMailAddress=a@b\nSetAddrSeverity=err\nCloseAddress\n')).toEqual(['1-4', '2-4']);
		expect(fold('[Logmon]\nLogmonHost=x\nLogmonGroup=y\nLogmonEndGroup\nLogmonEndHost\n')).toEqual([
			'1-5',
			'2-5',
			'3-4',
		]);
	});

	it('keeps to the limit of the client', () => {
		expect(foldingsOf(analyse('[A]\n#\n#\n[B]\n#\n#\n'), 2)).toHaveLength(2);
	});
});
