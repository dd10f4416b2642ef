import {
  CostScenario,
  Currency,
  NetworkPathId,
  PriceList,
  SavingItem,
  breakEven,
  oneBase,
  pathAlternatives,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { CountedService } from './OrganisationView';
import { Moved, SharedMoney, moneyOf } from './moneyOf';
import { nodePoolOf, poolMembersOf } from './nodePool';
import { onPath } from './onPath';
import { SharedStorage } from './storageOf';

interface ScenarioOptions {
  services: readonly CountedService[];
  prices: PriceList;
  currency: Currency;
  path?: NetworkPathId;
  money: SharedMoney;
  storage: SharedStorage;
}

/**
 * What would be else if all of them took another path, kept images on nodes,
 * stood on one base or compressed their layers by zstd; by saving.
 */
export function organisationScenarios(
  options: ScenarioOptions,
): CostScenario[] {
  if (options.services.length === 0) {
    return [];
  }
  return [
    ...otherPaths(options),
    ...lessMoved(options, 'keep-images'),
    ...lessMoved(options, 'recompress'),
    ...oneBaseForAll(options),
  ].sort(
    (left, right) =>
      right.savedAmountPerMonth - left.savedAmountPerMonth ||
      right.savedBytesPerMonth - left.savedBytesPerMonth ||
      right.savedSecondsPerNode - left.savedSecondsPerNode ||
      (left.id < right.id ? -1 : 1),
  );
}

function movedOf({ services, path }: ScenarioOptions): Moved[] {
  return services.flatMap(({ figures }) =>
    figures.groups.map(group =>
      path === undefined ? group : onPath(group, path),
    ),
  );
}

/** The same bytes on each path that some of them could take instead. */
function otherPaths(options: ScenarioOptions): CostScenario[] {
  const { money, prices, currency } = options;
  const moved = movedOf(options);
  const candidates = new Set(moved.flatMap(alternativesOf));
  return [...candidates].map((path): CostScenario => {
    const changing = moved.filter(one => alternativesOf(one).includes(path));
    const isChanging = new Set(changing);
    const then = moneyOf({
      moved: moved.map(one => (isChanging.has(one) ? onPath(one, path) : one)),
      prices,
      currency,
    });
    return {
      ...unchanged(options),
      id: `path:${path}`,
      kind: 'path',
      subject: path,
      confidence: 'measured',
      amountPerMonth: then.variable,
      fixedPerMonth: then.fixedPerMonth,
      savedAmountPerMonth: money.variable - then.variable,
      ...breakEvenOf(changing, path, options),
    };
  });
}

function alternativesOf({ settings, registryHost }: Moved): NetworkPathId[] {
  const { path, region } = settings;
  return pathAlternatives(path, { registryHost, region });
}

/** Known where those that would change come from one path of one region. */
function breakEvenOf(
  changing: Moved[],
  other: NetworkPathId,
  { prices, currency }: ScenarioOptions,
): Pick<CostScenario, 'breakEven'> {
  const [first] = changing;
  const { path, region } = first.settings;
  const isOne = changing.every(
    ({ settings }) => settings.path === path && settings.region === region,
  );
  return isOne
    ? {
        breakEven: breakEven({
          today: path,
          other,
          settings: first.settings,
          registryHost: first.registryHost,
          bytes: {
            blob: sumOf(changing, ({ blobBytes }) => blobBytes),
            api: sumOf(changing, ({ apiBytes }) => apiBytes),
          },
          prices,
          currency,
        }),
      }
    : {};
}

/** What the services' own items of a kind come to together. */
function lessMoved(
  options: ScenarioOptions,
  kind: Extract<SavingItem['kind'], 'keep-images' | 'recompress'>,
): CostScenario[] {
  const { services, money, prices, currency, path } = options;
  const items = services.flatMap(({ figures }) =>
    figures.items.filter(item => item.kind === kind),
  );
  if (items.length === 0) {
    return [];
  }
  const then = services.flatMap(({ figures }) =>
    figures.groups.map((group): Moved => {
      const parts = figures.items
        .filter(item => item.kind === kind)
        .flatMap(item => item.parts.filter(part => part.group === group.key));
      const less = {
        ...group,
        blobBytes: remaining(
          group.blobBytes,
          sumOf(parts, ({ blob }) => blob[0]),
        ),
        apiBytes: remaining(
          group.apiBytes,
          sumOf(parts, ({ api }) => api?.[0] ?? 0),
        ),
      };
      return path === undefined ? less : onPath(less, path);
    }),
  );
  const costs = moneyOf({ moved: then, prices, currency });
  const today = unchanged(options);
  const bytesPerMonth = sumOf(then, one => one.blobBytes + one.apiBytes);
  const rollouts = sumOf(
    services,
    ({ figures }) => figures.summary.deploymentsPerMonth,
  );
  const savedSecondsPerNode =
    sumOf(items, ({ seconds }) => seconds[0]) / Math.max(1, rollouts);
  return [
    {
      ...today,
      id: kind,
      kind,
      confidence: kind === 'recompress' ? 'assumed' : 'measured',
      bytesPerMonth,
      amountPerMonth: costs.variable,
      secondsPerNode: Math.max(0, today.secondsPerNode - savedSecondsPerNode),
      savedAmountPerMonth: money.variable - costs.variable,
      savedBytesPerMonth: today.bytesPerMonth - bytesPerMonth,
      savedSecondsPerNode,
    },
  ];
}

function remaining(bytes: number, saved: number): number {
  return Math.max(0, Math.round(bytes - saved));
}

/**
 * All on the base that most of them have. A node that keeps images holds the
 * base already, so that nothing changes in a usual month; what is gained is on
 * nodes that are filled anew. `secondsPerNode` is therefore the download of all
 * images that such a node runs on average.
 */
function oneBaseForAll(options: ScenarioOptions): CostScenario[] {
  // Tasks and imports keep no base for what comes after them.
  const members = options.services
    .flatMap(({ entity, figures }) =>
      poolMembersOf(entity.entityRef, figures.pool),
    )
    .filter(({ pool }) => pool.pulls > 0);
  const { nodes, services } = nodePoolOf(members);
  if (nodes === 0) {
    return [];
  }
  const found = oneBase({
    nodes,
    reuse: members[0].pool.settings.reuse,
    services: services.map(({ id, image, chance }, index) => ({
      entityRef: id,
      image,
      chance,
      baseLayerCount: members[index].pool.baseLayerCount,
      baseName: members[index].pool.baseName,
    })),
  });
  if (!found) {
    return [];
  }
  const bandwidth = Math.min(
    ...members.map(({ pool }) => pool.settings.nodeBandwidth),
  );
  const seconds = (bytes: number) => bytes / nodes / bandwidth;
  return [
    {
      ...unchanged(options),
      id: 'one-base',
      kind: 'one-base',
      ...(found.base.name !== undefined && { subject: found.base.name }),
      confidence: 'measured',
      secondsPerNode: seconds(found.oneBaseFillBytes),
      savedSecondsPerNode: seconds(found.savedFillBytes),
    },
  ];
}

/** Today, as a scenario that saves nothing. */
function unchanged({
  services,
  money,
  storage,
}: ScenarioOptions): Omit<
  CostScenario,
  'id' | 'kind' | 'confidence' | 'subject'
> {
  const weight = ({ figures }: CountedService) =>
    figures.summary.deploymentsPerMonth;
  const total = sumOf(services, weight);
  return {
    bytesPerMonth: sumOf(services, ({ figures }) =>
      sumOf(figures.groups, one => one.blobBytes + one.apiBytes),
    ),
    amountPerMonth: money.variable,
    fixedPerMonth: money.fixedPerMonth,
    secondsPerNode:
      total > 0
        ? sumOf(services, one => weight(one) * one.figures.secondsPerNode) /
          total
        : 0,
    storageBytes: storage.bytes,
    storageAmountPerMonth: storage.amount,
    savedAmountPerMonth: 0,
    savedBytesPerMonth: 0,
    savedSecondsPerNode: 0,
  };
}

function sumOf<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + valueOf(item), 0);
}
