import { BytesByKind, nodesOf } from '../bytes';
import { pathMoney } from '../money';
import {
  CostInput,
  CostNote,
  CostSettings,
  CostStream,
  PathMoney,
  Price,
} from '../schema';
import { MeasuredStream, sumOver, totalOf } from './measuredStreams';

/** What the bytes of streams cost, by the path that they take. */
export interface PathAmounts {
  paths: PathMoney[];
  /** Prices of each of `paths`. */
  usedByPath: Price[][];
  /** Whose bytes each of `paths` moves. */
  streamsByPath: MeasuredStream[][];
  /** Sum of the paths' legs. */
  variable: number;
  /** Of the paths, what several of them use (a NAT gateway) counted once. */
  fixedPerMonth: number;
  /** Prices that the amounts rest on, each once. */
  used: Price[];
  notes: CostNote[];
}

/**
 * Prices bytes: streams that take the same path in the same region share its
 * tiers and what it costs by the hour, so that their bytes are summed first.
 */
export function pathAmounts(options: {
  streams: MeasuredStream[];
  bytesOf: (stream: MeasuredStream) => BytesByKind;
  prices: CostInput['prices'];
  currency: CostInput['currency'];
}): PathAmounts {
  const { streams, bytesOf, prices, currency } = options;
  const paths: PathMoney[] = [];
  const usedByPath: Price[][] = [];
  const notes: CostNote[] = [];
  const fixed = new Map<string, number>();
  /** Bytes that earlier groups took of the tiers, by path and region. */
  const taken = new Map<string, number>();
  const streamsByPath = groupsOf(streams);
  for (const group of streamsByPath) {
    const settings = settingsOf(group);
    const bytes = {
      blob: sumOver(group, stream => bytesOf(stream).blob),
      api: sumOver(group, stream => bytesOf(stream).api),
    };
    const row = `${settings.path} ${settings.region}`;
    const before = taken.get(row) ?? 0;
    taken.set(row, before + totalOf(bytes));
    const {
      used: ofPath,
      notes: onPath,
      ...money
    } = pathMoney({
      path: settings.path,
      settings,
      bytes,
      before: settings.otherTrafficBytes + before,
      prices,
      currency,
      registryHost: registryHostOf(group[0].stream),
    });
    paths.push(money);
    usedByPath.push(ofPath);
    notes.push(...onPath);
    for (const { price, amount } of money.fixed) {
      const key = `${price} ${settings.region}`;
      fixed.set(key, Math.max(fixed.get(key) ?? 0, amount));
    }
  }
  return {
    paths,
    usedByPath,
    streamsByPath,
    variable: sumOver(paths, path => path.variable),
    fixedPerMonth: sumOver([...fixed.values()], amount => amount),
    used: [...new Set(usedByPath.flat())],
    notes,
  };
}

/** `registry.example.com` of `registry.example.com/shop/checkout`. */
export function registryHostOf({ repository }: CostStream): string {
  return repository.split('/', 1)[0];
}

/**
 * Streams whose bytes are billed alike, in an order of their own: which group
 * fills the lower tiers must not depend on which stream comes first.
 */
function groupsOf(streams: MeasuredStream[]): MeasuredStream[][] {
  const groups = new Map<string, MeasuredStream[]>();
  for (const measured of streams) {
    const { settings } = measured.stream;
    const key = [
      registryHostOf(measured.stream),
      settings.path,
      settings.region,
      settings.runtime,
      settings.gigabyte,
      settings.zones,
      settings.crossZoneShare,
      settings.otherTrafficBytes,
    ].join(' ');
    const group = groups.get(key);
    if (group) {
      group.push(measured);
    } else {
      groups.set(key, [measured]);
    }
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => group);
}

/** The settings of a group; of what runs there, the most. */
function settingsOf(group: MeasuredStream[]): CostSettings {
  const [{ stream }] = group;
  if (group.length === 1) {
    return stream.settings;
  }
  const most = (value: (settings: CostSettings) => number) =>
    group.reduce(
      (found, item) => Math.max(found, value(item.stream.settings)),
      0,
    );
  return {
    ...stream.settings,
    nodes: most(nodesOf),
    instances: most(({ instances }) => instances),
  };
}
