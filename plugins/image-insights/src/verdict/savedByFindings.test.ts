import type { CostScenario } from '@image-insights/backstage-plugin-image-insights-common';
import { finding } from '../__testUtils__/verdicts';
import { savedByFindings } from './savedByFindings';

const repository = 'registry.example.com/shop/checkout';
function scenario(id: string, over: Partial<CostScenario> = {}): CostScenario {
  return {
    id,
    kind: 'finding',
    confidence: 'measured',
    bytesPerMonth: 0,
    amountPerMonth: 0,
    fixedPerMonth: 0,
    secondsPerNode: 0,
    savedAmountPerMonth: 0.5,
    savedBytesPerMonth: 1,
    savedSecondsPerNode: 2,
    ...over,
  };
}

describe('savedByFindings', () => {
  it('adds up what each saves, wherever a service has one repository or several', () => {
    expect(
      savedByFindings({
        findings: [finding({ rule: 'a' }), finding({ rule: 'b' })],
        scenarios: [
          scenario('finding:a'),
          scenario(`finding:b ${repository}`),
          scenario('path:aws-public', { kind: 'path' }),
        ],
        repository,
      }),
    ).toEqual({ amountPerMonth: 1, secondsPerNode: 4 });
  });

  it('counts once what two findings claim', () => {
    const half = finding({
      rule: 'b',
      gain: {
        compressedBytes: 10,
        distinctCompressedBytes: 5,
        isEstimate: false,
        how: 'files',
      },
    });
    expect(
      savedByFindings({
        findings: [finding({ rule: 'a' }), half],
        scenarios: [scenario('finding:a'), scenario('finding:b')],
        repository,
      }),
    ).toEqual({ amountPerMonth: 0.75, secondsPerNode: 3 });
  });

  it('says nothing where one of them was not calculated', () => {
    expect(
      savedByFindings({
        findings: [finding({ rule: 'a' })],
        scenarios: [scenario(`finding:a other.example.com/x`)],
        repository,
      }),
    ).toBeUndefined();
  });
});
