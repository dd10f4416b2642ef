import { CostEstimate, CostInput, CostStep } from '../schema';
import { amountRange } from './amountRange';
import { byteSteps } from './byteSteps';
import { costAssumptions } from './costAssumptions';
import { costNotes } from './costNotes';
import {
  byEnvironment,
  DeployedTogether,
  measuredStreams,
  MeasuredStream,
} from './measuredStreams';
import { moneySteps } from './moneySteps';
import { PathAmounts, pathAmounts } from './pathAmounts';
import { newestOf, serviceBytes } from './serviceBytes';
import { storageCost } from './storageCost';
import { timeSteps } from './timeSteps';

/**
 * @public
 */
export interface EstimateCostOptions {
  /**
   * False leaves out the arithmetic in words (`steps` is empty), which takes
   * longer than the arithmetic itself. Default: true.
   */
  steps?: boolean;
}

/**
 * What the deployments of a service move and cost.
 *
 * Bytes are those of `streamBytes`. Streams that take the same path in the
 * same region are priced together, so that falling tiers run over their sum.
 * Amounts are per byte; what is paid by the hour stands beside them
 * (`fixedPerMonth`) and is never split. `low` and `high` are the least and
 * the most where nobody said how nodes reuse layers and how many are cold, or
 * where a price is between two figures. Without deployments in a month a
 * month costs nothing, and a deployment what one would.
 *
 * Equal inputs give equal results. Throws a `CostInputError` where a month
 * moves more bytes than can be counted exactly (9 PB).
 * @public
 */
export function estimateCost(
  input: CostInput,
  options: EstimateCostOptions = {},
): CostEstimate {
  const { prices, currency } = input;
  const streams = measuredStreams(input.streams);
  const environments = byEnvironment(streams);
  const moved = serviceBytes(streams, environments);
  const { deploymentsPerMonth } = moved;
  const amounts = pathAmounts({
    streams,
    bytesOf: ({ bytes }) => bytes.perMonth,
    prices,
    currency,
  });
  const perDeployment = amountPerDeployment({
    input,
    streams,
    environments,
    deploymentsPerMonth,
    perMonth: amounts.variable,
  });
  const range = amountRange({ input, streams, amounts });
  const storage = storageCost(input);
  return {
    ...moved,
    amount: {
      perMonth: amounts.variable,
      lowPerMonth: range.low,
      highPerMonth: range.high,
      perDeployment,
      lastDeployment: pathAmounts({
        streams: newestOf(environments),
        bytesOf: ({ bytes }) => bytes.lastDeployment,
        prices,
        currency,
      }).variable,
    },
    paths: amounts.paths,
    fixedPerMonth: amounts.fixedPerMonth,
    ...(storage.length > 0 && {
      storage: {
        bytes: storage.reduce((sum, part) => sum + part.bytes, 0),
        amountPerMonth: storage.reduce((sum, part) => sum + part.amount, 0),
      },
    }),
    currency,
    assumptions: costAssumptions({
      input,
      used: amounts.used,
      hasStorage: storage.length > 0,
    }),
    steps:
      options.steps === false
        ? []
        : [
            ...stepsOfStreams(streams),
            ...moneySteps({
              amounts,
              ...(deploymentsPerMonth === 0 &&
                streams.length > 0 && {
                  one: {
                    amounts: amountsOfOne(input, streams),
                    environments: environments.length,
                  },
                }),
              currency,
              perDeployment,
              deploymentsPerMonth,
              storage,
            }),
          ],
    notes: costNotes({
      input,
      streams,
      amounts,
      storage,
      bytesPerMonth: moved.bytes.perMonth,
    }),
  };
}

/**
 * What a deployment costs on average; where there are none in a month, what one
 * would, the mean of the environments.
 */
export function amountPerDeployment(options: {
  input: CostInput;
  streams: MeasuredStream[];
  environments: DeployedTogether[];
  deploymentsPerMonth: number;
  perMonth: number;
}): number {
  const { input, streams, environments, deploymentsPerMonth } = options;
  if (deploymentsPerMonth > 0) {
    return options.perMonth / deploymentsPerMonth;
  }
  const { variable } = amountsOfOne(input, streams);
  return variable / Math.max(1, environments.length);
}

/** What a deployment of all streams would cost. */
function amountsOfOne(
  { prices, currency }: CostInput,
  streams: MeasuredStream[],
): PathAmounts {
  return pathAmounts({
    streams,
    bytesOf: ({ bytes }) => bytes.perDeployment,
    prices,
    currency,
  });
}

function stepsOfStreams(streams: MeasuredStream[]): CostStep[] {
  return streams.flatMap(measured => {
    const subject = streams.length === 1 ? undefined : measured.stream.id;
    return [...byteSteps(measured, subject), ...timeSteps(measured, subject)];
  });
}
