// Who receives what as a table of words: the columns are the destinations that receive anything.
import type { EventRoute, MessageRoute, Reach, RouteCell, RouteDestination, Routes } from './routes.ts';

/** A cell; its receivers are named only where some receivers of the destination do not take the message. */
export type TableCell = Pick<RouteCell, 'delivered' | 'receivers' | 'lines'>;

/** A row: an event, or messages of some classes. */
export interface RouteRow {
	/** The option that sets the severity, or the classes. */
	readonly name: string;
	/** What the option is about. */
	readonly summary?: string;
	readonly severity: string;
	/** The line that sets the severity, from 0. */
	readonly line?: number;
	/** Why the row is marked: nobody receives it, or only who looks at the console. */
	readonly note?: string;
	readonly cells: readonly TableCell[];
}

/** The table. */
export interface RouteTable {
	readonly columns: readonly {
		readonly name: string;
		readonly detail: string;
		readonly lines: readonly number[];
	}[];
	/** Destinations that receive nothing. */
	readonly unused: readonly { readonly name: string; readonly detail: string }[];
	/** Events that something in the file can cause. */
	readonly events: readonly RouteRow[];
	readonly messages: readonly RouteRow[];
}

/** Makes the table; it leaves out events that nothing in the file can cause. */
export function routeTable(routes: Routes): RouteTable {
	const columns = routes.destinations.filter(({ isReady, severities }) => isReady && severities.length > 0);
	const cellsOf = (to: readonly RouteCell[]): readonly TableCell[] =>
		columns.map((column) => {
			const cell = to.find(({ destination }) => destination === column.name);
			if (cell === undefined) return { delivered: 'no', receivers: [], lines: [] };
			const isPart = cell.receivers.length < column.receivers.length;
			return { delivered: cell.delivered, receivers: isPart ? cell.receivers : [], lines: cell.lines };
		});
	const eventRow = (event: EventRoute): RouteRow => {
		const note = event.severity === 'none' ? 'not reported' : NOTES[event.reach];
		return {
			...{ name: event.option, summary: event.summary, severity: severityText(event) },
			...(event.line === undefined ? undefined : { line: event.line }),
			...(note === undefined ? undefined : { note }),
			cells: cellsOf(event.to),
		};
	};
	const messageRow = (route: MessageRoute): RouteRow => {
		const note = NOTES[route.reach];
		return {
			...{ name: classesText(route, routes), severity: route.severity },
			...(note === undefined ? undefined : { note }),
			cells: cellsOf(route.to),
		};
	};
	return {
		columns: columns.map((one) => ({ name: one.name, detail: describe(one), lines: one.lines })),
		unused: routes.destinations
			.filter((one) => !columns.includes(one))
			.map((one) => ({ name: one.name, detail: describe(one) })),
		events: routes.events.filter(({ canOccur }) => canOccur).map(eventRow),
		messages: routes.messages.map(messageRow),
	};
}

const NOTES: Readonly<Record<Reach, string | undefined>> = {
	...{ nobody: 'reaches nobody', console: 'reaches only the console', destination: undefined },
};

function severityText({ severity, line, isConditional }: EventRoute): string {
	const where = line === undefined ? 'default' : `line ${line + 1}`;
	return `${severity ?? 'known only on the machine'} (${where}${isConditional ? ', on some hosts' : ''})`;
}

/** Rows with more classes than this say which they lack. */
const MAX_CLASSES = 6;

function classesText({ classes, severity }: MessageRoute, { messages }: Routes): string {
	if (classes.length <= MAX_CLASSES) return classes.join(' ');
	const others = messages
		.filter((row) => row.severity === severity && row.classes !== classes)
		.flatMap((row) => row.classes);
	return others.length === 0 ? 'all classes' : `all classes but ${others.join(' ')}`;
}

function describe({ isReady, severities, classes, lines, receivers }: RouteDestination): string {
	if (severities.length === 0) return 'off';
	if (!isReady) return 'receives nothing: it lacks a receiver';
	return [
		severities.join(' '),
		...(classes === undefined ? [] : [`classes ${classes.join(' ') || 'none'}`]),
		...receivers.map(({ name, severities: own, filters }) =>
			[
				name,
				...(own === undefined ? [] : [`only ${own.join(' ') || 'nothing'}`]),
				...(filters.length === 0 ? [] : [`filters ${filters.join(' ')}`]),
			].join(', '),
		),
		...(lines.length === 0 ? ['by default'] : []),
	].join('; ');
}
