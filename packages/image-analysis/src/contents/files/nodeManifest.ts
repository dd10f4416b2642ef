import { z } from 'zod';
import { cleanText } from '../../facts/cleanText';
import type { NodeManifest } from '../LayerContents';

const NAMES = 2_000;

const names = z
  .record(z.string(), z.unknown())
  .transform(record =>
    Object.keys(record)
      .slice(0, NAMES)
      .map(name => cleanText(name, 214)),
  )
  .catch([]);

const manifestSchema = z.object({
  name: z
    .string()
    .transform(name => cleanText(name, 214))
    .optional()
    .catch(undefined),
  dependencies: names.optional(),
  optionalDependencies: names.optional(),
  devDependencies: names.optional(),
});

/**
 * Reads which packages a `package.json` names. `undefined` where it is not
 * JSON, or names none: many tools keep small ones for other purposes.
 */
export function nodeManifest(
  path: string,
  text: string,
): NodeManifest | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = manifestSchema.safeParse(document);
  if (!parsed.success) {
    return undefined;
  }
  const { name, dependencies, optionalDependencies, devDependencies } =
    parsed.data;
  const manifest: NodeManifest = {
    path,
    ...(name === undefined ? {} : { name }),
    dependencies: [...(dependencies ?? []), ...(optionalDependencies ?? [])],
    devDependencies: devDependencies ?? [],
  };
  return manifest.dependencies.length + manifest.devDependencies.length > 0
    ? manifest
    : undefined;
}
