import { HistoryFacts, ImageFacts } from '../facts/ImageFacts';
import { isSignedBy } from '../describe/recogniseBuilder';
import { BuilderFact } from '../model';

/**
 * Where the image's own steps begin, by what the builder writes into them:
 * buildah a comment `FROM <base>` into the first that made a layer, kaniko, jib, ko and the
 * buildpacks lifecycle their name into each.
 */
export interface OwnSteps {
  /** Index in history of the first entry that surely is its own. */
  firstEntry: number;
  /** The base as buildah's comment names it; `scratch` where there is none. */
  from?: string;
}

const FROM = /^FROM (\S+)$/;

/** With `--layers`, buildah names the image of the step before by its ID. */
const STEP_BEFORE = /^FROM [a-f0-9]{12}$/;

/** Finds the first own step of an image, if its builder marks it. */
export function ownSteps(
  facts: ImageFacts,
  builder: BuilderFact,
): OwnSteps | undefined {
  const history = facts.history ?? [];
  return builder.name === 'buildah'
    ? afterFromComment(history)
    : afterUnsigned(history, builder);
}

function afterFromComment(
  history: readonly HistoryFacts[],
): OwnSteps | undefined {
  const firstEntry = history.findLastIndex(
    ({ comment = '' }) => FROM.test(comment) && !STEP_BEFORE.test(comment),
  );
  const from = FROM.exec(history[firstEntry]?.comment ?? '')?.[1];
  if (from !== undefined) {
    return { firstEntry, from };
  }
  // On nothing, the first step has no image before it and so no comment.
  const isOnScratch =
    history.length > 1 &&
    !history[0].comment &&
    history.slice(1).every(({ comment = '' }) => STEP_BEFORE.test(comment));
  return isOnScratch ? { firstEntry: 0, from: 'scratch' } : undefined;
}

function afterUnsigned(
  history: readonly HistoryFacts[],
  builder: BuilderFact,
): OwnSteps | undefined {
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
