import { z } from 'zod';
import { parseJson, type Where } from '../documents/parseJson';
import { RegistryError } from '../errors';
import { isTag } from '../reference';
import type { Answer } from '../transport/politely';
import { errorOfAnswer } from './errorOfAnswer';
import type { HostSession } from './HostSession';
import { nextPage } from './nextPage';
import type { RegistryLimits, RegistryWarning } from './RegistryOptions';
import type { ReadOptions, TagList } from './RegistryReader';

/** Deleted repositories answer null. */
const pageSchema = z.object({ tags: z.array(z.unknown()).nullish() });

/** What registries answer that find `n` too large. */
const REFUSES_PAGE_SIZE: ReadonlySet<number> = new Set([400, 405, 413]);
const SMALLER_PAGE = 100;

/**
 * Reads all pages of a tag list, as far as the bounds allow. Ends where a
 * registry goes round in circles (a cursor seen before, or a page without
 * anything new that links on); nobody knows what is missing then.
 *
 * @internal
 */
export async function listTags(options: {
  session: HostSession;
  repository: string;
  limits: RegistryLimits;
  where: Where;
  read: ReadOptions;
  warn: (warning: Omit<RegistryWarning, 'host' | 'repository'>) => void;
}): Promise<TagList> {
  const { session, repository, limits, where, read, warn } = options;
  const path = `/v2/${repository}/tags/list`;
  const tags = new Set<string>();
  const seenQueries = new Set<string>();
  let bytes = 0;
  let query = firstQuery(session.tagPageSize);
  for (let page = 0; page < limits.tagPages; page += 1) {
    seenQueries.add(query);
    let answer = await request(query);
    while (page === 0 && REFUSES_PAGE_SIZE.has(answer.status) && query !== '') {
      // Remembered for the host: 1000, else 100, else what it likes.
      session.tagPageSize =
        (session.tagPageSize ?? 0) > SMALLER_PAGE ? SMALLER_PAGE : undefined;
      query = firstQuery(session.tagPageSize);
      answer = await request(query);
    }
    if (answer.status !== 200) {
      throw errorOfAnswer(answer, { kind: 'tag-list', where });
    }
    bytes += answer.bytes.length;
    const found = readPage(answer.bytes, limits, where);
    const before = tags.size;
    for (const tag of found) {
      if (tags.size >= limits.tags) {
        return { tags: [...tags], truncated: true };
      }
      tags.add(tag);
    }
    const next = nextPage(answer.headers.get('link'), answer.url);
    if (next.kind === 'foreign') {
      warn({
        code: 'link-of-other-origin',
        message: `The tag list continues at another host and path (${next.host}), which is not followed`,
      });
      return { tags: [...tags], truncated: true };
    }
    if (next.kind === 'none') {
      return { tags: [...tags], truncated: false };
    }
    if (tags.size === before) {
      // It says that there is more and gives nothing: who knows what is missing.
      return { tags: [...tags], truncated: true };
    }
    if (next.isOtherOrigin) {
      warn({
        code: 'link-of-other-origin',
        message:
          'The registry names another host for the next page; it was asked here instead',
      });
    }
    if (seenQueries.has(next.query)) {
      // Round in circles: the same.
      return { tags: [...tags], truncated: true };
    }
    if (bytes >= limits.tagListBytes) {
      break;
    }
    query = next.query;
  }
  return { tags: [...tags], truncated: true };

  function request(pageQuery: string): Promise<Answer> {
    return session.send({
      kind: 'tag-list',
      method: 'GET',
      repository,
      path: `${path}${pageQuery}`,
      headers: { accept: 'application/json' },
      maxBytes: limits.tagPageBytes,
      where,
      ...read,
    });
  }
}

function firstQuery(pageSize: number | undefined): string {
  return pageSize === undefined ? '' : `?n=${pageSize}`;
}

function readPage(
  bytes: Uint8Array,
  limits: RegistryLimits,
  where: Where,
): string[] {
  const parsed = pageSchema.safeParse(
    parseJson(bytes, { what: 'tag list', depth: limits.jsonDepth, where }),
  );
  if (!parsed.success) {
    throw new RegistryError({
      ...where,
      code: 'invalid-answer',
      message: `The tag list of ${where.host}/${
        where.repository ?? ''
      } has no list of tags`,
      remedy:
        'Check that the host is a registry and that no proxy or login page answers in its place.',
    });
  }
  return (parsed.data.tags ?? []).filter(
    (tag): tag is string => typeof tag === 'string' && isTag(tag),
  );
}
