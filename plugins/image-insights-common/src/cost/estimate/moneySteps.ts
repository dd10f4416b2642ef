import { HOURS_PER_MONTH } from '../money';
import { CostLeg, CostStep, Currency, FixedCost, Price } from '../schema';
import { plainBytes, plainNumber, sumOf } from './expression';
import { legBytesSteps } from './legBytesSteps';
import { PathAmounts } from './pathAmounts';
import { StoragePart } from './storageCost';

/**
 * How the amounts of a month come about: the units of each price, tier by
 * tier, their sum, one deployment; beside it what is paid by the hour, and
 * storage. `subject` is the price, or the currency.
 */
export function moneySteps(options: {
  amounts: PathAmounts;
  /** Where a month has no deployments: one in each environment. */
  one?: { amounts: PathAmounts; environments: number };
  currency: Currency;
  perDeployment: number;
  deploymentsPerMonth: number;
  storage: StoragePart[];
}): CostStep[] {
  const { amounts, one, currency, storage, deploymentsPerMonth } = options;
  const { paths, usedByPath, variable } = amounts;
  const steps: CostStep[] = [];
  if (currency.perUsd !== 1) {
    steps.push({
      id: 'currency',
      subject: currency.code,
      expression: `1 × ${plainNumber(currency.perUsd)}`,
      result: currency.perUsd,
      unit: 'money',
    });
  }
  steps.push(...pathSteps(amounts, 'perMonth', currency), {
    id: 'amount-per-month',
    expression: sumOfLegs(amounts),
    result: variable,
    unit: 'money',
  });
  if (deploymentsPerMonth > 0) {
    steps.push({
      id: 'amount-per-deployment',
      expression: `${plainNumber(variable)} / ${plainNumber(
        deploymentsPerMonth,
      )}`,
      result: options.perDeployment,
      unit: 'money',
    });
  } else if (one) {
    steps.push(...pathSteps(one.amounts, 'perDeployment', currency), {
      id: 'amount-per-deployment',
      expression:
        one.environments > 1
          ? `(${sumOfLegs(one.amounts)}) / ${plainNumber(one.environments)}`
          : sumOfLegs(one.amounts),
      result: options.perDeployment,
      unit: 'money',
    });
  }
  paths.forEach((path, index) => {
    for (const fixed of path.fixed) {
      steps.push(fixedStep(fixed, usedByPath[index], currency));
    }
  });
  return [...steps, ...storage.flatMap(part => storageSteps(part, currency))];
}

/** What each leg bills, of a month or of one deployment. */
function pathSteps(
  { paths, streamsByPath }: PathAmounts,
  per: 'perMonth' | 'perDeployment',
  currency: Currency,
): CostStep[] {
  return paths.flatMap(({ legs }, index) => {
    const said = new Set<CostLeg['applies']>();
    return legs.flatMap(leg => {
      const isSaid = said.has(leg.applies);
      said.add(leg.applies);
      const bytes = isSaid
        ? []
        : legBytesSteps({ leg, streams: streamsByPath[index], per });
      return [...bytes, ...legSteps(leg, currency)];
    });
  });
}

function sumOfLegs({ paths }: PathAmounts): string {
  return sumOf(
    paths.flatMap(({ legs }) => legs.map(({ amount }) => plainNumber(amount))),
  );
}

function legSteps(leg: CostLeg, currency: Currency): CostStep[] {
  const { bytes, factor, price, tiers, unitBytes } = leg;
  const often = factor === 1 ? '' : ` × ${plainNumber(factor)}`;
  return [
    {
      id: 'billed-units',
      subject: price,
      expression: `${plainBytes(bytes)}${often} / ${plainBytes(unitBytes)}`,
      result: tiers.reduce((sum, { units }) => sum + units, 0),
      unit: 'units',
    },
    {
      id: 'leg-amount',
      subject: price,
      expression: tiersExpression(tiers, currency),
      result: leg.amount,
      unit: 'money',
    },
  ];
}

function fixedStep(
  { price: id, count, amount }: FixedCost,
  used: Price[],
  currency: Currency,
): CostStep {
  const price = used.find(candidate => candidate.id === id);
  const usd = plainNumber(price?.tiers[0].usd ?? 0);
  const month = plainNumber(HOURS_PER_MONTH);
  return {
    id: 'fixed-amount',
    subject: id,
    expression: inCurrency(
      `${plainNumber(count)} × ${usd} × ${month}${
        price?.unit === 'day' ? ' / 24' : ''
      }`,
      currency,
    ),
    result: amount,
    unit: 'money',
  };
}

function storageSteps(part: StoragePart, currency: Currency): CostStep[] {
  const { amount, bytes, price, tiers, unitBytes } = part;
  return [
    {
      id: 'billed-units',
      subject: price.id,
      expression: `${plainBytes(bytes)} / ${plainBytes(unitBytes)}`,
      result: bytes / unitBytes,
      unit: 'units',
    },
    {
      id: 'storage-amount',
      subject: price.id,
      expression: tiersExpression(tiers, currency),
      result: amount,
      unit: 'money',
    },
  ];
}

function tiersExpression(
  tiers: { usd: number; units: number }[],
  currency: Currency,
): string {
  const sum = sumOf(
    tiers.map(
      ({ units, usd }) => `${plainNumber(units)} × ${plainNumber(usd)}`,
    ),
  );
  return inCurrency(tiers.length > 1 ? `(${sum})` : sum, currency);
}

function inCurrency(dollars: string, { perUsd }: Currency): string {
  return perUsd === 1 ? dollars : `${dollars} × ${plainNumber(perUsd)}`;
}
