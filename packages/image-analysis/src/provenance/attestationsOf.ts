import { Descriptor } from '@image-insights/oci-registry';
import { isProvenance } from './statementSchema';

const REFERENCE_TYPE = 'vnd.docker.reference.type';
const REFERENCE_DIGEST = 'vnd.docker.reference.digest';
const PREDICATE_TYPE = 'in-toto.io/predicate-type';
const IN_TOTO = 'application/vnd.in-toto+json';

/**
 * Statements larger than this are not fetched: BuildKit's provenance takes some
 * tens of kilobytes.
 * @public
 */
export const LARGEST_STATEMENT_BYTES = 8 * 1024 * 1024;
const MOST_OTHERS = 20;

/** An attestation manifest that an index lists. @public */
export interface AttestationReference {
  /** The manifest with the statements. */
  manifest: Descriptor;
  /** Digest of the image's manifest that it speaks of. */
  imageDigest: string;
}

/**
 * The attestation manifests among the children of an index, as BuildKit
 * attaches them (moby/buildkit, docs/attestations/attestation-storage.md).
 * @public
 */
export function attestationsOf(index: {
  manifests: readonly Descriptor[];
}): AttestationReference[] {
  return index.manifests.flatMap(manifest => {
    const annotations = manifest.annotations ?? {};
    const imageDigest = annotations[REFERENCE_DIGEST];
    return annotations[REFERENCE_TYPE] === 'attestation-manifest' && imageDigest
      ? [{ manifest, imageDigest }]
      : [];
  });
}

/** What an attestation manifest offers. @public */
export interface AttestationLayers {
  /**
   * The statement to fetch and give to `parseProvenance`: the newest version of
   * SLSA provenance that is not too large. Absent where there is none.
   */
  provenance?: Descriptor;
  /** Predicate types of the other statements, such as SBOMs, which are never fetched. */
  others: string[];
}

/**
 * Tells the one blob of an attestation manifest that is worth fetching.
 * @public
 */
export function attestationLayers(manifest: {
  layers: readonly Descriptor[];
}): AttestationLayers {
  const statements = manifest.layers
    .filter(({ mediaType }) => mediaType === IN_TOTO)
    .map(layer => ({ layer, type: layer.annotations?.[PREDICATE_TYPE] ?? '' }));
  const provenance = statements
    .filter(
      ({ layer, type }) =>
        isProvenance(type) && layer.size <= LARGEST_STATEMENT_BYTES,
    )
    .sort((left, right) => right.type.localeCompare(left.type, 'en'))
    .at(0)?.layer;
  return {
    ...(provenance ? { provenance } : {}),
    others: [
      ...new Set(
        statements
          .filter(({ layer, type }) => layer !== provenance && type !== '')
          .map(({ type }) => type.slice(0, 200)),
      ),
    ].slice(0, MOST_OTHERS),
  };
}
