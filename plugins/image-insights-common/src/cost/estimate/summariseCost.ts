import { AssumptionSource, CostEstimate, CostSummary } from '../schema';

/**
 * An estimate in short, for lists and cards. `basis` says from where the
 * deployments per month are.
 * @public
 */
export function summariseCost(
  estimate: CostEstimate,
  basis: { source: AssumptionSource },
): CostSummary {
  return {
    amountPerMonth: estimate.amount.perMonth,
    amountPerDeployment: estimate.amount.perDeployment,
    bytesPerMonth: estimate.bytes.perMonth,
    bytesPerDeployment: estimate.bytes.perDeployment,
    deploymentsPerMonth: estimate.deploymentsPerMonth,
    deploymentsSource: basis.source,
    currency: estimate.currency.code,
  };
}
