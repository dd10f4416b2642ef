import { BuilderFact, Instruction } from '../model';
import { JoinedHistory } from './joinHistory';

/** Input of {@link mergeSteps}. */
export interface MergeStepsOptions {
  builder: BuilderFact;
  joined: JoinedHistory;
  told: ReadonlyArray<Instruction | undefined>;
  firstOwnEntry?: number;
}

/** Told steps after merging, and which entries went into a later one. */
export interface MergedSteps {
  told: Array<Instruction | undefined>;
  merged: ReadonlySet<number>;
}

const CHANGES_FILES = new Set(['RUN', 'COPY', 'ADD']);

/**
 * Without `--layers`, buildah commits all steps as one layer and marks every
 * step but the last as empty. That layer's instruction is then all of them.
 */
export function mergeSteps(options: MergeStepsOptions): MergedSteps {
  const { builder, joined, firstOwnEntry } = options;
  const told = [...options.told];
  const merged = new Set<number>();
  const last = joined.madeLayer.lastIndexOf(true);
  if (
    builder.name !== 'buildah' ||
    firstOwnEntry === undefined ||
    last <= firstOwnEntry ||
    joined.madeLayer.indexOf(true, firstOwnEntry) !== last
  ) {
    return { told, merged };
  }
  const parts: Instruction[] = [];
  for (let index = firstOwnEntry; index < last; index += 1) {
    const step = told[index];
    if (step && CHANGES_FILES.has(step.keyword)) {
      parts.push(step);
      merged.add(index);
    }
  }
  const closing = told[last];
  if (closing) {
    parts.push(closing);
  }
  const leading =
    parts.find(({ keyword }) => keyword === 'RUN') ??
    parts.find(({ keyword }) => CHANGES_FILES.has(keyword)) ??
    closing;
  if (merged.size > 0 && leading) {
    told[last] = {
      keyword: leading.keyword,
      text: parts.map(({ text }) => text).join('\n'),
    };
  }
  return { told, merged };
}
