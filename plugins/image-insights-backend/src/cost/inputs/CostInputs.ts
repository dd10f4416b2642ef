import {
  CostGain,
  CostInput,
  CostStream,
  Currency,
  DeploymentBasis,
  PriceList,
  defaultCostSettings,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Platform, formatPlatform } from '@image-insights/oci-registry';
import { AnnotatedDeployment } from '../../database/EntityStore';
import { DocumentImage, PulledBase } from '../../database/PullStore';
import { Stores } from '../../database/Stores';
import {
  DeployedEntity,
  DeploymentStream,
  DeploymentStreams,
} from '../../deployments/DeploymentStreams';
import { CostConfig } from '../config/CostConfig';
import { ImagePull } from '../pulls/ImagePull';
import { comparableLayers } from './comparableLayers';
import { pullImageOf } from './pullImageOf';
import { SourcedSettings, settingsFor } from './settingsFor';
import { storedBlobs } from './storedBlobs';
import { withRepeats } from './withRepeats';

/** A service whose cost is asked for. */
export interface CostedService extends DeployedEntity {
  annotated?: AnnotatedDeployment;
}

/** What a service's cost is calculated from. */
export interface ServiceCostInput {
  entityRef: string;
  deployments: DeploymentBasis;
  input: CostInput;
  /** Repositories of which no image is known. */
  missing: string[];
  /** By stream, what its current image is based on. */
  bases: Map<string, StreamBase>;
}

/** What an image is based on, as far as it is known. */
export interface StreamBase {
  /** How many of the bottom layers are the base's. */
  layerCount: number;
  name?: string;
}

/** Everything that was read of a number of services. */
interface Read {
  deployed: Map<string, DeploymentStreams>;
  images: Map<string, DocumentImage[]>;
  /** Of the newest images. */
  bases: Map<string, PulledBase>;
  pulls: Map<string, ImagePull>;
  kept: Map<string, string[]>;
  gains: Map<string, CostGain[]>;
}

/** Gathers what costs are calculated from, of many services with few queries. */
export class CostInputs {
  constructor(
    private readonly options: {
      stores: Pick<Stores, 'pulls' | 'judgements' | 'tags'>;
      history: {
        of(entities: DeployedEntity[]): Promise<Map<string, DeploymentStreams>>;
      };
      config: CostConfig;
      platforms: Platform[];
      prices: PriceList;
      /** Of which rules findings rest on the repository of the verdict. */
      restsOnRepository: (rule: string) => boolean;
      now?: () => Date;
    },
  ) {}

  get prices(): PriceList {
    return this.options.prices;
  }

  /** Platforms that are followed, the first one first. */
  get platforms(): string[] {
    return this.options.platforms.map(formatPlatform);
  }

  get currency(): Currency {
    return this.options.config.currency;
  }

  /** When they were deployed; every service that is asked for is in it. */
  deployed(services: CostedService[]): Promise<Map<string, DeploymentStreams>> {
    return this.options.history.of(services);
  }

  /** Digests of the images that the tags of their repositories point to. */
  kept(services: CostedService[]): Promise<Map<string, string[]>> {
    return this.options.stores.pulls.kept(
      services.flatMap(({ repositories }) => repositories),
    );
  }

  /**
   * Of every service that is asked for, in their order.
   *
   * @param known - what was asked for already
   */
  async of(
    services: CostedService[],
    known: {
      deployed?: Map<string, DeploymentStreams>;
      kept?: Map<string, string[]>;
    } = {},
  ): Promise<ServiceCostInput[]> {
    const { stores } = this.options;
    const deployed = known.deployed ?? (await this.deployed(services));
    const images = await stores.pulls.imagesOf(
      services.flatMap(({ entityRef }) =>
        (deployed.get(entityRef)?.streams ?? []).flatMap(({ digests }) =>
          digests.map(({ digest }) => digest),
        ),
      ),
    );
    const bases = await stores.pulls.basesOf(
      services.flatMap(({ entityRef }) =>
        (deployed.get(entityRef)?.streams ?? []).flatMap(({ digests }) =>
          newestOf(digests, images).map(({ imageDigest }) => imageDigest),
        ),
      ),
    );
    const kept = known.kept ?? (await this.kept(services));
    const own = services.flatMap(({ repositories }) => repositories);
    const pulls = await stores.pulls.pulls([
      ...[...images.values()].flatMap(list =>
        list.map(({ imageDigest }) => imageDigest),
      ),
      ...own.flatMap(repository => kept.get(repository) ?? []),
    ]);
    const read: Read = {
      deployed,
      images,
      bases,
      pulls,
      kept,
      gains: new Map(),
    };
    const found = services.map(service => this.inputOf(service, read));
    await this.addContents(found);
    await this.addGains(found);
    return found;
  }

  private inputOf(service: CostedService, read: Read): ServiceCostInput {
    const { config } = this.options;
    const deployed = read.deployed.get(service.entityRef) ?? {
      basis: { recorded: 0, environments: [] },
      streams: [],
    };
    const bases = new Map<string, StreamBase>();
    const streams = deployed.streams.flatMap(stream =>
      this.platformStreams({ service, stream, read, bases }),
    );
    const known = new Set(streams.map(({ repository }) => repository));
    const settings = new Map(
      streams.map(stream => [stream.repository, stream.settings]),
    );
    const stored = storedBlobs({
      kept: new Map(
        [...known].map(repository => [
          repository,
          read.kept.get(repository) ?? [],
        ]),
      ),
      pulls: read.pulls,
      sharingOf: repository =>
        settings.get(repository)?.storageSharing ??
        defaultCostSettings.storageSharing,
    });
    return {
      entityRef: service.entityRef,
      deployments: basisOf({ service, deployed, config }),
      input: {
        streams: streams.map(stream => ({
          ...stream,
          stored: stored.get(stream.repository),
        })),
        prices: this.options.prices,
        currency: config.currency,
        at: (this.options.now?.() ?? new Date()).toISOString(),
      },
      missing: service.repositories.filter(name => !known.has(name)),
      bases,
    };
  }

  private platformStreams(options: {
    service: CostedService;
    stream: DeploymentStream;
    read: Read;
    bases: Map<string, StreamBase>;
  }): CostStream[] {
    const { service, stream, read, bases } = options;
    const { repository, environment, digests } = stream;
    const sourced = settingsFor({
      host: repository.slice(0, repository.indexOf('/')),
      config: this.options.config,
      annotated: service.annotated,
      deployed: stream,
    });
    const platforms = this.sharesOf(newestOf(digests, read.images));
    return [...platforms].flatMap(([platform, platformShare]) => {
      const known = digests.flatMap(deployed => {
        const image = read.images
          .get(deployed.digest)
          ?.find(one => one.platform === platform);
        const pull = image && read.pulls.get(image.imageDigest);
        return image && pull ? [{ deployed, image, pull }] : [];
      });
      const newest = known.at(-1);
      const base = newest && read.bases.get(newest.image.imageDigest);
      const releases = known.map(one =>
        pullImageOf({ ...one, ...(one === newest && { base }) }),
      );
      const current = releases.at(-1);
      if (!current) {
        return [];
      }
      const id = [repository, environment, platform]
        .filter(part => part !== undefined)
        .join(' ');
      bases.set(id, {
        layerCount: current.layers.filter(({ fromBase }) => fromBase).length,
        name: base?.baseName,
      });
      return [
        {
          id,
          repository,
          ...(environment !== undefined && { environment }),
          platform,
          platformShare,
          releases:
            stream.isUnchanged && releases.length === 1
              ? // Nodes that keep it fetch nothing when it is deployed again.
                [current, current]
              : withRepeats(releases, shareOfChanges(stream, sourced)),
          gains: [],
          ...sourced,
        },
      ];
    });
  }

  /** Platforms that the nodes are of, as far as there is an image for them. */
  private sharesOf(images: DocumentImage[]): Map<string, number> {
    const there = images.map(({ platform }) => platform);
    const { platformShares } = this.options.config;
    const wanted = [...platformShares].filter(
      ([platform, share]) => share > 0 && there.includes(platform),
    );
    const sum = wanted.reduce((total, [, share]) => total + share, 0);
    if (sum > 0) {
      return new Map(
        wanted.map(([platform, share]) => [platform, share / sum]),
      );
    }
    const first =
      this.platforms.find(platform => there.includes(platform)) ?? there.at(0);
    return new Map(first === undefined ? [] : [[first, 1]]);
  }

  /** What is in layers matters where it may be the same as before. */
  private async addContents(found: ServiceCostInput[]): Promise<void> {
    const streams = found.flatMap(({ input }) => input.streams);
    const keys = await this.options.stores.pulls.contentKeys(
      streams.flatMap(({ releases }) => comparableLayers(releases)),
    );
    if (keys.size === 0) {
      return;
    }
    for (const { releases } of streams) {
      for (const layer of releases.flatMap(({ layers }) => layers)) {
        const contentKey = keys.get(layer.digest);
        if (contentKey !== undefined) {
          layer.contentKey = contentKey;
        }
      }
    }
  }

  /**
   * What findings save; those that rest on another repository's Dockerfile or
   * releases are not the service's to see.
   */
  private async addGains(found: ServiceCostInput[]): Promise<void> {
    const { stores, restsOnRepository } = this.options;
    const gains = await stores.judgements.gains(
      found.flatMap(({ input }) =>
        input.streams.flatMap(({ releases }) => releases.at(-1)?.digest ?? []),
      ),
    );
    const homes = await stores.tags.homes(
      [...gains].flatMap(([digest, list]) =>
        list.some(({ rule }) => restsOnRepository(rule)) ? [digest] : [],
      ),
    );
    for (const { input } of found) {
      const own = new Set(input.streams.map(({ repository }) => repository));
      for (const stream of input.streams) {
        const digest = stream.releases.at(-1)?.digest ?? '';
        const isOwn = own.has(homes.get(digest) ?? '');
        stream.gains = (gains.get(digest) ?? []).filter(
          ({ rule }) => isOwn || !restsOnRepository(rule),
        );
      }
    }
  }
}

/** Images of what was deployed last, of all that is stored. */
function newestOf(
  digests: DeploymentStream['digests'],
  images: Map<string, DocumentImage[]>,
): DocumentImage[] {
  const newest = digests.findLast(({ digest }) => images.has(digest));
  return (newest && images.get(newest.digest)) ?? [];
}

/** Nodes that keep images fetch nothing for one that they run already. */
function shareOfChanges(
  stream: DeploymentStream,
  { sources }: SourcedSettings,
): number {
  const { perMonth, changedPerMonth } = stream;
  const isRecorded = sources.deploymentsPerMonth === 'recorded';
  return isRecorded && perMonth !== undefined && changedPerMonth !== undefined
    ? changedPerMonth / Math.max(perMonth, Number.MIN_VALUE)
    : 1;
}

/** How often the service is deployed, and who says so. */
function basisOf(options: {
  service: CostedService;
  deployed: DeploymentStreams;
  config: CostConfig;
}): DeploymentBasis {
  const { service, deployed, config } = options;
  const { basis } = deployed;
  const { recorded, environments } = basis;
  if (basis.source === 'recorded' && basis.perMonth !== undefined) {
    const { perMonth, source } = basis;
    return { perMonth, source, recorded, environments };
  }
  const annotated = service.annotated?.perMonth;
  if (annotated !== undefined) {
    return {
      perMonth: annotated,
      source: 'annotation',
      recorded,
      environments,
    };
  }
  if (basis.source === 'inferred' && basis.perMonth !== undefined) {
    const { perMonth, source, confidence } = basis;
    return { perMonth, source, confidence, recorded, environments };
  }
  const configured = config.settings.deploymentsPerMonth;
  return {
    perMonth: configured ?? defaultCostSettings.deploymentsPerMonth,
    source: configured === undefined ? 'default' : 'config',
    recorded,
    environments,
  };
}
