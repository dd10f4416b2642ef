import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker, WorkerOptions } from 'node:worker_threads';
import type { LayerLimits } from '../LayerLimits';
import { ChunkGatherer, fillsItsMemory } from './ChunkGatherer';
import { describeFailure } from './describeFailure';
import { THREAD_FILE } from './layerReaderThread';
import { THREAD_MARK, ThreadAnswer, ThreadOrder } from './messages';
import { ThreadWork } from './ThreadWork';

/** The blob waits while so many bytes are on the way to the thread. */
const BYTES_ON_THE_WAY = 1024 * 1024;

/**
 * For what does not live long, nearly all: with the usual 16 MiB a thread takes
 * some 20 MiB more and is no quicker.
 */
const YOUNG_MEBIBYTES = 2;

/** A thread that has not stopped by then is ended. */
const STOPPING_MILLISECONDS = 5_000;

/** Turns TypeScript into JavaScript as it is loaded, in the repository. */
const TRANSFORM = '@backstage/cli/config/nodeTransform.cjs';

/** A layer to be read by a thread. */
export interface ThreadJob {
  blob: AsyncIterator<Uint8Array>;
  digest: string;
  compressedBytes: number;
  limits: Partial<LayerLimits>;
  /** Whether memory that a chunk fills may go over to the thread. */
  transfersChunks: boolean;
  signal?: AbortSignal;
}

/** One thread that reads layers, one at a time. */
export class LayerThread {
  private readonly worker: Worker;
  private onAnswer: ((answer: ThreadAnswer) => void) | undefined;
  private onFailure: ((failure: unknown) => void) | undefined;
  private failure: unknown;
  private isClosing = false;

  constructor(options: { memoryMebibytes: number }) {
    this.worker = new Worker(THREAD_FILE, {
      workerData: THREAD_MARK,
      resourceLimits: {
        maxOldGenerationSizeMb: options.memoryMebibytes,
        maxYoungGenerationSizeMb: YOUNG_MEBIBYTES,
      },
      ...loaderOptions(),
    });
    // Never a reason for the process to stay.
    this.worker.unref();
    this.worker.on('message', (answer: ThreadAnswer) =>
      this.onAnswer?.(answer),
    );
    this.worker.on('error', error => this.fail(error));
    this.worker.on('exit', code =>
      this.fail(new Error(`the reading thread ended with code ${code}`)),
    );
  }

  /** False once the thread is of no more use. */
  get isUsable(): boolean {
    return this.failure === undefined && !this.isClosing;
  }

  /**
   * Reads a layer and gives its packed contents. Afterwards the thread is free
   * for another, unless it is not usable any more. The blob is the caller's to
   * close where this fails.
   */
  async read(job: ThreadJob): Promise<Uint8Array> {
    const { digest, compressedBytes, limits, signal } = job;
    signal?.throwIfAborted();
    const work = new ThreadWork(BYTES_ON_THE_WAY);
    this.onAnswer = answer => work.take(answer);
    this.onFailure = failure =>
      work.end(describeFailure(failure, digest, this.isClosing));
    if (this.failure !== undefined) {
      this.onFailure(this.failure);
    }
    const abort = () => work.fail(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    // Alive as long as there is work.
    this.worker.ref();
    try {
      this.tell({ kind: 'begin', digest, compressedBytes, limits });
      await this.send(job, work);
      this.tell({ kind: 'end' });
      return await work.result();
    } catch (error) {
      if (this.isUsable && !work.isOver) {
        await this.stop(work);
      }
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.onAnswer = undefined;
      this.onFailure = undefined;
      this.worker.unref();
    }
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.worker.terminate();
  }

  private async stop(work: ThreadWork): Promise<void> {
    this.tell({ kind: 'stop' });
    const timer = new AbortController();
    await Promise.race([
      work.over,
      wait(STOPPING_MILLISECONDS, undefined, { signal: timer.signal }).catch(
        () => undefined,
      ),
    ]);
    timer.abort();
    if (!work.isOver) {
      this.close().catch(() => undefined);
    }
  }

  private async send(job: ThreadJob, work: ThreadWork): Promise<void> {
    const { blob } = job;
    const gathered = new ChunkGatherer();
    let next = await work.unlessFailed(blob.next());
    while (!next.done) {
      const chunks =
        job.transfersChunks && fillsItsMemory(next.value)
          ? [gathered.take(), next.value]
          : gathered.add(next.value);
      for (const chunk of chunks) {
        await this.sendChunk(chunk, work);
      }
      next = await work.unlessFailed(blob.next());
    }
    await this.sendChunk(gathered.take(), work);
  }

  private async sendChunk(
    bytes: Uint8Array<ArrayBuffer>,
    work: ThreadWork,
  ): Promise<void> {
    const { length } = bytes;
    if (length > 0) {
      this.tell({ kind: 'chunk', bytes }, [bytes.buffer]);
      await work.room(length);
    }
  }

  private tell(order: ThreadOrder, transferred: ArrayBuffer[] = []): void {
    this.worker.postMessage(order, transferred);
  }

  private fail(failure: unknown): void {
    this.failure ??= failure;
    this.onFailure?.(this.failure);
  }
}

/**
 * Threads inherit how this process loads modules. Where it loads TypeScript in
 * another way (Jest), they are told.
 */
function loaderOptions(): Pick<WorkerOptions, 'execArgv'> {
  const isSource = THREAD_FILE.endsWith('.ts');
  const isInherited = process.execArgv.some(argument =>
    argument.includes('nodeTransform'),
  );
  if (!isSource || isInherited) {
    return {};
  }
  const require = createRequire(THREAD_FILE);
  return { execArgv: ['--require', require.resolve(TRANSFORM)] };
}
