import { Answer } from './RegistryAnswer';
import { RegistryContent, Repository } from './RegistryContent';

/** What was asked. Header names are in lower case. */
export interface Question {
  method: string;
  /** Path and query as sent. */
  target: string;
  headers: { range?: string; 'if-none-match'?: string };
}

/** `repository` and `reference` of the OCI distribution specification 1.1. */
const NAME =
  '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*';
const ROUTE = new RegExp(`^/v2/(${NAME})/(tags/list|manifests/|blobs/)(.*)$`);
const DIGEST = /^sha256:[a-f0-9]{64}$/;
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;
const MOST_PER_PAGE = 1000;

function json(
  status: number,
  content: object,
  headers: Record<string, string> = {},
): Answer {
  const body = Buffer.from(JSON.stringify(content));
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(body.length),
      ...headers,
    },
    body,
  };
}

function failure(
  status: number,
  code: string,
  message: string,
  detail: object = {},
): Answer {
  return json(status, { errors: [{ code, message, detail }] });
}

/** One page of names: those after `last`, at most `n`, and a link to more. */
function page(options: {
  names: string[];
  query: URLSearchParams;
  path: string;
  show: (names: string[]) => object;
}): Answer {
  const { names, query, path, show } = options;
  const n = query.get('n');
  if (n !== null && !/^\d{1,6}$/.test(n)) {
    return failure(
      400,
      'PAGINATION_NUMBER_INVALID',
      'invalid number of results requested',
      { n },
    );
  }
  const limit = n === null ? MOST_PER_PAGE : Math.min(Number(n), MOST_PER_PAGE);
  const last = query.get('last') ?? '';
  const rest = names.filter(name => name > last);
  const shown = rest.slice(0, limit);
  const end = shown.at(-1);
  const link =
    end !== undefined && rest.length > shown.length
      ? `<${path}?last=${encodeURIComponent(end)}&n=${limit}>; rel="next"`
      : undefined;
  return json(200, show(shown), link ? { link } : {});
}

function sorted(names: Iterable<string>): string[] {
  return [...names].sort((left, right) => (left < right ? -1 : 1));
}

function manifest(
  repository: Repository,
  reference: string,
  question: Question,
): Answer {
  if (!DIGEST.test(reference) && !TAG.test(reference)) {
    return failure(
      400,
      reference.includes(':') ? 'DIGEST_INVALID' : 'TAG_INVALID',
      'the reference is neither a tag nor a sha256 digest',
      { reference },
    );
  }
  const digest = repository.tags.get(reference) ?? reference;
  const stored = repository.manifests.get(digest);
  if (!stored) {
    return failure(404, 'MANIFEST_UNKNOWN', 'manifest unknown', { reference });
  }
  const headers = {
    'content-type': stored.mediaType,
    'docker-content-digest': digest,
    etag: `"${digest}"`,
  };
  if (question.headers['if-none-match']?.includes(digest)) {
    return { status: 304, headers };
  }
  return {
    status: 200,
    headers: { ...headers, 'content-length': String(stored.bytes.length) },
    body: stored.bytes,
  };
}

/** First and last byte of a single range; undefined where it is none. */
function rangeOf(
  header: string,
  bytes: number,
): { first: number; last: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (first === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    return { first: Math.max(0, bytes - Number(last)), last: bytes - 1 };
  }
  return {
    first: Number(first),
    last: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1),
  };
}

function blobAnswer(
  repository: Repository,
  digest: string,
  question: Question,
): Answer {
  if (!DIGEST.test(digest)) {
    return failure(400, 'DIGEST_INVALID', 'not a sha256 digest', { digest });
  }
  const blob = repository.blobs.get(digest);
  if (!blob) {
    return failure(404, 'BLOB_UNKNOWN', 'blob unknown to repository', {
      digest,
    });
  }
  const headers = {
    'content-type': 'application/octet-stream',
    'docker-content-digest': digest,
    etag: `"${digest}"`,
    'accept-ranges': 'bytes',
  };
  if (question.headers['if-none-match']?.includes(digest)) {
    return { status: 304, headers };
  }
  const range = question.headers.range
    ? rangeOf(question.headers.range, blob.bytes)
    : undefined;
  if (!range) {
    return {
      status: 200,
      headers: { ...headers, 'content-length': String(blob.bytes) },
      blob: { blob, first: 0, last: blob.bytes - 1 },
    };
  }
  if (range.first > range.last) {
    return {
      status: 416,
      headers: { 'content-range': `bytes */${blob.bytes}` },
    };
  }
  return {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(range.last - range.first + 1),
      'content-range': `bytes ${range.first}-${range.last}/${blob.bytes}`,
    },
    blob: { blob, ...range },
  };
}

/**
 * Answers the reading half of the OCI distribution API 1.1: `/v2/`, the
 * catalogue, lists of tags, manifests and blobs. Whatever would write is
 * answered with UNSUPPORTED.
 */
export function answer(content: RegistryContent, question: Question): Answer {
  const url = URL.parse(question.target, 'http://localhost');
  if (!url) return failure(400, 'NAME_INVALID', 'the path cannot be read');
  const { pathname, searchParams } = url;
  if (question.method !== 'GET' && question.method !== 'HEAD') {
    return failure(405, 'UNSUPPORTED', 'this registry can only be read');
  }
  if (pathname === '/v2/' || pathname === '/v2') return json(200, {});
  if (pathname === '/v2/_catalog') {
    return page({
      names: sorted(content.keys()),
      query: searchParams,
      path: pathname,
      show: repositories => ({ repositories }),
    });
  }
  const [, name, kind, rest] = ROUTE.exec(pathname) ?? [];
  if (name === undefined) {
    return failure(404, 'NAME_INVALID', 'no such path in this registry');
  }
  const repository = content.get(name);
  if (!repository) {
    return failure(404, 'NAME_UNKNOWN', 'repository name not known', { name });
  }
  if (kind === 'manifests/') return manifest(repository, rest, question);
  if (kind === 'blobs/') return blobAnswer(repository, rest, question);
  return page({
    names: sorted(repository.tags.keys()),
    query: searchParams,
    path: pathname,
    show: tags => ({ name, tags }),
  });
}
