// A box of one line joins a paste of several lines with blanks: the records in it are found again.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitPastedLog } from '../../server/src/core/logs/pasted-lines.ts';

interface Sample {
	readonly line: string;
	readonly time: string | null;
}

const recorded = readFileSync(path.join(import.meta.dirname, 'samples.jsonl'), 'utf8')
	.trim()
	.split('\n')
	.map((line): Sample => JSON.parse(line))
	.map(({ line }) => line.trim())
	.filter((line) => /<log sev=|: {1,2}\[\d{4}-/.test(line) && !line.includes('\n'));

describe('a pasted log', () => {
	it('of one line gives its records', () => {
		const mismatch =
			'CRIT   :  [2026-11-22T16:25:54+0000] msg=<Invalid connection attempt: Session key mismatch>, host=<web1.example.org>';
		const unknown =
			'CRIT   :  [2026-11-22T16:26:01+0000] msg=<Invalid connection attempt: Not in client list>, host=<10.0.0.21>';
		expect(splitPastedLog(`${mismatch} ${unknown}`)).toEqual([mismatch, unknown]);
		const tagged = 'Nov 22 16:26:54 log yule[212]: ';
		expect(splitPastedLog(`${tagged}${mismatch} ${tagged}${unknown}`)).toEqual([
			tagged + mismatch,
			tagged + unknown,
		]);
	});

	it('keeps the message of a client together with what the server wrote around it', () => {
		const inner =
			'<log sev="CRIT" tstamp="2026-11-22T17:28:13+0000" msg="POLICY MISSING" path="/srv/none" />';
		const xml = `<log sev="RCVT" tstamp="2026-11-22T17:28:13+0000" remote_host="client1" > ${inner} </log>`;
		const plain =
			'<TCP>  :  [2026-11-22T17:28:12+0000] client=<client1>, msg=<NOTICE :  [2026-11-22T17:28:12+0000] msg=<Module not initialized>, module=<UTMP>, return_code=<9>>';
		expect(splitPastedLog(xml)).toEqual([xml]);
		expect(splitPastedLog(plain)).toEqual([plain]);
		expect(splitPastedLog(`${plain} ${xml} ${plain}`)).toEqual([plain, xml, plain]);
	});

	it('of several lines keeps them', () => {
		expect(splitPastedLog('one\r\ntwo\nthree\n')).toEqual(['one', 'two', 'three']);
		expect(splitPastedLog('words of a person')).toEqual(['words of a person']);
		expect(splitPastedLog('')).toEqual([]);
	});

	it('keeps each recorded line whole', () => {
		expect(recorded.length).toBeGreaterThan(100);
		expect(recorded.filter((line) => splitPastedLog(line).length !== 1)).toEqual([]);
	});

	it('finds recorded lines again that a box joined', () => {
		const wrong = recorded.flatMap((line, at) => {
			const next = recorded[(at * 7 + 1) % recorded.length] ?? line;
			const found = splitPastedLog(`${line} ${next}`);
			return found.length === 2 && found[0] === line && found[1] === next ? [] : [{ line, next, found }];
		});
		expect(wrong).toEqual([]);
	});
});
