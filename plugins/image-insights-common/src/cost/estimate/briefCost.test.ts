import { savingGroups } from '../savings';
import { costExamples } from '../testing/costExamples';
import { briefCost } from './briefCost';
import { estimateCost } from './estimateCost';
import { summariseCost } from './summariseCost';
import { withSettings } from './withSettings';

describe('briefCost', () => {
  const basis = { source: 'annotation' } as const;

  it.each([{}, { deploymentsPerMonth: 0 }, { cache: 'none' as const }])(
    'says what the whole estimate does, with %j',
    choices => {
      for (const example of costExamples) {
        const input = withSettings(example.input, choices);
        const estimate = estimateCost(input);
        expect(briefCost(input, basis)).toEqual({
          summary: summariseCost(estimate, basis),
          secondsPerNode: estimate.time.secondsPerNode,
          groups: savingGroups(input),
        });
      }
    },
  );
});
