import fc from 'fast-check';
import { networkPaths } from '../paths';
import {
  CostSettings,
  CostStream,
  NetworkPathId,
  PullImage,
  PullLayer,
} from '../schema';
import { costStream, TODAY } from '../testing/costInputs';

/**
 * A Dockerfile that is built again and again: each of its steps makes a layer,
 * anew in some releases and as before in others.
 */
interface History {
  /** By step: bytes of its versions, each compressed in one way or another. */
  sizes: [first: number, second: number][][];
  /** By release, by step. */
  builds: { version: number; compression: 0 | 1 }[][];
  /** Steps that make the empty layer, the same blob for all of them. */
  empty: boolean[];
  knowsIds: boolean;
  configBytes: number;
  manifestBytes: number;
}

const VERSIONS = 3;
const size = fc.integer({ min: 0, max: 2_000_000_000 });

const history: fc.Arbitrary<History> = fc
  .record({
    steps: fc.integer({ min: 1, max: 7 }),
    releases: fc.integer({ min: 1, max: 6 }),
  })
  .chain(({ steps, releases }) =>
    fc.record({
      sizes: repeated(repeated(fc.tuple(size, size), VERSIONS), steps),
      builds: repeated(
        repeated(
          fc.record({
            version: fc.integer({ min: 0, max: VERSIONS - 1 }),
            compression: fc.constantFrom(0 as const, 0 as const, 1 as const),
          }),
          steps,
        ),
        releases,
      ),
      empty: repeated(fc.boolean(), steps),
      knowsIds: fc.boolean(),
      configBytes: fc.integer({ min: 0, max: 20_000 }),
      manifestBytes: fc.integer({ min: 0, max: 20_000 }),
    }),
  );

function repeated<T>(item: fc.Arbitrary<T>, times: number): fc.Arbitrary<T[]> {
  return fc.array(item, { minLength: times, maxLength: times });
}

function imagesOf(from: History): PullImage[] {
  const { builds, configBytes, manifestBytes, knowsIds } = from;
  return builds.map(build => {
    let chain = 'chain';
    const layers = build.map(({ version, compression }, step): PullLayer => {
      const isEmpty = from.empty[step] && version === 0;
      const contents = isEmpty ? 'empty' : `${step}.${version}`;
      chain = `${chain}/${contents}`;
      return {
        digest: isEmpty ? 'empty' : `${contents}.${compression}`,
        compressedBytes: isEmpty ? 32 : from.sizes[step][version][compression],
        step: `step ${step}`,
        ...(knowsIds && { diffId: `diff ${contents}`, chainId: chain }),
      };
    });
    return {
      digest: layers.map(({ digest }) => digest).join('|'),
      at: TODAY,
      layers,
      configBytes,
      manifestBytes,
    };
  });
}

/** Releases of one image, oldest first: chain IDs known or not, layers that repeat, rollbacks. */
export const releases: fc.Arbitrary<PullImage[]> = history.map(imagesOf);

const pathIds = networkPaths.map(({ id }): NetworkPathId => id);

/** Any settings that a stream can have, of a size that a company has. */
export const settings: fc.Arbitrary<CostSettings> = fc.record({
  path: fc.constantFrom(...pathIds),
  region: fc.constantFrom('us-east-1', 'eu-central-1', 'eastus', 'nowhere'),
  instances: fc.integer({ min: 0, max: 300 }),
  deploymentsPerMonth: fc.oneof(
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 0, max: 900 }).map(in90Days => in90Days / 3),
  ),
  nodes: fc.integer({ min: 0, max: 300 }),
  placement: fc.constantFrom('even', 'random', 'packed', 'daemonset'),
  instancesPerNode: fc.integer({ min: 1, max: 30 }),
  runtime: fc.constantFrom('node', 'node', 'node', 'task', 'import'),
  cache: fc.constantFrom('none', 'warm', 'warm', 'hitRatio'),
  hitRatio: fc.double({ min: 0, max: 1, noNaN: true }),
  reuse: fc.constantFrom('chain', 'digest', 'either'),
  coldShare: fc.oneof(
    fc.constant(0),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constant('auto' as const),
  ),
  extraColdPulls: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 })),
  nodeBandwidth: fc.integer({ min: 1_000_000, max: 5_000_000_000 }),
  waves: fc.integer({ min: 1, max: 10 }),
  zones: fc.integer({ min: 1, max: 6 }),
  crossZoneShare: fc.oneof(
    fc.constant(0),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  gigabyte: fc.constantFrom('provider', 'decimal', 'binary'),
  otherTrafficBytes: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 10 ** 15 }),
  ),
  sharedNodes: fc.boolean(),
  storageSharing: fc.constantFrom('repository', 'registry', 'none'),
});

/** A stream, of releases that others may share layers of. */
export const stream: fc.Arbitrary<CostStream> = fc
  .record({
    releases,
    settings,
    platformShare: fc.constantFrom(1, 1, 1, 0.7, 0.3, 0),
    held: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 7,
      maxLength: 7,
    }),
  })
  .map(({ releases: images, settings: chosen, platformShare, held }) =>
    costStream(
      images.map(image => ({
        ...image,
        layers: image.layers.map((layer, place) => ({
          ...layer,
          heldByOthers: held[place],
        })),
      })),
      chosen,
      { platformShare },
    ),
  );

/** One to four streams: several repositories, environments, registries. */
export const streams: fc.Arbitrary<CostStream[]> = fc
  .array(
    fc.record({
      stream,
      environment: fc.constantFrom(undefined, 'production', 'staging'),
      repository: fc.constantFrom(
        '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/checkout',
        'ghcr.io/shop/worker',
        'registry.example.com/shop/web',
      ),
      stored: fc.option(
        fc.record({
          blobBytes: fc.integer({ min: 0, max: 10 ** 13 }),
          images: fc.integer({ min: 0, max: 300 }),
        }),
        { nil: undefined },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(parts =>
    parts.map(({ stream: of, ...rest }, index) => ({
      ...of,
      ...rest,
      id: `stream ${index}`,
    })),
  );
