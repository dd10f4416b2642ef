import { z } from 'zod';

/** Longer lists are cut: nobody builds from so many things. */
const MOST_MATERIALS = 1_000;
const MOST_STEPS = 5_000;

/** A field of the wrong type is as good as none. */
function lenient<T extends z.ZodType>(schema: T) {
  return schema.nullish().catch(undefined);
}

const text = lenient(z.string());
const textMap = lenient(z.record(z.string(), z.unknown()));

const material = z.object({ uri: z.string(), digest: textMap });
const materials = lenient(
  z.array(z.unknown()).transform(list =>
    list.slice(0, MOST_MATERIALS).flatMap(entry => {
      const result = material.safeParse(entry);
      return result.success ? [result.data] : [];
    }),
  ),
);

const operation = lenient(
  z.object({ source: lenient(z.object({ identifier: text })) }),
);
const stepSchema = z.object({
  id: z.string(),
  op: lenient(
    z.object({
      Op: operation,
      op: operation,
      source: lenient(z.object({ identifier: text })),
    }),
  ),
});

const buildConfig = lenient(
  z.object({
    llbDefinition: lenient(
      z.array(z.unknown()).transform(steps =>
        steps.slice(0, MOST_STEPS).flatMap(step => {
          const result = stepSchema.safeParse(step);
          return result.success ? [result.data] : [];
        }),
      ),
    ),
  }),
);

const layerChains = z
  .array(z.array(z.object({ digest: z.string() })))
  .nullish()
  .catch(undefined);

/** What BuildKit adds; `vcs` is what the client said, not verified. */
const buildKitMetadata = lenient(
  z.object({
    vcs: textMap,
    source: lenient(
      z.object({
        infos: lenient(
          z.array(z.object({ filename: text, language: text, data: text })),
        ),
      }),
    ),
    layers: lenient(z.record(z.string(), layerChains)),
  }),
);

const METADATA_02 = 'https://mobyproject.org/buildkit@v1#metadata';
const metadata = lenient(
  z
    .object({
      buildkit_metadata: buildKitMetadata,
      [METADATA_02]: buildKitMetadata,
    })
    .transform(
      fields => fields.buildkit_metadata ?? fields[METADATA_02] ?? undefined,
    ),
);

const parameters = lenient(z.object({ frontend: text, args: textMap }));

/** SLSA 0.2 as BuildKit fills it. */
const predicate02 = z.object({
  buildType: text,
  materials,
  invocation: lenient(
    z.object({
      configSource: lenient(
        z.object({ uri: text, digest: textMap, entryPoint: text }),
      ),
      parameters,
    }),
  ),
  buildConfig,
  metadata,
});

/** SLSA 1 as BuildKit fills it; `parameters` in its first versions. */
const predicate1 = z.object({
  buildDefinition: z.object({
    buildType: text,
    externalParameters: lenient(
      z.object({
        configSource: lenient(
          z.object({ uri: text, digest: textMap, path: text }),
        ),
        request: parameters,
        parameters,
        buildConfig,
      }),
    ),
    internalParameters: lenient(z.object({ buildConfig })),
    resolvedDependencies: materials,
  }),
  runDetails: lenient(z.object({ metadata })),
});

/** Both versions in one form. */
export interface Predicate {
  buildType?: string;
  materials: { uri: string; digest: Record<string, unknown> }[];
  configUri?: string;
  configDigest: Record<string, unknown>;
  configPath?: string;
  arguments: Record<string, unknown>;
  steps: { id: string; image?: string }[];
  metadata?: NonNullable<z.infer<typeof metadata>>;
}

const statement = z.object({
  predicateType: z.string().max(200),
  subject: lenient(z.array(z.object({ digest: textMap }))),
  predicate: z.unknown(),
});
const envelope = z.object({
  payloadType: z.string(),
  payload: z.string().max(64 * 1024 * 1024),
});

/** What an in-toto statement says, and of what. */
export interface Statement {
  predicateType: string;
  /** Digests of what it speaks of; empty where it does not tell. */
  subjects: string[];
  predicate: unknown;
}

/** An in-toto statement, bare or in a DSSE envelope; absent for anything else. */
export function readStatement(input: unknown): Statement | undefined {
  const wrapped = envelope.safeParse(input);
  if (wrapped.success && /in-toto/.test(wrapped.data.payloadType)) {
    try {
      const inner: unknown = JSON.parse(
        Buffer.from(wrapped.data.payload, 'base64').toString('utf8'),
      );
      return read(inner);
    } catch {
      return undefined;
    }
  }
  return read(input);
}

function read(input: unknown): Statement | undefined {
  const result = statement.safeParse(input);
  if (!result.success) {
    return undefined;
  }
  const { predicateType, subject, predicate } = result.data;
  const subjects = (subject ?? []).flatMap(({ digest }) =>
    Object.entries(digest ?? {}).map(([name, hex]) => `${name}:${hex}`),
  );
  return { predicateType, subjects, predicate };
}

/** A SLSA predicate of either version; absent for anything else. */
export function readPredicate(
  predicateType: string,
  input: unknown,
): Predicate | undefined {
  if (!isProvenance(predicateType)) {
    return undefined;
  }
  const newer = predicate1.safeParse(input);
  if (newer.success) {
    const { buildDefinition: definition, runDetails } = newer.data;
    const external = definition.externalParameters;
    const request = external?.request ?? external?.parameters;
    return {
      buildType: definition.buildType ?? undefined,
      materials: withDigests(definition.resolvedDependencies),
      configUri: external?.configSource?.uri ?? undefined,
      configDigest: external?.configSource?.digest ?? {},
      configPath: external?.configSource?.path ?? undefined,
      arguments: request?.args ?? {},
      steps: stepsOf(
        definition.internalParameters?.buildConfig ?? external?.buildConfig,
      ),
      metadata: runDetails?.metadata ?? undefined,
    };
  }
  const older = predicate02.safeParse(input);
  if (!older.success) {
    return undefined;
  }
  const { invocation } = older.data;
  return {
    buildType: older.data.buildType ?? undefined,
    materials: withDigests(older.data.materials),
    configUri: invocation?.configSource?.uri ?? undefined,
    configDigest: invocation?.configSource?.digest ?? {},
    configPath: invocation?.configSource?.entryPoint ?? undefined,
    arguments: invocation?.parameters?.args ?? {},
    steps: stepsOf(older.data.buildConfig),
    metadata: older.data.metadata ?? undefined,
  };
}

/** `https://slsa.dev/provenance/v1`, `…/v0.2` and what comes after them. */
export function isProvenance(predicateType: string): boolean {
  return /^https:\/\/slsa\.dev\/provenance\/v\d/.test(predicateType);
}

function withDigests(list: z.infer<typeof materials>): Predicate['materials'] {
  return (list ?? []).map(({ uri, digest }) => ({ uri, digest: digest ?? {} }));
}

function stepsOf(config: z.infer<typeof buildConfig>): Predicate['steps'] {
  return (config?.llbDefinition ?? []).map(({ id, op }) => ({
    id,
    image:
      op?.Op?.source?.identifier ??
      op?.op?.source?.identifier ??
      op?.source?.identifier ??
      undefined,
  }));
}
