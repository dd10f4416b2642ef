/**
 * The query of the next page, from the Link header (RFC 8288): `rel` may be
 * without quotes, other parameters may come first, several links may share
 * the header.
 *
 * Only the query is used, on our own path: registries behind proxies name
 * internal hosts and wrong paths there, and nobody can steer a request
 * elsewhere. `foreign` tells of a link that names another host and another
 * path, which is not followed at all.
 *
 * @internal
 */
export function nextPage(
  link: string | undefined,
  requestUrl: URL,
):
  | { kind: 'none' }
  | { kind: 'next'; query: string; isOtherOrigin: boolean }
  | { kind: 'foreign'; host: string } {
  const target = findNext(link?.slice(0, 8_192) ?? '');
  if (target === undefined) {
    return { kind: 'none' };
  }
  let url: URL;
  try {
    url = new URL(target, requestUrl);
  } catch {
    return { kind: 'none' };
  }
  if (url.search.length < 2) {
    return { kind: 'none' };
  }
  const isOtherOrigin = url.origin !== requestUrl.origin;
  if (isOtherOrigin && url.pathname !== requestUrl.pathname) {
    return { kind: 'foreign', host: url.host };
  }
  return { kind: 'next', query: url.search, isOtherOrigin };
}

function findNext(header: string): string | undefined {
  for (const [, target, parameters] of header.matchAll(
    /<([^>]*)>((?:\s*;\s*[^\s=;,]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g,
  )) {
    for (const [, quoted, bare] of parameters.matchAll(
      /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/gi,
    )) {
      const relations = (quoted ?? bare).toLowerCase().split(/\s+/);
      if (relations.includes('next')) {
        return target;
      }
    }
  }
  return undefined;
}
