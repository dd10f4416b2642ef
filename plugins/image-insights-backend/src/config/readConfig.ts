import {
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import {
  RegistryCredentials,
  RegistryOptions,
  normaliseHost,
  parsePlatform,
  Platform,
} from '@image-insights/oci-registry';
import {
  AnnotationMapping,
  DEFAULT_ANNOTATION_MAPPINGS,
  parseByteSize,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';

/** The plugin's configuration, checked. */
export interface ImageInsightsConfig {
  registries: RegistryOptions[];
  schedule: SchedulerServiceTaskScheduleDefinition;
  platforms: Platform[];
  tagsPerRepository: number;
  /** How to read annotations that were written for other plugins. */
  annotationMappings: AnnotationMapping[];
  /** Bytes that a pull of any service may transfer, unless it says otherwise. */
  sizeBudget?: number;
}

const KEY = 'imageInsights';
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { minutes: 20 },
  initialDelay: { seconds: 3 },
};

const registrySchema = z.strictObject({
  host: z.string(),
  plainHttp: z.boolean().optional(),
  credentials: z
    .union([
      z.strictObject({ username: z.string(), password: z.string() }),
      z.strictObject({ token: z.string() }),
      z.strictObject({ identityToken: z.string() }),
    ])
    .optional(),
  repositoryPrefix: z.string().optional(),
  concurrency: z.number().int().min(1).max(64).optional(),
  requestsPerSecond: z.number().min(0.1).max(1000).optional(),
  ca: z.string().optional(),
  trustedRealms: z.array(z.string()).optional(),
  allowedAddresses: z.array(z.string()).optional(),
});

const mappingSchema = z.strictObject({
  annotation: z.string(),
  form: z.enum(['name', 'name-or-reference', 'ecr-arn']).default('name'),
  host: z.string().optional(),
  prefix: z.string().optional(),
});

const configSchema = z.strictObject({
  annotations: z.array(mappingSchema).default([]),
  registries: z.array(registrySchema).default([]),
  scan: z
    .strictObject({
      schedule: z.unknown().optional(),
      platforms: z.array(z.string()).min(1).optional(),
      tagsPerRepository: z.number().int().min(1).max(10_000).optional(),
    })
    .optional(),
  score: z
    .strictObject({ sizeBudget: z.union([z.string(), z.number()]).optional() })
    .optional(),
});

/** A wrong value, told with its key, what it is and what is allowed. */
function wrong(key: string, value: unknown, allowed: string): Error {
  const shown = /password|token/i.test(key)
    ? '(hidden)'
    : JSON.stringify(value);
  return new Error(
    `Configuration ${KEY}.${key} is ${shown}, which is not allowed: ${allowed}`,
  );
}

function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null
        ? Reflect.get(inside, key)
        : undefined,
    value,
  );
}

function toCredentials(
  credentials: z.infer<typeof registrySchema>['credentials'],
): RegistryCredentials | undefined {
  if (!credentials) return undefined;
  if ('token' in credentials) return { registryToken: credentials.token };
  return credentials;
}

function readRegistries(
  entries: z.infer<typeof registrySchema>[],
): RegistryOptions[] {
  return entries.map((entry, index) => {
    let host: string;
    try {
      host = normaliseHost(entry.host);
    } catch {
      throw wrong(
        `registries[${index}].host`,
        entry.host,
        'write host or host:port without scheme and path, such as registry.example.com or localhost:5000.',
      );
    }
    const credentials = toCredentials(entry.credentials);
    const { credentials: _, ...rest } = entry;
    return { ...rest, host, ...(credentials && { credentials }) };
  });
}

/**
 * Reads and checks the whole section `imageInsights`.
 * @throws Error that names the key, its value and what is allowed
 */
export function readConfig(root: RootConfigService): ImageInsightsConfig {
  const section = root.getOptionalConfig(KEY);
  const raw = section?.get() ?? {};
  const parsed = configSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path =
      issue.code === 'unrecognized_keys'
        ? [...issue.path, issue.keys[0]]
        : issue.path;
    const key = path
      .map(String)
      .join('.')
      .replace(/\.(\d+)/g, '[$1]');
    throw wrong(
      key,
      at(raw, path),
      issue.code === 'unrecognized_keys'
        ? 'there is no such key.'
        : `${issue.message}.`,
    );
  }
  const { registries, annotations, scan, score } = parsed.data;
  const hasSchedule = section?.has('scan.schedule');
  return {
    registries: readRegistries(registries),
    schedule:
      section && hasSchedule
        ? {
            initialDelay: { seconds: 3 },
            ...readSchedulerServiceTaskScheduleDefinitionFromConfig(
              section.getConfig('scan.schedule'),
            ),
          }
        : DEFAULT_SCHEDULE,
    platforms: (scan?.platforms ?? ['linux/amd64']).map((text, index) => {
      const platform = parsePlatform(text);
      if (!platform) {
        throw wrong(
          `scan.platforms[${index}]`,
          text,
          'write os/architecture, such as linux/amd64 or linux/arm/v7.',
        );
      }
      return platform;
    }),
    tagsPerRepository: scan?.tagsPerRepository ?? 200,
    annotationMappings: [...annotations, ...DEFAULT_ANNOTATION_MAPPINGS],
    ...(score?.sizeBudget !== undefined && {
      sizeBudget: readBudget(score.sizeBudget),
    }),
  };
}

function readBudget(value: string | number): number {
  const parsed = parseByteSize(String(value));
  if (!parsed.ok) {
    throw wrong('score.sizeBudget', value, `${parsed.remedy}.`);
  }
  return parsed.value;
}
