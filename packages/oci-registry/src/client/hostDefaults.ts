/** @internal */
export interface HostManners {
  concurrency: number;
  requestsPerSecond: number;
}

/**
 * How hard a registry is asked where the configuration does not say: well
 * below what the large services document, modest for a host whose strength
 * nobody knows, and without a rate on this machine itself.
 *
 * @internal
 */
export function hostDefaults(host: string): HostManners {
  const hostname = host.replace(/:\d+$/, '');
  if (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  ) {
    return { concurrency: 16, requestsPerSecond: Infinity };
  }
  if (hostname === 'docker.io' || hostname === 'quay.io') {
    return { concurrency: 4, requestsPerSecond: 5 };
  }
  if (hostname === 'ghcr.io' || /\.azurecr\.(?:io|cn|us)$/.test(hostname)) {
    return { concurrency: 8, requestsPerSecond: 20 };
  }
  if (
    /^\d{12}\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/.test(
      hostname,
    ) ||
    /^[a-z0-9-]+-docker\.pkg\.dev$/.test(hostname) ||
    /^(?:[a-z]+\.)?gcr\.io$/.test(hostname)
  ) {
    return { concurrency: 16, requestsPerSecond: 50 };
  }
  return { concurrency: 4, requestsPerSecond: 10 };
}
