// Where messages go: every event that the file gives a severity and every class of message, and where each one goes.
import { ALL_OPTIONS, findAnywhere, isCompiledIn } from '../catalogue/lookup.ts';
import type { OptionEntry } from '../catalogue/types.ts';
import type { FileView } from '../document/file-view.ts';
import type { Branch } from '../document/line-context.ts';
import type { Line } from '../document/line-store.ts';
import { type Destination, destinationsOf, takes } from '../effective/destinations.ts';
import { acceptedLines, linesInForce } from '../effective/in-force.ts';
import { isOn, levelOf } from '../effective/known-value.ts';
import { messageClasses } from '../values/classes.ts';
import { type Level, levelsOf } from '../values/severity.ts';
import { POLICIES } from '../watch/policies.ts';
import { type Receiver, receiversOf } from './route-receivers.ts';

/** Where messages can go, as the file sets it up. */
export interface RouteDestination {
	/** Its name in a sentence: "log file". */
	readonly name: string;
	/** False when it lacks what it needs, so that nothing arrives. */
	readonly isReady: boolean;
	readonly severities: readonly Level[];
	/** The words of its class list; undefined: every class passes. */
	readonly classes: readonly string[] | undefined;
	/** The lines that set it up, from 0. */
	readonly lines: readonly number[];
	/** Who or what receives, where the file names that. */
	readonly receivers: readonly Receiver[];
}

/**
 * Whether a message arrives: `filtered` where every receiver that takes its severity has filters, so that it depends on
 * the text.
 */
export type Delivery = 'yes' | 'filtered' | 'no';

/** What one destination does with one kind of message. */
export interface RouteCell {
	readonly destination: string;
	readonly delivered: Delivery;
	/** The receivers that take it. */
	readonly receivers: readonly string[];
	/** The lines that decide, from 0; none where samhain's defaults do. */
	readonly lines: readonly number[];
}

/** Who receives a message: nobody, only whoever looks at a console that the file does not choose, or a destination. */
export type Reach = 'nobody' | 'console' | 'destination';

/** One kind of event. */
export interface EventRoute {
	/** The option that sets its severity. */
	readonly option: string;
	/** What the option is about. */
	readonly summary: string;
	/** The class of its messages. */
	readonly class: string;
	/** The severity; undefined where only the machine knows it. */
	readonly severity: Level | 'none' | undefined;
	/** The line that sets the severity, from 0; undefined: samhain's default. */
	readonly line: number | undefined;
	/** Whether only some hosts read that line. */
	readonly isConditional: boolean;
	/** False where the file watches nothing that could cause it. */
	readonly canOccur: boolean;
	readonly to: readonly RouteCell[];
	readonly reach: Reach;
}

/** Messages of some classes and one severity. */
export interface MessageRoute {
	readonly classes: readonly string[];
	readonly severity: Level;
	readonly to: readonly RouteCell[];
	readonly reach: Reach;
}

/** The whole table. */
export interface Routes {
	readonly destinations: readonly RouteDestination[];
	readonly events: readonly EventRoute[];
	readonly messages: readonly MessageRoute[];
}

/** A destination with who receives. */
interface Route extends Destination {
	readonly receivers: readonly Receiver[];
}

/**
 * Works out where everything goes.
 * @param view the file, read for one role, version, build and host
 */
export function routesOf(view: FileView): Routes {
	const routes = routesAt(view, undefined);
	return {
		destinations: routes.map((route) => ({
			name: route.title,
			isReady: route.isReady,
			severities: levelsOf(view.daemon).filter((level) => route.levels.has(level)),
			classes: route.classes === undefined ? undefined : [...route.classes],
			lines: numbersOf(view, [...route.thresholdLines, ...route.classLines, ...route.neededLines]),
			receivers: route.receivers,
		})),
		events: eventRoutes(view, routes),
		messages: messageRoutes(view, routes),
	};
}

function routesAt(view: FileView, where: Branch | undefined): readonly Route[] {
	return destinationsOf(view, where).map((destination) => {
		const receivers = receiversOf(view, destination.title, where);
		// A program for another purpose gets no messages.
		const isReady =
			destination.isReady && (destination.title !== 'external programs' || receivers.length > 0);
		return { ...destination, isReady, receivers };
	});
}

function numbersOf(view: FileView, lines: readonly Line[]): readonly number[] {
	return [...new Set(lines.map((line) => view.numberOf(line)))].sort((a, b) => a - b);
}

function cellOf(view: FileView, route: Route, severity: Level, name: string): RouteCell {
	const destination = route.title;
	const deciding = [...route.thresholdLines, ...route.classLines];
	if (!takes(route, severity, name))
		return {
			...{ destination, delivered: 'no', receivers: [] },
			lines: numbersOf(view, route.isReady ? deciding : [...deciding, ...route.neededLines]),
		};
	const taking = route.receivers.filter(
		({ severities }) => severities === undefined || severities.includes(severity),
	);
	const lines = new Set([
		...numbersOf(view, deciding),
		...(taking.length > 0 ? taking : route.receivers).flatMap((receiver) => receiver.lines),
	]);
	const isFiltered = taking.length > 0 && taking.every(({ filters }) => filters.length > 0);
	return {
		destination,
		delivered: route.receivers.length > 0 && taking.length === 0 ? 'no' : isFiltered ? 'filtered' : 'yes',
		receivers: taking.map((receiver) => receiver.name),
		lines: [...lines].sort((a, b) => a - b),
	};
}

function reachOf(cells: readonly RouteCell[], routes: readonly Route[]): Reach {
	const arriving = cells.filter(({ delivered }) => delivered !== 'no');
	if (arriving.length === 0) return 'nobody';
	const isChosen = arriving.some(
		({ destination }) => routes.find(({ title }) => title === destination)?.isChosen === true,
	);
	return isChosen ? 'destination' : 'console';
}

/** Options whose messages are of a class other than EVENT (sh_files.c, sh_forward.c, the message catalogue). */
const OTHER_CLASSES: Readonly<Record<string, string>> = { severitynames: 'FIL_OLD', severitylookup: 'TCP' };

function eventRoutes(view: FileView, everywhere: readonly Route[]): readonly EventRoute[] {
	const known = new Map<Branch | undefined, readonly Route[]>([[undefined, everywhere]]);
	const at = (where: Branch | undefined): readonly Route[] => {
		const routes = known.get(where) ?? routesAt(view, where);
		known.set(where, routes);
		return routes;
	};
	const isServer = view.daemon.role === 'server';
	return ALL_OPTIONS.filter(
		(option) =>
			option.kind === 'level' &&
			isCompiledIn(option, view.daemon) &&
			// A server accepts these lines and checks no files.
			(!isServer || option.section !== 'EventSeverity'),
	).flatMap((option) => {
		const { lines, mayBeDefault } = linesInForce(view, option.key);
		const canOccur = mayOccur(view, option);
		const rowOf = (severity: Level | 'none' | undefined, line: Line | undefined): EventRoute => {
			const name = OTHER_CLASSES[option.key] ?? 'EVENT';
			const branch = line?.context?.branch;
			const to =
				severity === undefined || severity === 'none'
					? []
					: at(branch).map((route) => cellOf(view, route, severity, name));
			return {
				...{ option: option.name, summary: option.summary, class: name, severity, canOccur, to },
				line: line === undefined ? undefined : view.numberOf(line),
				isConditional: branch?.activity === 'maybe',
				reach: severity === undefined ? 'destination' : reachOf(to, at(branch)),
			};
		};
		const fallback = levelsOf(view.daemon).find((level) => level === option.default);
		return [
			...lines.map((line) => rowOf(levelOf(line, view.daemon), line)),
			...(mayBeDefault ? [rowOf(fallback ?? 'none', undefined)] : []),
		];
	});
}

/** Whether the file watches what an event is about. */
function mayOccur(view: FileView, { key, section }: OptionEntry): boolean {
	const policy = POLICIES.find(({ severityOption }) => severityOption.toLowerCase() === key);
	if (policy !== undefined) return view.first(`policy:${policy.section}`) !== undefined;
	if (section === 'EventSeverity')
		return POLICIES.some((one) => view.first(`policy:${one.section}`) !== undefined);
	const active = ALL_OPTIONS.find(
		(option) => option.section === section && option.kind === 'bool' && option.key.endsWith('active'),
	);
	if (active === undefined) return true;
	const { lines, mayBeDefault } = linesInForce(view, active.key);
	return (
		lines.some((line) => isOn(line) !== false) ||
		(mayBeDefault && findAnywhere(active.key)[0]?.default === 'yes')
	);
}

function messageRoutes(view: FileView, routes: readonly Route[]): readonly MessageRoute[] {
	const found: MessageRoute[] = [];
	const logsCalls = acceptedLines(view, 'logcalls').length > 0;
	const classes = messageClasses().filter((name) => name !== 'AUD' || logsCalls);
	for (const severity of levelsOf(view.daemon).toReversed()) {
		// Classes that go the same ways share a row.
		const rows = new Map<string, { names: string[]; to: readonly RouteCell[] }>();
		for (const name of classes) {
			// System calls of samhain itself go to the console and to syslog only (sh_error.c, sh_error_handle).
			const to = routes.map((route) =>
				name === 'AUD' && route.title !== 'console' && route.title !== 'syslog'
					? { destination: route.title, delivered: 'no' as const, receivers: [], lines: [] }
					: cellOf(view, route, severity, name),
			);
			const key = JSON.stringify(to.map(({ delivered, receivers }) => [delivered, receivers]));
			const row = rows.get(key);
			if (row === undefined) rows.set(key, { names: [name], to });
			else row.names.push(name);
		}
		for (const { names, to } of rows.values())
			found.push({ classes: names, severity, to, reach: reachOf(to, routes) });
	}
	return found;
}
