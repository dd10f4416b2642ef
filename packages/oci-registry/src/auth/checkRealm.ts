import { isIP } from 'node:net';
import { getDomain } from 'tldts';
import { RegistryError } from '../errors';
import type { Where } from '../documents/parseJson';

/**
 * Where the token service of a registry is, if it may be asked.
 *
 * A realm comes from the network, and credentials go to it. So it must be on
 * the registry's own host, on a host of the same registrable domain (by the
 * Public Suffix List), or on one that the configuration names; and it must
 * use TLS unless the registry itself does not and the realm is its own host
 * or a named one.
 *
 * @throws RegistryError `realm-refused`
 * @internal
 */
export function checkRealm(options: {
  realm: string;
  /** The address that was asked, e.g. `https://registry.example.com/v2/`. */
  requestUrl: URL;
  plainHttp: boolean;
  trustedRealms: readonly string[];
  where: Where;
}): URL {
  const { realm, requestUrl, plainHttp, trustedRealms, where } = options;
  let url: URL;
  try {
    url = new URL(realm.slice(0, 2048), requestUrl);
  } catch {
    throw refused(
      where,
      'an address that cannot be read',
      'Mend the registry.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(
      where,
      `${url.host} with a user name in the address`,
      'Mend the realm in the configuration of the registry.',
    );
  }
  const isNamed = trustedRealms.some(
    trusted => trusted.toLowerCase() === url.host,
  );
  const isSameHost = url.hostname === requestUrl.hostname;
  if (url.protocol !== 'https:') {
    const mayBePlain =
      url.protocol === 'http:' && plainHttp && (isNamed || isSameHost);
    if (!mayBePlain) {
      throw refused(
        where,
        `${url.protocol}//${url.host}, which is not https`,
        'Give the token service TLS; plainHttp of a registry covers only its own host and trustedRealms.',
      );
    }
  }
  if (!isNamed && !isSameHost && !isSameSite(url, requestUrl)) {
    throw refused(
      where,
      `${url.host}, which is neither the registry's host nor in its domain`,
      `If that is the right token service, add '${url.host}' to trustedRealms of this registry.`,
    );
  }
  url.hash = '';
  return url;
}

function isSameSite(one: URL, other: URL): boolean {
  if (isIP(bare(one.hostname)) || isIP(bare(other.hostname))) {
    return false;
  }
  const domain = getDomain(one.hostname, { allowPrivateDomains: true });
  return (
    domain !== null &&
    domain === getDomain(other.hostname, { allowPrivateDomains: true })
  );
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function refused(where: Where, what: string, remedy: string): RegistryError {
  return new RegistryError({
    ...where,
    code: 'realm-refused',
    message: `The registry ${where.host} sends clients for tokens to ${what}`,
    remedy,
  });
}
