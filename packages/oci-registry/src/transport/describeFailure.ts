import type { Where } from '../documents/parseJson';
import { RegistryError } from '../errors';
import { AddressRefusedError } from './guardedConnector';

/** Certificate verification codes of OpenSSL, and TLS failures of Node. */
const TLS_CODE =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CRL_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_)/;

const TIMEOUTS: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

/**
 * Turns what the network threw into a typed error. Of the original only the
 * code is kept: its message may hold a whole address.
 *
 * @internal
 */
export function describeFailure(
  error: unknown,
  options: { where: Where; askedHost: string },
): RegistryError {
  const { where, askedHost } = options;
  if (error instanceof RegistryError) {
    return error;
  }
  const chain = causes(error);
  if (chain.some(link => link instanceof AddressRefusedError)) {
    return new RegistryError({
      ...where,
      code: 'address-refused',
      message: `${askedHost} is at a private, link-local or otherwise reserved address, which is not contacted`,
      remedy:
        askedHost === where.host
          ? 'Give the registry an address that is not link-local, multicast or reserved.'
          : `If ${askedHost} is meant, add its address range to allowedAddresses of ${where.host}.`,
    });
  }
  const codes = chain.map(codeOf);
  const code = codes.find(found => found !== '') ?? '';
  if (codes.some(found => TLS_CODE.test(found))) {
    return new RegistryError({
      ...where,
      code: 'tls',
      message: `No trusted TLS connection to ${askedHost} (${code})`,
      remedy:
        'Give the certificate authority of the host as ca, mend its certificate, or, for a registry without TLS, set plainHttp.',
    });
  }
  if (codes.some(found => TIMEOUTS.has(found))) {
    return new RegistryError({
      ...where,
      code: 'timeout',
      message: `${askedHost} did not answer in the time allowed`,
      remedy: 'Check the registry and the network; it is tried again.',
    });
  }
  if (codes.includes('UND_ERR_HEADERS_OVERFLOW')) {
    return new RegistryError({
      ...where,
      code: 'too-large',
      message: `${askedHost} sent headers beyond 32 KiB`,
      remedy: 'Check what answers in place of the registry.',
    });
  }
  return new RegistryError({
    ...where,
    code: 'unavailable',
    message: `${askedHost} could not be read${code ? ` (${code})` : ''}`,
    remedy:
      code === 'ENOTFOUND'
        ? 'Check the name of the host and the DNS of this machine.'
        : 'Check that the registry is up and can be reached from here; it is tried again.',
  });
}

/** By shape, not class: errors of Node's core may be of another realm. */
function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  const add = (link: unknown) => {
    if (typeof link !== 'object' || link === null || chain.length > 10) {
      return;
    }
    chain.push(link);
    if ('errors' in link && Array.isArray(link.errors)) {
      link.errors.forEach(add);
    }
    if ('cause' in link) {
      add(link.cause);
    }
  };
  add(error);
  return chain;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : '';
}
