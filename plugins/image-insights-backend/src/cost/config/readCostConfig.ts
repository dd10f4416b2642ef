import { InputError } from '@backstage/errors';
import {
  CostSettings,
  PriceOverride,
  costSettingsSchema,
  currencySchema,
  parseByteSize,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  formatPlatform,
  normaliseHost,
  parsePlatform,
} from '@image-insights/oci-registry';
import { z } from 'zod';
import { CostConfig } from './CostConfig';
import { parseBandwidth } from './parseBandwidth';

const KEY = 'imageInsights.cost';
const SHOWN_LENGTH = 60;

/** Rounding of written shares: three thirds of 0.333 are meant to be all. */
const SHARES_TOLERANCE = 0.01;

const text = z.string().min(1);
const { shape } = costSettingsSchema;

/** What can be said of all images, and of those of one registry. */
const settingsShape = {
  region: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[a-z0-9-]+$/, 'small letters, digits and dashes'),
  path: shape.path,
  instances: shape.instances,
  deploymentsPerMonth: shape.deploymentsPerMonth,
  nodes: shape.nodes,
  placement: shape.placement,
  instancesPerNode: shape.instancesPerNode,
  runtime: shape.runtime,
  cache: z.union(
    [z.enum(['none', 'warm']), z.strictObject({ hitRatio: shape.hitRatio })],
    {
      error:
        'none, warm, or { hitRatio: … } with a share from 0 to 1 such as 0.8',
    },
  ),
  reuse: shape.reuse,
  coldShare: z.union([shape.hitRatio, z.literal('auto')], {
    error: 'a share from 0 to 1, or auto',
  }),
  extraColdPulls: shape.extraColdPulls,
  nodeBandwidth: text,
  waves: shape.waves,
  zones: shape.zones,
  crossZoneShare: shape.crossZoneShare,
  gigabyte: shape.gigabyte,
  otherTraffic: text,
  sharedNodes: shape.sharedNodes,
  storageSharing: shape.storageSharing,
};
const settingsSchema = z.strictObject(settingsShape).partial();
type WrittenSettings = z.infer<typeof settingsSchema>;

/** Dates are as YAML gives them: `2026-09-17` without quotes is a text, too. */
const priceSchema = z.strictObject({
  region: text.max(60).optional(),
  usd: z.number().optional(),
  tiers: z
    .array(z.strictObject({ upTo: z.number().optional(), usd: z.number() }))
    .optional(),
  unitBytes: z.number().optional(),
  asOf: z.string().optional(),
  source: z.string().optional(),
  sourceUrl: z.url({ protocol: /^https?$/ }).optional(),
});

const sectionSchema = z.strictObject({
  ...settingsSchema.shape,
  platformShares: z.record(z.string(), z.number().min(0).max(1)).optional(),
  currency: currencySchema.optional(),
  prices: z
    .record(z.string(), z.union([priceSchema, z.array(priceSchema).min(1)]))
    .optional(),
  registries: z
    .array(z.strictObject({ host: text.max(255), ...settingsSchema.shape }))
    .max(1000)
    .optional(),
});

/**
 * Reads and checks the section `imageInsights.cost`; nothing said is fine.
 *
 * @throws InputError that names the key, its value and what is allowed.
 */
export function readCostConfig(written: unknown): CostConfig {
  const section = sectionSchema.safeParse(written ?? {});
  if (!section.success) {
    throw new InputError(
      section.error.issues.map(issue => issueText(issue, written)).join('; '),
    );
  }
  const { platformShares, currency, prices, registries, ...settings } =
    section.data;
  return {
    settings: readSettings(settings, KEY),
    registries: readRegistries(registries ?? []),
    platformShares: readShares(platformShares ?? {}),
    currency: readCurrency(currency),
    prices: Object.entries(prices ?? {}).flatMap(([id, price]) =>
      [price].flat().map((one): PriceOverride => ({ id, ...one })),
    ),
  };
}

function issueText(issue: z.core.$ZodIssue, written: unknown): string {
  const key = [KEY, ...issue.path].join('.');
  const value = issue.path.reduce<unknown>(
    (found, part) =>
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([name]) => name === String(part))?.[1]
        : undefined,
    written,
  );
  return `Configuration ${key} is ${shown(value)}: ${issue.message}`;
}

function shown(value: unknown): string {
  if (value === undefined) {
    return 'missing';
  }
  const json = JSON.stringify(value) ?? String(value);
  return json.length > SHOWN_LENGTH ? `${json.slice(0, SHOWN_LENGTH)}…` : json;
}

function readSettings(
  written: WrittenSettings,
  key: string,
): Partial<CostSettings> {
  const { cache, nodeBandwidth, otherTraffic, ...others } = written;
  return {
    ...others,
    ...(typeof cache === 'object' && {
      cache: 'hitRatio',
      hitRatio: cache.hitRatio,
    }),
    ...(typeof cache === 'string' && { cache }),
    ...(nodeBandwidth !== undefined && {
      nodeBandwidth: readWith(
        parseBandwidth,
        nodeBandwidth,
        `${key}.nodeBandwidth`,
      ),
    }),
    ...(otherTraffic !== undefined && {
      otherTrafficBytes: readWith(
        parseByteSize,
        otherTraffic,
        `${key}.otherTraffic`,
      ),
    }),
  };
}

function readWith(
  parse: typeof parseByteSize,
  written: string,
  key: string,
): number {
  const parsed = parse(written);
  if (!parsed.ok) {
    throw new InputError(
      `Configuration ${key} is wrong: ${parsed.message}; ${parsed.remedy}`,
    );
  }
  return parsed.value;
}

function readRegistries(
  written: (WrittenSettings & { host: string })[],
): CostConfig['registries'] {
  const found: CostConfig['registries'] = new Map();
  written.forEach(({ host, ...settings }, index) => {
    const key = `${KEY}.registries[${index}]`;
    const name = readHost(host, `${key}.host`);
    if (found.has(name)) {
      throw new InputError(
        `Configuration ${key}.host is ${shown(
          host,
        )}, which is there already: say all of a host in one entry`,
      );
    }
    found.set(name, readSettings(settings, key));
  });
  return found;
}

function readHost(host: string, key: string): string {
  try {
    return normaliseHost(host);
  } catch {
    throw new InputError(
      `Configuration ${key} is ${shown(
        host,
      )}: write a host and, where it is not the usual one, a port, such as registry.example.com or localhost:5000`,
    );
  }
}

function readShares(
  written: Record<string, number>,
): CostConfig['platformShares'] {
  const shares: CostConfig['platformShares'] = new Map();
  for (const [name, share] of Object.entries(written)) {
    const platform = parsePlatform(name);
    if (!platform) {
      throw new InputError(
        `Configuration ${KEY}.platformShares has ${shown(
          name,
        )}: write os/architecture or os/architecture/variant, such as linux/amd64`,
      );
    }
    shares.set(formatPlatform(platform), share);
  }
  const sum = [...shares.values()].reduce((total, share) => total + share, 0);
  if (shares.size > 0 && Math.abs(sum - 1) > SHARES_TOLERANCE) {
    throw new InputError(
      `Configuration ${KEY}.platformShares is ${shown(
        written,
      )}, which sums to ${sum}: the shares of all nodes sum to 1`,
    );
  }
  return new Map([...shares].map(([name, share]) => [name, share / sum]));
}

function readCurrency(
  written: z.infer<typeof currencySchema> | undefined,
): CostConfig['currency'] {
  const currency = written ?? { code: 'USD', perUsd: 1 };
  if (currency.code === 'USD' && currency.perUsd !== 1) {
    throw new InputError(
      `Configuration ${KEY}.currency.perUsd is ${currency.perUsd}: a US dollar is 1 USD; write the code of the other currency`,
    );
  }
  if (currency.code !== 'USD' && currency.asOf === undefined) {
    throw new InputError(
      `Configuration ${KEY}.currency.asOf is missing: write the day of the rate, such as 2026-09-17`,
    );
  }
  return currency;
}
