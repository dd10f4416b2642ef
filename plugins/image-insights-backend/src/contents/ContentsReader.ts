import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import {
  LayerContentsError,
  LayerReaderPool,
  readPackedFacts,
} from '@image-insights/image-analysis';
import {
  RegistryError,
  RegistryReader,
  RepositoryName,
} from '@image-insights/oci-registry';
import { ContentsConfig } from '../config/ImageInsightsConfig';
import { ClaimedLayer, ReadLayer } from '../database/ContentsStore';
import { Stores } from '../database/Stores';
import { problemWithoutPlace } from '../scanner/problems';
import { skippedLayer } from './skippedLayer';

/** A lease ends by itself this long after its holder fell silent. */
const LEASE_MILLIS = 60_000;
const HEARTBEAT_MILLIS = 15_000;

/** Of failures that may pass: 30 s, doubled each time, at most 6 hours. */
const FIRST_RETRY_MILLIS = 30_000;
const LAST_RETRY_MILLIS = 6 * 60 * 60_000;

/** What another repository may still have, where one fails so. */
const ELSEWHERE = new Set([
  'blob-missing',
  'repository-missing',
  'forbidden',
  'unauthorized',
  'host-not-configured',
]);

/** Where the registry would answer the same for ever. */
const PERMANENT = new Set([
  'blob-missing',
  'repository-missing',
  'unsupported',
  'integrity',
  'too-large',
  'host-not-configured',
  'invalid-reference',
]);

/** Reads layers that are wanted, each once ever, whoever of the replicas. */
export class ContentsReader {
  constructor(
    private readonly options: {
      stores: Stores;
      reader: RegistryReader;
      pool: Pick<LayerReaderPool, 'read'>;
      config: ContentsConfig;
      logger: LoggerService;
      now?: () => Date;
      /** For tests of what happens when a replica dies. */
      leaseMillis?: number;
    },
  ) {}

  /**
   * Reads the next layer.
   *
   * @returns its digest where its state is final now, `later` where it is to be
   * tried again, and undefined where none is due.
   */
  async readNext(signal: AbortSignal): Promise<string | undefined> {
    const { stores, config, logger } = this.options;
    const ticket = randomUUID();
    const durationMillis = this.options.leaseMillis ?? LEASE_MILLIS;
    const layer = await stores.contents.claim({
      ticket,
      durationMillis,
      bytesPerHour: config.bytesPerHour,
    });
    if (!layer) {
      return undefined;
    }
    const { digest } = layer;
    // Wanted when other bounds held, or on the word of another image.
    const problem = skippedLayer(layer, config);
    if (problem) {
      await stores.contents.saveFailure({
        digest,
        ticket,
        problem,
        isSkipped: true,
      });
      return digest;
    }
    const lost = new AbortController();
    const either = AbortSignal.any([signal, lost.signal]);
    const timer = setInterval(() => {
      stores.contents
        .renew({ digest, ticket, durationMillis })
        .then(isHeld => {
          if (!isHeld) {
            lost.abort(new Error('Another replica has taken the layer over'));
          }
        })
        .catch(error =>
          logger.warn('The lease of a layer could not be renewed', error),
        );
    }, HEARTBEAT_MILLIS);
    timer.unref();
    try {
      const read = await this.read(layer, either);
      either.throwIfAborted();
      await stores.contents.saveRead({
        digest,
        ticket,
        layer: read,
        at: this.now().toISOString(),
      });
    } catch (error) {
      if (signal.aborted) {
        await stores.contents.giveBack({ digest, ticket });
        throw signal.reason;
      }
      if (!lost.signal.aborted) {
        await this.saveFailure(layer, ticket, error);
      }
    } finally {
      clearInterval(timer);
    }
    return digest;
  }

  /** From the first of the repositories that gives it. */
  private async read(
    layer: ClaimedLayer,
    signal: AbortSignal,
  ): Promise<ReadLayer> {
    let failure: unknown;
    for (const repository of layer.repositories) {
      signal.throwIfAborted();
      try {
        return await this.readFrom(nameOf(repository), layer, signal);
      } catch (error) {
        failure ??= error;
        if (!(error instanceof RegistryError && ELSEWHERE.has(error.code))) {
          throw error;
        }
      }
    }
    throw (
      failure ??
      new RegistryError({
        code: 'blob-missing',
        message: 'No repository that is still followed holds the layer',
        remedy: 'Nothing to do: its images are gone.',
        reference: layer.digest,
      })
    );
  }

  private async readFrom(
    repository: RepositoryName,
    layer: ClaimedLayer,
    signal: AbortSignal,
  ): Promise<ReadLayer> {
    const { digest, compressedBytes, mediaType } = layer;
    const blob = await this.options.reader.getBlob(
      repository,
      { digest, mediaType, size: compressedBytes, annotations: {} },
      { signal },
    );
    const packed = await this.options.pool.read({
      blob,
      digest,
      compressedBytes,
      signal,
      // Nobody else looks at the chunks of this stream.
      transfersChunks: true,
    });
    const { form, uncompressedBytes, contentKey } = readPackedFacts(packed);
    return { form, packed, uncompressedBytes, contentKey };
  }

  private async saveFailure(
    layer: ClaimedLayer,
    ticket: string,
    error: unknown,
  ): Promise<void> {
    const { digest, attempts } = layer;
    const { stores, logger } = this.options;
    const problem = this.problemOf(error);
    const retryAfterMillis = isPassing(error)
      ? Math.min(
          LAST_RETRY_MILLIS,
          Math.max(
            FIRST_RETRY_MILLIS * 2 ** Math.min(attempts - 1, 20),
            this.untilRetryAt(error),
          ),
        )
      : undefined;
    logger.info('A layer could not be read', {
      digest,
      code: problem.code,
      isFinal: retryAfterMillis === undefined,
    });
    await stores.contents.saveFailure({
      digest,
      ticket,
      problem,
      retryAfterMillis,
    });
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof LayerContentsError) {
      const { code, message, remedy } = error;
      return { code, message, remedy };
    }
    return problemWithoutPlace(error, this.options.logger);
  }

  private untilRetryAt(error: unknown): number {
    return error instanceof RegistryError && error.retryAt
      ? error.retryAt.getTime() - this.now().getTime()
      : 0;
  }

  private now(): Date {
    return this.options.now?.() ?? new Date();
  }
}

/**
 * Whether the same layer may be read well another time: registries that are
 * down or busy, credentials that somebody mends, a thread that ended. Only what
 * is wrong with the bytes stays wrong.
 */
function isPassing(error: unknown): boolean {
  if (error instanceof LayerContentsError) {
    return !error.isPermanent;
  }
  if (error instanceof RegistryError) {
    return !PERMANENT.has(error.code);
  }
  return true;
}

function nameOf(repository: string): RepositoryName {
  const slash = repository.indexOf('/');
  return {
    host: repository.slice(0, slash),
    name: repository.slice(slash + 1),
  };
}
