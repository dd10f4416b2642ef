import { Duplex, Readable, pipeline } from 'node:stream';
import * as zlib from 'node:zlib';
import { TarError } from '../tar/TarError';
import { closeSource } from './closeSource';
import { detectCompression } from './detectCompression';
import { releaseChunk } from './releaseChunk';
import { zstdFrames } from './zstdFrames';

/**
 * At Node's usual 16 KiB every chunk is a trip through the thread pool, which
 * takes half the time; beyond this, little is gained and the event loop waits
 * longer.
 */
const CHUNK_BYTES = 256 * 1024;

/**
 * Of zstd's window, 64 MiB: what a layer may make the decoder hold. Only
 * `--ultra` and `--long` write larger ones.
 */
const WINDOW_LOG = 26;

/** Enough to tell every compression, and a tar by its first header. */
const HEAD_BYTES = 512;

/** @internal */
export interface OpenBlob {
  compression: 'none' | 'gzip' | 'zstd';
  /**
   * What the blob unwraps to; to be read once and to its end. A chunk is only
   * good until the next one is asked for.
   */
  chunks: AsyncIterable<Buffer>;
}

/**
 * Unwraps a blob as its first bytes say: gzip of any number of members, zstd of
 * any number of frames, or plain. The source is read to its end, also behind
 * the end of what it wraps, so that whoever counts and hashes it there gets to
 * judge; where the reader gives up, the source is closed.
 *
 * @throws TarError for what is no stream of that compression; the source's own
 * errors, and the reason of an aborted signal, as they are.
 */
export async function openBlob(options: {
  blob: AsyncIterable<Uint8Array>;
  signal?: AbortSignal;
}): Promise<OpenBlob> {
  const { signal } = options;
  const source = options.blob[Symbol.asyncIterator]();
  const head = await readHead(source, signal).catch(error => {
    closeSource(options.blob, source);
    throw error;
  });
  const wrapping = detectCompression(head);
  const blob = continued(head, source, signal);
  switch (wrapping) {
    case 'gzip':
      return {
        compression: 'gzip',
        chunks: through(
          blob,
          zlib.createGunzip({ chunkSize: CHUNK_BYTES }),
          signal,
        ),
      };
    case 'zstd':
      return {
        compression: 'zstd',
        chunks: through(zstdFrames(blob), createZstd(), signal),
      };
    case 'none':
      return { compression: 'none', chunks: plain(blob, signal) };
    default:
      await blob.return(undefined);
      throw new TarError(
        'unsupported-compression',
        `it is compressed by ${wrapping.unsupported}`,
      );
  }
}

async function readHead(
  source: AsyncIterator<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  let head = new Uint8Array(0);
  while (head.length < HEAD_BYTES) {
    const next = await nextOf(source, signal);
    if (next.done) {
      break;
    }
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return head;
}

/** The whole again, the first bytes read already. Closes the source. */
async function* continued(
  head: Uint8Array,
  source: AsyncIterator<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) {
      yield head;
    }
    let next = await nextOf(source, signal);
    while (!next.done) {
      yield next.value;
      next = await nextOf(source, signal);
    }
  } finally {
    // Not waited for: a source that hangs would hang here as well.
    source.return?.().catch(() => undefined);
  }
}

/** The source's next chunk, or the signal's reason as soon as it aborts. */
function nextOf(
  source: AsyncIterator<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<IteratorResult<Uint8Array>> {
  if (signal === undefined) {
    return source.next();
  }
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    source
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

async function* plain(
  blob: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  for await (const chunk of blob) {
    signal?.throwIfAborted();
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
}

async function* through(
  blob: AsyncIterable<Uint8Array>,
  decoder: Duplex,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const source = Readable.from(blob, {
    objectMode: false,
    highWaterMark: CHUNK_BYTES,
  });
  const piped = new Promise<void>((resolve, reject) => {
    pipeline(source, decoder, error => (error ? reject(error) : resolve()));
  });
  // The reader below fails of the same, and at the right time.
  piped.catch(() => undefined);
  try {
    for await (const chunk of decoder) {
      signal?.throwIfAborted();
      yield chunk;
      releaseChunk(chunk, decoder);
    }
    await piped;
  } catch (error) {
    signal?.throwIfAborted();
    throw describeDecoding(error);
  } finally {
    decoder.destroy();
    source.destroy();
  }
}

function createZstd(): Duplex {
  // Came with Node 22.15.
  if (typeof zlib.createZstdDecompress !== 'function') {
    throw new TarError(
      'unsupported-compression',
      'it is compressed by zstd, which this version of Node cannot read',
    );
  }
  return zlib.createZstdDecompress({
    chunkSize: CHUNK_BYTES,
    params: { [zlib.constants.ZSTD_d_windowLogMax]: WINDOW_LOG },
  });
}

function describeDecoding(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error)) {
    return error;
  }
  switch (error.code) {
    case 'Z_BUF_ERROR':
      return new TarError('truncated', 'its gzip stream ends in the middle');
    case 'Z_DATA_ERROR':
    case 'Z_STREAM_ERROR':
    case 'Z_NEED_DICT':
      return new TarError('damaged', 'its gzip stream is damaged');
    case 'ZSTD_error_frameParameter_windowTooLarge':
      return new TarError(
        'unsupported-compression',
        `it is compressed by zstd with a window beyond ${
          2 ** WINDOW_LOG
        } bytes`,
      );
    default:
      return `${error.code}`.startsWith('ZSTD_error_')
        ? new TarError('damaged', 'its zstd stream is damaged')
        : error;
  }
}
