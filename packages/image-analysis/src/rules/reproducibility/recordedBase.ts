import { Reference, parseReference } from '@image-insights/oci-registry';
import { BaseMethod, Confidence } from '../../model';
import { RuleInput } from '../RuleInput';

/** The base by the name that the build gave it. */
export interface RecordedBase {
  /** As recorded. */
  name: string;
  reference: Reference;
  /** False where the name has no tag and so means `latest`. */
  isTagged: boolean;
  /** What the build resolved it to, where recorded. */
  digest?: string;
  /** By what it is known, in words. */
  method: string;
  confidence: Confidence;
}

/** Methods that tell the name in the Dockerfile, and not one like it. */
const RECORDING: ReadonlyMap<BaseMethod, string> = new Map([
  ['annotation', 'recorded in the base annotations'],
  ['buildpacks-metadata', 'recorded by the buildpacks lifecycle'],
  ['buildah-comment', 'recorded by buildah in the history'],
  ['provenance', 'recorded in the provenance attestation'],
]);

/** Images that a build uses without being based on them. */
const HELPERS =
  /(?:^|\/)(?:docker\/dockerfile|docker\/buildkit-syft-scanner|tonistiigi\/binfmt)(?:[:@]|$)/;

/**
 * The base image as the build named it; absent where only its layers or the
 * form of the history tell, for these tell no tag.
 */
export function recordedBase({
  image,
  provenance,
}: RuleInput): RecordedBase | undefined {
  const { base } = image;
  const how = base.known ? RECORDING.get(base.method) : undefined;
  if (base.known && base.name !== undefined && how !== undefined) {
    return read({
      name: base.name,
      digest: base.digest,
      method: how,
      confidence: base.confidence,
    });
  }
  if (base.known && base.layerCount === 0) {
    return undefined;
  }
  const images = provenance.known
    ? provenance.value.images.filter(({ name }) => !HELPERS.test(name))
    : [];
  // With several stages, nobody tells which one the base was.
  return images.length === 1
    ? read({
        name: images[0].name,
        digest: images[0].digest,
        method: 'the only image that the provenance attestation lists',
        confidence: 'certain',
      })
    : undefined;
}

/** Why {@link recordedBase} has none, for an outcome. */
export function unrecordedReason({ image }: RuleInput): string {
  const { base } = image;
  if (!base.known) {
    return `the base image is not known: ${base.reason}`;
  }
  return `the image does not record by which name the Dockerfile calls its base; it is known by ${base.method}`;
}

function read(
  given: Omit<RecordedBase, 'reference' | 'isTagged'>,
): RecordedBase | undefined {
  const reference = tryParse(given.name);
  if (!reference) {
    return undefined;
  }
  const withoutDigest = given.name.split('@')[0];
  const isTagged = withoutDigest
    .slice(withoutDigest.lastIndexOf('/') + 1)
    .includes(':');
  return { ...given, reference, isTagged };
}

function tryParse(name: string): Reference | undefined {
  try {
    return parseReference(name);
  } catch {
    return undefined;
  }
}
