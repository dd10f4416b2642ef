import {
  MessagePort,
  isMainThread,
  parentPort,
  workerData,
} from 'node:worker_threads';
import {
  LayerContentsError,
  LayerContentsErrorOptions,
} from '../LayerContentsError';
import { packLayerContents } from '../packLayerContents';
import { readLayerContents } from '../readLayerContents';
import { ChunkQueue, JobStopped } from './ChunkQueue';
import { THREAD_MARK, ThreadAnswer, ThreadOrder } from './messages';

/**
 * This file, in whatever form it runs: the source, or what a build made of it.
 * A thread that is started from it serves a pool; imported anywhere else, it
 * does nothing.
 */
export const THREAD_FILE = __filename;

if (!isMainThread && parentPort !== null && workerData === THREAD_MARK) {
  serve(parentPort);
}

/** Reads one layer after the other, as its pool orders. */
function serve(port: MessagePort): void {
  const askForMore = (bytes: number) => answer(port, { kind: 'took', bytes });
  let chunks = new ChunkQueue(askForMore);
  port.on('message', (order: ThreadOrder) => {
    switch (order.kind) {
      case 'begin':
        chunks = new ChunkQueue(askForMore);
        read(port, order, chunks);
        break;
      case 'chunk':
        chunks.add(order.bytes);
        break;
      case 'end':
        chunks.end();
        break;
      default:
        chunks.stop();
    }
  });
}

async function read(
  port: MessagePort,
  order: Extract<ThreadOrder, { kind: 'begin' }>,
  chunks: ChunkQueue,
): Promise<void> {
  const { digest, compressedBytes, limits } = order;
  try {
    const contents = await readLayerContents({
      blob: chunks.all(),
      digest,
      compressedBytes,
      limits,
    });
    const packed = ownMemory(packLayerContents(contents));
    answer(port, { kind: 'done', packed }, [packed.buffer]);
  } catch (error) {
    if (error instanceof JobStopped) {
      answer(port, { kind: 'stopped' });
    } else {
      answer(port, { kind: 'failed', error: described(error, digest) });
    }
  }
}

function answer(
  port: MessagePort,
  message: ThreadAnswer,
  transferred: ArrayBuffer[] = [],
): void {
  port.postMessage(message, transferred);
}

/** A copy that shares its memory with nothing, so that it can be handed over. */
function ownMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy;
}

/** Errors lose their class on the way to another thread. */
function described(error: unknown, digest: string): LayerContentsErrorOptions {
  if (error instanceof LayerContentsError) {
    const { code, message, remedy } = error;
    return { code, message, remedy, digest };
  }
  return {
    code: 'reader-failed',
    message: `The contents of the layer ${digest} cannot be read: ${
      error instanceof Error ? error.message : error
    }`,
    remedy: 'This is a defect of Image Insights: please report it.',
    digest,
  };
}
