import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** @throws InputError (400) that names what is wrong with the request. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new InputError(z.prettifyError(parsed.error));
  }
  return parsed.data;
}
