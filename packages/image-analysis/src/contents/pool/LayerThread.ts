import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker, WorkerOptions } from 'node:worker_threads';
import type { LayerLimits } from '../LayerLimits';
import { describeFailure } from './describeFailure';
import { THREAD_FILE } from './layerReaderThread';
import { THREAD_MARK, ThreadAnswer, ThreadOrder } from './messages';
import { ThreadWork } from './ThreadWork';

/** Bytes per message; small chunks are gathered up to it. */
const CHUNK_BYTES = 256 * 1024;
/** Messages on the way; the blob waits while so many are unused. */
const CHUNKS_ON_THE_WAY = 4;

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
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMebibytes },
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
    const { blob, digest, compressedBytes, limits, signal } = job;
    signal?.throwIfAborted();
    const work = new ThreadWork(CHUNKS_ON_THE_WAY);
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
      await this.send(blob, work);
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

  private async send(
    blob: AsyncIterator<Uint8Array>,
    work: ThreadWork,
  ): Promise<void> {
    let gathered = new Uint8Array(CHUNK_BYTES);
    let filled = 0;
    const flush = () => {
      const bytes = gathered.subarray(0, filled);
      this.tell({ kind: 'chunk', bytes }, [gathered.buffer]);
      gathered = new Uint8Array(CHUNK_BYTES);
      filled = 0;
      return work.room();
    };
    let next = await work.unlessFailed(blob.next());
    while (!next.done) {
      // A copy: who made the chunk may keep more than it in that memory.
      let rest = next.value;
      while (rest.length > 0) {
        const part = rest.subarray(0, CHUNK_BYTES - filled);
        gathered.set(part, filled);
        filled += part.length;
        rest = rest.subarray(part.length);
        if (filled === CHUNK_BYTES) {
          await flush();
        }
      }
      next = await work.unlessFailed(blob.next());
    }
    if (filled > 0) {
      await flush();
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
