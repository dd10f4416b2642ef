import { costScenario } from '../../__testUtils__';
import { comparedScenarios } from './comparedScenarios';

const ids = (scenarios: Parameters<typeof comparedScenarios>[0]) =>
  comparedScenarios(scenarios).map(({ id }) => id);

describe('comparedScenarios', () => {
  it('orders by what is saved', () => {
    expect(
      ids([
        costScenario({ id: 'little', savedAmountPerMonth: 1 }),
        costScenario({ id: 'much', savedAmountPerMonth: 9 }),
        costScenario({ id: 'loss', savedAmountPerMonth: -2 }),
      ]),
    ).toEqual(['much', 'little', 'loss']);
  });

  it('puts what pays from the first byte before what saves a hundredth of a cent more', () => {
    const breakEven = { keptBytesPerMonth: 1e12, givenUpBytesPerMonth: 0 };
    expect(
      ids([
        costScenario({
          id: 'public',
          savedAmountPerMonth: 9.4,
          fixedPerMonth: 73,
          breakEven,
        }),
        costScenario({
          id: 'endpoints',
          savedAmountPerMonth: 9.3999,
          fixedPerMonth: 43.8,
          breakEven,
        }),
        costScenario({
          id: 'gateway',
          savedAmountPerMonth: 9.3999,
          fixedPerMonth: 109.5,
        }),
      ]),
    ).toEqual(['gateway', 'endpoints', 'public']);
  });

  it('leaves out what is no path and changes nothing', () => {
    const nothing = { savedAmountPerMonth: 0, savedBytesPerMonth: 0 };
    expect(
      ids([
        costScenario({ id: 'path', ...nothing }),
        costScenario({ id: 'base', kind: 'one-base', ...nothing }),
        costScenario({
          id: 'storage',
          kind: 'one-base',
          ...nothing,
          savedStorageAmountPerMonth: 1,
        }),
      ]),
    ).toEqual(['path', 'storage']);
  });
});
