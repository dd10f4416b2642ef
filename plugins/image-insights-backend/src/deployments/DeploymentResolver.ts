import { LoggerService } from '@backstage/backend-plugin-api';
import { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import { Platform, parseRepository } from '@image-insights/oci-registry';
import {
  DeployedImage,
  DeployedImageState,
} from '../database/StoredDeployment';
import { Stores } from '../database/Stores';
import { DocumentReader } from '../scanner/DocumentReader';
import { mapConcurrently } from '../scanner/mapConcurrently';
import { problemOf } from '../scanner/problems';
import { groupedBy } from '../collections/groupedBy';
import { noImage, tagUnknown } from './problems';
import { readImageState } from './readImageState';
import { tagAt } from './tagAt';

const DAY_MILLIS = 24 * 60 * 60_000;

/** What a registry did not give in so many days, it will not give. */
const TRIED_DAYS = 7;

/** Most images that one scan looks up. */
const MAX_IMAGES = 2_000;

/** Documents that are read at the same time. */
const CONCURRENCY = 4;

interface Settled {
  deploymentId: string;
  position: number;
  digest?: string;
  problem?: Problem;
  state: DeployedImageState;
}

/**
 * Finds out what deployments moved that scans did not see: images without a
 * release tag, and tags that the registry did not resolve at the time.
 */
export class DeploymentResolver {
  constructor(
    private readonly options: {
      stores: Stores;
      documents: Pick<DocumentReader, 'read'>;
      platforms: Platform[];
      retentionMillis: number;
      logger: LoggerService;
      now: () => Date;
    },
  ) {}

  /**
   * Rejects when aborted or when the database fails; what a registry does not
   * give is noted at the image.
   *
   * @param options - `repositories`: only of these; absent: of all
   */
  async resolve(options: {
    signal: AbortSignal;
    repositories?: string[];
  }): Promise<void> {
    const { stores, now } = this.options;
    const { signal } = options;
    const wanted = options.repositories && new Set(options.repositories);
    const since = new Date(
      now().getTime() - TRIED_DAYS * DAY_MILLIS,
    ).toISOString();
    // What was deployed before the first scan, too: that may be months ago.
    const open = await stores.deployments.open({ since, limit: MAX_IMAGES });
    const images = await this.withDigests(
      open.filter(({ repository }) => wanted?.has(repository) ?? true),
    );
    const before = new Map(
      open.map(image => [keyOf(image), JSON.stringify(image.problem)]),
    );
    const groups = groupedBy(
      images,
      ({ repository, digest }) => `${repository}@${digest ?? ''}`,
    );
    await mapConcurrently(
      [...groups.values()],
      { limit: CONCURRENCY, signal },
      async group => {
        const [{ repository, digest }] = group;
        const settled =
          digest === undefined
            ? group.map(unknownTag)
            : await this.looked({
                repository,
                digest,
                group,
                mayAsk: group.some(({ at }) => at >= since),
                signal,
              });
        await stores.deployments.settle(
          settled.filter(
            image =>
              image.state !== 'open' ||
              JSON.stringify(image.problem) !== before.get(keyOf(image)),
          ),
        );
      },
    );
  }

  /** Forgets deployments that are older than they are to be kept. */
  async prune(): Promise<void> {
    const { stores, retentionMillis, now } = this.options;
    await stores.deployments.prune(
      new Date(now().getTime() - retentionMillis).toISOString(),
    );
  }

  private async withDigests(images: DeployedImage[]): Promise<DeployedImage[]> {
    const unresolved = images.filter(({ digest }) => digest === undefined);
    const intervals = await this.options.stores.tags.intervals(
      unresolved.flatMap(({ repository, tag }) =>
        tag === undefined ? [] : [{ repository, tag }],
      ),
    );
    return images.map(image => ({
      ...image,
      digest:
        image.digest ??
        tagAt(
          intervals.get(`${image.repository}:${image.tag ?? ''}`) ?? [],
          image.at,
        ),
    }));
  }

  private async looked(options: {
    repository: string;
    digest: string;
    group: DeployedImage[];
    /** Of the registry, where nothing is stored. */
    mayAsk: boolean;
    signal: AbortSignal;
  }): Promise<Settled[]> {
    const { repository, digest, group, mayAsk, signal } = options;
    const { stores, documents, platforms, logger } = this.options;
    const all = (state: DeployedImageState, problem?: Problem): Settled[] =>
      group.map(({ deploymentId, position, problem: remark }) => ({
        deploymentId,
        position,
        digest,
        state,
        problem:
          problem ?? (remark?.code === 'image-inferred' ? remark : undefined),
      }));
    const state = await readImageState({
      stores,
      platforms,
      repository,
      digest,
    });
    if (state !== undefined) {
      return state === 'image'
        ? all('known')
        : all('aside', noImage(state.instead));
    }
    if (!mayAsk) {
      return [];
    }
    try {
      const { document } = await documents.read(
        parseRepository(repository),
        digest,
        { signal },
      );
      return document.images.length > 0
        ? all('known')
        : all('aside', noImage(document.what));
    } catch (error) {
      signal.throwIfAborted();
      return all('open', problemOf(error, logger));
    }
  }
}

function unknownTag(image: DeployedImage): Settled {
  const { deploymentId, position, repository, tag = '' } = image;
  return {
    deploymentId,
    position,
    state: 'open',
    problem: tagUnknown(repository, tag),
  };
}

function keyOf(image: { deploymentId: string; position: number }): string {
  return `${image.position} ${image.deploymentId}`;
}
