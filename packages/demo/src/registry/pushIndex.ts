import { DemoImage } from '../images';
import { Provenance } from '../stories/story';
import { Repository } from './RegistryContent';
import { provenanceStatement } from './provenanceStatement';
import { ImageContext, pushImage } from './pushImage';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
const STATEMENT = 'application/vnd.in-toto+json';

/**
 * A provenance attestation as BuildKit writes it: a manifest for the platform
 * `unknown/unknown` whose one layer is an in-toto statement about the image.
 */
function pushProvenance(
  repository: Repository,
  subject: { image: DemoImage; digest: string; provenance: Provenance },
  context: ImageContext,
) {
  const { predicateType, ...content } = provenanceStatement(subject, context);
  const statement = Buffer.from(JSON.stringify({ predicateType, ...content }));
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
        annotations: { 'in-toto.io/predicate-type': predicateType },
      },
    ],
  });
  return {
    mediaType: MANIFEST,
    digest: manifest.digest,
    size: manifest.bytes,
    annotations: {
      'vnd.docker.reference.digest': subject.digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
    platform: { architecture: 'unknown', os: 'unknown' },
  };
}

/** Pushes the images of several platforms under one index. */
export function pushIndex(
  repository: Repository,
  push: { tags: string[]; images: DemoImage[]; provenance?: Provenance },
  context: ImageContext,
): void {
  const images = push.images.map(image =>
    pushImage(repository, { image, tags: [] }, context),
  );
  const { provenance } = push;
  const attestations = provenance
    ? push.images.map((image, position) =>
        pushProvenance(
          repository,
          { image, digest: images[position].digest, provenance },
          context,
        ),
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
