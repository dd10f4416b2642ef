const hosts: ReadonlyArray<[RegExp, (source: string, id: string) => string]> = [
  [/(^|\.)github\./, (source, id) => `${source}/commit/${id}`],
  [/(^|\.)gitlab\./, (source, id) => `${source}/-/commit/${id}`],
  [/(^|\.)bitbucket\./, (source, id) => `${source}/commits/${id}`],
  [
    /(^|\.)(gitea|codeberg|forgejo)\./,
    (source, id) => `${source}/commit/${id}`,
  ],
];

/**
 * Where a commit can be looked at, by the address of the source that the image
 * names; undefined where its host is not known to have such pages, and for
 * what is no web address.
 */
export function commitLink(
  sourceUrl: string | undefined,
  revision: string,
): string | undefined {
  if (!sourceUrl || !/^[0-9a-f]{7,64}$/i.test(revision)) return undefined;
  let source: URL;
  try {
    source = new URL(sourceUrl);
  } catch {
    return undefined;
  }
  if (source.protocol !== 'https:' && source.protocol !== 'http:') {
    return undefined;
  }
  const known = hosts.find(([host]) => host.test(source.hostname));
  const path = source.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return known?.[1](`${source.origin}${path}`, revision);
}
