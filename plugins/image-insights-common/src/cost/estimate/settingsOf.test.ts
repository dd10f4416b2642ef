import { costChoicesSchema } from '../../api/cost';
import { settingsOfChoices } from './settingsOf';

describe('settingsOfChoices', () => {
  it('gives what was chosen by the names of settings', () => {
    expect(
      settingsOfChoices({
        path: 'aws-vpc-endpoints',
        region: 'eu-west-1',
        instances: 0,
        perMonth: 3.5,
        nodes: 4,
        placement: 'random',
        runtime: 'task',
        cache: 'none',
        reuse: 'digest',
        coldShare: 'auto',
        gigabyte: 'decimal',
      }),
    ).toEqual({
      path: 'aws-vpc-endpoints',
      region: 'eu-west-1',
      instances: 0,
      deploymentsPerMonth: 3.5,
      nodes: 4,
      placement: 'random',
      runtime: 'task',
      cache: 'none',
      reuse: 'digest',
      coldShare: 'auto',
      gigabyte: 'decimal',
    });
  });

  it('takes a number as cache for a hit ratio', () => {
    expect(settingsOfChoices({ cache: 0.8 })).toEqual({
      cache: 'hitRatio',
      hitRatio: 0.8,
    });
    expect(settingsOfChoices({ cache: 0 })).toEqual({
      cache: 'hitRatio',
      hitRatio: 0,
    });
  });

  it('has no key that was not chosen', () => {
    expect(Object.keys(settingsOfChoices({}))).toEqual([]);
  });

  it('takes what a query says', () => {
    const query = { cache: '0.8', instances: '12', coldShare: 'auto' };
    expect(settingsOfChoices(costChoicesSchema.parse(query))).toEqual({
      cache: 'hitRatio',
      hitRatio: 0.8,
      instances: 12,
      coldShare: 'auto',
    });
  });
});
