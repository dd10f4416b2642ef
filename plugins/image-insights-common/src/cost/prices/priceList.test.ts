import { priceListSchema } from '../schema';
import { priceList } from './priceList';

const named = priceList.prices.map(price => ({
  name: `${price.id} ${price.region ?? ''}`.trim(),
  price,
}));

describe('the price list', () => {
  it('is a price list as the API has it', () => {
    expect(priceListSchema.parse(priceList)).toEqual(priceList);
    expect(priceList.version).toBe('2026-11-21');
  });

  it('has every price that a bill of pulls can name', () => {
    const ids = new Set(priceList.prices.map(({ id }) => id));
    expect([...ids].sort()).toEqual(
      [
        'aws.az',
        'aws.ecr-public',
        'aws.ecr.cross-region',
        'aws.ecr.ptc',
        'aws.ecr.same-region',
        'aws.ecr.storage',
        'aws.egress',
        'aws.fargate',
        'aws.ingress',
        'aws.inter-region',
        'aws.ipv4.hour',
        'aws.nat.data',
        'aws.nat.hour',
        'aws.s3gw',
        'aws.vpce.data',
        'aws.vpce.hour',
        'azure.acr.basic',
        'azure.acr.premium',
        'azure.acr.standard',
        'azure.acr.storage',
        'azure.egress',
        'azure.inter-region',
        'azure.ipv4.hour',
        'azure.nat.data',
        'azure.nat.hour',
        'azure.pe.data',
        'azure.pe.hour',
        'azure.same-region',
        'custom.data',
        'custom.hour',
        'custom.storage',
        'dockerhub',
        'gcp.ar.cross',
        'gcp.ar.intercontinental',
        'gcp.ar.same',
        'gcp.ar.storage',
        'gcp.egress',
        'gcp.nat.data',
        'gcp.nat.gateway-hour',
        'gcp.nat.hour',
        'gcp.nat.ip',
        'gcp.pga',
        'ghcr',
        'quay',
        'self-hosted.data',
        'self-hosted.hour',
        'self-hosted.storage',
      ].sort(),
    );
  });

  it.each(named)('says of $name when and where it was seen', ({ price }) => {
    expect(price.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(price.asOf <= priceList.version).toBe(true);
    expect(price.source.length).toBeGreaterThan(3);
    expect(['A', 'B', 'C']).toContain(price.confidence);
    expect(price.title).toMatch(/^[A-Z]/);
    // Only what an operator has to say has no page to look at.
    const isConfigured = ['custom', 'self-hosted'].includes(price.provider);
    expect(price.sourceUrl === undefined).toBe(isConfigured);
  });

  it.each(named)('has a unit and ascending tiers for $name', ({ price }) => {
    const isOfBytes = price.unit === 'byte' || price.unit === 'byte-month';
    expect(price.unitBytes !== undefined).toBe(isOfBytes);
    const limits = price.tiers.map(({ upTo = Infinity }) => upTo);
    expect(limits).toEqual([...limits].sort((a, b) => a - b));
    expect(new Set(limits).size).toBe(limits.length);
    expect(limits.at(-1)).toBe(Infinity);
    const amounts = price.tiers.map(({ usd }) => usd);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('has one price for an id and a region', () => {
    const names = named.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('means GiB where AWS and Google bill, and GB where nobody says GiB', () => {
    const sizes = new Map<string, Set<number | undefined>>();
    for (const { unitBytes, provider } of priceList.prices) {
      if (unitBytes !== undefined) {
        const known = sizes.get(provider) ?? new Set();
        sizes.set(provider, known.add(unitBytes));
      }
    }
    expect(sizes.get('aws')).toEqual(new Set([2 ** 30]));
    expect(sizes.get('gcp')).toEqual(new Set([2 ** 30]));
    // Its storage is in GiB, its transfer in GB.
    expect(sizes.get('azure')).toEqual(new Set([10 ** 9, 2 ** 30]));
    expect(sizes.get('github')).toEqual(new Set([10 ** 9]));
  });

  it('names what is not verified: these prices, and no more', () => {
    const unverified = named.filter(({ price }) => price.confidence === 'C');
    const own = unverified.filter(({ price }) => price.sourceUrl !== undefined);
    expect(own.map(({ name }) => name)).toEqual([
      'aws.vpce.hour ap-southeast-2',
      'aws.vpce.hour sa-east-1',
      ...priceList.prices
        .filter(({ id }) => id === 'aws.ecr.cross-region')
        .map(({ id, region }) => `${id} ${region}`),
    ]);
  });

  it('has each region of AWS that a table of prices has', () => {
    const regions = (id: string) =>
      priceList.prices.filter(price => price.id === id).map(p => p.region);
    expect(regions('aws.nat.data')).toHaveLength(10);
    for (const id of [
      'aws.nat.hour',
      'aws.vpce.hour',
      'aws.inter-region',
      'aws.ecr.cross-region',
      'aws.egress',
    ]) {
      expect(regions(id)).toEqual(regions('aws.nat.data'));
    }
  });
});
