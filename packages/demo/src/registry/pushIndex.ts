import { DemoImage, resolveMoment } from '../images';
import { Repository } from './RegistryContent';
import { ImageContext, pushImage } from './pushImage';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const STATEMENT = 'application/vnd.in-toto+json';
const PROVENANCE = 'https://slsa.dev/provenance/v0.2';

/**
 * A provenance attestation as BuildKit writes it: a manifest for the platform
 * `unknown/unknown` whose one layer is an in-toto statement about the image.
 */
function pushProvenance(
  repository: Repository,
  image: DemoImage,
  imageDigest: string,
  { name, now }: ImageContext,
) {
  const statement = Buffer.from(
    JSON.stringify({
      _type: 'https://in-toto.io/Statement/v0.1',
      predicateType: PROVENANCE,
      subject: [
        {
          name: `pkg:docker/${name}?platform=${image.platform.os}%2F${image.platform.architecture}`,
          digest: { sha256: imageDigest.replace('sha256:', '') },
        },
      ],
      predicate: {
        builder: { id: '' },
        buildType: 'https://mobyproject.org/buildkit@v1',
        invocation: {
          configSource: { entryPoint: 'Dockerfile' },
          parameters: { frontend: 'dockerfile.v0' },
          environment: {
            platform: `${image.platform.os}/${image.platform.architecture}`,
          },
        },
        metadata: {
          buildFinishedOn: resolveMoment(image.createdAt, now),
          completeness: { parameters: true, environment: true },
          reproducible: false,
        },
      },
    }),
  );
  const digest = repository.addBlob(statement);
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'unknown',
      os: 'unknown',
      config: {},
      rootfs: { type: 'layers', diff_ids: [digest] },
    }),
  );
  const manifest = repository.addManifest(MANIFEST, {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: {
      mediaType: CONFIG,
      digest: repository.addBlob(config),
      size: config.length,
    },
    layers: [
      {
        mediaType: STATEMENT,
        digest,
        size: statement.length,
        annotations: { 'in-toto.io/predicate-type': PROVENANCE },
      },
    ],
  });
  return {
    mediaType: MANIFEST,
    digest: manifest.digest,
    size: manifest.bytes,
    annotations: {
      'vnd.docker.reference.digest': imageDigest,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
    platform: { architecture: 'unknown', os: 'unknown' },
  };
}

/** Pushes the images of several platforms under one index. */
export function pushIndex(
  repository: Repository,
  push: { tags: string[]; images: DemoImage[]; provenance: boolean },
  context: ImageContext,
): void {
  const images = push.images.map(image =>
    pushImage(repository, { image, tags: [] }, context),
  );
  const attestations = push.provenance
    ? push.images.map((image, position) =>
        pushProvenance(repository, image, images[position].digest, context),
      )
    : [];
  repository.addManifest(
    INDEX,
    {
      schemaVersion: 2,
      mediaType: INDEX,
      manifests: [...images, ...attestations],
    },
    push.tags,
  );
}
