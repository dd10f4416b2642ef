import { openBlob } from './blob/openBlob';
import { LayerCollector } from './LayerCollector';
import type { LayerContents } from './LayerContents';
import {
  LayerContentsError,
  LayerContentsErrorCode,
} from './LayerContentsError';
import { LAYER_LIMITS, LayerLimits } from './LayerLimits';
import { TarError } from './tar/TarError';
import { TarWalker } from './tar/TarWalker';

/** @public */
export interface ReadLayerContentsOptions {
  /**
   * The blob's bytes, as a registry sends them. Whoever gives them verifies
   * them: the stream fails at its end where they are not those that the digest
   * names, and then so does the reading. It is read to its end, unless the
   * reading fails before; then it is closed.
   */
  blob: AsyncIterable<Uint8Array>;
  /** Of the blob. */
  digest: string;
  /** Of the blob, as its descriptor says. */
  compressedBytes: number;
  /** Where other than {@link LAYER_LIMITS}. */
  limits?: Partial<LayerLimits>;
  signal?: AbortSignal;
}

const REMEDIES: Partial<Record<LayerContentsErrorCode, string>> = {
  'too-large': 'Raise the limit if such layers are meant, or split the layer.',
  bomb: 'Find the file that is nearly all zeros, and create it at run time instead; raise the limit if the image needs it.',
  'too-many-entries':
    'Ship so many files in an archive or a volume, or raise the limit.',
  'header-too-large':
    'Build the image again by another tool: no usual one writes such headers.',
  'unsupported-compression':
    'Build the image with layers compressed by gzip or zstd, as container runtimes want.',
  'not-a-tar':
    'Nothing, if this is an artefact and no image; else push the image again.',
};

const REBUILD = 'Build and push the image again.';

/**
 * Reads what is in a layer, in one pass over its blob: nothing is written to
 * disk, nothing unpacked, and no more of it is in memory than a few chunks and
 * what comes out.
 *
 * Gives up, as {@link LayerContentsError}, on what exceeds a limit and on what
 * no container runtime would unpack either. Errors of the blob's source and
 * the reason of an aborted signal pass through.
 *
 * @public
 */
export async function readLayerContents(
  options: ReadLayerContentsOptions,
): Promise<LayerContents> {
  const { blob, digest, compressedBytes, signal } = options;
  const limits: LayerLimits = { ...LAYER_LIMITS, ...options.limits };
  const collector = new LayerCollector(limits);
  const walker = new TarWalker({ handler: collector, limits });
  let uncompressedBytes = 0;
  try {
    const { chunks, compression } = await openBlob({
      blob,
      ...(signal === undefined ? {} : { signal }),
    });
    for await (const chunk of chunks) {
      uncompressedBytes += chunk.length;
      checkLength(uncompressedBytes, compressedBytes, limits);
      walker.push(chunk);
    }
    walker.end();
    return {
      version: 1,
      digest,
      compressedBytes,
      uncompressedBytes,
      compression,
      ...(await collector.collected()),
    };
  } catch (error) {
    if (error instanceof TarError) {
      throw new LayerContentsError({
        code: error.code,
        digest,
        message: `The contents of the layer ${digest} cannot be read: ${error.message}`,
        remedy: REMEDIES[error.code] ?? REBUILD,
      });
    }
    throw error;
  }
}

function checkLength(
  length: number,
  compressedBytes: number,
  limits: LayerLimits,
): void {
  if (length > limits.uncompressedBytes) {
    throw new TarError(
      'too-large',
      `it is longer than ${limits.uncompressedBytes} bytes when uncompressed`,
    );
  }
  if (
    length > limits.expansionFreeBytes &&
    length > compressedBytes * limits.expansion
  ) {
    throw new TarError(
      'bomb',
      `its ${compressedBytes} bytes expand to more than ${limits.expansion} times as much`,
    );
  }
}
