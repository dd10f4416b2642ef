import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Overview,
  overviewQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import { OrganisationCostService } from '../cost/organisation/OrganisationCostService';
import { BaseImageAuditService } from '../audit/baseImages/BaseImageAuditService';
import { FindingAuditService } from '../audit/findings/FindingAuditService';
import { CurrentPulls } from './CurrentPulls';
import {
  OrganisationServices,
  ReadableServices,
  ServicesSnapshot,
} from './OrganisationServices';
import { LeaderboardEntry } from './leaderboardRows';
import { ServiceFilter, matchesFilter } from './serviceFilter';
import { distinctImages, sumOfServices } from './sumOfServices';

type ParsedQuery = z.output<typeof overviewQuerySchema>;

/** A change that several services would share. */
export type BestChange = NonNullable<Overview['bestChange']>;

/** Tells what some services' images come to together. */
export class OverviewService {
  constructor(
    private readonly options: {
      services: OrganisationServices;
      costs: Pick<OrganisationCostService, 'totalsOf'>;
      pulls: CurrentPulls;
      bases: Pick<BaseImageAuditService, 'bestBase'>;
      findings: Pick<FindingAuditService, 'bestRule'>;
    },
  ) {}

  /** Of the services that the caller may read, and no others. */
  async overview(
    query: ParsedQuery,
    credentials: BackstageCredentials,
  ): Promise<Overview> {
    const { services } = this.options;
    const readable = await services.readable(credentials);
    const { entries, times } = readable;
    const matching = entries.filter(({ entity }) =>
      matchesFilter(entity, query),
    );
    const cost = await this.cost(matching);
    const bestChange = await this.bestChange(readable, query);
    return {
      ...sumOfServices(matching, times),
      distinctBytes: await this.distinctBytes(matching, readable.all),
      ...(cost && { cost }),
      items: topServices(matching, query.limit),
      ...(bestChange && { bestChange }),
    };
  }

  /**
   * What several services could do alike: whichever saves most.
   *
   * @remarks
   *
   * Not only for those who may open audits: it names a rule or a base of
   * services that the caller may read, on whose own pages both are told.
   */
  private async bestChange(
    readable: ReadableServices,
    filter: ServiceFilter,
  ): Promise<BestChange | undefined> {
    const { bases, findings } = this.options;
    const base = await bases.bestBase(readable, filter);
    const rule = await findings.bestRule(readable, filter);
    const baseSaves = base?.oneBaseSavesBytes ?? 0;
    if (rule && rule.gainCompressedBytes >= baseSaves) {
      return {
        kind: 'rule',
        rule: rule.rule,
        title: rule.title,
        services: rule.services,
        savesBytes: rule.gainCompressedBytes,
        isEstimate: rule.isEstimate,
      };
    }
    return base?.name === undefined
      ? undefined
      : {
          kind: 'one-base',
          base: base.name,
          services: base.services,
          savesBytes: baseSaves,
        };
  }

  private async cost(
    entries: readonly LeaderboardEntry[],
  ): Promise<Overview['cost']> {
    const found = await this.options.costs.totalsOf(
      new Set(entries.map(({ entity }) => entity.entityRef)),
    );
    return found && found.totals.services > 0
      ? {
          services: found.totals.services,
          amountPerMonth: found.totals.amountPerMonth,
          bytesPerMonth: found.totals.bytesPerMonth,
          currency: found.currency,
        }
      : undefined;
  }

  /** Layers and configurations, each once; what several images hold, too. */
  private async distinctBytes(
    entries: readonly LeaderboardEntry[],
    all: ServicesSnapshot,
  ): Promise<number> {
    const digests = [
      ...new Set(distinctImages(entries).map(({ current }) => current.digest)),
    ];
    const pulls = await this.options.pulls.of(
      digests,
      () =>
        new Set(
          all.entries.flatMap(({ images }) =>
            images.map(({ current }) => current.digest),
          ),
        ),
    );
    const layers = new Set<string>();
    let bytes = 0;
    for (const digest of digests) {
      const pull = pulls.get(digest);
      bytes += pull?.configBytes ?? 0;
      for (const layer of pull?.layers ?? []) {
        if (!layers.has(layer.digest)) {
          layers.add(layer.digest);
          bytes += layer.compressedBytes;
        }
      }
    }
    return bytes;
  }
}

/** Those that grew most in 30 days, then the largest. */
function topServices(
  entries: readonly LeaderboardEntry[],
  limit: number,
): Overview['items'] {
  const growthOf = (row: Overview['items'][number]) =>
    Math.max(0, row.change30Days?.bytes ?? 0);
  return entries
    .flatMap(({ row }) => row ?? [])
    .sort(
      (left, right) =>
        growthOf(right) - growthOf(left) ||
        right.compressedBytes - left.compressedBytes ||
        (left.entityRef < right.entityRef ? -1 : 1),
    )
    .slice(0, limit);
}
