// How often a client gives a sign of life and how long the server waits for one. Knows no rule.
import type { DeploymentModel, Fact, Place } from '../deployment/model/deployment-model.ts';
import { mainServer } from '../deployment/model/deployment-model.ts';
import type { FileRelated } from './finding.ts';
import { relatedAt } from './places.ts';

/** Seconds of SetClientTimeLimit and of SetLoopTime where nothing is set (catalogue). */
const DEFAULT_TIME_LIMIT = 86400;
const DEFAULT_LOOP_TIME = 60;

/** The two times of a registered client whose configuration is known, in seconds, with the places that set them. */
export interface Heartbeat {
	/** SetClientTimeLimit: how long the server waits. */
	readonly limit: number;
	readonly limitPlace: Place | undefined;
	/** SetLoopTime: how often the client sends a mark. */
	readonly loop: number;
	readonly loopPlace: Place | undefined;
	/** Whether the client sends its marks to the server at all. */
	readonly marks: Fact<boolean> | undefined;
	readonly related: readonly FileRelated[];
}

/** The heartbeat of a client; undefined where it is not registered or its configuration is not at hand. */
export function viewHeartbeat(model: DeploymentModel, name: string): Heartbeat | undefined {
	const server = mainServer(model);
	const client = model.clientFiles.get(name);
	if (server === undefined || client === undefined || !model.entries.has(name)) return undefined;
	const limit = server.clientTimeLimit?.value ?? DEFAULT_TIME_LIMIT;
	const limitPlace = server.clientTimeLimit?.place;
	return {
		limit,
		limitPlace,
		loop: client.loopTime?.value ?? DEFAULT_LOOP_TIME,
		loopPlace: client.loopTime?.place,
		marks: client.exportsMarks,
		related:
			limitPlace === undefined
				? []
				: [relatedAt(limitPlace, `The server waits ${limit} seconds for a message.`)],
	};
}
