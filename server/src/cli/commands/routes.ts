// `samhain-lint routes`: which destinations receive which event.
import { createColors } from 'picocolors';
import {
	type EventRoute,
	type MessageRoute,
	type RouteCell,
	type RouteDestination,
	type Routes,
	routesOf,
} from '../../core/index.ts';
import {
	COLOR_OPTIONS,
	type Command,
	HELP_OPTION,
	type OptionTable,
	readArguments,
	readChoice,
	UsageError,
	usesColors,
} from '../command.ts';
import { DAEMON_OPTIONS, readConfiguration } from '../coverage/read-inputs.ts';
import { withInputErrors } from '../input.ts';
import { type HtmlCell, htmlPage, htmlTable } from '../reporters/html.ts';
import { printable } from '../reporters/printable.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = {
	...DAEMON_OPTIONS,
	format: { type: 'string', default: 'text', value: 'FORMAT', help: 'text, json or html (default text)' },
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
	const format = readChoice('--format', values.format, ['text', 'json', 'html'] as const) ?? 'text';
	return withInputErrors(terminal, () => {
		const { analysis } = readConfiguration(file, values);
		const found = routesOf(analysis.view());
		if (format === 'json') terminal.out(jsonOf(file, found));
		else if (format === 'html') terminal.out(htmlOf(file, found));
		else printText(found, terminal, usesColors(values, terminal));
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

/** What a cell of the table says: the receivers where there are several, else yes; empty for no. */
function cellText({ delivered, receivers }: RouteCell, all: RouteDestination | undefined): string {
	if (delivered === 'no') return '';
	const some = all !== undefined && receivers.length < all.receivers.length ? receivers.join(' ') : '';
	return delivered === 'filtered' ? `filtered ${some}`.trim() : some || 'yes';
}

const REACH_TEXTS = {
	nobody: 'reaches nobody',
	console: 'reaches only the console',
	destination: '',
} as const;

function severityText({ severity, line, isConditional }: EventRoute): string {
	const name = severity ?? 'known only on the machine';
	const where = line === undefined ? 'default' : `line ${line + 1}`;
	return `${name} (${where}${isConditional ? ', on some hosts' : ''})`;
}

/** Destinations that have a column: those that some message could reach. */
function columnsOf({ destinations }: Routes): readonly RouteDestination[] {
	return destinations.filter(({ isReady, severities }) => isReady && severities.length > 0);
}

function describeDestination({ isReady, severities, classes, lines, receivers }: RouteDestination): string {
	if (!isReady) return severities.length === 0 ? 'off' : 'receives nothing: it lacks a receiver';
	if (severities.length === 0) return 'off';
	const parts = [
		severities.join(' '),
		...(classes === undefined ? [] : [`classes ${classes.join(' ') || 'none'}`]),
		...receivers.map(({ name, severities: own, filters }) =>
			[
				name,
				...(own === undefined ? [] : [`only ${own.join(' ') || 'nothing'}`]),
				...(filters.length === 0 ? [] : [`filters ${filters.join(' ')}`]),
			].join(', '),
		),
		...(lines.length === 0 ? ['default'] : [`lines ${fromOne(lines).join(', ')}`]),
	];
	return parts.join('; ');
}

function printText(found: Routes, terminal: Terminal, useColor: boolean): void {
	const colors = createColors(useColor);
	const columns = columnsOf(found);
	const out = (text: string): void => terminal.out(`${text.trimEnd()}\n`);
	out(colors.bold('Destinations'));
	for (const one of found.destinations)
		out(`  ${one.name.padEnd(18)} ${printable(describeDestination(one))}`);
	const table = (
		title: string,
		rows: readonly (readonly [string, string, readonly RouteCell[], string])[],
	) => {
		if (rows.length === 0) return;
		const cells = rows.map(([, , to]) =>
			columns.map((column) => {
				const cell = to.find(({ destination }) => destination === column.name);
				return cell === undefined ? '' : printable(cellText(cell, column)) || '-';
			}),
		);
		const widths = columns.map(({ name }, at) =>
			Math.min(40, Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0))),
		);
		const [first, second] = [0, 1].map((at) =>
			Math.max(title.length, ...rows.map((row) => (row[at as 0 | 1] ?? '').length)),
		);
		const head = columns.map(({ name }, at) => name.padEnd(widths[at] ?? 0)).join('  ');
		out('');
		out(`${colors.bold(title.padEnd(first ?? 0))}  ${''.padEnd(second ?? 0)}  ${head}`);
		for (const [at, [name, severity, , note]] of rows.entries()) {
			const shown = (cells[at] ?? []).map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ');
			const text = `${name.padEnd(first ?? 0)}  ${severity.padEnd(second ?? 0)}  ${shown}`;
			out(note === '' ? text : colors.yellow(`${text.trimEnd()}  ${note}`));
		}
	};
	const canOccur = found.events.filter((event) => event.canOccur);
	table(
		'Events',
		canOccur.map((event) => [event.option, severityText(event), event.to, noteOf(event)]),
	);
	table(
		'Other messages',
		found.messages.map((route) => [
			classesText(route, found),
			route.severity,
			route.to,
			REACH_TEXTS[route.reach],
		]),
	);
}

function noteOf({ severity, reach }: EventRoute): string {
	return severity === 'none' ? 'not reported' : REACH_TEXTS[reach];
}

/** The classes of a row; the one with most of them says which it lacks. */
function classesText({ classes, severity }: MessageRoute, { messages }: Routes): string {
	const rest = messages.filter((row) => row.severity === severity && row.classes !== classes);
	if (classes.length <= 6) return classes.join(' ');
	const others = rest.flatMap((row) => row.classes);
	return others.length === 0 ? 'all classes' : `all classes but ${others.join(' ')}`;
}

function htmlOf(file: string, found: Routes): string {
	const columns = columnsOf(found);
	const cellsOf = (to: readonly RouteCell[]): readonly HtmlCell[] =>
		columns.map((column) => {
			const cell = to.find(({ destination }) => destination === column.name);
			if (cell === undefined) return { text: 'no' };
			const lines = cell.lines.length === 0 ? '' : ` (lines ${fromOne(cell.lines).join(', ')})`;
			return { text: `${cellText(cell, column) || 'no'}${lines}` };
		});
	const head = columns.map(({ name }) => name);
	const eventRow = (event: EventRoute): readonly HtmlCell[] => [
		{ text: event.option, isHead: true, title: event.summary },
		{ text: severityText(event) },
		...cellsOf(event.to),
		{ text: noteOf(event), isMarked: event.severity !== 'none' && event.reach !== 'destination' },
	];
	const messageRow = (route: MessageRoute): readonly HtmlCell[] => [
		{ text: classesText(route, found), isHead: true },
		{ text: route.severity },
		...cellsOf(route.to),
		{ text: REACH_TEXTS[route.reach], isMarked: route.reach !== 'destination' },
	];
	return htmlPage(`Where messages go: ${file}`, [
		htmlTable(
			'Destinations',
			['Destination', 'Receives'],
			found.destinations.map((one) => [{ text: one.name, isHead: true }, { text: describeDestination(one) }]),
		),
		htmlTable(
			'Events',
			['Option', 'Severity', ...head, 'Note'],
			found.events.filter((event) => event.canOccur).map(eventRow),
		),
		htmlTable('Other messages', ['Classes', 'Severity', ...head, 'Note'], found.messages.map(messageRow)),
	]);
}
