import { z } from 'zod';
import type { Where } from '../documents/parseJson';
import { RegistryError, type RegistryErrorCode } from '../errors';
import { readRetryAfter } from '../gate/retryAfter';
import type { Answer } from '../transport/politely';
import type { RequestKind } from './RegistryOptions';

const errorBodySchema = z.object({
  errors: z.array(
    z.object({ code: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/) }),
  ),
});

const REMEDIES: Partial<Record<RegistryErrorCode, string>> = {
  unauthorized:
    'Check the credentials of this registry in the configuration, and that they have not expired.',
  forbidden:
    'Give the account of the configured credentials the right to pull this repository.',
  'repository-missing':
    'Check the name; registries answer the same where the account may not see it.',
  'manifest-missing':
    'Check the tag or digest; registries answer the same where the account may not see it.',
  'blob-missing':
    'Push the image again: its manifest names a blob that the registry does not hold.',
  unsupported: 'The registry does not offer this; nothing needs mending here.',
  throttled:
    'Scan less often, lower requestsPerSecond, or use credentials with a larger allowance.',
  unavailable: 'Check the registry; it is tried again.',
};

/**
 * The typed error for an answer that is no success. Of the registry's own
 * words only the error code is kept, never its free text.
 *
 * @internal
 */
export function errorOfAnswer(
  answer: Pick<Answer, 'status' | 'headers' | 'bytes'>,
  options: { kind: RequestKind; where: Where },
): RegistryError {
  const { status } = answer;
  const { kind, where } = options;
  const codes = readCodes(answer.bytes);
  const code = decide(status, codes, kind);
  const header = answer.headers.get('retry-after');
  const waitMs = readRetryAfter({
    ...(header === undefined ? {} : { header }),
    body: Buffer.from(answer.bytes.subarray(0, 4_096)).toString('latin1'),
    now: Date.now(),
  });
  const isPassing = code === 'throttled' || code === 'unavailable';
  const said = codes.length > 0 ? ` ${codes.slice(0, 3).join(', ')}` : '';
  return new RegistryError({
    ...where,
    code,
    message: `${where.host} answered ${status}${said} when asked for ${describe(
      kind,
      where,
    )}`,
    remedy:
      REMEDIES[code] ??
      'Check that the host is a registry and that no proxy or login page answers in its place.',
    status,
    ...(isPassing && waitMs !== undefined
      ? { retryAt: new Date(Date.now() + waitMs) }
      : {}),
  });
}

function decide(
  status: number,
  codes: readonly string[],
  kind: RequestKind,
): RegistryErrorCode {
  if (status === 429 || codes.includes('TOOMANYREQUESTS')) {
    return 'throttled';
  }
  if (status === 401) {
    return 'unauthorized';
  }
  if (status === 403) {
    return 'forbidden';
  }
  if (status === 404) {
    return missing(codes, kind);
  }
  if (status === 405 || status === 501 || codes.includes('UNSUPPORTED')) {
    return 'unsupported';
  }
  if (status >= 500 || status === 408 || status === 499) {
    return 'unavailable';
  }
  if (codes.includes('DENIED')) {
    return 'forbidden';
  }
  return status >= 300 && status < 400 ? 'redirect-refused' : 'invalid-answer';
}

function missing(
  codes: readonly string[],
  kind: RequestKind,
): RegistryErrorCode {
  if (codes.includes('NAME_UNKNOWN') || kind === 'tag-list') {
    return 'repository-missing';
  }
  return kind === 'blob' || kind === 'config'
    ? 'blob-missing'
    : 'manifest-missing';
}

function readCodes(bytes: Uint8Array): string[] {
  try {
    const parsed = errorBodySchema.safeParse(
      JSON.parse(Buffer.from(bytes).toString('utf8')),
    );
    return parsed.success ? parsed.data.errors.map(error => error.code) : [];
  } catch {
    // Proxies answer in HTML; the status says enough.
    return [];
  }
}

function describe(kind: RequestKind, where: Where): string {
  const name = where.repository ?? 'its API';
  switch (kind) {
    case 'tag-list':
      return `the tags of ${name}`;
    case 'manifest':
    case 'manifest-head':
      return `${name}, ${where.reference ?? ''}`;
    case 'config':
    case 'blob':
      return `blob ${where.reference ?? ''} of ${name}`;
    default:
      return name;
  }
}
