import { Price } from '../schema';
import { isOldPrice, priceNotes } from './priceNotes';

const PRICE: Price = {
  id: 'aws.nat.data',
  provider: 'aws',
  title: 'Data through a NAT gateway',
  unit: 'byte',
  unitBytes: 2 ** 30,
  tiers: [{ usd: 0.045 }],
  asOf: '2025-11-21',
  source: 'pricing page',
  confidence: 'A',
};

describe('priceNotes', () => {
  it('says nothing of a price that was seen within a year', () => {
    expect(priceNotes([PRICE], '2026-11-21T00:00:00Z')).toEqual([]);
  });

  it('says of a price that is older than 365 days how old it is', () => {
    expect(priceNotes([PRICE], '2026-11-21T00:00:01Z')).toEqual([
      { code: 'old-price', subject: 'aws.nat.data', value: '2025-11-21' },
    ]);
    expect(isOldPrice(PRICE, '2026-11-22T00:00:00Z')).toBe(true);
  });

  it('says what nobody has verified and what lies between two figures', () => {
    expect(
      priceNotes(
        [{ ...PRICE, confidence: 'C', alternativeUsd: 0.09 }],
        '2026-01-01T00:00:00Z',
      ),
    ).toEqual([
      { code: 'unverified-price', subject: 'aws.nat.data' },
      { code: 'doubtful-price', subject: 'aws.nat.data', value: '0.09' },
    ]);
  });

  it('says it once where a price is used in several regions', () => {
    const regions = ['us-east-1', 'eu-west-1'].map(region => ({
      ...PRICE,
      region,
      confidence: 'C' as const,
    }));
    expect(priceNotes(regions, '2026-01-01T00:00:00Z')).toHaveLength(1);
  });
});
