import { BASIS_DAYS } from './DeploymentStreams';

const DAYS_PER_MONTH = 30;

/**
 * Over how many months the deployments of the last 90 days are spread: three,
 * or fewer where the first one is more recent, at least one. So a service whose
 * deployments are recorded since a month ago does not seem to be deployed
 * a third as often as it is.
 */
export function monthsOf(options: { first: string; now: Date }): number {
  const days =
    (options.now.getTime() - Date.parse(options.first)) / (24 * 60 * 60_000);
  return Math.min(Math.max(days, DAYS_PER_MONTH), BASIS_DAYS) / DAYS_PER_MONTH;
}
