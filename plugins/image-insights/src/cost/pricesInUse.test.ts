import { costInput, costSettings, costStream } from '../__testUtils__';
import { pricesInUse } from './pricesInUse';

const namesOf = (path: Parameters<typeof costSettings>[0]) =>
  pricesInUse(
    costInput({ streams: [costStream({ settings: costSettings(path) })] }),
  ).map(({ id, region, tiers }) => [id, region, tiers[0].usd]);

describe('pricesInUse', () => {
  it('is what bytes, hours and storage are billed by, in the region', () => {
    expect(namesOf({})).toEqual([
      ['aws.nat.data', 'eu-west-1', 0.048],
      ['aws.nat.hour', 'eu-west-1', 0.048],
      ['aws.ipv4.hour', undefined, 0.005],
      ['aws.ecr.storage', undefined, 0.1],
    ]);
  });

  it('takes the price of where images come from, across regions', () => {
    expect(
      namesOf({ path: 'aws-cross-region', region: 'ap-southeast-2' }),
    ).toEqual(
      expect.arrayContaining([
        ['aws.ecr.cross-region', expect.anything(), 0.02],
        ['aws.nat.data', 'ap-southeast-2', 0.059],
      ]),
    );
  });

  it('names each once, whatever the number of images', () => {
    const streams = [costStream(), costStream({ id: 'other' })];
    expect(pricesInUse(costInput({ streams }))).toHaveLength(4);
  });
});
