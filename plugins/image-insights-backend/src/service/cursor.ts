import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Where the next page of a list begins, for who gave the one before. */
export function writeCursor(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString('base64url');
}

/**
 * Where the pages after and before one begin, where there are such. Of a list
 * that has become shorter than where the page begins, the last one is before.
 */
export function cursorsAround(page: {
  offset: number;
  /** Of its last row, one further. */
  end: number;
  limit: number;
  total: number;
}): { nextCursor?: string; previousCursor?: string } {
  const { offset, end, limit, total } = page;
  return {
    ...(end < total && { nextCursor: writeCursor(end) }),
    ...(offset > 0 && {
      previousCursor: writeCursor(Math.max(0, Math.min(offset, total) - limit)),
    }),
  };
}

const cursorSchema = z.object({ offset: z.number().int().nonnegative() });

/** @throws InputError where it is none that was given. */
export function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) {
    return 0;
  }
  try {
    return cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    ).offset;
  } catch {
    throw new InputError(
      'The cursor is none of ours: give nextCursor of an answer, unchanged',
    );
  }
}
