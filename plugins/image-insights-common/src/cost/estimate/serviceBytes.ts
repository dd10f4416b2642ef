import { CostInputError } from '../CostInputError';
import { CostEstimate } from '../schema';
import {
  DeployedTogether,
  meanOver,
  MeasuredStream,
  sumOver,
  totalOf,
} from './measuredStreams';

/** What a service moves, and how long that takes. */
export type ServiceBytes = Pick<
  CostEstimate,
  'bytes' | 'deploymentsPerMonth' | 'time'
>;

/**
 * Sums up streams. Environments are deployed one by one: a typical deployment
 * is the mean of theirs, by how often each is deployed. Images of one
 * environment are deployed together, and platforms share its nodes: their
 * bytes add up.
 */
export function serviceBytes(
  streams: MeasuredStream[],
  environments: DeployedTogether[],
): ServiceBytes {
  const deploymentsPerMonth = sumOver(
    environments,
    environment => environment.deploymentsPerMonth,
  );
  const perMonth = sumOver(streams, ({ bytes }) => totalOf(bytes.perMonth));
  if (perMonth > Number.MAX_SAFE_INTEGER) {
    throw new CostInputError({
      field: 'bytes per month',
      value: perMonth,
      allowed: `at most ${Number.MAX_SAFE_INTEGER} over all images of a service`,
    });
  }
  const ofDeployment = (value: (stream: MeasuredStream) => number) =>
    deploymentsPerMonth > 0
      ? sumOver(
          streams,
          item => item.stream.settings.deploymentsPerMonth * value(item),
        ) / deploymentsPerMonth
      : sumOver(streams, value) / Math.max(1, environments.length);
  const ofNode = (value: (stream: MeasuredStream) => number) =>
    meanOver(
      environments,
      environment => sumOver(environment.streams, value),
      environment => environment.deploymentsPerMonth,
      () => 1,
    );
  const ofPull = (value: (stream: MeasuredStream) => number) =>
    meanOver(
      streams,
      value,
      item => item.stream.settings.deploymentsPerMonth * item.bytes.pulls,
      item => item.bytes.pulls,
      item => item.stream.platformShare,
      () => 1,
    );
  return {
    bytes: {
      cold: Math.round(
        ofNode(
          ({ stream, bytes }) => stream.platformShare * totalOf(bytes.cold),
        ),
      ),
      perPull: Math.round(ofPull(({ bytes }) => totalOf(bytes.perPull))),
      pulls: ofDeployment(({ bytes }) => bytes.pulls),
      perDeployment: Math.round(
        ofDeployment(({ bytes }) => totalOf(bytes.perDeployment)),
      ),
      perMonth,
      blobPerMonth: sumOver(streams, ({ bytes }) => bytes.perMonth.blob),
      lastDeployment: sumOver(newestOf(environments), ({ bytes }) =>
        totalOf(bytes.lastDeployment),
      ),
    },
    deploymentsPerMonth,
    time: {
      secondsPerNode: ofPull(secondsPerNode),
      secondsPerRollout: ofPull(
        item => item.stream.settings.waves * secondsPerNode(item),
      ),
      secondsCold: ofNode(
        ({ stream, bytes }) =>
          (stream.platformShare * totalOf(bytes.cold)) /
          stream.settings.nodeBandwidth,
      ),
    },
  };
}

function secondsPerNode({ stream, bytes }: MeasuredStream): number {
  return totalOf(bytes.perPull) / stream.settings.nodeBandwidth;
}

/** The streams of the environment that was deployed last. */
export function newestOf(environments: DeployedTogether[]): MeasuredStream[] {
  const newest = environments.reduce<DeployedTogether | undefined>(
    (found, environment) =>
      found === undefined || environment.newestAt > found.newestAt
        ? environment
        : found,
    undefined,
  );
  return newest?.streams ?? [];
}
