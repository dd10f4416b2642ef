import { cleanText } from '../../facts/cleanText';
import type { NodeManifest } from '../LayerContents';

/** Longer ones npm does not take. */
const NAME = 214;
const NAMES = 2_000;

/**
 * Reads which packages a `package.json` names. `undefined` where it is not
 * JSON, or names none: many tools keep small ones for other purposes.
 */
export function nodeManifest(
  path: string,
  text: string,
): NodeManifest | undefined {
  const document = parsed(text);
  const name = fieldOf(document, 'name');
  const manifest: NodeManifest = {
    path,
    ...(typeof name === 'string' ? { name: cleanText(name, NAME) } : {}),
    dependencies: [
      ...namesOf(fieldOf(document, 'dependencies')),
      ...namesOf(fieldOf(document, 'optionalDependencies')),
    ],
    devDependencies: namesOf(fieldOf(document, 'devDependencies')),
  };
  return manifest.dependencies.length + manifest.devDependencies.length > 0
    ? manifest
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldOf(document: unknown, field: string): unknown {
  return isRecord(document) && Object.hasOwn(document, field)
    ? document[field]
    : undefined;
}

function namesOf(dependencies: unknown): string[] {
  return isRecord(dependencies)
    ? Object.keys(dependencies)
        .slice(0, NAMES)
        .map(name => cleanText(name, NAME))
    : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
