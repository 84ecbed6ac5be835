// Lints many files in worker threads of this same program. Here stands who gets which files and in which order the
// results are taken; what linting a file is, stands in `lint-file.ts`.
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parentPort, type ResourceLimits, type Worker, workerData } from 'node:worker_threads';
import type { Machine } from '../core/index.ts';
import { type LintedFile, type LintJob, lintFile } from './lint-file.ts';
import type { CliOptions } from './options.ts';
import { makeReporter, type ReporterSettings } from './reporters/make-reporter.ts';

/** What a worker knows from the start; plain data. */
export interface WorkerSetup {
	readonly options: CliOptions;
	readonly reporting: ReporterSettings;
	/** Sent once and not with each file, since it is the same for all. */
	readonly machine: Machine;
}

export type StartWorker = (setup: WorkerSetup, resourceLimits: ResourceLimits) => Worker;

/** Files that go to a worker together. */
type Batch = readonly string[];

export interface WorkPlan {
	/** Below 2: no worker is worth its start. */
	readonly workers: number;
	readonly batches: readonly Batch[];
}

/** Bytes that keep one worker busy for longer than its start takes. */
const BYTES_PER_WORKER = 2 * 1024 * 1024;
/** With more workers than this, reading and printing set the pace. */
const MOST_WORKERS = 8;
/** A batch is small enough to share the work evenly, and large enough that sending it costs nothing beside it. */
const BATCH_BYTES = 256 * 1024;
const BATCH_FILES = 32;
/** Batches whose results may wait for an earlier one; more would fill the memory behind one slow file. */
const MOST_WAITING = 32;
/** Most of what an analysis makes lives as long as its file: a young generation of this size lets it die there. */
const YOUNG_GENERATION_MB = 48;

/** Shares files out among as many workers as are worth starting. */
export function planWork(files: readonly string[], { fix, threads }: CliOptions): WorkPlan {
	// Two names may lead to one file, which two threads must not write at once.
	const most = fix ? 1 : (threads ?? Math.min(MOST_WORKERS, availableParallelism()));
	if (most < 2 || files.length < 2) return { workers: 0, batches: [] };
	let total = 0;
	let bytes = 0;
	let batch: string[] = [];
	const batches: Batch[] = [batch];
	for (const file of files) {
		if (bytes >= BATCH_BYTES || batch.length >= BATCH_FILES) {
			bytes = 0;
			batch = [];
			batches.push(batch);
		}
		const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
		batch.push(file);
		bytes += size;
		total += size;
	}
	return { workers: Math.min(most, batches.length, Math.floor(total / BYTES_PER_WORKER)), batches };
}

/** Who asks for work to be done. */
export interface WorkerHost {
	readonly start: StartWorker;
	readonly setup: WorkerSetup;
	readonly job: (file: string) => LintJob;
	/** Called for each file, in the order of the plan. */
	readonly take: (linted: LintedFile) => void;
}

/**
 * Has the files of a plan linted.
 * @throws when a worker dies; what was taken until then is right
 */
export async function lintInWorkers(plan: WorkPlan, host: WorkerHost): Promise<void> {
	const workers = Array.from({ length: plan.workers }, () =>
		host.start(host.setup, { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB }),
	);
	const results = new ResultQueue(host.take);
	const batches = plan.batches.entries();
	try {
		await Promise.all(workers.map((worker) => feed(worker, batches, host, results)));
	} finally {
		await Promise.all(workers.map((worker) => worker.terminate()));
	}
}

/** Gives one worker batch after batch until none is left. */
async function feed(
	worker: Worker,
	batches: Iterator<[number, Batch]>,
	host: WorkerHost,
	results: ResultQueue,
): Promise<void> {
	const ended = once(worker, 'exit').then(([status]) => {
		throw new Error(`it ended with status ${status}`);
	});
	// Handled below, but not before the first batch is sent.
	ended.catch(() => undefined);
	for (let next = batches.next(); next.done !== true; next = batches.next()) {
		const [number, files] = next.value;
		await results.roomFor(number);
		const answer = once(worker, 'message');
		worker.postMessage(files.map((file) => withoutMachine(host.job(file))));
		const [linted]: LintedFile[][] = await Promise.race([answer, ended]);
		results.put(number, linted ?? []);
	}
}

function withoutMachine(job: LintJob): LintJob {
	const { machine: _machine, ...settings } = job.settings;
	return { ...job, settings };
}

/** Puts results back into their order. */
class ResultQueue {
	readonly #take: (linted: LintedFile) => void;
	readonly #waiting = new Map<number, readonly LintedFile[]>();
	#next = 0;
	#wake: (() => void)[] = [];

	constructor(take: (linted: LintedFile) => void) {
		this.#take = take;
	}

	/** Waits until the results of a batch would not be too far ahead. */
	async roomFor(number: number): Promise<void> {
		while (number - this.#next > MOST_WAITING) await new Promise<void>((wake) => this.#wake.push(wake));
	}

	put(number: number, linted: readonly LintedFile[]): void {
		this.#waiting.set(number, linted);
		for (
			let ready = this.#waiting.get(this.#next);
			ready !== undefined;
			ready = this.#waiting.get(this.#next)
		) {
			this.#waiting.delete(this.#next);
			this.#next++;
			for (const one of ready) this.#take(one);
		}
		for (const wake of this.#wake.splice(0)) wake();
	}
}

/** A worker's side: lints what it is sent until it is ended. */
export function serveLinting(): void {
	const { options, reporting, machine }: WorkerSetup = workerData;
	const { describe } = makeReporter(reporting);
	parentPort?.on('message', (jobs: readonly LintJob[]) => {
		const linted = jobs.map((job) =>
			lintFile({ ...job, settings: { ...job.settings, machine } }, options, describe),
		);
		parentPort?.postMessage(linted);
	});
}
