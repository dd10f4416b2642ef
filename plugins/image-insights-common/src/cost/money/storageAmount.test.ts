import fc from 'fast-check';
import { priceList } from '../prices';
import { CostSettings, NetworkPathId } from '../schema';
import { DOLLARS, costSettings } from '../testing/costSettings';
import { StorageAmount, storageAmount } from './storageAmount';

function stored(
  bytes: number,
  registryHost?: string,
  changes: Partial<CostSettings> = {},
  perUsd = 1,
): StorageAmount | undefined {
  return storageAmount({
    bytes,
    settings: costSettings(changes),
    registryHost,
    prices: priceList,
    currency: { ...DOLLARS, perUsd },
  });
}

describe('storageAmount', () => {
  it.each([
    ['123456789012.dkr.ecr.us-east-1.amazonaws.com', 'aws.ecr.storage'],
    ['europe-docker.pkg.dev', 'gcp.ar.storage'],
    ['acme.azurecr.io', 'azure.acr.storage'],
  ])('takes the price of %s', (host, id) => {
    const storage = stored(10 * 2 ** 30, host);
    expect(storage?.price.id).toBe(id);
    expect(storage?.amount).toBeCloseTo(1, 12);
  });

  it.each(['ghcr.io', 'docker.io', 'quay.io', 'mcr.microsoft.com'])(
    'bills nothing for what %s keeps',
    host => {
      expect(stored(10 ** 12, host)).toBeUndefined();
    },
  );

  it('bills what a pull-through cache keeps of another registry', () => {
    const path = { path: 'aws-ecr-pull-through' } as const;
    expect(stored(2 ** 30, 'ghcr.io', path)?.price.id).toBe('aws.ecr.storage');
  });

  it.each<[NetworkPathId, string | undefined]>([
    ['aws-nat', 'aws.ecr.storage'],
    ['aws-external', undefined],
    ['gcp-cloud-nat', 'gcp.ar.storage'],
    ['azure-private-endpoint', 'azure.acr.storage'],
    ['internet-egress', 'aws.ecr.storage'],
    ['self-hosted', 'self-hosted.storage'],
    ['custom', 'custom.storage'],
  ])('goes by the path %s where the host is nobody’s', (path, id) => {
    expect(stored(2 ** 30, 'localhost:7070', { path })?.price.id).toBe(id);
    expect(stored(2 ** 30, undefined, { path })?.price.id).toBe(id);
  });

  it('goes by the region where the path is over the internet', () => {
    const region = { path: 'internet-egress', region: 'eastus' } as const;
    expect(stored(1, undefined, region)?.price.id).toBe('azure.acr.storage');
  });

  it('grows with bytes and with the currency, and is nothing for none', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (bytes, more, perUsd) => {
          const amount = stored(bytes)?.amount ?? NaN;
          expect(stored(0)?.amount).toBe(0);
          expect(stored(bytes + more)?.amount).toBeGreaterThanOrEqual(amount);
          expect(stored(bytes, undefined, {}, perUsd)?.amount).toBeCloseTo(
            amount * perUsd,
            9,
          );
        },
      ),
    );
  });
});
