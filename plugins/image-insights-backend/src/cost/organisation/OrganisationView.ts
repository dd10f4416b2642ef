import {
  CostNote,
  CostRow,
  CostScenario,
  Currency,
  NetworkPathId,
  OrganisationCost,
  Price,
  PriceList,
  SavingsRanking,
  planSavings,
  priceNotes,
} from '@image-insights/backstage-plugin-image-insights-common';
import { groupedBy } from '../../collections/groupedBy';
import { CostedEntity } from './OrganisationCosts';
import { ServiceFigures } from './ServiceFigures';
import { Moved, SharedMoney, moneyOf } from './moneyOf';
import { onPath } from './onPath';
import { organisationScenarios } from './organisationScenarios';
import { SharedStorage, storageOf } from './storageOf';

/** Rows of a plan that are kept; beyond, it is made again. */
const KEPT_PLAN = 1_000;

/** A service that counts, with what it moves to and from the wanted hosts. */
export interface CountedService {
  entity: CostedEntity['entity'];
  figures: ServiceFigures;
}

/** What one service has on one registry. */
interface Share {
  service: CountedService;
  registryHost: string;
  bytes: number;
  amount: number;
  storageBytes: number;
  storageAmount: number;
}

type By = 'service' | 'owner' | 'system' | 'registry';

/**
 * The figures of some services together: those that a caller may read and asks
 * for. Made once for each set of services, since tiers run over their sum;
 * nothing in it rests on any other service.
 */
export class OrganisationView {
  private readonly money: SharedMoney;
  private readonly storage: SharedStorage;
  private readonly shares: Share[];
  private readonly rowsBy = new Map<By, CostRow[]>();
  private allScenarios?: CostScenario[];
  private plan?: SavingsRanking;

  constructor(
    private readonly options: {
      services: readonly CountedService[];
      prices: PriceList;
      currency: Currency;
      /** Instead of each one's own. */
      path?: NetworkPathId;
      at: string;
    },
  ) {
    const { services, path } = options;
    const moved: (Moved & { service: CountedService })[] = services.flatMap(
      service =>
        service.figures.groups.map(group => ({
          ...(path === undefined ? group : onPath(group, path)),
          service,
        })),
    );
    const stored = services.flatMap(service =>
      service.figures.stored.map(one => ({ ...one, service })),
    );
    this.money = moneyOf({ ...options, moved });
    this.storage = storageOf({ ...options, stored });
    this.shares = [
      ...moved.map(({ service, registryHost, blobBytes, apiBytes }, index) => ({
        service,
        registryHost,
        bytes: blobBytes + apiBytes,
        amount: this.money.shares[index],
        storageBytes: 0,
        storageAmount: 0,
      })),
      ...stored.map(({ service, registryHost }, index) => ({
        service,
        registryHost,
        bytes: 0,
        amount: 0,
        storageBytes: this.storage.shares[index].bytes,
        storageAmount: this.storage.shares[index].amount,
      })),
    ];
  }

  /** Services that count. */
  get size(): number {
    return this.options.services.length;
  }

  totals(): OrganisationCost['totals'] {
    const { services } = this.options;
    const recorded = this.shares.filter(
      ({ service }) => service.figures.summary.deploymentsSource === 'recorded',
    );
    return {
      services: services.length,
      bytesPerMonth: sumOf(this.shares, ({ bytes }) => bytes),
      amountPerMonth: this.money.variable,
      fixedPerMonth: this.money.fixedPerMonth,
      storageBytes: this.storage.bytes,
      storageAmountPerMonth: this.storage.amount,
      deploymentsPerMonth: sumOf(
        services,
        ({ figures }) => figures.summary.deploymentsPerMonth,
      ),
      recordedAmountPerMonth: sumOf(recorded, ({ amount }) => amount),
    };
  }

  get paths(): SharedMoney['paths'] {
    return this.money.paths;
  }

  /** By amount, then bytes, then name; they add up to the totals. */
  rows(by: By): CostRow[] {
    const known = this.rowsBy.get(by);
    if (known) {
      return known;
    }
    const groups = groupedBy(this.shares, share => keyOf(share, by));
    const rows = [...groups]
      .map(([key, shares]) => this.rowOf(key, shares, by))
      .sort(
        (left, right) =>
          right.amountPerMonth - left.amountPerMonth ||
          right.bytesPerMonth - left.bytesPerMonth ||
          ((left.key ?? '') < (right.key ?? '') ? -1 : 1),
      );
    this.rowsBy.set(by, rows);
    return rows;
  }

  private rowOf(key: string | undefined, shares: Share[], by: By): CostRow {
    const services = [...new Set(shares.map(({ service }) => service))];
    const summaries = services.map(({ figures }) => figures.summary);
    const sources = new Set(summaries.map(one => one.deploymentsSource));
    const [source] = sources;
    const pulls = sumOf(summaries, one => one.deploymentsPerMonth);
    const savable = sumOfSavable(
      by === 'registry'
        ? services.flatMap(({ figures }) =>
            savableOf(figures).filter(
              ({ registryHost }) => registryHost === key,
            ),
          )
        : services.flatMap(({ figures }) => savableOf(figures)),
      this.perByte(),
    );
    return {
      ...(key !== undefined && { key }),
      title: titleOf(key, by, services),
      services: services.length,
      amountPerMonth: sumOf(shares, ({ amount }) => amount),
      bytesPerMonth: sumOf(shares, ({ bytes }) => bytes),
      bytesPerDeployment: sumOf(summaries, one => one.bytesPerDeployment),
      deploymentsPerMonth: pulls,
      // Of unlike ones, the one that is less sure than the others.
      deploymentsSource: sources.size === 1 ? source : leastSure([...sources]),
      storageBytes: sumOf(shares, ({ storageBytes }) => storageBytes),
      storageAmountPerMonth: sumOf(shares, one => one.storageAmount),
      secondsPerNode: meanSeconds(services),
      savableAmountPerMonth: savable.amount,
      savableBytesPerMonth: savable.bytes,
    };
  }

  /** What a byte of layers costs on average, by what it is billed by. */
  private perByte(): Map<string, number> {
    this.blobPrices ??= blobPricesOf(this.options, this.money);
    return this.blobPrices;
  }

  private blobPrices?: Map<string, number>;

  scenarios(): CostScenario[] {
    this.allScenarios ??= organisationScenarios({
      ...this.options,
      money: this.money,
      storage: this.storage,
    });
    return this.allScenarios;
  }

  /** What to do first, no byte twice. */
  savings(page: { offset: number; limit: number }): SavingsRanking {
    const { services, prices, currency } = this.options;
    const make = (offset: number, limit: number) =>
      planSavings({
        items: services.flatMap(({ figures }) => figures.items),
        groups: services.flatMap(({ figures }) => figures.groups),
        prices,
        currency,
        offset,
        limit,
      });
    const { offset, limit } = page;
    if (offset + limit > KEPT_PLAN) {
      return make(offset, limit);
    }
    this.plan ??= make(0, KEPT_PLAN);
    return {
      ...this.plan,
      items: this.plan.items.slice(offset, offset + limit),
    };
  }

  get prices(): OrganisationCost['prices'] {
    return {
      version: this.options.prices.version,
      used: this.used,
    };
  }

  get notes(): CostNote[] {
    return [
      ...priceNotes(this.used, this.options.at),
      ...this.money.notes,
      ...(this.storage.bytes > 0
        ? [{ code: 'storage-at-least' as const }]
        : []),
    ];
  }

  private get used(): Price[] {
    return [...new Set([...this.money.used, ...this.storage.used])];
  }
}

function keyOf({ service, registryHost }: Share, by: By): string | undefined {
  switch (by) {
    case 'owner':
      return service.entity.owner;
    case 'system':
      return service.entity.system;
    case 'registry':
      return registryHost;
    default:
      return service.entity.entityRef;
  }
}

function titleOf(
  key: string | undefined,
  by: By,
  services: CountedService[],
): string {
  if (by === 'service') {
    return services[0].entity.title;
  }
  return key === undefined ? '' : key.slice(key.lastIndexOf('/') + 1);
}

const SURENESS = [
  'recorded',
  'annotation',
  'chosen',
  'config',
  'inferred',
  'default',
] as const;

function leastSure(sources: (typeof SURENESS)[number][]) {
  return (
    [...SURENESS].reverse().find(source => sources.includes(source)) ??
    'default'
  );
}

function meanSeconds(services: CountedService[]): number {
  const weight = ({ figures }: CountedService) =>
    figures.summary.deploymentsPerMonth;
  const total = sumOf(services, weight);
  return total > 0
    ? sumOf(services, one => weight(one) * one.figures.secondsPerNode) / total
    : sumOf(services, one => one.figures.secondsPerNode) /
        Math.max(1, services.length);
}

/** Bytes that a service's findings make needless, by what they are billed by. */
function savableOf({ items, groups }: ServiceFigures) {
  const hosts = new Map(groups.map(one => [one.key, one.registryHost]));
  return items
    .filter(({ kind }) => kind === 'finding')
    .flatMap(({ parts }) =>
      parts.map(({ group, blob, api }) => ({
        group,
        registryHost: hosts.get(group) ?? '',
        bytes: blob[0] + (api?.[0] ?? 0),
      })),
    );
}

function sumOfSavable(
  parts: { group: string; bytes: number }[],
  perByte: Map<string, number>,
): { amount: number; bytes: number } {
  return {
    amount: sumOf(
      parts,
      ({ group, bytes }) => bytes * (perByte.get(group) ?? 0),
    ),
    bytes: Math.round(sumOf(parts, ({ bytes }) => bytes)),
  };
}

/** By group, what its legs that carry layers take on average. */
function blobPricesOf(
  options: { services: readonly CountedService[]; path?: NetworkPathId },
  { paths }: SharedMoney,
): Map<string, number> {
  const byPlace = new Map(
    paths.map(({ path, region, legs }) => [
      `${path} ${region}`,
      sumOf(legs, ({ applies, amount, bytes }) =>
        applies === 'api' || bytes === 0 ? 0 : amount / bytes,
      ),
    ]),
  );
  return new Map(
    options.services.flatMap(({ figures }) =>
      figures.groups.map(group => {
        const { settings } =
          options.path === undefined ? group : onPath(group, options.path);
        return [
          group.key,
          byPlace.get(`${settings.path} ${settings.region}`) ?? 0,
        ];
      }),
    ),
  );
}

function sumOf<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + valueOf(item), 0);
}
