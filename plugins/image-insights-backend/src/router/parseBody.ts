import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Longest value that an answer repeats. */
const MAX_VALUE = 100;

/** @throws InputError (400) that names field, value and rule of all that is wrong. */
export function parseBody<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(({ path, message }) =>
          path.length === 0
            ? message
            : `${path.join('.')} is ${shown(valueAt(value, path))}: ${message}`,
        )
        .join('; '),
    );
  }
  return parsed.data;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path) {
    found =
      typeof found === 'object' && found !== null
        ? Reflect.get(found, key)
        : undefined;
  }
  return found;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}
