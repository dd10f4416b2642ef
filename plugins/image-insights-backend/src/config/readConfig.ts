import { availableParallelism } from 'node:os';
import { readSchedulerServiceTaskScheduleDefinitionFromConfig } from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  DEFAULT_ANNOTATION_MAPPINGS,
  parseByteSize,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  Platform,
  RegistryCredentials,
  RegistryOptions,
  normaliseHost,
  parsePlatform,
} from '@image-insights/oci-registry';
import { z } from 'zod';
import { readCostConfig } from '../cost/config/readCostConfig';
import {
  ContentsConfig,
  DeploymentsConfig,
  ImageInsightsConfig,
} from './ImageInsightsConfig';

const text = z.string().min(1);

const registrySchema = z.strictObject({
  host: text.max(255),
  plainHttp: z.boolean().optional(),
  credentials: z
    .strictObject({
      username: text.optional(),
      password: text.optional(),
      token: text.optional(),
      identityToken: text.optional(),
    })
    .optional(),
  repositoryPrefix: text.optional(),
  concurrency: z.number().int().min(1).max(256).optional(),
  requestsPerSecond: z.number().positive().max(10_000).optional(),
  ca: text.optional(),
  trustedRealms: z.array(text).optional(),
  allowedAddresses: z.array(text).optional(),
});

const sectionSchema = z.strictObject({
  registries: z.array(registrySchema).optional(),
  scan: z
    .strictObject({
      schedule: z.unknown(),
      platforms: z.array(text).min(1).max(20).optional(),
      tagsPerRepository: z.number().int().min(1).max(5000).optional(),
      concurrency: z.number().int().min(1).max(64).optional(),
      cooldown: z.unknown(),
      contents: z.union(
        [
          z.boolean(),
          z
            .strictObject({
              releasesPerRepository: z.number().int().min(1).max(5000),
              maxLayerBytes: text,
              bytesPerHour: text,
              threads: z.number().int().min(0).max(16),
            })
            .partial(),
        ],
        {
          error:
            'write true, false, or any of releasesPerRepository (1 to 5000), maxLayerBytes (such as 2 GB), bytesPerHour (such as 50 GB) and threads (0 to 16)',
        },
      ),
    })
    .partial()
    .optional(),
  score: z
    .strictObject({
      sizeBudget: text,
      disabledRules: z.array(text).max(1000),
      ruleWeights: z.record(z.string(), z.number().min(0).max(10)),
      approvedBases: z.array(text.max(500)).max(1000),
    })
    .partial()
    .optional(),
  deployments: z
    .strictObject({
      flux: z.strictObject({ secret: text.min(16).max(1000) }).partial(),
      retention: z.unknown(),
    })
    .partial()
    .optional(),
  cost: z.unknown().optional(),
  annotations: z
    .array(
      z.strictObject({
        annotation: text,
        host: text,
        prefix: text.optional(),
      }),
    )
    .optional(),
});

/**
 * Reads and checks the section `imageInsights`.
 *
 * @throws InputError that names the key, the value and what is allowed.
 * Credentials are never part of the message.
 */
export function readConfig(config: Config): ImageInsightsConfig {
  const section = sectionSchema.safeParse(
    config.getOptional('imageInsights') ?? {},
  );
  if (!section.success) {
    throw new InputError(
      section.error.issues
        .map(issue => {
          const key = ['imageInsights', ...issue.path].join('.');
          return `Configuration ${key} is wrong: ${issue.message}`;
        })
        .join('; '),
    );
  }
  const { registries, scan, score, annotations, deployments } = section.data;
  const registryOptions = (registries ?? []).map(readRegistry);
  checkDistinct(registryOptions);
  return {
    registries: registryOptions,
    schedule: readSchedule(config),
    platforms: (scan?.platforms ?? ['linux/amd64']).map(readPlatform),
    tagsPerRepository: scan?.tagsPerRepository ?? 200,
    repositoryConcurrency: scan?.concurrency ?? 8,
    cooldownMillis: config.has('imageInsights.scan.cooldown')
      ? durationToMilliseconds(
          readDurationFromConfig(config, {
            key: 'imageInsights.scan.cooldown',
          }),
        )
      : 10_000,
    defaultBudgetBytes: readBytes(
      score?.sizeBudget,
      'imageInsights.score.sizeBudget',
    ),
    contents: readContents(scan?.contents),
    score: {
      disabledRules: score?.disabledRules ?? [],
      ruleWeights: score?.ruleWeights ?? {},
      approvedBases: score?.approvedBases,
    },
    cost: readCostConfig(section.data.cost),
    annotationMappings: [
      ...(annotations ?? []).map((mapping, index) => ({
        annotation: mapping.annotation,
        form: 'name-or-reference' as const,
        host: readMappedHost(mapping.host, index, registryOptions),
        prefix: mapping.prefix,
      })),
      ...DEFAULT_ANNOTATION_MAPPINGS,
    ],
    deployments: readDeployments(config, deployments?.flux?.secret),
  };
}

const DAY_MILLIS = 24 * 60 * 60_000;

/** How often there are deployments is counted over so many days. */
const LEAST_RETENTION_DAYS = 90;

function readDeployments(
  config: Config,
  fluxSecret: string | undefined,
): DeploymentsConfig {
  const key = 'imageInsights.deployments.retention';
  const retentionMillis = config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : 2 * 365 * DAY_MILLIS;
  if (retentionMillis < LEAST_RETENTION_DAYS * DAY_MILLIS) {
    throw new InputError(
      `Configuration ${key} is less than ${LEAST_RETENTION_DAYS} days, over which deployments are counted: write { days: 90 } or more`,
    );
  }
  return { fluxSecret, retentionMillis };
}

function readRegistry(
  registry: z.infer<typeof registrySchema>,
  index: number,
): RegistryOptions {
  const key = `imageInsights.registries[${index}]`;
  const { credentials, host, ...others } = registry;
  return {
    ...others,
    host: readHost(host, `${key}.host`),
    ...(credentials && {
      credentials: readCredentials(credentials, `${key}.credentials`),
    }),
  };
}

function readHost(host: string, key: string): string {
  try {
    return normaliseHost(host);
  } catch {
    throw new InputError(
      `Configuration ${key} is '${host}': write a host and, where it is not the usual one, a port, without https:// and without a path, such as registry.example.com or localhost:5000`,
    );
  }
}

function readCredentials(
  credentials: {
    username?: string;
    password?: string;
    token?: string;
    identityToken?: string;
  },
  key: string,
): RegistryCredentials {
  const { username, password, token, identityToken } = credentials;
  const given = Object.keys(credentials).sort().join(' and ');
  if (username && password && !token && !identityToken) {
    return { username, password };
  }
  if (token && !username && !password && !identityToken) {
    return { registryToken: token };
  }
  if (identityToken && !username && !password && !token) {
    return { identityToken };
  }
  throw new InputError(
    `Configuration ${key} has ${
      given || 'nothing'
    }: give username and password, or token, or identityToken, and nothing else`,
  );
}

function checkDistinct(registries: RegistryOptions[]): void {
  const seen = new Set<string>();
  for (const { host, repositoryPrefix } of registries) {
    const key = `${host}/${repositoryPrefix ?? ''}`;
    if (seen.has(key)) {
      throw new InputError(
        `Configuration imageInsights.registries lists ${host} twice: give each entry of one host its own repositoryPrefix, or leave one out`,
      );
    }
    seen.add(key);
  }
}

function readSchedule(config: Config): ImageInsightsConfig['schedule'] {
  const key = 'imageInsights.scan.schedule';
  if (!config.has(key)) {
    return {
      frequency: { minutes: 30 },
      timeout: { minutes: 20 },
      // Soon enough for a first look, late enough for the catalog to be up.
      initialDelay: { seconds: 3 },
    };
  }
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(
      config.getConfig(key),
    );
  } catch (error) {
    throw new InputError(
      `Configuration ${key} is wrong: give frequency and timeout, such as { frequency: { minutes: 30 }, timeout: { minutes: 20 } }`,
      error,
    );
  }
}

function readPlatform(written: string, index: number): Platform {
  const platform = parsePlatform(written);
  if (!platform) {
    throw new InputError(
      `Configuration imageInsights.scan.platforms[${index}] is '${written}': write os/architecture or os/architecture/variant, such as linux/amd64 or linux/arm/v7`,
    );
  }
  return platform;
}

/** Without a word about it, contents are read. */
function readContents(
  written: NonNullable<z.infer<typeof sectionSchema>['scan']>['contents'],
): ContentsConfig | undefined {
  if (written === false) {
    return undefined;
  }
  const given = written === undefined || written === true ? {} : written;
  const key = 'imageInsights.scan.contents';
  return {
    releasesPerRepository: given.releasesPerRepository ?? 10,
    maxLayerBytes:
      readBytes(given.maxLayerBytes, `${key}.maxLayerBytes`) ?? 2_000_000_000,
    bytesPerHour: readBytes(given.bytesPerHour, `${key}.bytesPerHour`),
    threads: given.threads ?? Math.min(2, availableParallelism()),
  };
}

function readBytes(
  written: string | undefined,
  key: string,
): number | undefined {
  if (written === undefined) {
    return undefined;
  }
  const parsed = parseByteSize(written);
  if (!parsed.ok) {
    throw new InputError(
      `Configuration ${key} is wrong: ${parsed.message}; ${parsed.remedy}`,
    );
  }
  return parsed.value;
}

function readMappedHost(
  written: string,
  index: number,
  registries: RegistryOptions[],
): string {
  const key = `imageInsights.annotations[${index}].host`;
  const host = readHost(written, key);
  if (!registries.some(registry => registry.host === host)) {
    throw new InputError(
      `Configuration ${key} is '${written}', which is not listed: add it to imageInsights.registries, or write one that is there`,
    );
  }
  return host;
}
