import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  BaseImageAudit,
  BaseImageAuditRow,
  BaseImageUse,
  BaseImageUses,
  baseImageAuditQuerySchema,
  baseImageUsesQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import {
  OrganisationServices,
  ReadableServices,
} from '../../service/OrganisationServices';
import { LeaderboardEntry } from '../../service/leaderboardRows';
import {
  ServiceFilter,
  facetsOf,
  matchesFilter,
} from '../../service/serviceFilter';
import { ImageInventory } from '../inventory/ImageInventory';
import {
  AuditedImage,
  auditImage,
  auditedImages,
  byService,
} from '../inventory/auditedImages';
import { byFigure } from '../inventory/byFigure';
import { coverageOf } from '../inventory/coverageOf';
import { pageOf } from '../inventory/pageOf';
import { withheldRepositories } from '../inventory/withheldRepositories';
import { groupBases, tellBase } from './groupBases';
import { MeasuredBase, measureBase } from './measureBase';

type AuditQuery = z.output<typeof baseImageAuditQuerySchema>;
type UsesQuery = z.output<typeof baseImageUsesQuerySchema>;

/** Bases of some services' newest images, as one caller may be told of them. */
interface Bases {
  matching: LeaderboardEntry[];
  images: AuditedImage[];
  measured: MeasuredBase[];
  isWithheld(repositories: readonly string[]): boolean;
}

/** Tells on which bases the newest images of services stand. */
export class BaseImageAuditService {
  constructor(
    private readonly options: {
      services: OrganisationServices;
      inventory: ImageInventory;
      now?: () => Date;
    },
  ) {}

  async audit(
    query: AuditQuery,
    credentials: BackstageCredentials,
  ): Promise<BaseImageAudit> {
    const readable = await this.options.services.readable(credentials);
    const { matching, images, measured } = await this.bases(readable, query);
    const rows = measured
      .map(({ row }) => row)
      .sort(
        byFigure({
          order: query.order,
          figureOf: row => figureOf(row, query.orderBy),
          keyOf: row => row.key,
        }),
      );
    return {
      ...pageOf(rows, query),
      facets: facetsOf(readable.entries.map(({ entity }) => entity)),
      coverage: coverageOf(matching, query.registry),
      totals: this.totals(measured, images),
    };
  }

  async uses(
    query: UsesQuery,
    credentials: BackstageCredentials,
  ): Promise<BaseImageUses> {
    const readable = await this.options.services.readable(credentials);
    const { images, measured, isWithheld } = await this.bases(readable, query);
    const byKey = new Map(measured.map(base => [base.row.key, base]));
    const uses = images
      .map(audited => {
        const { key } = tellBase(audited, isWithheld);
        return { audited, key, age: byKey.get(key)?.ageOf(audited) };
      })
      .filter(({ key }) => query.base === undefined || key === query.base)
      .sort(
        (left, right) =>
          (right.age?.daysBehind ?? -1) - (left.age?.daysBehind ?? -1) ||
          byService(left.audited, right.audited),
      );
    const page = pageOf(uses, query);
    return {
      ...page,
      items: page.items.map(({ audited, key, age }) => ({
        ...auditImage(audited),
        base: key,
        ...shownBaseOf(audited, isWithheld(audited.image.baseRepositories)),
        builtAt: age?.builtAt,
        daysBehind: age?.daysBehind,
      })),
    };
  }

  /**
   * The named base of several services of which having one version saves most;
   * absent where there is none in several versions.
   *
   * @param readable - what the caller may read
   */
  async bestBase(
    readable: ReadableServices,
    filter: ServiceFilter,
  ): Promise<BaseImageAuditRow | undefined> {
    const { measured } = await this.bases(readable, filter);
    const [best] = measured
      .map(({ row }) => row)
      .filter(
        ({ name, services, oneBaseSavesBytes = 0 }) =>
          name !== undefined && services > 1 && oneBaseSavesBytes > 0,
      )
      .sort(
        byFigure({
          order: 'desc',
          figureOf: row => row.oneBaseSavesBytes,
          keyOf: row => row.key,
        }),
      );
    return best;
  }

  private async bases(
    readable: ReadableServices,
    filter: ServiceFilter,
  ): Promise<Bases> {
    const inventory = await this.options.inventory.of(readable.all);
    const matching = readable.entries.filter(({ entity }) =>
      matchesFilter(entity, filter),
    );
    const images = auditedImages({
      entries: matching,
      inventory,
      registry: filter.registry,
    });
    const isWithheld = withheldRepositories(readable);
    const held = new Uint8Array(inventory.digests.length);
    for (const { image } of images) {
      image.layers.forEach(layer => {
        held[layer] = 1;
      });
    }
    return {
      matching,
      images,
      isWithheld,
      measured: groupBases(images, isWithheld).map(group =>
        measureBase(group, {
          inventory,
          isHeld: layer => held[layer] === 1,
        }),
      ),
    };
  }

  private totals(
    measured: readonly MeasuredBase[],
    images: readonly AuditedImage[],
  ): BaseImageAudit['totals'] {
    const today = (this.options.now?.() ?? new Date()).toISOString();
    const known = new Set(
      images
        .filter(({ image }) => image.base.known)
        .map(({ service }) => service),
    );
    const past = measured.filter(
      ({ row }) =>
        row.endOfLife !== undefined &&
        row.endOfLife < today.slice(0, today.indexOf('T')),
    );
    return {
      bases: measured.filter(({ row }) => row.kind === 'named').length,
      servicesBehind: unionOf(measured.map(base => base.servicesBehind)).size,
      servicesPastEndOfLife: unionOf(past.map(base => base.services)).size,
      servicesUnknown: new Set(
        images
          .map(({ service }) => service)
          .filter(service => !known.has(service)),
      ).size,
      oneBaseSavesBytes: measured.reduce(
        (sum, { row }) => sum + (row.oneBaseSavesBytes ?? 0),
        0,
      ),
    };
  }
}

function figureOf(
  row: BaseImageAuditRow,
  orderBy: AuditQuery['orderBy'],
): number | string | undefined {
  switch (orderBy) {
    case 'behind':
      return row.daysBehind;
    case 'saving':
      return row.oneBaseSavesBytes;
    case 'bytes':
      return row.compressedBytes;
    case 'name':
      return row.name;
    default:
      return row.services;
  }
}

function shownBaseOf(
  { image, newest }: AuditedImage,
  isWithheld: boolean,
): Pick<BaseImageUse, 'baseImage' | 'baseBytes'> {
  const { base } = image;
  return {
    baseImage:
      base.known && isWithheld
        ? { ...base, name: undefined, digest: undefined }
        : base,
    baseBytes: newest.current.baseBytes,
  };
}

function unionOf(sets: readonly ReadonlySet<number>[]): Set<number> {
  return new Set(sets.flatMap(set => [...set]));
}
