import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import {
  Deployment,
  Problem,
  RecordDeploymentRequest,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ImageSource } from '@image-insights/backstage-plugin-image-insights-node';
import {
  Reference,
  RegistryError,
  RegistryReader,
  formatRepository,
  parseReference,
} from '@image-insights/oci-registry';
import { readEntity } from '../catalog/EntityReading';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import {
  StoredDeployedImage,
  StoredDeployment,
} from '../database/StoredDeployment';
import { Stores } from '../database/Stores';
import { mapConcurrently } from '../scanner/mapConcurrently';
import { problemOf } from '../scanner/problems';
import { noImage, otherRepository, secondOfRepository } from './problems';
import { readImageState } from './readImageState';
import { shownDeployment } from './shownDeployment';

/** Clocks of senders may go wrong by this. */
const AHEAD_MILLIS = 60 * 60_000;

/** For what a registry is waited while a sender waits for us. */
const LOOK_UP_MILLIS = 10_000;

/** Tags that are looked up at the same time. */
const CONCURRENCY = 8;

/** Takes deployments in: checks them, resolves their tags, remembers them. */
export class DeploymentRecorder {
  constructor(
    private readonly options: {
      stores: Stores;
      sources: ImageSource[];
      reader: Pick<RegistryReader, 'headManifest'>;
      config: Pick<
        ImageInsightsConfig,
        'registries' | 'platforms' | 'deployments'
      >;
      logger: LoggerService;
      now?: () => Date;
      lookUpMillis?: number;
    },
  ) {}

  /**
   * Remembers a deployment of an entity that exists and that the sender may
   * know. What was recorded by that id before is answered as it is stored.
   *
   * @throws InputError where an image or the time cannot be; ConflictError
   * where the id is taken by other content. Nothing is stored then.
   */
  async record(options: {
    entity: Entity;
    request: RecordDeploymentRequest;
    source: Deployment['source'];
    /** Said of each image that counts. */
    remark?: Problem;
  }): Promise<{ deployment: Deployment; isNew: boolean }> {
    const { stores } = this.options;
    const { entity, request, source, remark } = options;
    const now = this.options.now?.() ?? new Date();
    const saidAt = request.at && this.checkedTime(request.at, now);
    const reading = await readEntity(entity, this.options.sources);
    const { entityRef } = reading;
    const references = referencesOf(request);

    const said = { ...request, entityRef, saidAt, references, source };
    const earlier = await stores.deployments.get(request.id);
    if (earlier) {
      checkSame(earlier, said);
      return { deployment: shownDeployment(earlier), isNew: false };
    }
    const images = this.sort({
      references,
      entityRef,
      repositories: reading.repositories.map(formatRepository),
    });
    const deployment: StoredDeployment = {
      id: request.id,
      entityRef,
      environment: request.environment,
      at: saidAt ?? now.toISOString(),
      saidAt,
      instances: request.instances,
      nodes: request.nodes,
      source,
      images: (await this.resolved(images)).map(image => ({
        ...image,
        problem: image.problem ?? remark,
      })),
    };
    if (await stores.deployments.add(deployment)) {
      return { deployment: shownDeployment(deployment), isNew: true };
    }
    // Another one with this id came while the registry was asked.
    const winner = await stores.deployments.get(request.id);
    if (!winner) {
      throw new Error(`The deployment ${request.id} vanished while it came in`);
    }
    checkSame(winner, said);
    return { deployment: shownDeployment(winner), isNew: false };
  }

  private checkedTime(text: string, now: Date): string {
    const at = new Date(text);
    if (at.getTime() > now.getTime() + AHEAD_MILLIS) {
      throw new InputError(
        `at is ${text}, which is more than an hour ahead of ${now.toISOString()}: give the time at which it was deployed, or leave at out for now`,
      );
    }
    const { retentionMillis } = this.options.config.deployments;
    const oldest = new Date(now.getTime() - retentionMillis);
    if (at < oldest) {
      throw new InputError(
        `at is ${text}, from before ${oldest.toISOString()}: older deployments are not kept (imageInsights.deployments.retention in app-config)`,
      );
    }
    return at.toISOString();
  }

  /** Tells the entity's images from those that only run beside them. */
  private sort(options: {
    references: { text: string; reference: Reference }[];
    entityRef: string;
    repositories: string[];
  }): StoredDeployedImage[] {
    const { references, entityRef, repositories } = options;
    const hosts = new Set(
      this.options.config.registries.map(({ host }) => host),
    );
    const seen = new Set<string>();
    const images = references.map(
      ({ text, reference }): StoredDeployedImage => {
        const repository = formatRepository(reference.repository);
        const image = { reference: text, repository, tag: reference.tag };
        if (!repositories.includes(repository)) {
          return {
            ...image,
            state: 'aside',
            problem: otherRepository({
              repository,
              entityRef,
              isConfigured: hosts.has(reference.repository.host),
            }),
          };
        }
        if (seen.has(repository)) {
          return {
            ...image,
            state: 'aside',
            problem: secondOfRepository(repository),
          };
        }
        seen.add(repository);
        return { ...image, digest: reference.digest, state: 'open' };
      },
    );
    if (seen.size === 0) {
      throw new InputError(
        repositories.length === 0
          ? `${entityRef} names no repository that could be deployed: give it the annotation image-insights.io/repositories, with repositories of the registries in imageInsights.registries`
          : `${references
              .map(({ text }) => `'${text}'`)
              .join(
                ', ',
              )}: no image of a repository that ${entityRef} names; allowed are images of ${repositories.join(
              ', ',
            )}, as its annotation image-insights.io/repositories says`,
      );
    }
    return images;
  }

  /** Asks registries what tags point to now; what they do not tell stays open. */
  private async resolved(
    images: StoredDeployedImage[],
  ): Promise<StoredDeployedImage[]> {
    const { stores, reader, config, logger, lookUpMillis } = this.options;
    const signal = AbortSignal.timeout(lookUpMillis ?? LOOK_UP_MILLIS);
    const found = [...images];
    await mapConcurrently(
      [...images.entries()],
      { limit: CONCURRENCY, signal: new AbortController().signal },
      async ([index, image]) => {
        if (image.state === 'aside') {
          return;
        }
        let { digest } = image;
        const { repository, tag } = parseReference(image.reference);
        if (digest === undefined && tag !== undefined) {
          try {
            ({ digest } = await reader.headManifest(repository, tag, {
              signal,
            }));
          } catch (error) {
            found[index] = {
              ...image,
              problem: signal.aborted
                ? tooSlow(image.repository)
                : problemOf(error, logger),
            };
            return;
          }
        }
        if (digest !== undefined) {
          const state = await readImageState({
            stores,
            platforms: config.platforms,
            repository: image.repository,
            digest,
          });
          found[index] = {
            ...image,
            digest,
            ...(state === 'image' && { state: 'known' }),
            ...(typeof state === 'object' && {
              state: 'aside',
              problem: noImage(state.instead),
            }),
          };
        }
      },
    );
    return found;
  }
}

/** What was sent, in the form in which it is compared with what is stored. */
interface SaidDeployment {
  id: string;
  entityRef: string;
  environment?: string;
  saidAt?: string;
  instances?: number;
  nodes?: number;
  references: { text: string }[];
  source: Deployment['source'];
}

/** @throws InputError that names the reference. */
function referencesOf(
  request: RecordDeploymentRequest,
): { text: string; reference: Reference }[] {
  const texts =
    request.images ?? (request.image === undefined ? [] : [request.image]);
  const parsed = texts.map((text, index) => {
    try {
      return { text, reference: parseReference(text) };
    } catch (error) {
      if (error instanceof RegistryError) {
        const field = request.images ? `images.${index}` : 'image';
        throw new InputError(`${field}: ${error.message}. ${error.remedy}`);
      }
      throw error;
    }
  });
  // Two containers of one image are one image to pull.
  return parsed.filter(({ text }, index) => texts.indexOf(text) === index);
}

/** @throws ConflictError that names what differs, not what is stored. */
function checkSame(stored: StoredDeployment, said: SaidDeployment): void {
  const differing = [
    stored.entityRef === said.entityRef ? [] : ['entityRef'],
    sameTexts(
      stored.images.map(({ reference }) => reference),
      said.references.map(({ text }) => text),
    )
      ? []
      : ['images'],
    stored.environment === said.environment ? [] : ['environment'],
    stored.instances === said.instances ? [] : ['instances'],
    stored.nodes === said.nodes ? [] : ['nodes'],
    // What Flux tells again of the same revision has another time.
    stored.saidAt === said.saidAt || said.source === 'flux' ? [] : ['at'],
    stored.source === said.source ? [] : ['source'],
  ].flat();
  if (differing.length > 0) {
    throw new ConflictError(
      `The deployment ${
        said.id
      } is recorded already with other content, in ${differing.join(
        ' and ',
      )}: send it as it was, or give what is another deployment an id of its own`,
    );
  }
}

function sameTexts(left: string[], right: string[]): boolean {
  return (
    left.length === right.length &&
    left.every((text, index) => text === right[index])
  );
}

function tooSlow(repository: string) {
  return {
    code: 'timeout',
    message: `The registry did not tell in time what the tag in ${repository} points to`,
    remedy: 'Nothing to do: the next scan looks it up.',
  };
}
