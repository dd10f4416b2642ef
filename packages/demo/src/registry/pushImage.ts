import { LayerSpec, digestsOf, layerBlob } from '../blobs';
import { DemoImage, ImageStep, resolveMoment } from '../images';
import { RegistryContent, Repository } from './RegistryContent';

/** What there is to know when an image is pushed. */
export interface ImageContext {
  now: Date;
  /** Repositories that were filled before, base images among them. */
  content: RegistryContent;
  host: string;
  /** The repository's own name with its host. */
  name: string;
}

const MEDIA_TYPES = {
  docker: {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    gzip: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
    zstd: 'application/vnd.docker.image.rootfs.diff.tar.zstd',
    none: 'application/vnd.docker.image.rootfs.diff.tar',
  },
  oci: {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    gzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
    zstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
    none: 'application/vnd.oci.image.layer.v1.tar',
  },
};

function pushLayer(
  repository: Repository,
  layer: LayerSpec,
  format: DemoImage['format'],
) {
  const { digest, compressedBytes } = digestsOf(layer);
  repository.blobs.set(digest, {
    bytes: compressedBytes,
    open: () => layerBlob(layer),
  });
  return {
    mediaType: MEDIA_TYPES[format][layer.packing],
    digest,
    size: compressedBytes,
  };
}

function historyEntry(step: ImageStep, { now, host }: ImageContext) {
  const { builtFrom } = step;
  const comment = builtFrom
    ? `FROM ${host}/${builtFrom.repository}:${builtFrom.tag}`
    : step.comment;
  return {
    ...(step.at !== undefined && { created: resolveMoment(step.at, now) }),
    ...(step.author !== undefined && { author: step.author }),
    ...(step.createdBy !== undefined && { created_by: step.createdBy }),
    ...(comment !== undefined && { comment }),
    ...(step.layer === undefined && { empty_layer: true }),
  };
}

function layersOf(image: DemoImage): LayerSpec[] {
  return image.steps.flatMap(({ layer }) => (layer ? [layer] : []));
}

/** The image's config, as its builder writes it. */
function configOf(image: DemoImage, context: ImageContext) {
  const { now, host } = context;
  const { run } = image;
  const diffIds = layersOf(image).map(layer => digestsOf(layer).diffId);
  const labels = { ...run.labels, ...image.layerLabels?.({ diffIds, host }) };
  const config = {
    ...(run.user && { User: run.user }),
    ...(run.exposedPorts.length > 0 && {
      ExposedPorts: Object.fromEntries(
        run.exposedPorts.map(port => [port, {}]),
      ),
    }),
    Env: run.env,
    ...(run.entrypoint && { Entrypoint: run.entrypoint }),
    ...(run.cmd && { Cmd: run.cmd }),
    ...(run.workingDir && { WorkingDir: run.workingDir }),
    ...(Object.keys(labels).length > 0 && { Labels: labels }),
  };
  return {
    created: resolveMoment(image.createdAt, now),
    ...(image.author && { author: image.author }),
    architecture: image.platform.architecture,
    os: image.platform.os,
    config,
    ...(image.dockerVersion && {
      docker_version: image.dockerVersion,
      container_config: config,
    }),
    rootfs: { type: 'layers', diff_ids: diffIds },
    history: image.steps.map(step => historyEntry(step, context)),
  };
}

function baseAnnotations(
  image: DemoImage,
  { content, host }: ImageContext,
): Record<string, string> {
  if (!image.recordedBase) return {};
  const { repository, tag } = image.recordedBase;
  const digest = content.get(repository)?.tags.get(tag);
  if (!digest) {
    throw new Error(
      `An image records the base ${repository}:${tag}, which has not been pushed: tell base images before the services on them`,
    );
  }
  return {
    'org.opencontainers.image.base.name': `${host}/${repository}:${tag}`,
    'org.opencontainers.image.base.digest': digest,
  };
}

/** Pushes layers, config and manifest, and returns the manifest's descriptor. */
export function pushImage(
  repository: Repository,
  push: { tags: string[]; image: DemoImage },
  context: ImageContext,
) {
  const { image, tags } = push;
  const types = MEDIA_TYPES[image.format];
  const config = Buffer.from(JSON.stringify(configOf(image, context)));
  const annotations = {
    ...image.annotations,
    ...baseAnnotations(image, context),
  };
  const { digest, bytes } = repository.addManifest(
    types.manifest,
    {
      schemaVersion: 2,
      mediaType: types.manifest,
      config: {
        mediaType: types.config,
        digest: repository.addBlob(config),
        size: config.length,
      },
      layers: layersOf(image).map(layer =>
        pushLayer(repository, layer, image.format),
      ),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    tags,
  );
  return {
    mediaType: types.manifest,
    digest,
    size: bytes,
    platform: image.platform,
  };
}
