import { z } from 'zod';
import type { RegistryLimits } from '../client/RegistryOptions';
import { RegistryError } from '../errors';
import type { HistoryEntry, ImageConfig } from '../model';
import { isDigest } from '../reference';
import {
  boundMap,
  lenientKeys,
  lenientText,
  lenientTextMap,
  lenientTexts,
} from './lenient';
import { parseJson, type Where } from './parseJson';
import { normalisePlatform } from './platform';

const historySchema = z.object({
  created: lenientText,
  created_by: lenientText,
  author: lenientText,
  comment: lenientText,
  empty_layer: z.boolean().optional().catch(undefined),
});

const runtimeSchema = z.object({
  User: lenientText,
  Env: lenientTexts,
  Entrypoint: lenientTexts,
  Cmd: lenientTexts,
  WorkingDir: lenientText,
  Labels: lenientTextMap,
  ExposedPorts: lenientKeys,
  Volumes: lenientKeys,
  Shell: lenientTexts,
  StopSignal: lenientText,
  Healthcheck: z.object({ Test: lenientTexts }).optional().catch(undefined),
});

/**
 * Every part may be missing, null or of a wrong kind: builders have left out
 * each of them at some time, and one odd field must not hide an image.
 */
const configSchema = z.object({
  os: lenientText,
  architecture: lenientText,
  variant: lenientText,
  'os.version': lenientText,
  created: lenientText,
  author: lenientText,
  docker_version: lenientText,
  config: runtimeSchema.nullish().catch(undefined),
  rootfs: z.object({ diff_ids: lenientTexts }).nullish().catch(undefined),
  history: z.array(z.unknown()).nullish().catch(undefined),
});

/**
 * Reads an image config blob.
 *
 * @throws RegistryError `invalid-answer` where it is no JSON object,
 * `too-large` where a list exceeds its bound
 * @internal
 */
export function parseConfig(options: {
  bytes: Uint8Array;
  limits: RegistryLimits;
  where: Where;
}): ImageConfig {
  const { bytes, limits, where } = options;
  const parsed = configSchema.safeParse(
    parseJson(bytes, { what: 'image config', depth: limits.jsonDepth, where }),
  );
  if (!parsed.success) {
    throw new RegistryError({
      ...where,
      code: 'invalid-answer',
      message: `The image config ${where.reference ?? ''} of ${where.host}/${
        where.repository ?? ''
      } is not a JSON object`,
      remedy: 'Push the image again with any current tool.',
    });
  }
  const raw = parsed.data;
  checkCount(
    raw.history?.length,
    limits.historyEntries,
    'history entries',
    where,
  );
  checkCount(raw.rootfs?.diff_ids?.length, limits.layers, 'layers', where);
  const cut = (text: string | undefined) =>
    text?.slice(0, limits.labelCharacters);
  const runtime = raw.config ?? {};
  const diffIds = raw.rootfs?.diff_ids ?? [];
  const history = raw.history?.map(entry => readHistory(entry, cut));
  return withoutUndefined({
    platform: normalisePlatform({
      os: (raw.os || 'unknown').slice(0, 64),
      architecture: (raw.architecture || 'unknown').slice(0, 64),
      ...(raw.variant ? { variant: raw.variant.slice(0, 64) } : {}),
      ...(raw['os.version']
        ? { osVersion: raw['os.version'].slice(0, 64) }
        : {}),
    }),
    created: cut(raw.created),
    author: cut(raw.author),
    dockerVersion: cut(raw.docker_version),
    config: withoutUndefined({
      user: cut(runtime.User),
      env: runtime.Env ?? [],
      entrypoint: runtime.Entrypoint,
      cmd: runtime.Cmd,
      workingDir: cut(runtime.WorkingDir),
      labels: boundMap(runtime.Labels, limits),
      exposedPorts: runtime.ExposedPorts ?? [],
      volumes: runtime.Volumes ?? [],
      shell: runtime.Shell,
      stopSignal: cut(runtime.StopSignal),
      hasHealthcheck: isHealthcheck(runtime.Healthcheck?.Test),
    }),
    // The order carries the meaning, so that one bad entry spoils the list.
    diffIds: diffIds.every(isDigest) ? diffIds : [],
    history,
  });
}

function readHistory(
  entry: unknown,
  cut: (text: string | undefined) => string | undefined,
): HistoryEntry {
  const parsed = historySchema.safeParse(entry);
  if (!parsed.success) {
    return { emptyLayer: false };
  }
  const raw = parsed.data;
  return withoutUndefined({
    created: cut(raw.created),
    createdBy: cut(raw.created_by),
    author: cut(raw.author),
    comment: cut(raw.comment),
    emptyLayer: raw.empty_layer ?? false,
  });
}

/** `NONE` switches an inherited health check off. */
function isHealthcheck(test: string[] | undefined): boolean {
  return test !== undefined && test.length > 0 && test[0] !== 'NONE';
}

function checkCount(
  count: number | undefined,
  limit: number,
  what: string,
  where: Where,
): void {
  if (count !== undefined && count > limit) {
    throw new RegistryError({
      ...where,
      code: 'too-large',
      message: `The image config ${where.reference ?? ''} of ${where.host}/${
        where.repository ?? ''
      } has ${count} ${what}, at most ${limit} are read`,
      remedy: 'Raise the limit if such images are meant.',
    });
  }
}

/** Absent rather than undefined, so that documents compare and print cleanly. */
function withoutUndefined<T extends object>(value: T): T {
  for (const key of Object.keys(value)) {
    if (Reflect.get(value, key) === undefined) {
      Reflect.deleteProperty(value, key);
    }
  }
  return value;
}
