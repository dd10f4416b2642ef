import { costScenario } from '../../__testUtils__';
import { bestScenario } from './bestScenario';

const gateway = costScenario();
const endpoints = costScenario({
  id: 'path:aws-vpc-endpoints',
  subject: 'aws-vpc-endpoints',
  fixedPerMonth: 48.18,
  savedAmountPerMonth: 4.797,
  breakEven: { keptBytesPerMonth: 1_077_759_000_000, givenUpBytesPerMonth: 0 },
});

describe('bestScenario', () => {
  it('takes what pays from the first byte before what costs more by the hour', () => {
    expect(bestScenario([endpoints, gateway])).toEqual({
      scenario: gateway,
      how: 'first-byte',
      addedFixed: 0,
    });
  });

  it('does not propose a path that costs more by the hour than it saves', () => {
    expect(bestScenario([endpoints])).toBeUndefined();
  });

  it('says from how many bytes a path pays that costs more by the hour', () => {
    const large = { ...endpoints, savedAmountPerMonth: 480 };
    expect(bestScenario([large])).toEqual({
      scenario: large,
      how: 'break-even',
      addedFixed: 48.18,
      bytesPerMonth: 1_077_759_000_000,
    });
  });

  it('knows things that are no paths', () => {
    const keep = costScenario({
      id: 'keep-images',
      kind: 'keep-images',
      subject: undefined,
      fixedPerMonth: 116.07,
      savedAmountPerMonth: 7,
      breakEven: undefined,
    });
    expect(bestScenario([keep, gateway])?.how).toBe('plain');
  });

  it('is silent where nothing saves half a cent', () => {
    expect(
      bestScenario([costScenario({ savedAmountPerMonth: 0.004 })]),
    ).toBeUndefined();
    expect(bestScenario([])).toBeUndefined();
  });
});
