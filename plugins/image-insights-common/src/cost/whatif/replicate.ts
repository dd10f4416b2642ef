import { registryHostOf } from '../estimate/pathAmounts';
import { convert, storageAmount, tieredAmount } from '../money';
import { unitsPerMonth } from '../money/unitsPerMonth';
import { networkPath } from '../paths';
import { findPrice } from '../prices';
import { CostInput, CostStream, NetworkPathId } from '../schema';
import { copiedBytes, distinctBlobBytes } from './copiedBytes';
import { chosen, remeasured } from './remeasured';
import { Change } from './scenarioOf';
import { byRepository } from './storedLess';
import { WhatIfContext } from './WhatIfContext';

interface Replication {
  /** From the replica in the nodes' own region. */
  path: NetworkPathId;
  /** Of a registry that only replicates in this tier: paid for the replica, too. */
  tier?: string;
}

/** Paths from a registry elsewhere, and what a replica makes of them. */
const REPLICATIONS: Partial<Record<NetworkPathId, Replication>> = {
  'aws-cross-region': { path: 'aws-nat-s3-gateway' },
  'gcp-cross-location': { path: 'gcp-same-location' },
  'azure-cross-region': {
    path: 'azure-same-region',
    tier: 'azure.acr.premium',
  },
};

/**
 * A replica of the repositories in the nodes' region: each release crosses
 * once instead of once per pull, and its tags are stored twice.
 */
export function replicate(context: WhatIfContext): Change[] {
  const { input, streams } = context;
  const remote = streams
    .map(({ stream }) => stream)
    .filter(({ settings }) => REPLICATIONS[settings.path] !== undefined);
  if (remote.length === 0) {
    return [];
  }
  const parts = [...byPathAndRegion(remote).values()].map(group =>
    replicationOf(input, group),
  );
  return [
    {
      id: 'replicate',
      kind: 'replicate',
      confidence: remote.every(({ releases }) => releases.length > 1)
        ? 'measured'
        : 'estimated',
      streams: remeasured(streams, stream => {
        const path = REPLICATIONS[stream.settings.path]?.path;
        return path === undefined ? stream : chosen(stream, { path });
      }),
      added: {
        bytesPerMonth: sum(parts, ({ bytes }) => bytes),
        amountPerMonth: sum(parts, ({ amount }) => amount),
        fixedPerMonth: sum(parts, ({ fixed }) => fixed),
        storage: {
          bytes: sum(parts, ({ stored }) => stored.bytes),
          amountPerMonth: sum(parts, ({ stored }) => stored.amount),
        },
      },
    },
  ];
}

function replicationOf(input: CostInput, streams: CostStream[]) {
  const { prices, currency } = input;
  const [{ settings }] = streams;
  const registryHost = registryHostOf(streams[0]);
  const bytes = copiedBytes(streams);
  // Bytes cross the same border as before: the first leg of today's path.
  const [leg] = networkPath(settings.path).legs(settings, { registryHost });
  const copied = tieredAmount({
    price: findPrice(prices, leg.price, leg.region ?? settings.region).price,
    bytes: bytes * leg.factor,
    before: settings.otherTrafficBytes,
    gigabyte: settings.gigabyte,
  });
  const storedBytes = replicatedBytes(streams);
  const stored = storageAmount({
    bytes: storedBytes,
    settings,
    registryHost,
    prices,
    currency,
  });
  const tier = REPLICATIONS[settings.path]?.tier;
  const price =
    tier === undefined
      ? undefined
      : findPrice(prices, tier, settings.region).price;
  return {
    bytes,
    amount: convert(copied.amount, currency),
    stored: { bytes: storedBytes, amount: stored?.amount ?? 0 },
    fixed: price
      ? convert(price.tiers[0].usd * unitsPerMonth(price), currency)
      : 0,
  };
}

/** What the replica keeps: the known tags, or, where these are not known, what was deployed. */
function replicatedBytes(streams: CostStream[]): number {
  return sum([...byRepository(streams).values()], ofRepository => {
    const stored = ofRepository.find(({ stored: known }) => known)?.stored;
    return (
      stored?.blobBytes ??
      distinctBlobBytes(ofRepository.flatMap(({ releases }) => releases))
    );
  });
}

function byPathAndRegion(streams: CostStream[]): Map<string, CostStream[]> {
  const groups = new Map<string, CostStream[]>();
  for (const stream of streams) {
    const { path, region } = stream.settings;
    const key = [registryHostOf(stream), path, region].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), stream]);
  }
  return groups;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
