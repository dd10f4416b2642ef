import {
  CostLeg,
  CostSettings,
  Currency,
  FixedCost,
  PathMoney,
  Price,
  PriceList,
  CostNote,
  nodesOf,
  pathMoney,
  sharesOf,
} from '@image-insights/backstage-plugin-image-insights-common';
import { groupedBy } from '../../collections/groupedBy';

/** Bytes of a month that one of many moves by one path. */
export interface Moved {
  key: string;
  settings: CostSettings;
  registryHost: string;
  blobBytes: number;
  apiBytes: number;
}

/** What the bytes of many cost together, and what each has to bear of it. */
export interface SharedMoney {
  /** By path and region. */
  paths: PathMoney[];
  variable: number;
  /** What several paths use (a NAT gateway) counted once. */
  fixedPerMonth: number;
  /** In the order of what was given; they add up to `variable`. */
  shares: number[];
  used: Price[];
  notes: CostNote[];
}

interface Sum {
  moved: Moved;
  blob: number;
  api: number;
  /** Places of those who moved it. */
  members: number[];
}

/**
 * Prices what many moved together: tiers run over the sum of each path in each
 * region, whatever the registry, and everyone shares by bytes.
 */
export function moneyOf(options: {
  moved: readonly Moved[];
  prices: PriceList;
  currency: Currency;
}): SharedMoney {
  const { moved, prices, currency } = options;
  const rows = groupedBy(sumsOf(moved), sum =>
    [
      sum.moved.settings.path,
      sum.moved.settings.region,
      sum.moved.settings.gigabyte,
    ].join(' '),
  );
  const shares = moved.map(() => 0);
  const paths: PathMoney[] = [];
  const used = new Set<Price>();
  const notes = new Map<string, CostNote>();
  const fixed = new Map<string, number>();
  for (const sums of rows.values()) {
    let taken = 0;
    const row: { sum: Sum; legs: CostLeg[] }[] = [];
    const merged: PathMoney[] = [];
    for (const sum of sums) {
      const { settings, registryHost } = sum.moved;
      const money = pathMoney({
        path: settings.path,
        settings,
        registryHost,
        bytes: { blob: sum.blob, api: sum.api },
        before: settings.otherTrafficBytes + taken,
        prices,
        currency,
      });
      taken += sum.blob + sum.api;
      money.used.forEach(price => used.add(price));
      money.notes.forEach(note => notes.set(JSON.stringify(note), note));
      for (const { price, amount } of money.fixed) {
        const key = `${price} ${settings.region}`;
        fixed.set(key, Math.max(fixed.get(key) ?? 0, amount));
      }
      row.push({ sum, legs: money.legs });
      const { path, region, legs, variable, fixedPerMonth } = money;
      merged.push({
        path,
        region,
        legs,
        variable,
        fixed: money.fixed,
        fixedPerMonth,
      });
    }
    paths.push(mergedPath(merged));
    shareOut(row, moved, shares);
  }
  return {
    paths,
    variable: paths.reduce((sum, path) => sum + path.variable, 0),
    fixedPerMonth: [...fixed.values()].reduce((sum, one) => sum + one, 0),
    shares,
    used: [...used],
    notes: [...notes.values()],
  };
}

/** By what is billed alike; of the nodes, the most. */
function sumsOf(moved: readonly Moved[]): Sum[] {
  const sums = new Map<string, Sum>();
  moved.forEach((one, index) => {
    const sum = sums.get(one.key);
    if (sum) {
      sum.blob += one.blobBytes;
      sum.api += one.apiBytes;
      sum.members.push(index);
      const { settings } = sum.moved;
      const nodes = Math.max(nodesOf(settings), nodesOf(one.settings));
      if (nodes !== settings.nodes) {
        sum.moved = { ...sum.moved, settings: { ...settings, nodes } };
      }
    } else {
      sums.set(one.key, {
        moved: one,
        blob: one.blobBytes,
        api: one.apiBytes,
        members: [index],
      });
    }
  });
  return [...sums.values()];
}

/** Legs at one price are one leg of the row; its amount is shared by bytes. */
function shareOut(
  row: { sum: Sum; legs: CostLeg[] }[],
  moved: readonly Moved[],
  shares: number[],
): void {
  const legs = row.flatMap(({ sum, legs: ofSum }) =>
    ofSum.map((leg, place) => ({ sum, leg, place })),
  );
  const alike = groupedBy(legs, ({ leg, place }) =>
    [place, leg.price, leg.applies].join(' '),
  );
  for (const group of alike.values()) {
    const members = group.flatMap(({ sum, leg }) =>
      sum.members.map(index => ({
        index,
        bytes: leg.factor * billedOf(moved[index], leg.applies),
      })),
    );
    const amount = group.reduce((sum, { leg }) => sum + leg.amount, 0);
    sharesOf({ amount, bytes: members.map(({ bytes }) => bytes) }).forEach(
      (share, place) => {
        shares[members[place].index] += share;
      },
    );
  }
}

function billedOf(
  { blobBytes, apiBytes }: Moved,
  applies: CostLeg['applies'],
): number {
  switch (applies) {
    case 'blob':
      return blobBytes;
    case 'api':
      return apiBytes;
    default:
      return blobBytes + apiBytes;
  }
}

function mergedPath(paths: PathMoney[]): PathMoney {
  const [first] = paths;
  if (paths.length === 1) {
    return first;
  }
  const fixed = new Map<string, FixedCost>();
  for (const item of paths.flatMap(path => path.fixed)) {
    const known = fixed.get(item.price);
    if (!known || known.amount < item.amount) {
      fixed.set(item.price, item);
    }
  }
  return {
    ...first,
    legs: mergedLegs(paths.flatMap(path => path.legs)),
    variable: paths.reduce((sum, path) => sum + path.variable, 0),
    fixed: [...fixed.values()],
    fixedPerMonth: [...fixed.values()].reduce(
      (sum, { amount }) => sum + amount,
      0,
    ),
  };
}

/** Of several registries at one price: their bytes and tiers summed. */
function mergedLegs(legs: CostLeg[]): CostLeg[] {
  const alike = groupedBy(legs, leg =>
    [leg.price, leg.applies, leg.factor, leg.unitBytes].join(' '),
  );
  return [...alike.values()].map(group => {
    const tiers = groupedBy(
      group.flatMap(leg => leg.tiers),
      tier => tier.usd,
    );
    return {
      ...group[0],
      bytes: group.reduce((sum, leg) => sum + leg.bytes, 0),
      amount: group.reduce((sum, leg) => sum + leg.amount, 0),
      tiers: [...tiers].map(([usd, parts]) => ({
        usd,
        units: parts.reduce((sum, tier) => sum + tier.units, 0),
        amount: parts.reduce((sum, tier) => sum + tier.amount, 0),
      })),
    };
  });
}
