import { ImageFacts } from '../facts/ImageFacts';
import { isSignedBy } from '../describe/recogniseBuilder';
import { BuilderFact } from '../model';

/**
 * Where the image's own steps begin, by what the builder writes into them:
 * buildah a comment `FROM <base>` into the first, kaniko, jib, ko and the
 * buildpacks lifecycle their name into each.
 */
export interface OwnSteps {
  /** Index in history of the first own entry. */
  firstEntry: number;
  /** The base as buildah's comment names it. */
  from?: string;
}

/** Finds the first own step of an image, if its builder marks it. */
export function ownSteps(
  facts: ImageFacts,
  builder: BuilderFact,
): OwnSteps | undefined {
  const history = facts.history ?? [];
  if (builder.name === 'buildah') {
    const firstEntry = history.findLastIndex(entry =>
      /^FROM \S+$/.test(entry.comment ?? ''),
    );
    const from = history[firstEntry]?.comment?.slice('FROM '.length);
    return from === undefined ? undefined : { firstEntry, from };
  }
  let firstEntry = history.length;
  while (firstEntry > 0) {
    const entry = history[firstEntry - 1];
    if (!isSignedBy(entry, builder.name)) {
      break;
    }
    firstEntry -= 1;
  }
  return firstEntry === history.length ? undefined : { firstEntry };
}
