import { LayerSpec } from '../blobs';
import { BuildOptions } from './build';
import { BaseRecord, DemoImage, Moment, RunConfig, scratch } from './image';

/** Builders that need no Dockerfile: each names its layers in its own way. */

interface ToolBuild extends Pick<BuildOptions, 'labels' | 'annotations'> {
  from?: DemoImage;
  at: Moment;
  run: Partial<RunConfig>;
}

function on(options: ToolBuild): DemoImage {
  const base = options.from ?? scratch;
  return {
    ...base,
    createdAt: options.at,
    format: 'oci',
    dockerVersion: undefined,
    run: {
      ...base.run,
      ...options.run,
      labels: { ...base.run.labels, ...options.labels },
    },
    annotations: options.annotations ?? {},
  };
}

/** Cloud Native Buildpacks, with `pack build --creation-time now`. */
export function buildpacks(
  options: ToolBuild & {
    from: DemoImage;
    base: BaseRecord;
    /** Name of the layer as its buildpack says it, bottom first. */
    layers: { createdBy: string; layer: LayerSpec }[];
  },
): DemoImage {
  const image = on(options);
  const baseLayers = options.from.steps.filter(step => step.layer).length;
  return {
    ...image,
    steps: [
      ...options.from.steps,
      ...options.layers.map(({ createdBy, layer }) => ({
        at: '1980-01-01T00:00:01Z',
        createdBy,
        layer,
      })),
    ],
    run: {
      ...image.run,
      labels: {
        ...image.run.labels,
        'io.buildpacks.stack.id': 'io.buildpacks.stacks.bookworm',
        'io.buildpacks.base.distro.name': 'debian',
        'io.buildpacks.base.distro.version': '12',
      },
    },
    layerLabels: ({ diffIds, host }) => ({
      'io.buildpacks.lifecycle.metadata': JSON.stringify({
        app: diffIds.slice(-1).map(sha => ({ sha })),
        runImage: {
          topLayer: diffIds[baseLayers - 1],
          image: `${host}/${options.base.repository}:${options.base.tag}`,
        },
        stack: {
          runImage: { image: `${host}/${options.base.repository}` },
        },
      }),
    }),
  };
}

/** Jib for Maven, with `creationTime` set to the time of the build. */
export function jib(
  options: ToolBuild & {
    layers: { role: string; layer: LayerSpec }[];
  },
): DemoImage {
  const image = on(options);
  return {
    ...image,
    author: 'Jib',
    steps: [
      ...image.steps,
      ...options.layers.map(({ role, layer }) => ({
        at: '1970-01-01T00:00:00Z',
        createdBy: 'jib-maven-plugin:3.4.3',
        author: 'Jib',
        comment: role,
        layer,
      })),
    ],
  };
}

/** ko, with SOURCE_DATE_EPOCH set to the commit's time. */
export function ko(
  options: ToolBuild & {
    importPath: string;
    base: BaseRecord;
    layers: { comment: string; layer: LayerSpec }[];
  },
): DemoImage {
  const image = on(options);
  return {
    ...image,
    author: 'github.com/ko-build/ko',
    steps: [
      ...image.steps,
      ...options.layers.map(({ comment, layer }) => ({
        at: options.at,
        createdBy: `ko build ko://${options.importPath}`,
        author: 'ko',
        comment,
        layer,
      })),
    ],
    recordedBase: options.base,
  };
}

/** Bazel's rules_oci: reproducible to the last bit, hence the year 1970. */
export function bazel(
  options: ToolBuild & { layers: { label: string; layer: LayerSpec }[] },
): DemoImage {
  const image = on(options);
  return {
    ...image,
    steps: [
      ...image.steps,
      ...options.layers.map(({ label, layer }) => ({
        at: '1970-01-01T00:00:00Z',
        createdBy: `bazel build ${label}`,
        layer,
      })),
    ],
  };
}
