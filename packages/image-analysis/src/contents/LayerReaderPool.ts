import { availableParallelism } from 'node:os';
import { closeSource } from './blob/closeSource';
import { LayerContentsError } from './LayerContentsError';
import type { LayerLimits } from './LayerLimits';
import { packLayerContents } from './packLayerContents';
import { LayerThread } from './pool/LayerThread';
import {
  ReadLayerContentsOptions,
  readLayerContents,
} from './readLayerContents';

/** @public */
export interface LayerReaderPoolOptions {
  /**
   * Threads that read, one layer each at a time; 0 reads in the calling thread,
   * as many layers at a time as are asked for. Default 2, or as many as the
   * machine has processors if those are fewer.
   */
  threads?: number;
  /** Bounds of every reading, where other than the usual ones. */
  limits?: Partial<LayerLimits>;
  /**
   * JavaScript memory of one thread, in MiB. Chunks of the blob are not in it;
   * what it holds are the entries. Default 1,024, enough for a layer at the
   * limit of two million entries.
   */
  memoryMebibytes?: number;
  /** A thread without work ends after so long. Default 60,000. */
  idleMilliseconds?: number;
}

/** @public */
export type LayerReadOptions = Omit<ReadLayerContentsOptions, 'limits'> & {
  /**
   * Whether the pool may take the memory of the blob's chunks over, and leave
   * them empty: it then copies none that fills its memory, and the caller's
   * thread has no garbage from them. Right for a stream from a registry, wrong
   * where anybody else still looks at the chunks. Default false.
   */
  transfersChunks?: boolean;
};

/** What a caller waits for, in the order of asking. */
interface Waiting {
  start(): void;
  abort(): void;
}

/**
 * Reads layers in threads of their own, so that whoever asks, a web server,
 * answers others meanwhile. Threads start when there is work and end when there
 * is none for a while; they keep no process alive.
 *
 * @public
 */
export class LayerReaderPool {
  private readonly maximum: number;
  private readonly limits: Partial<LayerLimits>;
  private readonly memoryMebibytes: number;
  private readonly idleMilliseconds: number;
  private readonly idle: LayerThread[] = [];
  private readonly busy = new Set<LayerThread>();
  private readonly waiting = new Set<Waiting>();
  private taken = 0;
  private idleTimer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(options: LayerReaderPoolOptions = {}) {
    this.maximum = options.threads ?? Math.min(2, availableParallelism());
    this.limits = options.limits ?? {};
    this.memoryMebibytes = options.memoryMebibytes ?? 1_024;
    this.idleMilliseconds = options.idleMilliseconds ?? 60_000;
  }

  /**
   * Reads a layer as `readLayerContents` does and packs it as
   * `packLayerContents` does. The blob is not touched before its turn comes;
   * it is closed where the reading fails.
   *
   * @throws LayerContentsError as `readLayerContents`, and with `closed`,
   * `out-of-memory` or `reader-failed` where the thread ended meanwhile.
   */
  async read(options: LayerReadOptions): Promise<Uint8Array> {
    const { limits } = this;
    if (this.maximum <= 0 && !this.isClosed) {
      return packLayerContents(await readLayerContents({ ...options, limits }));
    }
    const { blob, digest, compressedBytes, signal } = options;
    let iterator: AsyncIterator<Uint8Array> | undefined;
    try {
      await this.turn(digest, signal);
      const thread = this.takeThread();
      try {
        iterator = blob[Symbol.asyncIterator]();
        return await thread.read({
          blob: iterator,
          digest,
          compressedBytes,
          limits,
          transfersChunks: options.transfersChunks ?? false,
          ...(signal === undefined ? {} : { signal }),
        });
      } finally {
        this.giveBack(thread);
      }
    } catch (error) {
      closeSource(blob, iterator);
      throw error;
    }
  }

  /** Ends all threads. What is being read or waits fails by `closed`. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.idleTimer);
    for (const { abort } of [...this.waiting]) {
      abort();
    }
    await Promise.all(
      [...this.idle.splice(0), ...this.busy].map(thread => thread.close()),
    );
  }

  /** Settles when one of the places is the caller's. */
  private turn(digest: string, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted || this.isClosed) {
        reject(signal?.aborted ? signal.reason : closed(digest));
        return;
      }
      if (this.taken < this.maximum) {
        this.taken += 1;
        resolve();
        return;
      }
      const waiting: Waiting = {
        start: () => {
          signal?.removeEventListener('abort', waiting.abort);
          resolve();
        },
        abort: () => {
          this.waiting.delete(waiting);
          reject(this.isClosed ? closed(digest) : signal?.reason);
        },
      };
      signal?.addEventListener('abort', waiting.abort, { once: true });
      this.waiting.add(waiting);
    });
  }

  private takeThread(): LayerThread {
    clearTimeout(this.idleTimer);
    const thread =
      this.idle.pop() ??
      new LayerThread({ memoryMebibytes: this.memoryMebibytes });
    this.busy.add(thread);
    return thread;
  }

  private giveBack(thread: LayerThread): void {
    this.busy.delete(thread);
    if (thread.isUsable && !this.isClosed) {
      this.idle.push(thread);
    }
    const [next] = this.waiting;
    if (next !== undefined) {
      // The place goes over to it: nobody can come in between.
      this.waiting.delete(next);
      next.start();
      return;
    }
    this.taken -= 1;
    if (this.taken === 0 && !this.isClosed) {
      this.endIdleLater();
    }
  }

  private endIdleLater(): void {
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => {
      for (const thread of this.idle.splice(0)) {
        thread.close().catch(() => undefined);
      }
    }, this.idleMilliseconds);
    this.idleTimer.unref();
  }
}

function closed(digest: string): LayerContentsError {
  return new LayerContentsError({
    code: 'closed',
    message: `The layer ${digest} is not read: the readers were closed`,
    remedy: 'It is read again the next time.',
    digest,
  });
}
