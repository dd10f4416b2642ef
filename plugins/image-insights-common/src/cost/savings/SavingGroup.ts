import { registryHostOf } from '../estimate/pathAmounts';
import { MeasuredStream, measuredStreams } from '../estimate/measuredStreams';
import { CostInput, CostSettings, CostStream } from '../schema';

/**
 * Bytes that are billed alike: by the same path, in the same region, by the
 * same settings.
 * @public
 */
export interface SavingGroup {
  key: string;
  /** Of one of its streams; all that decide about money are equal in them. */
  settings: CostSettings;
  registryHost: string;
  /** All bytes of a month. */
  blobBytes: number;
  apiBytes: number;
}

/**
 * Names the group that a stream's bytes are billed in.
 * @public
 */
export function savingGroupKey(stream: CostStream): string {
  const { settings } = stream;
  return [
    registryHostOf(stream),
    settings.path,
    settings.region,
    settings.gigabyte,
    settings.zones,
    settings.crossZoneShare,
    settings.otherTrafficBytes,
  ].join(' ');
}

/**
 * The groups of a service's bytes.
 * @public
 */
export function savingGroups(input: CostInput): SavingGroup[] {
  return groupsOfStreams(measuredStreams(input.streams));
}

/** The groups of streams that were measured already. */
export function groupsOfStreams(streams: MeasuredStream[]): SavingGroup[] {
  return mergeSavingGroups(
    streams.map(({ stream, bytes }) => ({
      key: savingGroupKey(stream),
      settings: stream.settings,
      registryHost: registryHostOf(stream),
      blobBytes: bytes.perMonth.blob,
      apiBytes: bytes.perMonth.api,
    })),
  );
}

/**
 * Sums up groups of the same key, of many services: tiers run over the sum.
 * @public
 */
export function mergeSavingGroups(
  groups: Iterable<SavingGroup>,
): SavingGroup[] {
  const byKey = new Map<string, SavingGroup>();
  for (const group of groups) {
    const known = byKey.get(group.key);
    if (known) {
      known.blobBytes += group.blobBytes;
      known.apiBytes += group.apiBytes;
    } else {
      byKey.set(group.key, { ...group });
    }
  }
  return [...byKey.values()];
}
