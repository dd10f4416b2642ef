import { CostGain } from '../schema';
import { costInput, costStream, pullImage } from '../testing/costInputs';
import { itemAmounts } from './itemAmounts';
import { planSavings } from './planSavings';
import { savingGroups } from './SavingGroup';
import { savingItems } from './savingItems';

const GIBIBYTE = 2 ** 30;

function gain(id: string, gibibytes: number): CostGain {
  return {
    id,
    rule: id,
    title: id,
    isEstimate: false,
    layers: [{ index: 0, compressedBytes: gibibytes * GIBIBYTE }],
  };
}

/** Ten instances, ten deployments a month, nothing kept: 100 pulls of 10 GiB. */
function forgetful(gains: CostGain[]) {
  return costInput([
    costStream(
      [
        pullImage({
          layers: [[10 * GIBIBYTE, 'app']],
          configBytes: 0,
          manifestBytes: 0,
        }),
      ],
      { cache: 'none', instances: 10, deploymentsPerMonth: 10 },
      { gains },
    ),
  ]);
}

describe('itemAmounts', () => {
  it('is what a plan says that each item saves alone, by the tiers of the service', () => {
    const input = forgetful([gain('pip', 2), gain('apt', 0.5)]);
    const options = {
      items: savingItems(input),
      groups: savingGroups(input),
      prices: input.prices,
      currency: input.currency,
    };
    const amounts = itemAmounts(options);
    const alone = new Map(
      planSavings(options).items.map(one => [one.id, one.alone]),
    );
    expect(amounts).toEqual(
      options.items.map(({ id }) => alone.get(id)?.amountPerMonth),
    );
    expect(amounts[0]).toBeCloseTo(200 * 0.045, 9);
  });

  it('is nothing of no item', () => {
    const input = forgetful([]);
    expect(
      itemAmounts({
        items: [],
        groups: savingGroups(input),
        prices: input.prices,
        currency: input.currency,
      }),
    ).toEqual([]);
  });
});
