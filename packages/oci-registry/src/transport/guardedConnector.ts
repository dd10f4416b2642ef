import {
  type LookupAddress,
  type LookupAllOptions,
  lookup as systemLookup,
} from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { getCACertificates } from 'node:tls';
import { buildConnector } from 'undici';
import type { AddressFilter } from './AddressFilter';

/**
 * A connection that was not made because of where it would have gone.
 * @internal
 */
export class AddressRefusedError extends Error {
  constructor(readonly hostname: string) {
    super(`${hostname} is at an address that must not be contacted`);
    this.name = 'AddressRefusedError';
  }
}

/** Answers every address of a name, as `dns.lookup` does. @internal */
export type AddressLookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (
    error: NodeJS.ErrnoException | null,
    found: LookupAddress[],
  ) => void,
) => void;

/**
 * Connects only to addresses that the filter allows. Three checks, because
 * each alone can be got around: the literal address in a URL, every address
 * that a name resolves to (which also defeats a name that changes between
 * check and use), and the peer of the finished connection.
 *
 * Node's own `blockList` option is not used: `tls.connect` ignores it.
 *
 * @internal
 */
export function guardedConnector(options: {
  filter: AddressFilter;
  connectTimeoutMs: number;
  /** PEM; trusted besides the roots of Node and NODE_EXTRA_CA_CERTS. */
  ca?: string;
  /** For tests of names that resolve to several addresses. */
  lookup?: AddressLookup;
}): buildConnector.connector {
  const { filter } = options;
  const connect = buildConnector({
    timeout: options.connectTimeoutMs,
    lookup: filteringLookup(filter, options.lookup ?? systemLookup),
    ...(options.ca === undefined
      ? {}
      : { ca: [...getCACertificates('default'), options.ca] }),
    minVersion: 'TLSv1.2',
  });
  return (target, callback) => {
    const literal = target.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) && !filter.isAllowed(literal)) {
      callback(new AddressRefusedError(target.hostname), null);
      return;
    }
    connect(target, (...result) => {
      const [error, socket] = result;
      if (error !== null) {
        callback(error, null);
        return;
      }
      if (!socket.remoteAddress || !filter.isAllowed(socket.remoteAddress)) {
        socket.destroy();
        callback(new AddressRefusedError(target.hostname), null);
        return;
      }
      callback(null, socket);
    });
  };
}

function filteringLookup(
  filter: AddressFilter,
  lookup: AddressLookup,
): LookupFunction {
  return (hostname, lookupOptions, callback) => {
    lookup(hostname, { ...lookupOptions, all: true }, (error, found) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const allowed = found.filter(({ address }) => filter.isAllowed(address));
      const [first] = allowed;
      if (!first) {
        callback(new AddressRefusedError(hostname), '', 0);
      } else if (lookupOptions.all) {
        callback(null, allowed);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}
