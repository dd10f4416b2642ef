import { z } from 'zod';
import type { LayerContents } from '../LayerContents';

/** Everything but the entries. */
export type LayerFacts = Omit<LayerContents, 'entries'>;

const bytes = z.number().int().nonnegative();

/** What {@link LayerFacts} must look like when they come from a database. */
export const layerFactsSchema: z.ZodType<LayerFacts> = z.object({
  version: z.literal(1),
  digest: z.string(),
  compressedBytes: bytes,
  uncompressedBytes: bytes,
  compression: z.enum(['none', 'gzip', 'zstd']),
  whiteouts: z.array(z.string()),
  opaqueDirectories: z.array(z.string()),
  executables: z.array(
    z.object({
      path: z.string(),
      bytes,
      kind: z.enum([
        'executable',
        'shared-object',
        'relocatable',
        'core',
        'other',
      ]),
      architecture: z.string(),
      linkage: z.enum(['static', 'dynamic', 'unknown']),
      language: z.enum(['go', 'rust']).optional(),
      symbolBytes: bytes,
      debugBytes: bytes,
      hasSections: z.boolean(),
    }),
  ),
  packageDatabases: z.array(
    z.object({
      manager: z.enum(['dpkg', 'apk', 'rpm']),
      path: z.string(),
      packages: z.array(
        z.object({
          name: z.string(),
          version: z.string(),
          architecture: z.string().optional(),
          installedBytes: bytes,
          isAutomatic: z.boolean().optional(),
          depends: z.array(z.string()),
          recommends: z.array(z.string()),
          section: z.string().optional(),
        }),
      ),
      incomplete: z.string().optional(),
    }),
  ),
  secrets: z.array(
    z.object({
      path: z.string(),
      kind: z.string(),
      seenIn: z.enum(['contents', 'name']),
      line: z.number().int().positive().optional(),
    }),
  ),
  nodeManifests: z.array(
    z.object({
      path: z.string(),
      name: z.string().optional(),
      dependencies: z.array(z.string()),
      devDependencies: z.array(z.string()),
    }),
  ),
  texts: z.record(z.string(), z.string()),
  oddities: z.array(
    z.object({
      kind: z.enum([
        'path-escapes-root',
        'path-too-long',
        'duplicate-path',
        'negative-or-huge-length',
        'unknown-entry-type',
        'empty-path',
        'odd-characters',
        'trailing-data',
        'missing-end',
      ]),
      count: bytes,
      example: z.string(),
    }),
  ),
});
