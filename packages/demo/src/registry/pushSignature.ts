import { createHash, createPrivateKey, sign } from 'node:crypto';
import { Repository, digestOf } from './RegistryContent';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';

/** What precedes the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The demo's signing key. Made from a public sentence, so it protects
 * nothing; it only lets signatures be real and the same on every start.
 */
function signingKey() {
  const seed = createHash('sha256').update('image-insights demo').digest();
  return createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
}

/**
 * Pushes a signature as cosign does: an artefact in the form of an image,
 * under a tag made of the signed digest.
 *
 * @throws Error where the repository has no such tag.
 */
export function pushSignature(
  repository: Repository,
  push: { ofTag: string; name: string },
): void {
  const signed = repository.tags.get(push.ofTag);
  if (!signed) {
    throw new Error(
      `A signature is told of ${push.name}:${push.ofTag}, which has not been pushed before it`,
    );
  }
  const payload = Buffer.from(
    JSON.stringify({
      critical: {
        identity: { 'docker-reference': push.name },
        image: { 'docker-manifest-digest': signed },
        type: 'cosign container image signature',
      },
      optional: null,
    }),
  );
  const digest = repository.addBlob(payload);
  const config = Buffer.from(
    JSON.stringify({
      architecture: '',
      created: '0001-01-01T00:00:00Z',
      history: [{ created: '0001-01-01T00:00:00Z' }],
      os: '',
      rootfs: { type: 'layers', diff_ids: [digestOf(payload)] },
      config: {},
    }),
  );
  repository.addManifest(
    MANIFEST,
    {
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: {
        mediaType: CONFIG,
        digest: repository.addBlob(config),
        size: config.length,
      },
      layers: [
        {
          mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
          digest,
          size: payload.length,
          annotations: {
            'dev.cosignproject.cosign/signature': sign(
              null,
              payload,
              signingKey(),
            ).toString('base64'),
          },
        },
      ],
    },
    [`${signed.replace(':', '-')}.sig`],
  );
}
