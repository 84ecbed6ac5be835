// Distributes files over this thread and worker threads of the same program, and takes their results in order;
// `lint-file.ts` lints one file.
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parentPort, type Worker, workerData } from 'node:worker_threads';
import type { Machine } from '../../core/index.ts';
import { makeReporter, type ReporterSettings } from '../reporters/make-reporter.ts';
import type { StartWorker } from '../terminal.ts';
import { type LintedFile, type LintJob, type LintSetup, lintFile } from './lint-file.ts';
import type { LintOptions } from './options.ts';

/** What a worker knows from the start; plain data. */
export interface WorkerSetup {
	readonly options: LintSetup;
	readonly reporting: ReporterSettings;
	/** Sent once and not with each file, since it is the same for all. */
	readonly machine: Machine;
}

/** Files that are linted by the same thread one after the other. */
type Batch = readonly string[];

export interface WorkPlan {
	/** Threads to start besides this one. */
	readonly workers: number;
	readonly batches: readonly Batch[];
}

/** Bytes that keep a thread busy for longer than its start takes. */
const BYTES_PER_THREAD = 2 * 1024 * 1024;
/** With more threads than this, reading and printing set the pace. */
const MAX_THREADS = 8;
/** A batch is small enough to share the work evenly, and large enough that sending it costs nothing beside it. */
const BATCH_BYTES = 256 * 1024;
const BATCH_FILES = 32;
/** Batches whose results may wait for an earlier one; more would fill the memory while one file is slow. */
const MAX_WAITING = 32;
/** Most of what an analysis makes lives as long as its file: a young generation of this size lets it die there. */
const YOUNG_GENERATION_MB = 24;

/**
 * Shares files out among as many threads as are worth starting.
 * @param isKnown true for files that cost nothing any more
 */
export function planWork(
	files: readonly string[],
	{ fix, threads }: LintOptions,
	isKnown: (file: string) => boolean,
): WorkPlan {
	// Two names may lead to one file, which two threads must not write at once.
	const most = fix ? 1 : (threads ?? Math.min(MAX_THREADS, availableParallelism()));
	const alone = { workers: 0, batches: files.map((file) => [file]) };
	if (most < 2 || files.length < 2) return alone;
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
		const size = isKnown(file) ? 0 : sizeOf(file);
		batch.push(file);
		bytes += size;
		total += size;
	}
	const worth = Math.min(most, batches.length, Math.floor(total / BYTES_PER_THREAD));
	return worth < 2 ? alone : { workers: worth - 1, batches };
}

/** Bytes of a file; 0 for one that cannot be read, which is reported in its turn. */
function sizeOf(file: string): number {
	try {
		return statSync(file).size;
	} catch {
		return 0;
	}
}

/** A worker died. */
export class WorkerError extends Error {}

/** Who asks for work to be done. */
export interface WorkHost {
	readonly start: StartWorker;
	readonly setup: WorkerSetup;
	/** A file to lint; or its result, where that is known already. */
	readonly job: (file: string) => LintJob | LintedFile;
	/** Lints a file in this thread. */
	readonly lint: (job: LintJob) => LintedFile;
	/** Nobody wants the rest. */
	readonly isOver: () => boolean;
	/** Called for each file, in the order of the plan. */
	readonly take: (linted: LintedFile) => void;
}

/** Lints a batch, here or elsewhere. */
type Hand = (batch: Batch) => Promise<readonly LintedFile[]>;

/**
 * Has the files of a plan linted.
 * @throws WorkerError when a worker dies; what was taken until then is right
 */
export async function lintTogether(plan: WorkPlan, host: WorkHost): Promise<void> {
	const workers = Array.from({ length: plan.workers }, () =>
		host.start(host.setup, { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB }),
	);
	// Each worker has a second batch at hand, so that it does not wait while this thread is at a file of its own.
	const hands = workers.map((worker) => handOf(worker, host)).flatMap((hand) => [hand, hand]);
	const results = new ResultQueue(host.take);
	const batches = plan.batches.entries();
	const work = async (hand: Hand): Promise<void> => {
		for (let next = batches.next(); next.done !== true && !host.isOver(); next = batches.next()) {
			const [number, batch] = next.value;
			await results.roomFor(number);
			results.put(number, await hand(batch));
		}
	};
	try {
		await Promise.all([ownHand(host), ...hands].map(work));
	} finally {
		await Promise.all(workers.map((worker) => worker.terminate()));
	}
}

/** This thread works, too: it is warm before any worker is, and has nothing else to do. */
function ownHand({ job, lint }: WorkHost): Hand {
	return async (batch) => {
		const linted: LintedFile[] = [];
		for (const file of batch) {
			const next = job(file);
			linted.push(isJob(next) ? lint(next) : next);
			// A worker that has done a batch does not wait for the end of this one.
			await setImmediate();
		}
		return linted;
	};
}

function handOf(worker: Worker, { job }: WorkHost): Hand {
	const ended = once(worker, 'exit').then(([status]) => {
		throw new Error(`it ended with status ${status}`);
	});
	// Whoever waits for an answer learns of it; between two batches nobody waits.
	ended.catch(() => undefined);
	// Answers come in the order of the batches.
	const waiting: ((linted: readonly LintedFile[]) => void)[] = [];
	worker.on('message', (linted: readonly LintedFile[]) => waiting.shift()?.(linted));
	return async (batch) => {
		const results = batch.map(job);
		const jobs = results.filter(isJob);
		if (jobs.length === 0) return results.flatMap((one) => (isJob(one) ? [] : one));
		const answer = new Promise<readonly LintedFile[]>((resolve) => waiting.push(resolve));
		worker.postMessage(jobs.map(withoutMachine));
		try {
			const answers = [...(await Promise.race([answer, ended]))];
			return results.flatMap((one) => (isJob(one) ? (answers.shift() ?? []) : one));
		} catch (error) {
			throw new WorkerError(error instanceof Error ? error.message : String(error));
		}
	};
}

function isJob(one: LintJob | LintedFile): one is LintJob {
	return 'settings' in one;
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
		while (number - this.#next > MAX_WAITING) await new Promise<void>((wake) => this.#wake.push(wake));
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
