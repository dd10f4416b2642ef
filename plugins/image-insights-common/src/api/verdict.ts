import { z } from 'zod';

/** What is in an image, what is wrong with it, and its score. */

const bytes = z.number().int().nonnegative();
const signedBytes = z.number().int();
const count = z.number().int().nonnegative();

/** How sure an inferred fact is; see `Confidence` of image-analysis. @public */
export const confidenceSchema = z.enum(['certain', 'likely', 'guess']);

/** @public */
export const ruleFamilySchema = z.enum([
  'size',
  'layers',
  'hygiene',
  'reproducibility',
  'safety',
]);
/** See {@link ruleFamilySchema}. @public */
export type RuleFamily = z.infer<typeof ruleFamilySchema>;

/** @public */
export const ruleSeveritySchema = z.enum(['high', 'medium', 'low', 'info']);
/** See {@link ruleSeveritySchema}. @public */
export type RuleSeverity = z.infer<typeof ruleSeveritySchema>;

/** What a rule looks at; see `Evidence` of image-analysis. @public */
export const evidenceSchema = z.enum([
  'manifest',
  'contents',
  'dockerfile',
  'dockerignore',
  'history',
  'registry',
]);
/** See {@link evidenceSchema}. @public */
export type Evidence = z.infer<typeof evidenceSchema>;

/** A rule of the catalogue. @public */
export const ruleSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  title: z.string(),
  family: ruleFamilySchema,
  severity: ruleSeveritySchema,
  needs: z.array(evidenceSchema),
  uses: z.array(evidenceSchema),
  why: z.string(),
  remedy: z.string(),
  /** How bytes to gain are computed; absent where the rule never names any. */
  gain: z.string().optional(),
  sources: z.array(z.object({ name: z.string(), url: z.string().optional() })),
  /** False where app-config disables it. */
  isEnabled: z.boolean(),
  /** How much it counts in the score; 1 unless app-config says otherwise. */
  weight: z.number(),
  isScored: z.boolean(),
});
/** See {@link ruleSchema}. @public */
export type Rule = z.infer<typeof ruleSchema>;

/** Answer of `GET /rules`. @public */
export const ruleListSchema = z.object({
  /** Names rules, versions, weights and options that verdicts are made with now. */
  ruleSet: z.string(),
  items: z.array(ruleSchema),
});
/** See {@link ruleListSchema}. @public */
export type RuleList = z.infer<typeof ruleListSchema>;

/** Something that could be better about an image. @public */
export const findingSchema = z.object({
  /** `<rule>` or `<rule>:<key>`: distinct in its image, stable between releases. */
  id: z.string(),
  rule: z.string(),
  family: ruleFamilySchema,
  severity: ruleSeveritySchema,
  title: z.string(),
  why: z.string(),
  seen: z.string(),
  confidence: confidenceSchema,
  method: z.string(),
  /** The worst places, at most 20 of `placeCount`. */
  places: z.array(
    z.object({
      layer: z.number().int().optional(),
      path: z.string().optional(),
      line: z.number().int().optional(),
      bytes: bytes.optional(),
    }),
  ),
  placeCount: count,
  gain: z
    .object({
      compressedBytes: bytes,
      uncompressedBytes: bytes.optional(),
      /** What no finding before this one claims already. */
      distinctCompressedBytes: bytes,
      /**
       * Where those lie, by position of the layer; sums to them. Absent in
       * verdicts that were stored before it was told.
       */
      layers: z
        .array(z.object({ index: count, compressedBytes: bytes }))
        .optional(),
      isEstimate: z.boolean(),
      how: z.string(),
    })
    .optional(),
  remedy: z.object({
    text: z.string(),
    change: z
      .object({
        in: z.enum(['Dockerfile', '.dockerignore', 'shell', 'config']),
        before: z.string().optional(),
        after: z.string(),
      })
      .optional(),
  }),
  isScored: z.boolean(),
});
/** See {@link findingSchema}. @public */
export type Finding = z.infer<typeof findingSchema>;

/** What became of a rule; `undecided` is never counted as passed. @public */
export const ruleOutcomeSchema = z.discriminatedUnion('state', [
  z.object({ rule: z.string(), state: z.literal('passed') }),
  z.object({ rule: z.string(), state: z.literal('found') }),
  z.object({
    rule: z.string(),
    state: z.literal('not-applicable'),
    reason: z.string(),
  }),
  z.object({
    rule: z.string(),
    state: z.literal('undecided'),
    missing: evidenceSchema,
    reason: z.string(),
  }),
]);
/** See {@link ruleOutcomeSchema}. @public */
export type RuleOutcome = z.infer<typeof ruleOutcomeSchema>;

/** @public */
export const gradeSchema = z.enum(['A', 'B', 'C', 'D', 'E', 'F']);
/** See {@link gradeSchema}. @public */
export type Grade = z.infer<typeof gradeSchema>;

/** A score in short. @public */
export const scoreSummarySchema = z.object({
  /** 0 to 100, two decimals. */
  points: z.number(),
  /** What it could be if everything undecided turned out well. */
  upTo: z.number(),
  grade: gradeSchema,
  /** Share of the points that rests on evidence, 0 to 1. */
  evidence: z.number(),
});
/** See {@link scoreSummarySchema}. @public */
export type ScoreSummary = z.infer<typeof scoreSummarySchema>;

/** A score as the sum of its parts; see docs/score.md. @public */
export const scoreSchema = scoreSummarySchema.extend({
  formula: z.number().int(),
  parts: z.array(
    z.object({
      id: z.enum([
        'waste',
        'size',
        'layers',
        'hygiene',
        'reproducibility',
        'safety',
      ]),
      available: z.number(),
      earned: z.number(),
      lost: z.number(),
      undecided: z.number(),
      losses: z.array(
        z.object({
          finding: z.string().optional(),
          undecidedRule: z.string().optional(),
          points: z.number(),
        }),
      ),
    }),
  ),
});
/** See {@link scoreSchema}. @public */
export type Score = z.infer<typeof scoreSchema>;

/** What the rules say of one image. @public */
export const judgementSchema = z.object({
  ruleSet: z.string(),
  /** Largest distinct gain first, then severity. */
  findings: z.array(findingSchema),
  outcomes: z.array(ruleOutcomeSchema),
  /** What all findings together save, no byte twice. */
  gainCompressedBytes: bytes,
  score: scoreSchema,
});
/** See {@link judgementSchema}. @public */
export type Judgement = z.infer<typeof judgementSchema>;

const hiddenBytesSchema = z.object({
  removed: bytes,
  rewritten: bytes,
  metadata: bytes,
});

/** What one layer holds, owns and hides; uncompressed bytes of regular files. @public */
export const layerContentsSchema = z.object({
  index: z.number().int(),
  isRead: z.boolean(),
  unreadReason: z.string().optional(),
  uncompressedBytes: bytes.optional(),
  fileCount: count,
  fileBytes: bytes,
  liveBytes: bytes,
  /** Of its own files, hidden by layers above. */
  owns: hiddenBytesSchema,
  /** Of files below, hidden by this layer. */
  hides: hiddenBytesSchema,
  directories: z.array(z.object({ path: z.string(), bytes })),
  files: z.array(z.object({ path: z.string(), bytes, isLive: z.boolean() })),
});
/** See {@link layerContentsSchema}. @public */
export type LayerContents = z.infer<typeof layerContentsSchema>;

/** What is in an image, from its layers' contents; uncompressed unless said. @public */
export const contentsSummarySchema = z.object({
  isComplete: z.boolean(),
  uncompressedBytes: bytes.optional(),
  fileBytes: bytes,
  liveBytes: bytes,
  hidden: hiddenBytesSchema,
  ownHidden: hiddenBytesSchema,
  hiddenBaseBytes: bytes,
  wastedBytes: bytes,
  wastedCompressedBytes: bytes,
  efficiency: z.number(),
  /** What dive prints for the same image. */
  dive: z.object({
    efficiency: z.number(),
    wastedBytes: bytes,
    userBytes: bytes,
    wastedUserPercent: z.number().optional(),
  }),
  duplicateBytes: bytes,
  duplicates: z.array(
    z.object({ bytes, paths: z.array(z.string()), copyCount: count }),
  ),
  /** Live bytes by what they are for; they add up to `liveBytes`. */
  space: z.array(
    z.object({
      kind: z.enum([
        'toolchain',
        'packages',
        'dependencies',
        'application',
        'cache',
        'documentation',
        'leftover',
        'debug',
        'system',
      ]),
      bytes,
    }),
  ),
  groups: z.array(
    z.object({
      family: z.enum([
        'cache',
        'toolchain',
        'leftover',
        'documentation',
        'debug',
        'churn',
      ]),
      kind: z.string(),
      root: z.string(),
      layer: z.number().int(),
      fileCount: count,
      bytes,
      liveBytes: bytes,
    }),
  ),
  hiddenFiles: z.array(
    z.object({
      path: z.string(),
      bytes,
      how: z.enum(['removed', 'rewritten', 'metadata']),
      layer: z.number().int(),
      hiddenBy: z.number().int(),
    }),
  ),
  largestFiles: z.array(
    z.object({ path: z.string(), bytes, layer: z.number().int() }),
  ),
  packages: z.array(
    z.object({
      manager: z.enum(['dpkg', 'apk', 'rpm']),
      count,
      installedBytes: bytes,
    }),
  ),
  largestPackages: z.array(
    z.object({ name: z.string(), version: z.string(), installedBytes: bytes }),
  ),
  packagesIncomplete: z.string().optional(),
  executables: z.array(
    z.object({
      path: z.string(),
      bytes,
      architecture: z.string(),
      linkage: z.enum(['static', 'dynamic', 'unknown']),
      language: z.enum(['go', 'rust']).optional(),
      symbolBytes: bytes,
      debugBytes: bytes,
    }),
  ),
  operatingSystem: z.string().optional(),
  layers: z.array(layerContentsSchema),
});
/** See {@link contentsSummarySchema}. @public */
export type ContentsSummary = z.infer<typeof contentsSummarySchema>;

/**
 * How far the reading of an image's layers is. `waiting`: it will be read.
 * `off`: the configuration does not want it. `failed`: `reason` says why.
 * @public
 */
export const contentsStateSchema = z.object({
  state: z.enum(['read', 'partial', 'waiting', 'failed', 'off']),
  reason: z.string().optional(),
});
/** See {@link contentsStateSchema}. @public */
export type ContentsState = z.infer<typeof contentsStateSchema>;

const contentsChangeSchema = z.object({
  name: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  fromBytes: bytes,
  toBytes: bytes,
  bytes: signedBytes,
  fromVersion: z.string().optional(),
  toVersion: z.string().optional(),
});

/** Answer of `GET /images/{digest}/compare/{other}`: from the first to the second. @public */
export const comparisonSchema = z.object({
  from: z.string(),
  to: z.string(),
  fromCompressedBytes: bytes,
  toCompressedBytes: bytes,
  compressedBytes: signedBytes,
  configBytes: signedBytes,
  /** Rows and `configBytes` add up to `compressedBytes` exactly. */
  layers: z.array(
    z.object({
      kind: z.enum([
        'unchanged',
        'recompressed',
        'base',
        'same-instruction',
        'added',
        'removed',
      ]),
      from: z.number().int().optional(),
      to: z.number().int().optional(),
      instruction: z.string().optional(),
      fromCompressedBytes: bytes,
      toCompressedBytes: bytes,
      compressedBytes: signedBytes,
      uncompressedBytes: signedBytes.optional(),
    }),
  ),
  /** For a node that holds the first image. */
  pull: z.object({ reusedBytes: bytes, transferredBytes: bytes }),
  contents: z.discriminatedUnion('known', [
    z.object({
      known: z.literal(true),
      packages: z.array(contentsChangeSchema),
      directories: z.array(contentsChangeSchema),
      files: z.array(contentsChangeSchema),
      bytes: signedBytes,
    }),
    z.object({ known: z.literal(false), reason: z.string() }),
  ]),
  /** Findings of the second image that the first has not; and the reverse. */
  newFindings: z.array(findingSchema),
  fixedFindings: z.array(findingSchema),
});
/** See {@link comparisonSchema}. @public */
export type Comparison = z.infer<typeof comparisonSchema>;
