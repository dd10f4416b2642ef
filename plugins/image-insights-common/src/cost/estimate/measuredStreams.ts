import { BytesByKind, StreamBytes, streamBytes } from '../bytes';
import { CostStream } from '../schema';

/** A stream with what it moves. */
export interface MeasuredStream {
  stream: CostStream;
  bytes: StreamBytes;
}

/** Measures each stream. */
export function measuredStreams(streams: CostStream[]): MeasuredStream[] {
  return streams.map(stream => ({ stream, bytes: streamBytes(stream) }));
}

/** Streams that are deployed together: those of one environment. */
export interface DeployedTogether {
  streams: MeasuredStream[];
  /** The most of its streams: others are not in every deployment. */
  deploymentsPerMonth: number;
  /** When the newest of its releases was. ISO 8601 */
  newestAt: string;
}

/** By environment, in the order in which they come. */
export function byEnvironment(streams: MeasuredStream[]): DeployedTogether[] {
  const groups = new Map<string | undefined, DeployedTogether>();
  for (const measured of streams) {
    const { environment, settings, releases } = measured.stream;
    const { at } = releases[releases.length - 1];
    const group = groups.get(environment);
    if (group) {
      group.streams.push(measured);
      group.deploymentsPerMonth = Math.max(
        group.deploymentsPerMonth,
        settings.deploymentsPerMonth,
      );
      group.newestAt = at > group.newestAt ? at : group.newestAt;
    } else {
      groups.set(environment, {
        streams: [measured],
        deploymentsPerMonth: settings.deploymentsPerMonth,
        newestAt: at,
      });
    }
  }
  return [...groups.values()];
}

export function totalOf({ blob, api }: BytesByKind): number {
  return blob + api;
}

/** The sum of a number that each stream has. */
export function sumOver<T>(items: T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}

/** The mean by weight, by the next weights where all of these are 0; 0 of nothing. */
export function meanOver<T>(
  items: T[],
  value: (item: T) => number,
  ...weights: ((item: T) => number)[]
): number {
  for (const weight of weights) {
    const total = sumOver(items, weight);
    if (total > 0) {
      return sumOver(items, item => weight(item) * value(item)) / total;
    }
  }
  return 0;
}
