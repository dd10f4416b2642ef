import { LayerSpec } from '../blobs';

/**
 * A time: fixed, or so many days before the day on which the demo starts and
 * so many seconds into that day (UTC).
 */
export type Moment = string | { daysAgo: number; second: number };

/** The same moment, some seconds later. */
export function later(moment: Moment, seconds: number): Moment {
  return typeof moment === 'string'
    ? new Date(Date.parse(moment) + seconds * 1000).toISOString()
    : { ...moment, second: moment.second + seconds };
}

/** The moment as ISO 8601 with whole seconds, given the day of the start. */
export function resolveMoment(moment: Moment, now: Date): string {
  if (typeof moment === 'string') return moment;
  const midnight = Date.UTC(
    now.getUTCFullYear(),
    now.getUTCMonth(),
    now.getUTCDate() - moment.daysAgo,
  );
  return new Date(midnight + moment.second * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
}

/** One entry of a config's history, in the builder's own words. */
export interface ImageStep {
  at?: Moment;
  createdBy?: string;
  comment?: string;
  author?: string;
  /** Adds the comment `FROM …` by which buildah names what it built from. */
  builtFrom?: BaseRecord;
  /** Absent where the step made none. */
  layer?: LayerSpec;
}

/** The part of a config that says how to run the image. */
export interface RunConfig {
  user?: string;
  env: string[];
  entrypoint?: string[];
  cmd?: string[];
  workingDir?: string;
  exposedPorts: string[];
  labels: Record<string, string>;
}

/** What a base image is recorded as, by builders that do. */
export interface BaseRecord {
  /** Repository at the demo's registry. */
  repository: string;
  tag: string;
}

/**
 * An image for one platform, before its layers have digests and its times
 * have dates. Images made from it are its base's steps and some more.
 */
export interface DemoImage {
  platform: { os: 'linux'; architecture: 'amd64' | 'arm64' };
  createdAt: Moment;
  author?: string;
  steps: ImageStep[];
  run: RunConfig;
  /** Docker's media types, or OCI's. */
  format: 'docker' | 'oci';
  /** Classic docker's mark in the config. */
  dockerVersion?: string;
  annotations: Record<string, string>;
  /** Written as `org.opencontainers.image.base.*` annotations where set. */
  recordedBase?: BaseRecord;
  /** Labels that wait for diff IDs of layers and for the registry's host. */
  layerLabels?: (known: {
    diffIds: string[];
    host: string;
  }) => Record<string, string>;
}

/** Where a build begins that begins with nothing. */
export const scratch: DemoImage = {
  platform: { os: 'linux', architecture: 'amd64' },
  createdAt: '1970-01-01T00:00:00Z',
  steps: [],
  run: { env: [], exposedPorts: [], labels: {} },
  format: 'oci',
  annotations: {},
};
