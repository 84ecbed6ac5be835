// Any text may be pasted: nothing throws, nothing is made up, and values do not lead astray.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { openCauseContext } from '../../server/src/core/logs/likely-cause.ts';
import { findLikelyCauses } from '../../server/src/core/logs/likely-causes.ts';
import { logMessages } from '../../server/src/core/logs/messages.ts';
import { explainLog } from '../../server/src/core/logs/records.ts';
import { readFolder } from '../deployment/support.ts';
import { loadDeployment } from '../support/deployment.ts';

const samples: readonly string[] = readFileSync(path.join(import.meta.dirname, 'samples.jsonl'), 'utf8')
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line).line);

const folder = readFolder(path.join(import.meta.dirname, '../../sample'));
const sample = openCauseContext(
	loadDeployment(Object.entries(folder).map(([name, text]) => ({ path: name, text }))),
);

it('never throws, whatever the text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
			const said = explainLine(text);
			expect(said.input).toBe(text);
			if (said.message !== undefined)
				expect(said).toMatchObject({ known: true, candidates: expect.arrayContaining([said.message]) });
			expect(said.match === null).toBe(said.message === undefined);
			findLikelyCauses(said, sample);
		}),
	);
});

it('never throws on recorded lines that were damaged', () => {
	fc.assert(
		fc.property(fc.constantFrom(...samples), fc.nat(), fc.nat(), fc.string(), (line, from, length, text) => {
			const at = from % (line.length + 1);
			const damaged = line.slice(0, at) + text + line.slice(at + (length % 40));
			for (const { line: said } of explainLog(damaged)) {
				findLikelyCauses(said, sample);
				if (!said.known) expect([said.guidance, said.causes.length]).toEqual([null, 0]);
			}
		}),
		{ numRuns: 300 },
	);
});

describe('values', () => {
	// Marks that end a value in its style cannot stand in it (XML), or are read as its end (plain).
	const word = fc.stringMatching(/^[A-Za-z0-9_./:+-]{1,12}( [A-Za-z0-9_./:+-]{1,12}){0,3}$/);

	it.each([
		['xml', logMessages().filter((message) => message.xml !== undefined)],
		['plain', logMessages()],
	] as const)('of any words do not hide the message, %s', (style, messages) => {
		fc.assert(
			fc.property(
				fc.constantFrom(...messages),
				fc.array(word, { minLength: 9, maxLength: 9 }),
				fc.nat(99999),
				(message, words, number) => {
					let index = 0;
					const format = style === 'xml' ? (message.xml ?? '') : message.plain;
					// Pieces with nothing but a blank between them are words without blanks in real lines, too.
					const isSplitByBlanks = /%[-+ #0.\d]*l?[a-z] +%/.test(format);
					const body = format.replace(/%[-+ #0]*\d*(?:\.\d+)?l?([a-z])/g, (_, type: string) => {
						const text = words[index++ % words.length] ?? '';
						const shown: Readonly<Record<string, string>> = {
							c: 'A',
							f: '0.5',
							o: '101',
							x: number.toString(16),
						};
						return type === 's'
							? isSplitByBlanks
								? text.replaceAll(' ', '_')
								: text
							: (shown[type] ?? String(number));
					});
					const tag = {
						debug: 'DEBUG',
						info: 'INFO',
						notice: 'NOTICE',
						warn: 'WARN',
						mark: 'MARK',
						err: 'ERROR',
						crit: 'CRIT',
						alert: 'ALERT',
						inet: '<TCP>',
					}[message.severity];
					const said = explainLine(`${tag.padEnd(7)}:  [2026-11-22T17:28:15+0000] ${body}`);
					expect([said.message, ...said.alternatives], body).toContain(message.id);
				},
			),
			{ numRuns: 1500 },
		);
	});
});
