import { ImageFacts } from '../facts/ImageFacts';

const NAME = 'org.opencontainers.image.base.name';
const DIGEST = 'org.opencontainers.image.base.digest';
const DIGEST_FORM = /^sha256:[a-f0-9]{64}$|^sha512:[a-f0-9]{128}$/;

/**
 * What an image itself says of its base. `inherited` where it comes from a
 * label: labels pass from a base to what is built on it, so it may speak of
 * the base's own base.
 */
export interface BaseAnnotation {
  name?: string;
  digest?: string;
  inherited: boolean;
}

/** Reads the base annotations of manifest, index and labels, in that order. */
export function baseAnnotation(facts: ImageFacts): BaseAnnotation | undefined {
  const places = [
    { values: facts.annotations, inherited: false },
    { values: facts.indexAnnotations, inherited: false },
    { values: facts.labels, inherited: true },
  ];
  for (const { values, inherited } of places) {
    const name = values[NAME] || undefined;
    const written = values[DIGEST] ?? '';
    const digest = DIGEST_FORM.test(written) ? written : undefined;
    if (name !== undefined || digest !== undefined) {
      return { name, digest, inherited };
    }
  }
  return undefined;
}
