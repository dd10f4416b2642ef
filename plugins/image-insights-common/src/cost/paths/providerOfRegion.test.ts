import { priceList } from '../prices';
import { providerOfRegion } from './providerOfRegion';

describe('providerOfRegion', () => {
  it.each([
    ['us-east-1', 'aws'],
    ['ap-southeast-2', 'aws'],
    ['us-gov-west-1', 'aws'],
    ['us-central1', 'gcp'],
    ['northamerica-northeast1', 'gcp'],
    ['eastus', 'azure'],
    ['westus2', 'azure'],
    ['germanywestcentral', 'azure'],
    ['', undefined],
    ['US East', undefined],
    ['dc-2-frankfurt', undefined],
    ['a'.repeat(1000), undefined],
  ])('says of %s: %s', (region, provider) => {
    expect(providerOfRegion(region)).toBe(provider);
  });

  it('knows the regions of the price list', () => {
    const regions = priceList.prices.filter(
      // Google's are continents.
      ({ region, provider }) => region !== undefined && provider !== 'gcp',
    );
    expect(
      regions.filter(
        ({ region = '', provider }) => providerOfRegion(region) !== provider,
      ),
    ).toEqual([]);
  });
});
