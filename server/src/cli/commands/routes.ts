// `samhain-lint routes`: which destinations receive which event.
import { createColors } from 'picocolors';
import {
	type RouteCell,
	type RouteRow,
	type Routes,
	type RouteTable,
	routesOf,
	routeTable,
} from '../../core/index.ts';
import {
	COLOR_OPTIONS,
	type Command,
	HELP_OPTION,
	type OptionTable,
	readArguments,
	UsageError,
	usesColors,
} from '../command.ts';
import { readConfiguration } from '../coverage/read-inputs.ts';
import { withInputErrors } from '../input.ts';
import { DAEMON_OPTIONS } from '../lint/options.ts';
import { type HtmlCell, htmlPage, htmlTable } from '../reporters/html.ts';
import { printable } from '../reporters/printable.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = {
	...DAEMON_OPTIONS,
	format: {
		type: 'string',
		default: 'text',
		choices: ['text', 'json', 'html'],
		value: 'FORMAT',
		help: 'text, json or html (default text)',
	},
	...COLOR_OPTIONS,
	...HELP_OPTION,
} as const satisfies OptionTable;

export const routes: Command = {
	name: 'routes',
	usage: 'routes CONFIG [options]',
	summary: 'show which destinations receive each event',
	description: `Shows for every event and severity where samhain sends the message: console, log file, syslog, mail and its
recipients, external programs, database, log server and Prelude; and which events reach nobody.`,
	options: OPTIONS,
	notes: `A filter of a recipient or program decides by the text of a message: such cells say "filtered".
Exit status: 0, or 2 for a usage, input or output error.`,
	run: (args, terminal) => runRoutes(args, terminal),
};

function runRoutes(args: readonly string[], terminal: Terminal): Promise<number> {
	const { values, positionals } = readArguments(args, OPTIONS);
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new UsageError('routes takes one configuration file');
	const { format } = values;
	return withInputErrors(terminal, () => {
		const { analysis } = readConfiguration(file, values);
		const found = routesOf(analysis.view());
		if (format === 'json') terminal.out(jsonOf(file, found));
		else if (format === 'html') terminal.out(htmlOf(file, routeTable(found)));
		else printText(routeTable(found), terminal, usesColors(values, terminal));
		return 0;
	});
}

function fromOne(lines: readonly number[]): readonly number[] {
	return lines.map((line) => line + 1);
}

function jsonOf(file: string, { destinations, events, messages }: Routes): string {
	const cells = (to: readonly RouteCell[]): readonly unknown[] =>
		to.map((cell) => ({ ...cell, lines: fromOne(cell.lines) }));
	const listed = (items: readonly unknown[]): string =>
		items.length === 0 ? '' : `\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n`;
	const places = destinations.map(({ name, isReady, severities, classes, lines, receivers }) => ({
		...{ name, ready: isReady, severities, classes: classes ?? null, lines: fromOne(lines) },
		receivers: receivers.map((one) => ({
			...{ name: one.name, severities: one.severities ?? null, filters: one.filters },
			lines: fromOne(one.lines),
		})),
	}));
	const rows = events.map(({ severity, line, isConditional, canOccur, to, reach, ...route }) => ({
		...{ option: route.option, class: route.class, severity: severity ?? null },
		...{ line: line === undefined ? null : line + 1, conditional: isConditional, canOccur, reach },
		to: cells(to),
	}));
	const others = messages.map(({ classes, severity, reach, to }) => ({
		...{ classes, severity, reach, to: cells(to) },
	}));
	return `{"file":${JSON.stringify(file)},\n"destinations":[${listed(places)}],\n"events":[${listed(rows)}],\n"messages":[${listed(others)}]}\n`;
}

function linesText(lines: readonly number[]): string {
	return lines.length === 0 ? '' : ` (lines ${fromOne(lines).join(', ')})`;
}

/** What a cell says; empty for no. */
function cellText({ delivered, receivers }: RouteRow['cells'][number]): string {
	if (delivered === 'no') return '';
	const some = receivers.join(' ');
	return delivered === 'filtered' ? `filtered ${some}`.trim() : some || 'yes';
}

/** The widest column of a destination. */
const MAX_WIDTH = 40;

function printText(table: RouteTable, terminal: Terminal, useColor: boolean): void {
	const colors = createColors(useColor);
	const out = (text: string): void => terminal.out(`${text.trimEnd()}\n`);
	out(colors.bold('Destinations'));
	for (const { name, detail, lines } of table.columns)
		out(`  ${name.padEnd(18)} ${printable(detail)}${linesText(lines)}`);
	for (const { name, detail } of table.unused) out(`  ${name.padEnd(18)} ${printable(detail)}`);
	const print = (title: string, rows: readonly RouteRow[]): void => {
		if (rows.length === 0) return;
		const cells = rows.map((row) => row.cells.map((cell) => printable(cellText(cell)) || '-'));
		const widths = table.columns.map(({ name }, at) =>
			Math.min(MAX_WIDTH, Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0))),
		);
		const first = Math.max(title.length, ...rows.map(({ name }) => name.length));
		const second = Math.max(...rows.map(({ severity }) => severity.length));
		const inColumns = (texts: readonly string[]): string =>
			texts.map((text, at) => text.padEnd(widths[at] ?? 0)).join('  ');
		out('');
		out(
			`${colors.bold(title.padEnd(first))}  ${''.padEnd(second)}  ${inColumns(table.columns.map(({ name }) => name))}`,
		);
		for (const [at, { name, severity, note }] of rows.entries()) {
			const text = `${name.padEnd(first)}  ${severity.padEnd(second)}  ${inColumns(cells[at] ?? [])}`;
			out(note === undefined ? text : colors.yellow(`${text.trimEnd()}  ${note}`));
		}
	};
	print('Events', table.events);
	print('Other messages', table.messages);
}

function htmlOf(file: string, table: RouteTable): string {
	const rowOf = ({ name, summary, severity, note, cells }: RouteRow): readonly HtmlCell[] => [
		{ text: name, isHead: true, ...(summary === undefined ? undefined : { title: summary }) },
		{ text: severity },
		...cells.map((cell) => {
			return { text: `${cellText(cell) || 'no'}${linesText(cell.lines)}` };
		}),
		{ text: note ?? '', isMarked: note !== undefined && note !== 'not reported' },
	];
	const head = table.columns.map(({ name }) => name);
	return htmlPage(`Who receives what: ${file}`, [
		htmlTable(
			'Destinations',
			['Destination', 'Receives'],
			[
				...table.columns.map(({ name, detail, lines }) => [
					{ text: name, isHead: true },
					{ text: `${detail}${linesText(lines)}` },
				]),
				...table.unused.map(({ name, detail }) => [{ text: name, isHead: true }, { text: detail }]),
			],
		),
		htmlTable('Events', ['Option', 'Severity', ...head, 'Note'], table.events.map(rowOf)),
		htmlTable('Other messages', ['Classes', 'Severity', ...head, 'Note'], table.messages.map(rowOf)),
	]);
}
