import {
  costInput,
  costStream,
  LayerOf,
  pullImage,
} from '../testing/costInputs';
import { sensitivity } from './sensitivity';

/** 500 MB, of which each release has 50 MB anew. */
const RELEASES = ['1', '2', '3'].map(release =>
  pullImage({
    layers: [
      [450_000_000, 'base'],
      [50_000_000, `application ${release}`],
    ] satisfies LayerOf[],
    configBytes: 0,
    manifestBytes: 2_500,
  }),
);

describe('sensitivity', () => {
  it('tells what decides, and what hardly matters', () => {
    const table = sensitivity(costInput([costStream(RELEASES)]));
    expect(
      table.map(
        ({ change, amountPerMonth }) =>
          `${change}: ${amountPerMonth.toFixed(2)}`,
      ),
    ).toEqual([
      'today: 0.84',
      'deployments-times-10: 8.38',
      'no-cache: 8.38',
      'half-of-the-image-moves: 4.19',
      'cold-share-0.3: 3.10',
      'instances-times-3: 2.51',
      'region-sa-east-1: 1.73',
      'path-aws-cross-region: 1.21',
      'region-ap-southeast-2: 1.10',
      'decimal-gigabytes: 0.90',
      'random-placement: 0.54',
      'five-nodes: 0.21',
      'path-aws-nat-s3-gateway: 0.00',
    ]);
    expect(table[table.length - 1].amountPerMonth).toBeGreaterThan(0);
  });

  it('leaves out regions and paths of AWS where nodes are elsewhere', () => {
    const changes = sensitivity(
      costInput([
        costStream(RELEASES, { path: 'azure-nat', region: 'eastus' }),
      ]),
    ).map(({ change }) => change);
    expect(changes).toContain('no-cache');
    expect(changes.filter(change => change.includes('aws'))).toEqual([]);
    expect(changes.filter(change => change.startsWith('region'))).toEqual([]);
  });

  it('changes each stream by its own settings', () => {
    const table = sensitivity(
      costInput([
        costStream(RELEASES, { instances: 1 }, { id: 'one' }),
        costStream(
          RELEASES,
          { instances: 9 },
          { id: 'other', environment: 'production' },
        ),
      ]),
    );
    const today = table[0].amountPerMonth;
    const more = table.find(({ change }) => change === 'instances-times-3');
    expect(more?.amountPerMonth).toBeCloseTo(3 * today, 9);
  });
});
