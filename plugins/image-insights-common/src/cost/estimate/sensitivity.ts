import { networkPath } from '../paths';
import { CostInput, CostSettings } from '../schema';
import { estimateCost } from './estimateCost';
import { withSettings } from './withSettings';

/**
 * What one changed assumption makes of a month.
 * @public
 */
export interface Sensitivity {
  /** What is changed; `today`: nothing. */
  change: string;
  /** In the currency. */
  amountPerMonth: number;
}

/** A setting changed, as far as it applies. */
interface Change {
  change: string;
  settings: (settings: CostSettings) => Partial<CostSettings>;
  /** True where it makes sense for nodes in AWS only. */
  isOfAws?: boolean;
}

const CHANGES: Change[] = [
  { change: 'no-cache', settings: () => ({ cache: 'none' }) },
  {
    change: 'deployments-times-10',
    settings: ({ deploymentsPerMonth }) => ({
      deploymentsPerMonth: 10 * deploymentsPerMonth,
    }),
  },
  {
    change: 'half-of-the-image-moves',
    settings: () => ({ cache: 'hitRatio', hitRatio: 0.5 }),
  },
  { change: 'cold-share-0.3', settings: () => ({ coldShare: 0.3 }) },
  {
    change: 'instances-times-3',
    settings: ({ instances }) => ({ instances: 3 * instances }),
  },
  {
    change: 'region-sa-east-1',
    settings: () => ({ region: 'sa-east-1' }),
    isOfAws: true,
  },
  {
    change: 'path-aws-cross-region',
    settings: () => ({ path: 'aws-cross-region' }),
    isOfAws: true,
  },
  {
    change: 'region-ap-southeast-2',
    settings: () => ({ region: 'ap-southeast-2' }),
    isOfAws: true,
  },
  { change: 'decimal-gigabytes', settings: () => ({ gigabyte: 'decimal' }) },
  { change: 'random-placement', settings: () => ({ placement: 'random' }) },
  { change: 'five-nodes', settings: () => ({ nodes: 5 }) },
  {
    change: 'path-aws-nat-s3-gateway',
    settings: () => ({ path: 'aws-nat-s3-gateway' }),
    isOfAws: true,
  },
];

/**
 * What a month would cost with one assumption changed at a time: today first,
 * then the others by amount, the largest first. Which of them decide, and
 * which hardly matter, is what it tells. Changes of region and path are left
 * out where a stream is not in AWS.
 * @public
 */
export function sensitivity(input: CostInput): Sensitivity[] {
  const isInAws = input.streams.every(
    ({ settings }) => networkPath(settings.path).provider === 'aws',
  );
  const amountOf = (of: CostInput) =>
    estimateCost(of, { steps: false }).amount.perMonth;
  const changed = CHANGES.filter(({ isOfAws }) => isInAws || !isOfAws).map(
    ({ change, settings }) => ({
      change,
      amountPerMonth: amountOf({
        ...input,
        streams: input.streams.flatMap(
          stream =>
            withSettings(
              { ...input, streams: [stream] },
              settings(stream.settings),
            ).streams,
        ),
      }),
    }),
  );
  return [
    { change: 'today', amountPerMonth: amountOf(input) },
    ...changed.sort((one, other) => other.amountPerMonth - one.amountPerMonth),
  ];
}
