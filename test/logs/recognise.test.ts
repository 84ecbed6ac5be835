// Lines that a real client, server or standalone daemon wrote, and every template of the daemon filled with invented
// values: each must be recognised as what it is.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainLine } from '../../server/src/core/logs/explain.ts';
import { logMessages } from '../../server/src/core/logs/messages.ts';
import { recogniseText } from '../../server/src/core/logs/recognise.ts';

interface Sample {
	readonly line: string;
	readonly message: string;
	readonly severity: string;
	readonly time: string;
	readonly inner?: string;
}

const samples: readonly Sample[] = readFileSync(path.join(import.meta.dirname, 'samples.jsonl'), 'utf8')
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line));

describe('recorded lines', () => {
	it('are recognised, with level, time and inner message', () => {
		const wrong = samples.filter(({ line, message, severity, time, inner }) => {
			const said = explainLine(line);
			return (
				said.message !== message ||
				said.severity !== severity ||
				said.time !== time ||
				(inner !== undefined && said.nested?.message !== inner)
			);
		});
		expect(wrong.map((sample) => sample.line)).toEqual([]);
	});

	it('are recognised by their beginning, when syslog or a terminal cut them behind the text', () => {
		for (const { line, message, inner } of samples) {
			if (inner !== undefined || line.length < 200) continue;
			const start = line.slice(0, Math.floor(line.length * 0.7));
			const said = explainLine(start);
			expect([said.message, ...said.alternatives], start).toContain(message);
		}
	});
});

/** Values that differ for each template, with characters that occur in real ones. */
function fill(format: string, seed: number, style: 'xml' | 'plain'): string {
	if (logMessages()[seed]?.id === 'MSG_EINVALL') return fillNumberComplaint(format);
	let state = seed * 7919 + 17;
	const next = (below: number) => {
		state = (state * 1103515245 + 12345) % 2147483648;
		return state % below;
	};
	const word = () =>
		['alpha', 'x-9', 'b_c', 'zz.top', 'Q7', style === 'xml' ? 'a&quot;b' : 'a\\"b'][next(6)] ?? '';
	return format.replace(/%[-+ #0]*(\d*)(?:\.\d+)?l?([a-z])/g, (_, width: string, type: string) => {
		const text =
			type === 's'
				? word()
				: type === 'c'
					? 'A'
					: type === 'f'
						? '0.128000'
						: type === 'x'
							? `0x${next(65535).toString(16)}`
							: type === 'o'
								? '101'
								: String(next(90000));
		return text.padStart(Number(width));
	});
}

/** Its words are those of MSG_EINVALS; only the option tells them apart. */
function fillNumberComplaint(format: string): string {
	return format.replace('%s', 'set timer').replace('%ld', '0');
}

const tags = {
	xml: {
		debug: 'DEBG',
		info: 'INFO',
		notice: 'NOTE',
		warn: 'WARN',
		mark: 'MARK',
		err: 'ERRO',
		crit: 'CRIT',
		alert: 'ALRT',
		inet: 'RCVT',
	},
	plain: {
		debug: 'DEBUG',
		info: 'INFO',
		notice: 'NOTICE',
		warn: 'WARN',
		mark: 'MARK',
		err: 'ERROR',
		crit: 'CRIT',
		alert: 'ALERT',
		inet: '<TCP>',
	},
};

const time = '2026-11-22T17:28:15+0000';
const all = logMessages().map((message, seed) => ({ message, seed, id: message.id }));

describe('each template, filled with invented values', () => {
	it.each(all.filter(({ message }) => message.xml !== undefined))('$id in XML', ({ message, seed }) => {
		const body = fill(message.xml ?? '', seed, 'xml');
		const end = body.endsWith('>') ? '' : ' />';
		const line = `<log sev="${tags.xml[message.severity]}" tstamp="${time}" ${body}${end}`;
		expect(explainLine(line)).toMatchObject({
			known: true,
			message: message.id,
			severity: message.severity,
			time,
		});
	});

	it.each(all)('$id in plain form', ({ message, seed }) => {
		const line = `${tags.plain[message.severity].padEnd(7)}:  [${time}] ${fill(message.plain, seed, 'plain')}`;
		expect(explainLine(line)).toMatchObject({
			known: true,
			message: message.id,
			severity: message.severity,
			time,
		});
	});

	it.each(all)('$id inside a record of a server', ({ message, seed }) => {
		const inner = `${tags.plain[message.severity].padEnd(7)}:  [${time}] ${fill(message.plain, seed, 'plain')}`;
		for (const line of [
			`<TCP>  :  [${time}] client=<client1>, msg=<${inner}>`,
			`<log sev="RCVT" tstamp="${time}" remote_host="client1" > ${inner} </log>`,
			`CRIT   :  [${time}] client=<client1>, msg=<${inner}>`,
		]) {
			const said = explainLine(line);
			expect(said.message).toBe('MSG_TCP_MSG');
			expect(said.nested?.message).toBe(message.id);
			expect(said.facts).toMatchObject({ remote_host: 'client1' });
		}
	});
});

describe('texts of general messages', () => {
	it.each([
		['MSG_E_SUBGEN', 'Refused connection from 192.0.2.7', 'Refused connection from %s'],
		[
			'MSG_E_SUBGEN',
			'No action specified: init, update, or check',
			'No action specified: init, update, or check',
		],
		['MSG_E_TRUST2', 'World writeable', 'World writeable'],
	])('%s knows: %s', (id, text, expected) => {
		expect(recogniseText(id, text)).toBe(expected);
	});

	it('does not recognise a text that is not on file', () => {
		expect(recogniseText('MSG_E_SUBGEN', 'the moon is made of cheese')).toBeUndefined();
	});
});
