import { groupsOfStreams, SavingGroup } from '../savings/SavingGroup';
import { AssumptionSource, CostInput, CostSummary } from '../schema';
import { amountPerDeployment } from './estimateCost';
import { byEnvironment, measuredStreams } from './measuredStreams';
import { pathAmounts } from './pathAmounts';
import { serviceBytes } from './serviceBytes';

/** @public */
export interface BriefCost {
  summary: CostSummary;
  /** Download of a typical pull, at best. */
  secondsPerNode: number;
  /** Bytes of a month, by what they are billed by. */
  groups: SavingGroup[];
}

/**
 * What `estimateCost` says of a service, without low and high, storage,
 * assumptions and arithmetic: for the figures of thousands of services.
 * `basis` says from where the deployments per month are.
 *
 * Throws what `estimateCost` does.
 * @public
 */
export function briefCost(
  input: CostInput,
  basis: { source: AssumptionSource },
): BriefCost {
  const { prices, currency } = input;
  const streams = measuredStreams(input.streams);
  const environments = byEnvironment(streams);
  const { bytes, deploymentsPerMonth, time } = serviceBytes(
    streams,
    environments,
  );
  const { variable } = pathAmounts({
    streams,
    bytesOf: one => one.bytes.perMonth,
    prices,
    currency,
  });
  return {
    summary: {
      amountPerMonth: variable,
      amountPerDeployment: amountPerDeployment({
        input,
        streams,
        environments,
        deploymentsPerMonth,
        perMonth: variable,
      }),
      bytesPerMonth: bytes.perMonth,
      bytesPerDeployment: bytes.perDeployment,
      deploymentsPerMonth,
      deploymentsSource: basis.source,
      currency: currency.code,
    },
    secondsPerNode: time.secondsPerNode,
    groups: groupsOfStreams(streams),
  };
}
