import { estimateCost } from '@image-insights/backstage-plugin-image-insights-common';
import { costInput, costScenario, entityCost } from '../__testUtils__';
import { rowOfEstimate, scenarioRows } from './scenarioRows';

const today = rowOfEstimate(estimateCost(costInput()));

describe('scenarioRows', () => {
  it('begins with today, then what was chosen, then alternatives in their order', () => {
    const chosen = { ...today, amountPerMonth: 2 };
    const { scenarios } = entityCost();
    const { rows } = scenarioRows({ today, chosen, scenarios });
    expect(rows.slice(0, 2).map(({ id }) => id)).toEqual(['today', 'chosen']);
    expect(rows.slice(2).map(({ id }) => id)).toEqual(
      scenarios.filter(({ kind }) => kind !== 'finding').map(({ id }) => id),
    );
  });

  it('leaves single findings to the plan', () => {
    const { rows } = scenarioRows({
      today,
      scenarios: entityCost().scenarios,
    });
    expect(rows.map(({ id }) => id)).toContain('findings:all');
    expect(rows.every(({ scenario }) => scenario?.kind !== 'finding')).toBe(
      true,
    );
  });

  it('draws every bar from zero against the longest', () => {
    const { rows } = scenarioRows({
      today: { ...today, amountPerMonth: 8 },
      scenarios: [
        costScenario({ id: 'a', amountPerMonth: 2 }),
        costScenario({ id: 'b', amountPerMonth: 0 }),
      ],
    });
    expect(rows.map(({ share }) => share)).toEqual([1, 0.25, 0]);
  });

  it('draws bytes where there is no money to compare', () => {
    const { measure, rows } = scenarioRows({
      today: { ...today, amountPerMonth: 0, bytesPerMonth: 400 },
      scenarios: [
        costScenario({ id: 'a', amountPerMonth: 0, bytesPerMonth: 100 }),
      ],
    });
    expect(measure).toBe('bytes');
    expect(rows.map(({ share }) => share)).toEqual([1, 0.25]);
  });

  it('draws nothing of nothing', () => {
    const { rows } = scenarioRows({
      today: { ...today, amountPerMonth: 0, bytesPerMonth: 0 },
      scenarios: [],
    });
    expect(rows).toMatchObject([{ share: 0 }]);
  });
});
