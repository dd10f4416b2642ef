import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import { maskDockerfile } from '@image-insights/image-analysis';
import { SourceStore, StoredSource } from '../database/SourceStore';
import { ignorePathsOf, sourceFilesOf } from './sourceFiles';

/** A Dockerfile that is longer says nothing more. */
const LARGEST_FILE_BYTES = 256 * 1024;

/** Of one file. */
const READ_MILLIS = 20_000;

/** A file as it is, or that it is not there. */
type Found = Pick<StoredSource, 'path' | 'text' | 'etag' | 'problem'>;

/**
 * Reads Dockerfile and .dockerignore of entities through Backstage's UrlReader:
 * only hosts that the portal's integrations or `backend.reading.allow` name are
 * ever asked, whatever an annotation says.
 */
export class SourceReader {
  constructor(
    private readonly options: {
      urlReader: UrlReaderService;
      integrations: Pick<ScmIntegrationRegistry, 'resolveUrl'>;
      sources: SourceStore;
      logger: LoggerService;
      now: () => Date;
    },
  ) {}

  /**
   * Reads and stores an entity's files; asks nothing but whether they changed
   * where they are known. What cannot be read is noted with its reason.
   */
  async read(
    entity: Entity,
    repositoryCount: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { sources } = this.options;
    const entityRef = stringifyEntityRef(entity);
    const files = sourceFilesOf(entity, repositoryCount);
    const before = await sources.of([entityRef]);
    if (!files) {
      await sources.save(entityRef, []);
      return;
    }
    const found: StoredSource[] = files.problems.map(problem => ({
      ...problem,
      entityRef,
      role: 'dockerfile' as const,
      readAt: this.now(),
    }));
    for (const { position, path } of files.dockerfiles) {
      signal.throwIfAborted();
      const place = { entityRef, position };
      const dockerfile = await this.readFile(files.base, path, before, signal);
      found.push(this.stored(place, 'dockerfile', dockerfile, before));
      if (dockerfile.text !== undefined) {
        const ignore = await this.readFirst(
          files.base,
          ignorePathsOf(path),
          before,
          signal,
        );
        found.push(this.stored(place, 'dockerignore', ignore, before));
      }
    }
    await sources.save(entityRef, found);
  }

  private stored(
    place: { entityRef: string; position: number },
    role: StoredSource['role'],
    found: Found,
    before: StoredSource[],
  ): StoredSource {
    const same = before.find(
      one =>
        one.position === place.position &&
        one.role === role &&
        one.path === found.path &&
        one.text === found.text,
    );
    return { ...place, role, ...found, readAt: same?.readAt ?? this.now() };
  }

  /** The first that is there; else that the last one is not. */
  private async readFirst(
    base: string,
    paths: string[],
    before: StoredSource[],
    signal: AbortSignal,
  ): Promise<Found> {
    for (const path of paths) {
      const found = await this.readFile(base, path, before, signal);
      if (found.text !== undefined || found.problem) {
        return found;
      }
    }
    return { path: paths[paths.length - 1] };
  }

  private async readFile(
    base: string,
    path: string,
    before: StoredSource[],
    signal: AbortSignal,
  ): Promise<Found> {
    const { urlReader, integrations, logger } = this.options;
    const known = before.find(
      one => one.path === path && one.text !== undefined && one.etag,
    );
    const limit = AbortSignal.any([signal, AbortSignal.timeout(READ_MILLIS)]);
    try {
      const url = integrations.resolveUrl({ url: path, base });
      const response = await urlReader.readUrl(url, {
        etag: known?.etag,
        signal: limit,
      });
      const text = await readText(response, limit);
      return text === undefined
        ? { path, problem: tooLarge(path) }
        : { path, text: maskDockerfile(text), etag: response.etag };
    } catch (error) {
      signal.throwIfAborted();
      const name = error instanceof Error ? error.name : '';
      if (name === 'NotModifiedError' && known) {
        return { path, text: known.text, etag: known.etag };
      }
      if (name === 'NotFoundError') {
        return { path };
      }
      logger.debug('A source file could not be read', {
        path,
        reason: name,
      });
      return { path, problem: unreadable(path, name) };
    }
  }

  private now(): string {
    return this.options.now().toISOString();
  }
}

async function readText(
  response: Awaited<ReturnType<UrlReaderService['readUrl']>>,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!response.stream) {
    const bytes = await response.buffer();
    return bytes.length > LARGEST_FILE_BYTES ? undefined : textOf(bytes);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response.stream()) {
    signal.throwIfAborted();
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > LARGEST_FILE_BYTES) {
      return undefined;
    }
    chunks.push(bytes);
  }
  return textOf(Buffer.concat(chunks));
}

/** Neither database takes a NUL in a text. */
function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\0', '');
}

function tooLarge(path: string): Problem {
  return {
    code: 'source-too-large',
    message: `The portal cannot read ${path}: it has more than ${
      LARGEST_FILE_BYTES / 1024
    } KiB`,
    remedy: 'Check that the annotation names a Dockerfile.',
  };
}

/** The reader's own text may hold addresses with tokens: it is not repeated. */
function unreadable(path: string, errorName: string): Problem {
  const isRefused = errorName === 'NotAllowedError';
  return {
    code: isRefused ? 'source-not-allowed' : 'source-unreadable',
    message: isRefused
      ? `The portal cannot read ${path}: the host of the source location is not one that it may read`
      : `The portal cannot read ${path} at the source location`,
    remedy: isRefused
      ? 'Add an integration for the host, or the host to backend.reading.allow, in app-config.'
      : 'Check the annotation backstage.io/source-location and that the integration in app-config may read the repository.',
  };
}
