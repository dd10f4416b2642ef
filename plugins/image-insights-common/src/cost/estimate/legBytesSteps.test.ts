import fc from 'fast-check';
import * as arbitrary from '../__testUtils__/arbitraryInputs';
import { CostInput, CostSettings } from '../schema';
import { costInput, costStream, pullImage } from '../testing/costInputs';
import { estimateCost } from './estimateCost';
import { plainNumber } from './expression';

function linesOf(input: CostInput, subjects: (string | undefined)[]) {
  return estimateCost(input)
    .steps.filter(({ subject }) => subjects.includes(subject))
    .map(
      ({ id, subject = '', expression, result }) =>
        `${id} ${subject}: ${expression} = ${plainNumber(result)}`,
    );
}

describe('legBytesSteps', () => {
  const image = pullImage({
    layers: [[500_000_000, 'all']],
    configBytes: 0,
    manifestBytes: 2_500,
  });
  const settings: Partial<CostSettings> = {
    cache: 'none',
    path: 'aws-vpc-endpoints',
  };

  it('tells manifests from layers where they are billed apart', () => {
    expect(
      linesOf(costInput([costStream([image], settings)]), [
        'aws.vpce.data',
        'aws.s3gw',
      ]),
    ).toEqual([
      'bytes-per-deployment aws.vpce.data: 20 × 2,500 B = 50,000',
      'bytes-per-month aws.vpce.data: 20 × 50,000 B = 1,000,000',
      'billed-units aws.vpce.data: 1,000,000 B / 1,073,741,824 B = 0.000931322574615',
      'leg-amount aws.vpce.data: 0.000931322574615 × 0.01 = 0.00000931322574615',
      'bytes-per-month aws.s3gw: 200,001,000,000 B − 1,000,000 B = 200,000,000,000',
      'billed-units aws.s3gw: 200,000,000,000 B / 1,073,741,824 B = 186.264514923',
      'leg-amount aws.s3gw: 186.264514923 × 0 = 0',
    ]);
  });

  it('sums up the streams that a leg is of', () => {
    const streams = ['production', 'staging'].map((environment, index) =>
      costStream(
        [image],
        { cache: 'none', instances: 20 - 10 * index },
        { id: environment, environment },
      ),
    );
    expect(linesOf(costInput(streams), ['aws.nat.data'])[0]).toBe(
      'bytes-per-month aws.nat.data: 200,001,000,000 B + 100,000,500,000 B = 300,001,500,000',
    );
  });

  it('tells of each stream which of its bytes are manifests', () => {
    const streams = ['production', 'staging'].map((environment, index) =>
      costStream(
        [image],
        { ...settings, instances: 20 - 10 * index, extraColdPulls: index },
        { id: environment, environment },
      ),
    );
    expect(linesOf(costInput(streams), ['aws.vpce.data']).slice(0, 5)).toEqual([
      'bytes-per-deployment aws.vpce.data: 20 × 2,500 B = 50,000',
      'bytes-per-month aws.vpce.data: 20 × 50,000 B = 1,000,000',
      'bytes-per-deployment aws.vpce.data: 10 × 2,500 B + 1 × 2,500 B = 27,500',
      'bytes-per-month aws.vpce.data: 20 × 27,500 B = 550,000',
      'bytes-per-month aws.vpce.data: 1,000,000 B + 550,000 B = 1,550,000',
    ]);
  });

  it('tells what one deployment would cost where a month has none', () => {
    const input = costInput([
      costStream([image], { cache: 'none', deploymentsPerMonth: 0 }),
    ]);
    const { steps, amount } = estimateCost(input);
    expect(
      linesOf(input, ['aws.nat.data']).filter(line =>
        line.startsWith('billed-units'),
      ),
    ).toEqual([
      'billed-units aws.nat.data: 0 B / 1,073,741,824 B = 0',
      'billed-units aws.nat.data: 10,000,050,000 B / 1,073,741,824 B = 9.31327231228',
    ]);
    expect(steps.find(({ id }) => id === 'amount-per-deployment')).toEqual({
      id: 'amount-per-deployment',
      expression: '0.419097254053',
      result: amount.perDeployment,
      unit: 'money',
    });
  });

  it('leaves no bytes that are billed without a line that they come from', () => {
    fc.assert(
      fc.property(arbitrary.streams, streams => {
        const { steps } = estimateCost(
          costInput(streams.map(stream => ({ ...stream, stored: undefined }))),
        );
        const said = new Set(['0']);
        const unsaid = steps.filter(({ id, expression, result, unit }) => {
          if (unit === 'B') {
            said.add(plainNumber(result));
          }
          return (
            id === 'billed-units' && !said.has(expression.split(' B', 1)[0])
          );
        });
        expect(unsaid).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
