import type { LayerContentsErrorOptions } from '../LayerContentsError';
import type { LayerLimits } from '../LayerLimits';

/** Marks a thread's data as this package's, whatever else loads the file. */
export const THREAD_MARK = 'image-insights-layer-reader';

/** What a pool tells a thread; one job after the other. */
export type ThreadOrder =
  | {
      kind: 'begin';
      digest: string;
      compressedBytes: number;
      limits: Partial<LayerLimits>;
    }
  /** The next bytes of the blob; their memory goes over to the thread. */
  | { kind: 'chunk'; bytes: Uint8Array }
  /** The blob has ended, and was what its digest names. */
  | { kind: 'end' }
  /** Nobody wants the result any more. */
  | { kind: 'stop' };

/** What a thread tells its pool. */
export type ThreadAnswer =
  /** So many bytes were taken up; as many more may come. */
  | { kind: 'took'; bytes: number }
  /** The last message of a job. */
  | { kind: 'done'; packed: Uint8Array }
  | { kind: 'failed'; error: LayerContentsErrorOptions }
  | { kind: 'stopped' };
