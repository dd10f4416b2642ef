import { costInput, costStream, pullImage } from '../testing/costInputs';
import { estimateCost } from './estimateCost';

const LAYERS_ONLY = { configBytes: 0, manifestBytes: 0 };
const image = pullImage({ layers: [[100_000_000, 'all']], ...LAYERS_ONLY });

describe('assumptions of an estimate', () => {
  it('name what plays a part, with its origin', () => {
    const { assumptions } = estimateCost(
      costInput([
        costStream(
          [image, image],
          { runtime: 'node', instances: 12 },
          { sources: { instances: 'annotation', path: 'config' } },
        ),
      ]),
    );
    const byKey = new Map(assumptions.map(({ key, ...rest }) => [key, rest]));
    expect(byKey.get('instances')).toEqual({
      value: 12,
      source: 'annotation',
    });
    expect(byKey.get('path')).toEqual({ value: 'aws-nat', source: 'config' });
    expect(byKey.get('cache')).toEqual({ value: 'warm', source: 'default' });
    expect(byKey.get('history')).toEqual({ value: 2, source: 'inferred' });
    expect(byKey.get('prices')).toMatchObject({ source: 'default' });
    expect(byKey.has('hitRatio')).toBe(false);
    expect(byKey.has('instancesPerNode')).toBe(false);
  });

  it('say that prices are configured, where one in use is', () => {
    const input = costInput([costStream([image])]);
    const prices = {
      ...input.prices,
      prices: input.prices.prices.map(price =>
        price.id === 'aws.nat.data' ? { ...price, isOverridden: true } : price,
      ),
    };
    expect(estimateCost({ ...input, prices }).assumptions).toContainEqual({
      key: 'prices',
      value: prices.version,
      source: 'config',
    });
  });

  it('say that tasks keep nothing, whatever the cache is set to', () => {
    const { assumptions } = estimateCost(
      costInput([
        costStream(
          [image],
          { runtime: 'task' },
          { sources: { runtime: 'annotation' } },
        ),
      ]),
    );
    expect(assumptions).toContainEqual({
      key: 'cache',
      value: 'none',
      source: 'annotation',
    });
  });

  it('are told once for each stream where these differ', () => {
    const { assumptions } = estimateCost(
      costInput([
        costStream([image], { instances: 2 }, { id: 'one' }),
        costStream([image], { instances: 3 }, { id: 'other' }),
      ]),
    );
    expect(assumptions.filter(({ key }) => key === 'instances')).toEqual([
      { key: 'instances', value: 2, source: 'default', stream: 'one' },
      { key: 'instances', value: 3, source: 'default', stream: 'other' },
    ]);
    expect(assumptions.filter(({ key }) => key === 'path')).toHaveLength(1);
  });

  it('tell of manifests whose bytes were not seen', () => {
    const { assumptions } = estimateCost(
      costInput([
        costStream([
          { ...image, manifestBytes: 2_500, isManifestAssumed: true },
        ]),
      ]),
    );
    expect(assumptions).toContainEqual({
      key: 'manifestBytes',
      value: 2_500,
      source: 'default',
    });
  });
});
