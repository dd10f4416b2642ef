import {
  estimateCost,
  whatIfs,
} from '@image-insights/backstage-plugin-image-insights-common';
import { costInput, costSettings, costStream } from '../__testUtils__';
import { calculateCost } from './calculateCost';

const entityRef = 'component:default/checkout';

describe('calculateCost', () => {
  it('without choices is what the backend calculates', () => {
    const input = costInput();
    expect(calculateCost({ input, choices: {}, entityRef })).toMatchObject({
      input,
      estimate: estimateCost(input),
      scenarios: whatIfs(input),
    });
  });

  it('takes choices for all streams, and says that they were chosen', () => {
    const input = costInput({
      streams: [
        costStream(),
        costStream({ id: 'b', settings: costSettings({ instances: 3 }) }),
      ],
    });
    const { estimate } = calculateCost({
      input,
      choices: { instances: 10, perMonth: 1, cache: 0.5 },
      entityRef,
    });
    expect(estimate.assumptions).toEqual(
      expect.arrayContaining([
        { key: 'instances', value: 10, source: 'chosen' },
        { key: 'deploymentsPerMonth', value: 1, source: 'chosen' },
        { key: 'hitRatio', value: 0.5, source: 'chosen' },
      ]),
    );
  });

  it('leaves what it was given as it is', () => {
    const input = costInput();
    const before = structuredClone(input);
    calculateCost({ input, choices: { path: 'aws-public' }, entityRef });
    expect(input).toEqual(before);
  });
});
